"""Whoever asks about their own data is told, corrected or refused as the law has it, and nobody else learns anything by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from adapters.clocks import ScriptedClock
from domain.roles import Role
from domain.subjects import SUBJECT
from domain.values import Agency
from tests.offices import an_office
from tests.postgres import Servers, every_postgres
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, app_of, done, problem, read

NAME, RIGHT = "(가상) 잘못적힌이", "(가상) 바로적힌이"
REASONS = {"reasons": "(가상) 살펴보았습니다."}
EARLY, LATE = datetime(2021, 3, 20, tzinfo=UTC), datetime(2032, 1, 5, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A firm's representative, the privacy officer who answers, and others who have no business with it."""

    scene: Scene
    firm: UUID
    case: UUID
    me: UUID
    asker: Client
    colleague: Client
    stranger: Client
    officer: Client
    decider: Client
    auditor: Client

    def asked(self, kind: str, **more: str) -> str:
        id: str = done(self.asker.post("/privacy-requests", {"kind": kind, "wish": "(가상) 제 정보", **more}), 201)[
            "id"
        ]
        return id

    def answered(self, id: str, what: str, **body: object) -> None:
        done(self.officer.post(f"/privacy-requests/{id}/{what}-answer", {**REASONS, **body}, version=1))


@pytest.fixture
def asking(postgres_servers: Servers, tmp_path: Path) -> Iterator[Asking]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        an_office(database, tmp_path, ScriptedClock(EARLY)) as at,
    ):
        scene = an_open_call(at)
        firm = scene.firm()
        me, colleague = scene.acting_for(firm, name=NAME), scene.acting_for(firm, name="(가상) 동료")
        case = scene.draft(leads=(firm,), by=me)
        stranger = scene.acting_for(scene.firm("(가상) 남의기업"))
        roles = ((Role.PRIVACY_OFFICER, None), (Role.DECIDER, Agency.MSS), (Role.AUDITOR, None))
        app = app_of(at)
        asker, beside, outside, officer, decider, auditor = (
            Client(app, at, at.token(one))
            for one in (me, colleague, stranger, *(scene.person("(가상) 직원", role) for role in roles))
        )
        yield Asking(
            scene=scene,
            firm=firm,
            case=case,
            me=me,
            asker=asker,
            colleague=beside,
            stranger=outside,
            officer=officer,
            decider=decider,
            auditor=auditor,
        )


def test_an_access_opens_what_is_held_once_it_is_granted(asking: Asking) -> None:
    id = asking.asked("ACCESS")
    problem(asking.asker.get(f"/privacy-requests/{id}/data"), 409, "nothing-opened")
    known = read(asking.officer.get(f"/privacy-requests/{id}/data"))
    assert known["entry"]["label"] == NAME

    asking.answered(id, "access", outcome="PARTLY_GRANTED", ground="EVALUATION_PENDING", withheld=["ACTS"])

    data = read(asking.asker.get(f"/privacy-requests/{id}/data"))
    assert data["entry"]["label"] == NAME
    assert [one["id"] for one in data["acts_for"]] == [str(asking.firm)]
    assert data["cases"] == [str(asking.case)]
    assert data["acts"] is None
    assert [one["role"] for one in data["readings"]] == ["PRIVACY_OFFICER"], "that it was looked at is told as well"
    shown = read(asking.asker.get(f"/privacy-requests/{id}"))
    assert (shown["outcome"], shown["ground"], shown["withheld"]) == ("PARTLY_GRANTED", "EVALUATION_PENDING", ["ACTS"])
    assert shown["assumed"] == ["answer-period"]


def test_what_was_put_on_record_is_told_where_nothing_is_withheld(asking: Asking) -> None:
    id = asking.asked("ACCESS")
    asking.answered(id, "access", outcome="GRANTED")
    acts = read(asking.asker.get(f"/privacy-requests/{id}/data"))["acts"]
    assert [one["name"] for one in acts] == ["application.drafted", "privacy_request.received"]


def test_a_representative_asks_about_the_firm(asking: Asking) -> None:
    id = asking.asked("ACCESS", about=str(asking.firm))
    asking.answered(id, "access", outcome="GRANTED")
    data = read(asking.asker.get(f"/privacy-requests/{id}/data"))
    assert (data["kind"], data["cases"]) == ("FIRM", [str(asking.case)])
    assert data["entry"]["business_number"]
    read(asking.colleague.get(f"/privacy-requests/{id}/data"))
    mine = read(asking.colleague.get("/privacy-requests"))["requests"]
    assert [one["id"] for one in mine] == [id], "what the colleague asked about themselves is not the firm's"


def test_nobody_else_asks_for_somebody_or_learns_of_it(asking: Asking) -> None:
    wish = {"kind": "ACCESS", "wish": "(가상) 남의 정보", "about": str(asking.me)}
    for other in (asking.stranger, asking.colleague, asking.decider, asking.officer):
        problem(other.post("/privacy-requests", wish), 403, "not-allowed")
    id = asking.asked("ACCESS")
    for other in (asking.stranger, asking.colleague, asking.decider):
        problem(other.get(f"/privacy-requests/{id}"), 404, "not-found")
        problem(other.get(f"/privacy-requests/{id}/data"), 404, "not-found")
        assert read(other.get("/privacy-requests"))["requests"] == []
    problem(asking.auditor.get(f"/privacy-requests/{id}/data"), 403, "not-allowed")
    assert [one["id"] for one in read(asking.auditor.get("/privacy-requests"))["requests"]] == [id]
    problem(
        asking.asker.post(f"/privacy-requests/{id}/access-answer", {**REASONS, "outcome": "GRANTED"}, version=1),
        403,
        "not-allowed",
    )


def test_the_officer_sees_what_waits_with_its_last_day(asking: Asking) -> None:
    id = asking.asked("ACCESS")
    (waiting,) = read(asking.officer.get("/privacy-requests?due=true"))["requests"]
    assert (waiting["id"], waiting["answer_by"]) == (id, "2021-03-30")
    problem(
        asking.asker.post("/privacy-requests", {"kind": "ACCESS", "wish": "(가상)"}), 409, "privacy-request-pending"
    )
    asking.answered(id, "access", outcome="REFUSED", ground="AUDIT_PENDING")
    assert read(asking.officer.get("/privacy-requests?due=true"))["requests"] == []
    problem(asking.asker.get(f"/privacy-requests/{id}/data"), 409, "nothing-opened")
    again = {**REASONS, "outcome": "GRANTED"}
    problem(
        asking.officer.post(f"/privacy-requests/{id}/access-answer", again, version=2), 409, "privacy-request-answered"
    )


def test_a_correction_changes_the_register_at_once_and_keeps_what_it_was(asking: Asking) -> None:
    id = asking.asked("CORRECTION")
    asking.answered(id, "correction", corrected={"label": RIGHT, "phone": "02-999-0000"})
    assert read(asking.asker.get("/me"))["label"] == RIGHT
    log = asking.scene.office.log
    names = [one.fact.name for one in log.history(asking.me)]
    assert names == ["subject.registered", "subject.authorised", "subject.identity_corrected"]
    first = log.history(asking.me)[0].fact
    assert asking.scene.office.keys.open(first.identity.label) == NAME  # type: ignore[attr-defined]


def test_a_correction_is_not_made_of_nothing_nor_together_with_a_ground(asking: Asking) -> None:
    id = asking.asked("CORRECTION")
    where = f"/privacy-requests/{id}/correction-answer"
    problem(asking.officer.post(where, REASONS, version=1), 422, "correction-or-ground")
    both = {**REASONS, "corrected": {"label": RIGHT}, "ground": "RIGHT_AS_RECORDED"}
    problem(asking.officer.post(where, both, version=1), 422, "correction-or-ground")
    number = {**REASONS, "corrected": {"business_number": "123-45-67891"}}
    problem(asking.officer.post(where, number, version=1), 422, "invalid")
    elsewhere = f"/privacy-requests/{id}/access-answer"
    problem(
        asking.officer.post(elsewhere, {**REASONS, "outcome": "GRANTED"}, version=1), 409, "another-kind-of-request"
    )


def test_an_erasure_is_refused_while_the_record_is_kept(asking: Asking) -> None:
    id = asking.asked("ERASURE")
    asking.answered(id, "erasure")
    shown = read(asking.asker.get(f"/privacy-requests/{id}"))
    assert (shown["outcome"], shown["ground"], shown["kept_until"]) == ("REFUSED", "KEPT_BY_LAW", None)
    assert read(asking.asker.get("/me"))["label"] == NAME


def test_an_erasure_after_retention_proposes_the_disposal_and_ends_in_it(asking: Asking) -> None:
    scene = asking.scene
    person = scene.person(NAME)
    alone = Client(asking.asker.app, scene.at, scene.at.token(person))
    scene.at.clock.set(LATE)
    id = done(alone.post("/privacy-requests", {"kind": "ERASURE", "wish": "(가상) 지워 주십시오."}), 201)["id"]
    asking.answered(id, "erasure")
    assert read(alone.get(f"/privacy-requests/{id}"))["outcome"] == "GRANTED"
    (disposal,) = read(asking.officer.get("/disposals"))["disposals"]
    assert (disposal["of"], disposal["thing"], disposal["status"]) == ("PERSON", str(person), "PROPOSED")
    approval = {"deliberated": "2032-01-05", **REASONS}
    done(asking.decider.post(f"/disposals/{disposal['id']}/approval", approval, version=1))
    done(asking.officer.post(f"/disposals/{disposal['id']}/destruction", {}, version=2))
    gone = scene.office.find(SUBJECT, person).state
    assert gone.forgotten
    assert scene.office.keys.open(gone.identity.label) is None
    assert read(asking.officer.get(f"/privacy-requests/{id}"))["wish"] is None
    assert read(asking.officer.get(f"/privacy-requests/{id}"))["about"]["label"] is None


def test_who_held_an_office_stays_named(asking: Asking) -> None:
    scene = asking.scene
    person = scene.person(NAME, (Role.BUYER, None))
    scene.at.clock.set(LATE)
    kept = read(asking.officer.get(f"/retention?of=PERSON&thing={person}"))
    assert (kept["completed"], kept["until"]) == (None, None)
    problem(asking.officer.post("/disposals", {"of": "PERSON", "thing": str(person)}), 409, "not-completed")
