"""What of a case each reader carries away: an auditor everything, a party what is its own to see."""

import json
import re
from hashlib import sha256
from uuid import UUID

import pytest

from adapters.ledger.signing import SigningKey
from application.audit.ledger.notes import COSIGNATURE, ED25519
from domain.applications import APPLICATION
from domain.facts import Refused
from domain.letters import LETTER
from tests.application.audit.conftest import Played
from tests.application.audit.exhibits import (
    AUTHENTIC,
    PURPOSE,
    Exhibits,
    files_in,
    rows,
    verified,
    witnesses,
)
from tests.offices import ORIGIN

OTHER_OPERATOR = SigningKey.make(ORIGIN, ED25519)
OTHER_WITNESS = SigningKey.make("witness.example/other", COSIGNATURE)
ARCHIVE = "(the zip archive itself)"


def test_a_partys_bundle_names_no_judge_and_no_other_application(
    whole: bytes, party: bytes, played: Played, exhibits: Exhibits
) -> None:
    office, case = exhibits.at.office, played.round.rejected
    judges = {one for sitting in played.round.panels.values() for one in sitting.people}
    others = {played.round.selected, played.round.ineligible, played.round.withdrawn}
    everything, told = (b"".join(files_in(one).values()) for one in (whole, party))
    for hidden in (*judges, *others):
        assert str(hidden).encode() not in told
        assert hidden.hex.encode() not in told
    assert any(str(one).encode() in everything for one in judges)
    partner = office.find(APPLICATION, case).state.form.partner
    assert partner
    own = [row for row in rows(party) if row["file"] and row["name"].startswith("notice.")]
    assert own
    assert all(files_in(party)[row["file"]].find(f'"recipient":"{partner}"'.encode()) < 0 for row in own)


def test_a_letter_that_a_party_holds_is_proven_to_be_the_one_that_was_written(
    party: bytes, whole: bytes, exhibits: Exhibits, played: Played
) -> None:
    office = exhibits.at.office
    (lead, *_) = office.find(APPLICATION, played.round.rejected).state.form.leads
    letters = [row for row in rows(party) if row["file"] and row["name"] == "letter.rendered"]
    held = {row["position"]: json.loads(files_in(party)[row["file"]])["fact"] for row in letters}
    assert {one["kind"] for one in held.values()} == {"RECEIPT_SLIP", "REJECTION_NOTICE"}
    assert all(one["recipient"] == str(lead) for one in held.values())
    texts = json.loads(files_in(party)["texts.json"])
    digests = {one["position"]: one["text"] for one in texts if one["path"] == "fact.paper.digest"}
    for row in letters:
        pdf = office.papers.get(office.find(LETTER, UUID(row["stream"])).state.paper)
        assert digests[row["position"]] == sha256(pdf).hexdigest()
    assert sum(row["name"] == "letter.rendered" for row in rows(whole)) > len(letters)


def test_a_partys_bundle_holds_no_sheet_and_nothing_that_was_not_opened_to_it(party: bytes) -> None:
    shown = {row["name"].split(".")[0] for row in rows(party) if row["file"]}
    assert shown <= {"office", "call", "receipt", "application", "agreement", "notice", "letter", "panel"}
    told = b"".join(data for name, data in files_in(party).items() if name != "verify.py")
    for hidden in ('"profile":', '"business_group":', "점인 이유", "(가상) 들은 내용", "회의록", '"k":"stage:'):
        assert hidden.encode() not in told


def test_what_is_withheld_from_a_party_is_proven_to_be_there(whole: bytes, party: bytes) -> None:
    withheld = [row for row in rows(party) if row["file"] is None]
    everything = {row["index"]: row for row in rows(whole)}
    assert {row["why"] for row in withheld} == {"internal", "names-a-judge", "peer", "other-firms"}
    assert all(everything[row["index"]]["entry"] == row["entry"] for row in withheld)
    receipts = [row["version"] for row in rows(party) if row["name"] == "receipt.given"]
    assert receipts == [1, 2, 3], "every application that was submitted beside it"
    sheets = {row["index"] for row in rows(whole) if row["name"].startswith("sheet.")}
    assert sheets
    assert all(row["name"] is None for row in withheld if row["index"] in sheets), "a sheet's stream tells its judge"


def test_before_a_party_was_told_the_decision_nothing_internal_is_even_counted(
    exhibits: Exhibits, played: Played
) -> None:
    case = played.round.selected
    lead = exhibits.at.office.find(APPLICATION, case).state.form.leads[0]
    data = exhibits.of(case, lead)
    assert verified(data, exhibits.operators, witnesses())[0] == AUTHENTIC
    assert all(row["name"] and row["why"] != "internal" for row in rows(data))
    assert "application.selected" not in {row["name"] for row in rows(data)}
    assert "결정문".encode() not in b"".join(files_in(data).values())


def test_a_firm_without_a_part_gets_nothing(exhibits: Exhibits, played: Played) -> None:
    stranger = exhibits.at.office.find(APPLICATION, played.round.selected).state.form.leads[0]
    with pytest.raises(Refused, match="no-part-in-the-case"):
        exhibits.of(played.round.rejected, stranger)


@pytest.mark.parametrize("variant", ["whole", "party"])
def test_the_history_opens_offline_and_runs_nothing(variant: str, request: pytest.FixtureRequest) -> None:
    page = files_in(request.getfixturevalue(variant))["history.html"].decode()
    assert '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;' in page
    assert PURPOSE not in page
    assert "(가상) 감사원 제출 &lt;b&gt;&amp;" in page
    for forbidden in ("<script", "javascript:", "http://", "https://", "<link", "<img", "<iframe", "url("):
        assert forbidden not in page
    assert re.search(r"\son\w+\s*=", page) is None


def test_a_sheet_that_its_judge_took_back_is_not_opened_even_to_an_auditor(whole: bytes) -> None:
    sealings: dict[str, list[int]] = {}
    for row in rows(whole):
        if row["name"] == "sheet.sealed":
            sealings.setdefault(row["stream"], []).append(row["position"])
    taken_back = {position for positions in sealings.values() for position in positions[:-1]}
    assert taken_back
    opened = {row["position"] for row in json.loads(files_in(whole)["texts.json"]) if row["path"] == "fact.sheet"}
    assert opened == {positions[-1] for positions in sealings.values()}
