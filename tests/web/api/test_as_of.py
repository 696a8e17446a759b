"""As of: a case, its list and its counts as they stood, compared, step by step, and as those who decided had been shown."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage
from domain.values import Agency
from tests.evaluations import Course
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter


@pytest.fixture
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture
def case(scene: Scene, lead: UUID) -> UUID:
    """A case that was drafted, submitted a day later, and given to an officer on the day after that."""
    drafted = scene.draft(leads=(lead,))
    scene.attach(drafted, PaperKind.BUSINESS_PLAN)
    scene.at.clock.advance(timedelta(days=1))
    scene.submit(drafted)
    scene.at.clock.advance(timedelta(days=1))
    return drafted


@pytest.fixture
def auditor(scene: Scene, enter: Enter) -> Client:
    return enter(scene.person("(가상) 감사관", (Role.AUDITOR, None)))


@pytest.fixture
def officer(scene: Scene, enter: Enter) -> Client:
    return enter(scene.officer(Agency.MSS))


def positions(scene: Scene, case: UUID) -> dict[str, int]:
    return {one.fact.name: one.position for one in scene.office.log.history(case)}


def instant(scene: Scene, position: int) -> str:
    [at] = [one.envelope.at for one in scene.office.log.read(position - 1, 1)]
    return at.isoformat().replace("+00:00", "Z")


def test_a_case_is_read_as_it_stood_by_position_by_version_and_by_moment(
    scene: Scene, case: UUID, auditor: Client
) -> None:
    drafted, submitted = (positions(scene, case)[f"application.{name}"] for name in ("drafted", "submitted"))
    version = scene.office.log.history(case)[-1].version
    now = read(auditor.get(f"/applications/{case}"))
    assert (now["status"], now["as_of"]) == ("SUBMITTED", None)
    for asked in (f"known_by={submitted - 1}", f"version={version - 1}", f"known_by={instant(scene, drafted)}"):
        answer = auditor.get(f"/applications/{case}?{asked}")
        then = read(answer)
        assert (then["status"], then["receipt"], then["actions"]) == ("DRAFT", None, [])
        assert then["as_of"]["known_by"] < submitted
        assert answer.headers["ETag"] == f'"{then["version"]}"'
    again = read(auditor.get(f"/applications/{case}?known_by={submitted}"))
    assert {**again, "actions": now["actions"], "as_of": None} == now


def test_what_was_known_at_an_instant_includes_what_was_recorded_at_it_and_nothing_later(
    scene: Scene, case: UUID, auditor: Client
) -> None:
    submitted = positions(scene, case)["application.submitted"]
    then = read(auditor.get(f"/applications/{case}?known_by={instant(scene, submitted)}"))
    assert then["status"] == "SUBMITTED"


def test_the_list_and_its_counts_are_as_they_stood(scene: Scene, case: UUID, lead: UUID, auditor: Client) -> None:
    submitted = positions(scene, case)["application.submitted"]
    withdrawn_later = scene.draft(leads=(lead,))
    scene.submit(withdrawn_later)
    head = positions(scene, withdrawn_later)["application.submitted"]
    now, before, at_first = (
        read(auditor.get(f"/applications?{asked}"))
        for asked in ("status=SUBMITTED", f"known_by={submitted}", "known_by=0")
    )
    assert {one["id"] for one in now["cases"]} == {str(case), str(withdrawn_later)}
    assert [one["id"] for one in before["cases"]] == [str(case)]
    assert at_first["cases"] == []
    counts = read(auditor.get(f"/applications/facets?known_by={submitted}"))
    assert counts["status"] == {"SUBMITTED": 1}
    assert counts["as_of"]["known_by"] == submitted
    assert read(auditor.get(f"/applications/facets?known_by={head}"))["status"] == {"SUBMITTED": 2}


def test_what_was_in_effect_on_an_earlier_day_leaves_out_what_took_effect_later(
    scene: Scene, case: UUID, auditor: Client
) -> None:
    day = scene.office.today() - timedelta(days=2)
    then = read(auditor.get(f"/applications/{case}?in_effect_on={day}"))
    assert (then["status"], then["as_of"]["in_effect_on"]) == ("DRAFT", str(day))
    facts = read(auditor.get(f"/applications/{case}/timeline?in_effect_on={day}"))["facts"]
    assert "application.submitted" not in {one["name"] for one in facts}
    early = problem(auditor.get(f"/applications/{case}?in_effect_on={day - timedelta(days=30)}"), 409, "not-there-then")
    assert "begun" in early["detail"]


def test_findings_are_as_they_would_have_been_and_so_is_what_they_say_of_other_cases(
    scene: Scene, case: UUID, lead: UUID, auditor: Client
) -> None:
    beside = scene.draft(leads=(lead,), partner=scene.firm("(가상) 한울설비"))
    scene.submit(beside)

    def elsewhere(asked: str) -> tuple[bool, bool]:
        found = read(auditor.get(f"/applications/{case}/findings{asked}"))["findings"]
        told = {one["criterion"]: one["met"] for one in found}
        return told["same-target-elsewhere"], told["other-partner"]

    at_first = f"?known_by={positions(scene, case)['application.submitted']}"
    assert elsewhere("") == (False, False)
    drafted, submitted = (positions(scene, beside)[f"application.{name}"] for name in ("drafted", "submitted"))
    assert elsewhere(f"?known_by={drafted}") == elsewhere(at_first) == (True, True)
    assert elsewhere(f"?known_by={submitted}") == elsewhere("")


def test_what_is_not_known_yet_or_cannot_be_read_is_refused_in_words(scene: Scene, case: UUID, auditor: Client) -> None:
    head, tomorrow = scene.office.log.head(), scene.at.clock.now() + timedelta(days=1)
    for asked in (f"known_by={head + 1}", f"known_by={tomorrow.isoformat().replace('+00:00', 'Z')}"):
        assert problem(auditor.get(f"/applications/{case}?{asked}"), 422, "not-known-yet")["values"] == {"head": head}
        problem(auditor.get(f"/applications?{asked}"), 422, "not-known-yet")
        problem(auditor.get(f"/applications/facets?{asked}"), 422, "not-known-yet")
    problem(auditor.get(f"/applications/{case}?version=99"), 422, "no-such-version")
    for asked, field in (
        ("known_by=yesterday", "known_by"),
        ("known_by=-1", "known_by"),
        ("known_by=2021-13-01T00:00:00Z", "known_by"),
        ("in_effect_on=20210401", "in_effect_on"),
        ("version=1&known_by=1", "version"),
    ):
        assert list(problem(auditor.get(f"/applications/{case}?{asked}"), 422, "invalid")["errors"]) == [field]


def test_a_stranger_learns_no_more_of_the_past_than_of_the_present(scene: Scene, case: UUID, enter: Enter) -> None:
    stranger = enter(scene.person("(가상) 나그네"))
    for tail in ("?known_by=1", "/timeline?known_by=1", "/replay", "/difference?from_known_by=0", "/shown"):
        problem(stranger.get(f"/applications/{case}{tail}"), 404, "not-found")
    assert read(stranger.get(f"/applications?known_by={scene.office.book.shown()}"))["cases"] == []


def test_the_difference_names_each_field_and_the_fact_that_changed_it(
    scene: Scene, case: UUID, auditor: Client
) -> None:
    at = positions(scene, case)
    asked = f"from_known_by={at['application.drafted']}&to_known_by={at['application.submitted']}"
    told = read(auditor.get(f"/applications/{case}/difference?{asked}"))
    changed = {one["path"]: one for one in told["changes"]}
    assert (changed["status"]["before"], changed["status"]["after"]) == ("DRAFT", "SUBMITTED")
    assert changed["status"]["caused_by"] == [at["application.submitted"]]
    papers = [one for path, one in changed.items() if path.startswith("papers[")]
    assert papers
    names = {one["position"]: one["name"] for one in told["facts"]}
    assert {names[fact] for one in papers for fact in one["caused_by"]} == {"application.paper_attached"}
    assert names[at["application.submitted"]] == "application.submitted"
    assert (told["from"]["known_by"], told["to"]["known_by"]) == (
        at["application.drafted"],
        at["application.submitted"],
    )


def test_the_difference_between_two_days_names_what_took_effect_between_them(
    scene: Scene, case: UUID, auditor: Client
) -> None:
    head, day = scene.office.log.head(), scene.office.today() - timedelta(days=2)
    asked = f"from_known_by={head}&from_in_effect_on={day}&to_known_by={head}&to_in_effect_on={scene.office.today()}"
    told = read(auditor.get(f"/applications/{case}/difference?{asked}"))
    [status] = [one for one in told["changes"] if one["path"] == "status"]
    assert status["caused_by"] == [positions(scene, case)["application.submitted"]]


def test_a_state_differs_from_itself_in_nothing(scene: Scene, case: UUID, auditor: Client) -> None:
    head = scene.office.log.head()
    assert read(auditor.get(f"/applications/{case}/difference?from_known_by={head}"))["changes"] == []


def test_the_replay_goes_through_every_fact_with_what_it_changed(case: UUID, auditor: Client) -> None:
    steps = read(auditor.get(f"/applications/{case}/replay?states=true"))["steps"]
    assert [one["fact"]["name"] for one in steps] == [
        one["name"] for one in read(auditor.get(f"/applications/{case}/timeline"))["facts"]
    ]
    [submission] = [one for one in steps if one["fact"]["name"] == "application.submitted"]
    assert {"path": "status", "before": "DRAFT", "after": "SUBMITTED"} in submission["changes"]
    assert submission["state"]["status"] == "SUBMITTED"
    for one in steps:
        asked = f"known_by={one['as_of']['known_by']}&in_effect_on={one['as_of']['in_effect_on']}"
        then = read(auditor.get(f"/applications/{case}?{asked}"))
        assert {**one["state"], "as_of": one["as_of"]} == then


def test_the_replay_is_asked_for_by_fact_by_person_and_by_time(scene: Scene, case: UUID, auditor: Client) -> None:
    def names(asked: str) -> list[str]:
        steps: list[dict[str, Any]] = read(auditor.get(f"/applications/{case}/replay?{asked}"))["steps"]
        return [one["fact"]["name"] for one in steps]

    whole = names("")
    submitted = positions(scene, case)["application.submitted"]
    assert names("name=application.submitted") == ["application.submitted"]
    assert names(f"since={instant(scene, submitted)}") == whole[whole.index("application.submitted") :]
    assert names(f"until={instant(scene, submitted)}") == whole[: whole.index("application.submitted")]
    assert names("by=00000000-0000-4000-8000-000000000000") == []


@pytest.mark.slow
def test_what_the_committee_knew_is_pinned_to_what_each_had_been_shown(
    scene: Scene, enter: Enter, auditor: Client
) -> None:
    course = Course(scene)
    case = course.case()
    handler = enter(scene.person("(가상) 담당", (Role.INTAKE_OFFICER, Agency.MSS)))
    for stage in Stage:
        course.take(case, stage)
    meeting = course.meet(case, "+" * 7)
    looked = handler.get(f"/applications/{case}")
    seen = {"Sangsaeng-Seen": looked.headers["Sangsaeng-Seen"]}
    before = read(looked)
    colleague = scene.person("(가상) 동료", (Role.INTAKE_OFFICER, Agency.MSS))
    done(handler.post(f"/applications/{case}/officer", {"officer": str(colleague)}, version=before["version"]))
    version = scene.office.log.history(case)[-1].version
    body = {"outcome": "SELECTED", "text": "(가상) 결정", "meeting": str(meeting)}
    done(handler.post(f"/applications/{case}/decision-draft", body, version=version, headers=seen))

    acts = read(auditor.get(f"/applications/{case}/shown"))["acts"]
    *votes, draft = acts
    assert [one["name"] for one in votes] == ["meeting.vote_cast"] * 7
    assert all("choice" not in one for one in votes)
    assert draft["name"] == "application.decision_drafted"
    assert draft["state"]["version"] == before["version"]
    assert [one["name"] for one in draft["later"]] == ["application.officer_assigned"]
    assert {one["path"] for one in draft["changed_since"]} == {"version", "officer"}
