"""Until its own notice was sent nothing tells a party that a decision was drafted, reviewed or made, nor which."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.clocks import ScriptedClock
from application import deciding, notifying
from application.office import letter_of
from domain.applications.outcomes import Outcome, ReasonCode
from domain.meetings.facts import Proposal
from domain.notices.facts import Method
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from tests.evaluations import Course, decider
from tests.journeys.comparing import comparable
from tests.journeys.worlds import API, World, questions
from tests.offices import an_office
from tests.postgres import Servers, every_postgres
from tests.scenes import an_open_call, officer

pytestmark = pytest.mark.slow
PARTIES = ("lead", "partner")
STAGES = tuple(Stage)


@pytest.fixture(scope="module")
def world(postgres_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A case that the committee would reject, and a draft of the same firms that was changed after it."""
    clock = ScriptedClock(datetime(2021, 3, 19, tzinfo=UTC))
    folder: Path = tmp_path_factory.mktemp("office")
    with postgres_servers.clone(every_postgres()[0]) as database, an_office(database, folder, clock) as at:
        course = Course(an_open_call(at))
        case = course.case()
        for stage in STAGES:
            course.take(case, stage)
        meeting = course.meet(case, proposal=Proposal.REJECT)
        form = course.state(case).form
        assert form.partner
        draft = course.scene.draft(leads=form.leads, partner=form.partner)
        cases = (case, draft)
        papers = tuple(paper.id for paper in course.state(case).papers[:1])
        yield World(
            at=at,
            course=course,
            people={
                "lead": course.scene.acting_for(form.leads[0]),
                "partner": course.scene.acting_for(form.partner, Capacity.STAFF),
            },
            open_case=case,
            closed_case=draft,
            ids={
                ("applications", "id"): cases,
                ("applications", "paper"): papers,
                ("cases", "id"): cases,
                ("cases", "paper"): papers,
                ("cases", "number"): (1, 2),
                ("apply", "id"): cases,
                ("calls", "id"): (course.scene.call,),
                ("panels", "id"): tuple(one.panel for one in course.sittings.values()),
                ("panels", "case"): cases,
                ("meetings", "id"): (meeting,),
                ("meetings", "case"): cases,
                ("panels", "meeting"): (meeting,),
                ("notices", "id"): (),
                ("disputes", "id"): (),
                ("disputes", "paper"): (),
                ("letters", "id"): (letter_of(case, 1), letter_of(draft, 1)),
                ("certifications", "id"): (),
                ("revocations", "id"): (),
                ("public-bodies", "id"): (),
                ("disposals", "id"): (),
                ("privacy-requests", "id"): (),
                ("certificates", "number"): ("2021-1-IG-0001-P01",),
                ("people", "id"): (course.sittings[next(iter(course.sittings))].chair,),
                ("firms", "id"): (form.leads[0], form.partner),
                ("rules", "version"): ("v2021_1",),
                ("acts", "act"): ("eligibility.assign", "eligibility.judge"),
                ("docs", "name"): (),
                ("static", "filename"): (),
                ("ledger", "level"): (),
                ("ledger", "index"): (),
                ("receipts", "position"): (1,),
            },
            together={
                ("panels", "case", "id"): tuple((case, one.panel) for one in course.sittings.values()),
                ("applications", "id", "paper"): tuple((case, paper) for paper in papers),
                ("cases", "id", "paper"): tuple((case, paper) for paper in papers),
            },
        )


def asked(world: World, person: str, versions: int) -> list[str]:
    case = f"{API}/applications/{world.open_case}"
    decided = [f"{tail}status={one}" for one in ("SELECTED", "REJECTED") for tail in ("/?", f"{API}/applications?")]
    everything = [path for _, path in questions(world, world.app(person)) if not path.startswith("/ledger")]
    as_of = [f"{case}?version={one}" for one in range(1, versions)] + [f"{case}/replay?states=true"]
    return [*everything, *decided, *as_of]


def told(world: World, paths: list[str], person: str, version: int) -> dict[str, Any]:
    """What a person is answered who asks for these, or does what is refused before the decision as well as after it."""
    world.at.catch_up()
    return {path: comparable(world.ask(person, path)) for path in paths} | refused(world, person, version)


def refused(world: World, person: str, version: int) -> dict[str, Any]:
    case = f"{API}/applications/{world.open_case}"
    removal = f"{case}/papers/{world.ids['applications', 'paper'][0]}"
    acts = (("POST", f"{case}/submission"), ("POST", f"{case}/supplement"), ("DELETE", removal))
    return {
        f"{method} {path} {one}": comparable(world.ask(person, path, body={}, version=one, method=method))
        for method, path in acts
        for one in (version, version + 1)
    }


def statuses(world: World, person: str) -> list[str]:
    world.at.catch_up()
    found = world.ask(person, f"{API}/applications?status=REJECTED").get_json()["cases"]
    counted = world.ask(person, f"{API}/applications/facets").get_json()["status"]
    assert counted.get("REJECTED", 0) == len(found)
    return [one["id"] for one in found]


def version_shown(world: World) -> int:
    world.at.catch_up()
    return int(world.ask("lead", f"{API}/applications/{world.open_case}").headers["ETag"].strip('"'))


def changed(world: World, person: str, version: str) -> int:
    """The status of putting the whole form by somebody who was shown this version."""
    path = f"{API}/applications/{world.open_case}"
    form = world.ask(person, path).get_json()["form"]
    body = {
        "form": {
            **form,
            "leads": [one["id"] for one in form["leads"]],
            "partner": form["partner"]["id"],
            "items": [{name: value for name, value in one.items() if name != "id"} for one in form["items"]],
            "evidence": [{"kind": one["kind"], "covers": one["covers"]} for one in form["evidence"]],
        },
        "reasons": "(가상) 사유",
    }
    return world.ask(person, f"{path}/form", body=body, version=int(version.strip('"')), method="PUT").status_code


def test_a_party_learns_nothing_of_a_decision_before_its_own_notice_was_sent(world: World) -> None:
    course, case, clock = world.course, world.open_case, world.at.clock
    clock.advance(timedelta(days=1))
    course.scene.firm("(가상) 늦봄")
    head = world.at.log.history(case)[-1].version
    paths = asked(world, "lead", head + 5)
    version = version_shown(world)
    before = {person: told(world, paths, person, version) for person in PARTIES}

    def learned() -> list[tuple[str, str]]:
        return [
            (person, path)
            for person in PARTIES
            for path, answer in told(world, paths, person, version).items()
            if answer != before[person][path]
        ]

    course.draft(case, world.ids["meetings", "id"][0], Outcome.REJECTED, ReasonCode.COMMITTEE_RESOLUTION)  # type: ignore[arg-type]
    assert learned() == []
    deciding.decide(world.at.office, case, by=decider())
    lead, partner = course.notices(case)
    assert learned() == []
    withdrawal = f"{API}/applications/{case}/withdrawal"
    late = world.ask("lead", withdrawal, body={}, version=version)
    assert (late.status_code, late.get_json()["code"], late.get_json()["values"]) == (409, "application-ended", {})

    notifying.send_notice(world.at.office, lead, method=Method.ELECTRONIC, by=officer())
    assert statuses(world, "lead") == [str(case)]
    assert statuses(world, "partner") == []
    assert {person for person, _ in learned()} == {"lead"}
    notifying.send_notice(world.at.office, partner, method=Method.POST, by=officer())
    assert statuses(world, "partner") == [str(case)]


def test_a_party_that_was_shown_all_it_may_see_is_not_refused_for_what_it_may_not(world: World) -> None:
    course = world.course
    case: UUID = course.case()
    for stage in STAGES:
        course.take(case, stage)
    person = course.scene.acting_for(course.state(case).form.leads[0])
    path = f"{API}/applications/{case}"
    there = World(at=world.at, course=course, people={"lead": person}, ids=world.ids, open_case=case, closed_case=case)
    world.at.catch_up()
    shown = there.ask("lead", path).headers["ETag"]
    course.draft(case, course.meet(case))
    assert changed(there, "lead", shown) == 200
    assert changed(there, "lead", shown) == 412
