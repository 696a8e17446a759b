"""As of, for everything of a case's evaluation: what is answered of then is what was answered then."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from application import deciding, selecting
from domain.meetings.facts import VoteCast
from domain.roles import Role
from domain.rules.vocabulary import Stage
from tests.evaluations import Course, decider
from tests.scenes import Scene, officer
from tests.web.api.clients import Client, app_of, problem, read

AUDITING = {"Sangsaeng-Purpose": "AUDIT"}
Answers = dict[str, Any]


class Watched:
    """A case that goes its way, and what an auditor is answered about it at each step."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.course = scene, Course(scene)
        self.case = self.course.case()
        at = scene.at
        self.app = app_of(at)
        self.auditor = self.client(scene.person("(가상) 감사관", (Role.AUDITOR, None)))
        self.meeting: UUID | None = None
        self.then: list[tuple[str, Answers]] = []

    def client(self, person: UUID) -> Client:
        return Client(self.app, self.scene.at, self.scene.at.token(person))

    @property
    def panel(self) -> UUID:
        return self.course.sittings[Stage.FACE_TO_FACE].panel

    def paths(self) -> Iterator[str]:
        case = f"/applications/{self.case}"
        yield from (f"{case}{one}" for one in ("/stages", "/decision", "/notices", "/findings", "/agreement"))
        yield f"/panels?call={self.scene.call}"
        yield f"/calls/{self.scene.call}/selections"
        if self.course.sittings:
            panel = f"/panels/{self.panel}"
            yield from (panel, f"{panel}/meetings")
            yield from (f"{panel}/cases/{self.case}{one}" for one in ("", "/sheets", "/tally"))
        if self.meeting:
            committee = self.course.sittings[Stage.DELIBERATION].panel
            yield from (f"/panels/{committee}/meetings", f"/meetings/{self.meeting}")
            notices = read(self.auditor.get(f"/applications/{self.case}/notices"))["notices"]
            yield from (f"/notices/{one['id']}" for one in notices)

    def answered(self, path: str, asked: str = "") -> Any:
        joined = f"{path}{'&' if '?' in path else '?'}{asked}" if asked else path
        answer = self.auditor.ask("GET", joined, headers=AUDITING)
        body = answer.get_json(force=True)
        return (answer.status_code, {**body, "request": None, "as_of": None}, answer.headers.get("ETag"))

    def look(self) -> None:
        """Take down what is answered now, as of the last fact that anybody is shown."""
        self.scene.at.catch_up()
        asked = f"known_by={self.scene.office.book.shown()}&in_effect_on={self.scene.office.today()}"
        self.then.append((asked, {path: self.answered(path) for path in self.paths()}))


@pytest.fixture(scope="module")
def watched(shared_scene: Scene) -> Watched:
    """Scored, a judge recused late, resolved, selected, notified, listed and published."""
    scene, watched = shared_scene, Watched(shared_scene)
    course, office, case = watched.course, shared_scene.office, watched.case
    watched.look()
    course.hear(case, Stage.FACE_TO_FACE)
    sitting = course.sitting(Stage.FACE_TO_FACE, case)
    watched.look()
    course.score(case, Stage.FACE_TO_FACE)
    sitting.recuse(sitting.people[5])
    course.record(case, Stage.FACE_TO_FACE)
    watched.look()
    for stage in (Stage.ON_SITE, Stage.DELIBERATION):
        course.take(case, stage)
    watched.meeting = course.meet(case)
    course.draft(case, watched.meeting)
    watched.look()
    deciding.decide(office, case, by=decider())
    for notice in course.notices(case, remedies=None):
        course.arrive(notice)
    selecting.list_selection(office, scene.call, track=course.track, by=officer())
    selecting.publish_selection(office, scene.call, track=course.track, by=decider())
    scene.at.catch_up()
    return watched


@pytest.mark.slow
def test_what_is_answered_of_then_is_what_was_answered_then(watched: Watched) -> None:
    for asked, answers in watched.then:
        for path, answered in answers.items():
            assert watched.answered(path, asked) == answered, (path, asked)
    first, second, scored, drafted = (answers for _, answers in watched.then)
    case = f"/applications/{watched.case}"
    tally = f"/panels/{watched.panel}/cases/{watched.case}/tally"
    assert [one[f"{case}/stages"][1]["open"] for one in (first, scored)] == ["FACE_TO_FACE", "ON_SITE"]
    assert (second[tally][0], scored[tally][0]) == (409, 200)
    assert drafted[f"{case}/decision"][1]["decision"] is None
    assert watched.answered(f"{case}/decision")[1]["decision"]


def test_the_answer_says_what_it_is_as_of(watched: Watched) -> None:
    shown = watched.scene.office.book.shown()
    for path in watched.paths():
        joined = f"{path}{'&' if '?' in path else '?'}known_by="
        early, late = (watched.auditor.ask("GET", f"{joined}{one}", headers=AUDITING) for one in (shown, 9999999))
        assert read(early)["as_of"]["known_by"] == shown
        problem(late, 422, "not-known-yet")


def test_what_was_not_there_then_is_said_so(watched: Watched) -> None:
    gone = {path for path in watched.paths() if watched.answered(path, "known_by=1")[0] != 200}
    assert {watched.answered(path, "known_by=1")[1]["code"] for path in gone} == {"not-there-then"}
    lists = (f"/panels?call={watched.scene.call}", f"/calls/{watched.scene.call}/selections")
    assert not gone & set(lists)
    assert all(
        not any(watched.answered(path, "known_by=1")[1][of])
        for path, of in zip(lists, ("panels", "selections"), strict=True)
    )


def test_of_the_past_nobody_is_told_what_they_are_not_told_now(watched: Watched) -> None:
    """A judge recused since reads nothing of it, a member whom the case was withheld from no votes, a party no draft."""
    scene, case = watched.scene, watched.case
    sitting = watched.course.sittings[Stage.FACE_TO_FACE]
    recused, judge = watched.client(sitting.people[5]), watched.client(sitting.people[4])
    scored = watched.then[2][0]
    for tail in ("/sheets", "/tally"):
        path = f"/panels/{watched.panel}/cases/{case}{tail}?{scored}"
        problem(recused.get(path, headers=AUDITING), 403, "not-allowed")
        read(judge.get(path, headers=AUDITING))
    problem(recused.get(f"/applications/{case}/stages?{scored}"), 404, "not-found")
    lead = watched.client(scene.acting_for(watched.course.state(case).form.leads[0]))
    problem(lead.get(f"/applications/{case}/decision?{scored}"), 403, "not-allowed")
    problem(lead.get(f"/panels/{watched.panel}?{scored}"), 404, "not-found")
    assert read(lead.get(f"/applications/{case}/notices"))["notices"]
    assert read(lead.get(f"/applications/{case}/notices?{watched.then[3][0]}"))["notices"] == []
    [notice] = read(lead.get(f"/applications/{case}/notices"))["notices"]
    problem(lead.get(f"/notices/{notice['id']}?{watched.then[3][0]}"), 409, "not-there-then")


def test_before_the_resolution_a_member_is_shown_the_own_vote_of_then_and_who_audits_every_one(
    watched: Watched,
) -> None:
    office, meeting = watched.scene.office, watched.meeting
    assert meeting
    votes = [one for one in office.log.history(meeting) if isinstance(one.fact, VoteCast)]
    member = watched.client(watched.course.sittings[Stage.DELIBERATION].people[0])

    def shown(who: Client, position: int) -> int:
        answer = read(who.get(f"/meetings/{meeting}?known_by={position}", headers=AUDITING))
        return sum(len(item["votes"]) for item in answer["items"])

    last = votes[-1].position
    assert (shown(member, last), shown(watched.auditor, last)) == (1, len(votes))
    assert shown(watched.auditor, votes[2].position) == 3
    assert shown(member, last + 1) == len(votes)
