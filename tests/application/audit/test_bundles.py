"""A case carried away: what a third party can check of it alone, and what is not in it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.ledger.signing import SigningKey
from application.audit.bundle.zips import zipped
from application.audit.ledger.notes import COSIGNATURE, ED25519
from domain.applications import APPLICATION
from tests.adapters.ledger.witnessing import KEY
from tests.application.audit.conftest import Played
from tests.application.audit.exhibits import (
    AUTHENTIC,
    BROKEN,
    CONSISTENT,
    USAGE,
    Exhibits,
    as_third_party,
    files_in,
    put_together,
    remade,
    rows,
    verified,
    witnesses,
)
from tests.offices import ORIGIN

OTHER_OPERATOR = SigningKey.make(ORIGIN, ED25519)
OTHER_WITNESS = SigningKey.make("witness.example/other", COSIGNATURE)
ARCHIVE = "(the zip archive itself)"


@pytest.mark.parametrize("variant", ["whole", "party"])
def test_either_variant_verifies_against_trusted_keys(
    variant: str, exhibits: Exhibits, request: pytest.FixtureRequest
) -> None:
    data = request.getfixturevalue(variant)
    status, said = verified(data, exhibits.operators, witnesses())
    assert status == AUTHENTIC, said
    assert "NOT proven" in said
    assert "DEMONSTRATION" in said


def test_a_case_whose_sheets_were_closed_corrected_and_voted_on_verifies_too(
    exhibits: Exhibits, played: Played
) -> None:
    status, said = verified(exhibits.of(played.round.selected), exhibits.operators, witnesses())
    assert status == AUTHENTIC, said
    assert "5 tallies come out as recorded" in said
    assert "4 results and listed scores follow" in said


def test_with_its_own_keys_alone_it_is_consistent_and_not_authentic(whole: bytes, exhibits: Exhibits) -> None:
    for operators, trusted in (([], []), (exhibits.operators, []), ([], witnesses())):
        status, said = verified(whole, operators, trusted)
        assert status == CONSISTENT
        assert "internally consistent, not authentic" in said


def test_it_is_verified_with_nothing_but_python(whole: bytes, exhibits: Exhibits, tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(whole)
    keys = ("--operator", exhibits.operators[0].text, "--witness", str(KEY.verifier))
    answer = as_third_party(str(file), *keys)
    assert answer.returncode == AUTHENTIC, answer.stdout + answer.stderr
    file.write_bytes(whole.replace("(가상)".encode(), "(거짓)".encode()))
    assert as_third_party(str(file), *keys).returncode == BROKEN
    assert as_third_party(str(tmp_path / "none.zip")).returncode == USAGE
    assert as_third_party(str(file), "--operator", "no key").returncode == USAGE
    assert as_third_party(str(file), "--operator", str(KEY.verifier)).returncode == USAGE


def test_the_same_case_asked_for_twice_is_the_same_bytes(
    whole: bytes, party: bytes, exhibits: Exhibits, played: Played
) -> None:
    case = played.round.rejected
    lead = exhibits.at.office.find(APPLICATION, case).state.form.leads[0]
    assert exhibits.of(case) == whole
    assert exhibits.of(case, lead) == party
    assert len(whole) > len(party)


@pytest.mark.parametrize("variant", ["whole", "party"])
def test_a_bit_flipped_in_any_file_is_found_and_the_file_named(variant: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(variant)
    files = files_in(data)
    at = 0
    starts = {name: (at := data.index(content, at)) for name, content in files.items()}

    @given(st.sampled_from(sorted(files)), st.data())
    @settings(max_examples=40, derandomize=True, deadline=None, database=None)
    def flipped(name: str, drawn: st.DataObject) -> None:
        place = starts[name] + drawn.draw(st.integers(0, len(files[name]) - 1))
        status, said = verified(flip(data, place, drawn.draw(st.integers(0, 7))), [], [])
        assert status == BROKEN
        assert f": {name}: " in said

    flipped()


def test_a_bit_flipped_between_the_files_is_found(whole: bytes) -> None:
    files = files_in(whole)
    at = 0
    between: list[int] = []
    for content in files.values():
        start = whole.index(content, at)
        between += range(at, start)
        at = start + len(content)
    between += range(at, len(whole))

    @given(st.sampled_from(between), st.integers(0, 7))
    @settings(max_examples=60, derandomize=True, deadline=None, database=None)
    def flipped(place: int, bit: int) -> None:
        assert verified(flip(whole, place, bit), [], [])[0] == BROKEN

    flipped()


def flip(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def test_an_archive_that_is_cut_added_to_or_put_in_another_order_is_found(whole: bytes) -> None:
    files = list(files_in(whole).items())
    for data in (
        b"",
        whole[:100],
        whole[:-1],
        whole + b"\0",
        zipped(files[:-1]),
        zipped([*files, ("facts/99999999.json", b"{}")]),
        zipped([*files, ("extra.txt", b"read me")]),
        zipped([*files, ("../escape", b"")]),
        zipped([*files, files[3]]),
        zipped([*files[:1], *files[:0:-1]]),
    ):
        status, said = verified(data, [], [])
        assert status == BROKEN
        assert "BROKEN" in said


def test_a_bundle_remade_with_other_keys_is_not_authentic(whole: bytes, exhibits: Exhibits) -> None:
    forged = remade(files_in(whole), OTHER_OPERATOR, OTHER_WITNESS)
    assert verified(forged, [], [])[0] == CONSISTENT, "whoever believes its own keys learns nothing"
    status, said = verified(forged, exhibits.operators, witnesses())
    assert status == BROKEN
    assert "made with other keys" in said
    stolen = remade(files_in(whole), exhibits.key, OTHER_WITNESS)
    status, said = verified(stolen, exhibits.operators, witnesses())
    assert status == BROKEN
    assert "no witness's key that you trust" in said


def test_a_score_that_the_sheets_do_not_come_to_is_found_whoever_signs(whole: bytes) -> None:
    files = files_in(whole)
    name, body = next((name, body) for name, body in files.items() if b'"tally":{' in body)
    score = json.loads(body)["fact"]["tally"]["score"]
    altered = {**files, name: body.replace(f'"score":"{score}"'.encode(), b'"score":"99.99"')}
    status, said = verified(remade(altered, OTHER_OPERATOR, OTHER_WITNESS), [], [])
    assert status == BROKEN
    assert f"{name}: the tally's score: recorded 99.99, computed {score}" in said


def test_a_result_that_does_not_follow_from_its_tally_is_found_whoever_signs(
    exhibits: Exhibits, played: Played
) -> None:
    files = files_in(exhibits.of(played.round.selected))
    leaves = files["leaves.json"].replace(b'"name":"application.stage_passed"', b'"name":"application.stage_failed"', 1)
    status, said = verified(remade({**files, "leaves.json": leaves}, OTHER_OPERATOR, OTHER_WITNESS), [], [])
    assert status == BROKEN
    assert "it is not the result of the tally it rests on" in said
    name, body = next((name, body) for name, body in files.items() if b'"standings":[' in body)
    listed = re.sub(rb'("final":\{"cooperation":)"[^"]*"', rb'\1"1"', body)
    status, said = verified(remade({**files, name: listed}, OTHER_OPERATOR, OTHER_WITNESS), [], [])
    assert status == BROKEN
    assert f"{name}: the score on the list" in said


def test_a_sheet_that_was_opened_as_another_than_was_sealed_is_found_whoever_signs(whole: bytes) -> None:
    files = files_in(whole)
    names = {row["file"] for row in rows(whole) if row["name"] == "sheet.revealed"}
    name = min(names)
    altered = re.sub(rb'"points":"[0-9.]+"', b'"points":"1.00"', files[name], count=1)
    status, said = verified(remade({**files, name: altered}, OTHER_OPERATOR, OTHER_WITNESS), [], [])
    assert status == BROKEN
    assert f"{name}: other marks than were sealed" in said


def changed(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    """A change to a file's JSON."""

    def altered(data: bytes) -> bytes:
        value = json.loads(data)
        change(value)
        return json.dumps(value, ensure_ascii=False).encode()

    return altered


LIES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "another text": ("texts.json", changed(lambda rows: rows[0].update(text="(가상) 다른 제목"))),
    "another salt": ("texts.json", changed(lambda rows: rows[0].update(salt="00" * 32))),
    "a text of nothing": ("texts.json", changed(lambda rows: rows[0].update(path="fact.none"))),
    "a text twice": ("texts.json", changed(lambda rows: rows.append(rows[0]))),
    "a text kept back": ("redactions.json", changed(lambda value: value["texts"].clear())),
    "a reason nobody explains": ("redactions.json", changed(lambda value: value["words"].clear())),
    "another paper": ("papers.json", changed(lambda rows: rows[0].update(stored="00" * 32))),
    "another plan": ("plan.json", changed(lambda rows: rows[0]["plan"].update(trim_from=3))),
    "a fact left out": ("facts/", changed(lambda rows: rows.pop())),
    "a fact out of order": ("leaves.json", changed(lambda rows: rows.reverse())),
    "another place": ("leaves.json", changed(lambda rows: rows[3].update(version=99))),
    "another body": ("facts/", changed(lambda rows: rows[3].update(body="00" * 32))),
    "another leaf": ("leaves.json", changed(lambda rows: rows[3].update(index=rows[3]["index"] - 1))),
    "another proof": ("leaves.json", changed(lambda rows: rows[3]["proof"].pop())),
    "a number that is none": ("leaves.json", changed(lambda rows: rows[3].update(index="four"))),
    "another case": ("facts/", changed(lambda value: value.update(case=value["call"]))),
    "another log": ("bundle.json", changed(lambda value: value.update(origin="other.example/log"))),
    "another checkpoint": ("bundle.json", changed(lambda value: value["as_of"].update(size=1))),
    "a production office": ("bundle.json", changed(lambda value: value.update(kind="production"))),
    "another call": ("facts/", changed(lambda value: value.update(call=value["case"]))),
    "an earlier position": ("facts/", changed(lambda value: value["as_of"].update(position=1))),
    "no purpose": ("bundle.json", changed(lambda value: value.pop("purpose"))),
    "for nobody": ("bundle.json", changed(lambda value: value.update(variant="anybody"))),
    "an auditor's firm": ("bundle.json", changed(lambda value: value.update(firm=value["case"]))),
    "a fact without its place": ("leaves.json", changed(lambda rows: rows[3].update(name=None))),
    "an entry that is none": ("leaves.json", changed(lambda rows: rows[3].update(entry="00"))),
    "half a place": ("leaves.json", changed(lambda rows: rows[-1].update(name=None, file=None, why="peer"))),
    "a redaction that says more": ("redactions.json", changed(lambda value: value.update(more=1))),
    "a leaf that says more": ("leaves.json", changed(lambda rows: rows[3].update(more=1))),
    "a text that says more": ("texts.json", changed(lambda rows: rows[3].update(more=1))),
    "a number of no kind": ("bundle.json", lambda data: data.replace(b'"format": 1', b'"format": NaN')),
    "another format": ("bundle.json", changed(lambda value: value.update(format=2))),
}
"""What somebody with the operator's key may say in a file, and the file that is named for it."""
TOLD_IN = {
    "a text kept back": "redactions.json",
    "a fact left out": "leaves.json",
    "another body": "leaves.json",
    "another case": "bundle.json",
    "another call": "bundle.json",
    "an earlier position": "bundle.json",
}
"""The file the lie is told in, where another one is named."""


@pytest.mark.parametrize("lie", LIES)
def test_who_has_the_operators_key_and_tells_a_lie_is_found_out(lie: str, whole: bytes, exhibits: Exhibits) -> None:
    named, change = LIES[lie]
    files = files_in(whole)
    told_in = TOLD_IN.get(lie, named)
    data = put_together({**files, told_in: change(files[told_in])}, exhibits.key)
    status, said = verified(data, exhibits.operators, witnesses())
    assert status == BROKEN
    assert f"BROKEN · 손상: {named}" in said


@pytest.mark.slow
@given(name=st.sampled_from(["leaves.json", "texts.json", "papers.json", "plan.json"]), drawn=st.data())
@settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_value_that_speaks_of_the_record_is_held_against_it_whoever_signs(
    name: str, drawn: st.DataObject, whole: bytes, exhibits: Exhibits
) -> None:
    files = files_in(whole)
    value = json.loads(files[name])
    at: Any = value
    while isinstance(at, (dict, list)) and at:
        inside, key = at, drawn.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        at = at[key]
    inside[key] = drawn.draw(st.sampled_from([None, 7, "other", [], {}]).filter(lambda other: other != at))
    data = put_together({**files, name: json.dumps(value, ensure_ascii=False).encode()}, exhibits.key)
    status, said = verified(data, exhibits.operators, witnesses())
    assert status == BROKEN, said
