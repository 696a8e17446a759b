"""Auditors audited: sealed material is shown only once its reading is on record, and the record of readings is asked over HTTP."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest

from application.office import access_of, meeting_of
from application.ports import Unsure
from domain.access.facts import Material, Purpose, SealedRead
from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.application.audit.rounds import Round, a_whole_round
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, problem, read
from web.current import carry

AUDIT = {"Sangsaeng-Purpose": "AUDIT"}
Enter = Callable[[UUID], Client]


@pytest.fixture(scope="module")
def played(shared_scene: Scene) -> Round:
    played = a_whole_round(shared_scene)
    played.scene.at.catch_up()
    return played


@pytest.fixture(scope="module")
def enter(played: Round) -> Enter:
    at = played.scene.at
    app = app_of(at)
    return lambda person: Client(app, at, at.token(person))


@pytest.fixture(scope="module")
def auditing(played: Round) -> UUID:
    return played.scene.person("(가상) 감사관", (Role.AUDITOR, None))


@pytest.fixture(scope="module")
def auditor(enter: Enter, auditing: UUID) -> Client:
    return enter(auditing)


def sheets_of(played: Round) -> str:
    return f"/panels/{played.panels[Stage.ON_SITE].panel}/cases/{played.selected}/sheets"


def meeting_at(played: Round) -> UUID:
    return meeting_of(played.panels[Stage.DELIBERATION].panel, 1)


def test_an_auditor_says_what_for_and_the_reading_is_on_record_before_it_is_shown(
    auditor: Client, auditing: UUID, played: Round
) -> None:
    log = played.scene.at.log
    before = log.head()
    for headers in ({}, {"Sangsaeng-Purpose": "CURIOSITY"}):
        refused = problem(auditor.get(sheets_of(played), headers=headers), 428, "purpose-required")
        assert "INVESTIGATION" in refused["detail"]
    assert log.head() == before
    note = "(가상) 2021년 정기 감사"
    shown = read(auditor.get(sheets_of(played), headers={**AUDIT, "Sangsaeng-Purpose-Note": quote(note)}))["sheets"]
    recorded, *named = log.read(before, 20)
    fact = recorded.fact
    assert isinstance(fact, SealedRead)
    assert {one.fact.material for one in named if isinstance(one.fact, SealedRead)} == {Material.NAMES}
    assert {str(one.fact.of) for one in named if isinstance(one.fact, SealedRead)} == {
        one["judge"]["id"] for one in shown
    }
    assert (recorded.stream, fact.material, fact.cases) == (access_of(auditing), Material.SHEETS, (played.selected,))
    assert (fact.purpose, recorded.envelope.by.role) == (Purpose.AUDIT, Role.AUDITOR)
    assert fact.note is not None
    assert played.scene.office.keys.open(fact.note) == note


@pytest.mark.parametrize("note", ["%FF", "%20", "x" * 201])
def test_a_note_that_cannot_be_read_is_refused(note: str, auditor: Client, played: Round) -> None:
    before = played.scene.at.log.head()
    answer = auditor.get(sheets_of(played), headers={**AUDIT, "Sangsaeng-Purpose-Note": note})
    problem(answer, 400, "purpose-note-unreadable")
    assert played.scene.at.log.head() == before


def test_what_cannot_be_put_on_record_is_not_shown(auditor: Client, played: Round) -> None:
    class Lost:
        def __getattr__(self, name: str) -> Any:
            return getattr(played.scene.office.log, name)

        def append(self, *_: object, **__: object) -> None:
            raise Unsure

    app = app_of(played.scene.at)
    carry(app, replace(played.scene.office, log=Lost()), played.scene.at.doors)  # type: ignore[arg-type]
    answer = replace(auditor, app=app).get(sheets_of(played), headers=AUDIT)
    problem(answer, 503, "reading-not-recorded")
    assert answer.headers["Retry-After"]


def test_who_read_a_case_is_told_with_when_and_what_for(
    auditor: Client, auditing: UUID, enter: Enter, played: Round
) -> None:
    deciding = played.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))
    known = len(read(auditor.get(f"/applications/{played.rejected}/readers"))["readings"])
    meeting = meeting_at(played)
    read(enter(deciding).get(f"/panels/{played.panels[Stage.FACE_TO_FACE].panel}/cases/{played.rejected}/sheets"))
    body = {"kind": "OTHER_TRIMMING", "trim_from": 7}
    auditor.post(f"/applications/{played.rejected}/counterfactuals", body)
    found = read(auditor.get(f"/applications/{played.rejected}/readers"))["readings"][known:]
    assert [(one["by"]["id"], one["name"], one["material"], one["purpose"]) for one in found] == [
        (str(deciding), "access.sealed_read", "SHEETS", "DUTY"),
        (str(auditing), "access.counterfactual_asked", None, None),
    ]
    read(auditor.get(f"/meetings/{meeting}", headers=AUDIT))
    of_the_meeting = read(auditor.get(f"/applications/{played.selected}/readers"))["readings"][-1]
    assert (of_the_meeting["material"], of_the_meeting["of"]) == ("MEETING", str(meeting))
    problem(auditor.get(f"/applications/{uuid4()}/readers"), 404, "not-found")


def test_the_own_firm_is_read_without_a_word_and_another_leaves_one(
    auditor: Client, enter: Enter, played: Round
) -> None:
    firm = played.scene.office.find(APPLICATION, played.selected).state.form.leads[0]
    own = enter(played.scene.acting_for(firm))
    log = played.scene.at.log
    before = log.head()
    read(own.get(f"/firms/{firm}"))
    assert log.head() == before
    read(auditor.get(f"/firms/{firm}", headers=AUDIT))
    assert [one.fact.name for one in log.read(before, 10)] == ["access.sealed_read"]


def test_everything_one_person_did_is_told_page_by_page(auditor: Client, played: Round) -> None:
    chair = played.panels[Stage.FACE_TO_FACE].chair
    whole = read(auditor.get(f"/people/{chair}/acts?limit=500"))
    assert whole["next"] is None
    own = [one for one in played.scene.at.log.read(0, 10_000) if one.envelope.by.subject == chair]
    assert [one["position"] for one in whole["acts"]] == [one.position for one in own]
    assert own
    first = read(auditor.get(f"/people/{chair}/acts?limit=1"))
    rest = read(auditor.get(f"/people/{chair}/acts?limit=500&after={first['next'] or own[0].position}"))
    assert [*first["acts"], *rest["acts"]] == whole["acts"]
    then = read(auditor.get(f"/people/{chair}/acts?known_by={own[0].position}"))
    assert [one["position"] for one in then["acts"]] == [own[0].position]


def test_a_sample_is_drawn_again_by_hand(auditor: Client, played: Round) -> None:
    head = read(auditor.get(f"/applications?known_by={played.scene.at.log.head() // 2}"))["as_of"]["known_by"]
    ids = [one["id"] for one in read(auditor.get(f"/applications?known_by={head}&limit=200"))["cases"]]
    found = read(auditor.get(f"/samples?seed=상생-7&size=2&known_by={head}"))
    by_hand = sorted((sha256(f"상생-7\n{id}".encode()).hexdigest(), id) for id in ids)
    assert [(one["digest"], one["case"]) for one in found["cases"]] == by_hand[:2]
    assert found["population"] == len(ids) > 0
    everything = read(auditor.get(f"/samples?seed=상생-7&size=200&known_by={head}"))["cases"]
    now = {one["id"]: one["status"] for one in read(auditor.get("/applications?limit=200"))["cases"]}
    assert len(everything) == len(ids)
    assert any(now[one["case"]] != one["status"] for one in everything)
    assert read(auditor.get(f"/samples?seed=상생-7&size=2&known_by={head}")) == found
    problem(auditor.get(f"/samples?seed=7&known_by={head + 100_000}"), 422, "not-known-yet")
    assert "seed" in problem(auditor.get(f"/samples?known_by={head}"), 422, "invalid")["errors"]


@pytest.mark.parametrize(
    "path", ["/applications/{case}/readers", "/people/{person}/acts", "/samples?seed=7&known_by=1"]
)
def test_only_auditors_ask_who_read(path: str, enter: Enter, auditing: UUID, played: Round) -> None:
    decider = enter(played.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    problem(decider.get(path.format(case=played.selected, person=auditing)), 403, "not-allowed")
