"""A committee meets: opened by the chair, followed on an open page while members vote, resolved; and the agency decides on it."""

from dataclasses import replace
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page

from domain.applications import APPLICATION, Status
from domain.meetings import MEETING
from domain.meetings.facts import Choice
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.browser.opening import Visitor, served
from tests.browser.test_disputes_journey import SEEN, an_empty_office, looked
from tests.browser.walking import follow
from tests.evaluations import Course
from tests.offices import TestOffice
from tests.postgres import Servers
from tests.scenes import an_open_call
from tests.web.applications import an_application
from web.doors import Doors, Person

OF_THE_FORM = ".act .actions button"


def act(page: Page, name: str, **typed: str) -> None:
    """Go to the form of what may be done, fill it in, and confirm."""
    follow(page.locator(f"main a[href*='/acts/{name}']"))
    for field, text in typed.items():
        page.locator(f"[name={field}]").fill(text)
    follow(page.locator(OF_THE_FORM))
    page.locator(".notice.success, p.done").first.wait_for()


def doors_for(at: TestOffice, people: dict[str, UUID], *, visitor: UUID) -> Doors:
    """The doors through which these come in."""
    shown = tuple(Person(id=one, name=f"(가상) {name}", role=name) for name, one in people.items())
    return replace(at.doors, visitor=visitor, people=shown)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "width", "scheme"), SEEN)
def test_a_committee_meets_and_the_agency_decides(
    chromium: Browser, postgres_servers: Servers, language: str, width: int, scheme: str
) -> None:
    with an_empty_office(postgres_servers) as at:
        course = Course(an_open_call(at))
        case = course.heard()
        sitting = course.sitting(Stage.DELIBERATION, case)
        decider = course.scene.person("(가상) 결재권자", (Role.DECIDER, Agency.MSS))
        people = {"chair": sitting.people[0], "member": sitting.people[2], "decider": decider}
        at.catch_up()
        doors = doors_for(at, people, visitor=sitting.secretary)
        look = {"language": language, "width": width, "scheme": scheme}
        name = f"{language}-{width}"
        with served(an_application(at.office, doors)) as address:
            visitor = Visitor(chromium, address, {who: str(one) for who, one in people.items()})

            chair = visitor.visit("chair", f"/panels/{sitting.panel}", **look)  # type: ignore[arg-type]
            looked(chair, f"panel-{name}")
            follow(chair.locator("main a[href*='/acts/meetings.open_meeting']"))
            for box in chair.locator("input[name=present]").all():
                box.check()
            follow(chair.locator(OF_THE_FORM))
            meeting = course.scene.office.log.read(0, 10_000)[-1].stream
            chair.goto(f"{address}/meetings/{meeting}")
            looked(chair, f"meeting-{name}")
            assert chair.locator(".quorum .is-met").count() == 1

            member = visitor.visit("member", f"/meetings/{meeting}/cases/{case}", **look)  # type: ignore[arg-type]
            looked(member, f"agenda-{name}")
            follow(member.locator("main a[href*='/acts/meetings.vote']"))
            member.locator("input[name=proposal][value=SELECT]").check()
            member.locator("input[name=choice][value=AYE]").check()
            looked(member, f"vote-{name}")
            follow(member.locator(OF_THE_FORM))
            member.locator(".notice.success, p.done").first.wait_for()
            assert member.locator("main a[href*='/acts/meetings.vote']").count() == 0

            chair.locator("[data-live][data-version='2']").wait_for(timeout=20_000)
            for voter in sitting.people:
                if voter != people["member"]:
                    course.vote(meeting, case, voter, Choice.AYE)
            chair.goto(f"{address}/meetings/{meeting}/cases/{case}")
            act(chair, "meetings.resolve", reasons="(가상) 의결 사유")
            looked(chair, f"resolved-{name}")
            chair.goto(f"{address}/meetings/{meeting}")
            act(chair, "meetings.take_minutes", minutes="(가상) 회의록")
            act(chair, "meetings.close")
            looked(chair, f"closed-{name}")
            assert chair.locator("[data-live]").count() == 0
            assert at.office.find(MEETING, meeting).state.closed

            course.draft(case, meeting)
            at.catch_up()
            page = visitor.visit("decider", f"/cases/{case}/deciding", **look)  # type: ignore[arg-type]
            looked(page, f"deciding-{name}")
            act(page, "decisions.decide")
            looked(page, f"decided-{name}")
            visitor.close()
        assert at.office.find(APPLICATION, case).state.status is Status.SELECTED
