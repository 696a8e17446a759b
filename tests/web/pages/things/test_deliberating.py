"""A panel says what is one's own to do, a meeting which cases it resolves on, and the list of an agency what they are called."""

from http import HTTPStatus

import pytest

from application import meetings
from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.evaluations import Course
from tests.panels import Sitting, as_chair
from tests.scenes import Scene
from tests.web.pages.conftest import at_the_desk
from tests.web.pages.reading import Page


def tasks(page: Page) -> str:
    (section,) = page.root.all("section", **{"aria-labelledby": "tasks"})
    return section.text()


@pytest.fixture
def sitting(scene: Scene) -> Sitting:
    course = Course(scene)
    return course.sitting(Stage.DELIBERATION, course.case())


def receipt(sitting: Sitting) -> str:
    said = sitting.scene.office.find(APPLICATION, sitting.case).state.receipt
    assert said
    return said


def test_a_member_is_told_to_declare_then_to_score_and_where(sitting: Sitting) -> None:
    where, judge = f"/panels/{sitting.panel}", sitting.people[1]
    before = at_the_desk(sitting.scene, judge).page(where)
    assert receipt(sitting) in tasks(before)
    assert "이해충돌 여부 답하기" in tasks(before)
    sitting.declare(judge)
    after = at_the_desk(sitting.scene, judge).page(where)
    assert "읽고 평가하기" in tasks(after)
    assert [one for one in after.root.all("a") if one.attributes["href"].endswith(f"{sitting.case}/sheet")]


def test_who_has_no_seat_on_a_panel_has_nothing_to_do_on_it(sitting: Sitting) -> None:
    page = at_the_desk(sitting.scene, sitting.secretary).page(f"/panels/{sitting.panel}")
    assert not page.root.all("section", **{"aria-labelledby": "tasks"})


def test_a_case_that_its_reader_may_not_open_is_named_and_leads_nowhere(sitting: Sitting) -> None:
    secretary = at_the_desk(sitting.scene, sitting.secretary).page(f"/panels/{sitting.panel}/cases/{sitting.case}")
    decider = sitting.scene.person("(가상) 결재권자", (Role.DECIDER, Agency.MSS))
    reader = at_the_desk(sitting.scene, decider).page(f"/panels/{sitting.panel}")
    leads = f"/cases/{sitting.case}"
    assert receipt(sitting) in secretary.root.one("main").text()
    assert leads not in [one.attributes["href"] for one in secretary.root.all("a")]
    assert leads in [one.attributes["href"] for one in reader.root.all("a")]


def test_an_open_meeting_is_asked_whether_it_went_on_and_says_so_to_who_may_read_it_alone(sitting: Sitting) -> None:
    sitting.declare(*sitting.people)
    office = sitting.scene.office
    meeting = meetings.open_meeting(office, sitting.panel, present=sitting.people, by=as_chair(sitting.chair)).stream
    chair = at_the_desk(sitting.scene, sitting.chair)
    page = chair.page(f"/meetings/{meeting}")
    (live,) = [one for one in page.root.all("p") if "data-live" in one.attributes]
    asked = chair.get(live.attributes["data-live"])
    assert asked.get_data(as_text=True) == live.attributes["data-version"] == "1"
    stranger = at_the_desk(sitting.scene, sitting.scene.person("(가상) 지나가는 사람"))
    assert stranger.get(live.attributes["data-live"]).status_code == HTTPStatus.NOT_FOUND
    assert receipt(sitting) in page.root.one("main").text()
