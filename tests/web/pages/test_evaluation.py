"""The evaluation on a case's page: told in full to who may read sheets, as far as it is theirs to everybody else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from adapters.clocks import ScriptedClock
from application import deciding, scoring, selecting
from domain.applications.outcomes import Outcome, ReasonCode
from domain.panels.facts import RecusalCause
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.evaluations import REMEDIES, Course, decider
from tests.offices import TestOffice, an_office
from tests.panels import as_judge
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, an_open_call, officer
from tests.web.applications import an_application
from tests.web.pages import test_every_page as every_page
from tests.web.pages.reading import Element, Page

pytestmark = pytest.mark.slow

WHY = ReasonCode.RESULTS_UNACHIEVABLE
JUSTIFIED = "(가상) growth-potential의 이유"


@dataclass(frozen=True)
class Evaluated:
    """Cases that were evaluated, and people who look at them."""

    at: TestOffice
    cases: dict[str, UUID]
    people: dict[str, UUID]

    def look(self, case: str, *, part: str = "evaluation", person: str = "auditor", language: str = "ko") -> Page:
        answer = self.app(person).test_client().get(f"/cases/{self.cases[case]}{part and f'/{part}'}?lang={language}")
        assert answer.status_code == 200, answer.status
        return Page(answer.get_data(as_text=True))

    def app(self, person: str) -> Flask:
        return an_application(self.at.office, replace(self.at.doors, visitor=self.people[person]))


@pytest.fixture(scope="module")
def evaluated(postgres_servers: Servers) -> Iterator[Evaluated]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield told(at)


def told(at: TestOffice) -> Evaluated:
    course = Course(an_open_call(at))
    scene = course.scene
    selected, meeting = course.evaluated()
    course.decide(selected, meeting)
    course.arrive(course.notices(selected, remedies=None)[0])
    rejected, meeting = course.evaluated("-------")
    course.decide(rejected, meeting, Outcome.REJECTED, WHY)
    for notice in course.notices(rejected)[:2]:
        course.arrive(notice)
    deciding.correct_decision(at.office, rejected, text="(가상) 바로잡은 결정", reasons="(가상) 오기", by=decider())
    selecting.list_selection(at.office, scene.call, track=course.track, by=officer())
    selecting.publish_selection(at.office, scene.call, track=course.track, by=decider())
    late = course.case()
    course.take(late, Stage.FACE_TO_FACE)
    course.sitting(Stage.FACE_TO_FACE, late).recuse(course.sittings[Stage.FACE_TO_FACE].people[3])
    broken = course.case()
    course.take(broken, Stage.FACE_TO_FACE)
    for judge in course.sittings[Stage.FACE_TO_FACE].people[3:]:
        course.sitting(Stage.FACE_TO_FACE, broken).recuse(judge)
    stopped = course.case()
    course.take(stopped, Stage.FACE_TO_FACE, 30)
    scored = course.case()
    course.hear(scored, Stage.FACE_TO_FACE)
    sitting = course.sitting(Stage.FACE_TO_FACE, scored)
    sitting.declare(*sitting.people)
    marks = course.marks(Stage.FACE_TO_FACE, 77)
    scoring.seal_sheet(
        at.office, sitting.panel, case=scored, judge=sitting.people[2], marks=marks, by=as_judge(sitting.people[2])
    )
    form = course.state(rejected).form
    assert form.partner
    at.clock.advance(timedelta(days=1))
    at.catch_up()
    return Evaluated(
        at,
        {
            "selected": selected,
            "rejected": rejected,
            "late": late,
            "broken": broken,
            "stopped": stopped,
            "scored": scored,
        },
        {
            "auditor": scene.person("(가상) 슬기", (Role.AUDITOR, None)),
            "officer": scene.officer(Agency.MSS),
            "lead": scene.acting_for(form.leads[0]),
            "partner": scene.acting_for(form.partner),
            "judge": sitting.people[2],
        },
    )


def section(page: Page, part: str = "evaluation") -> Element:
    [found] = [one for one in page.root.all("section") if one.attributes["aria-labelledby"] == part]
    return found


def lines(page: Page) -> list[Element]:
    return [one for one in section(page).one("ol", class_="stages").inside if isinstance(one, Element)]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("case", ["selected", "rejected", "late", "broken", "stopped", "scored"])
@pytest.mark.parametrize("person", ["auditor", "officer"])
@pytest.mark.parametrize("part", ["", "evaluation", "decision"])
def test_it_is_made_as_every_page_is(evaluated: Evaluated, case: str, part: str, person: str, language: str) -> None:
    page = evaluated.look(case, part=part, person=person, language=language)
    every_page.test_it_is_well_formed_and_every_id_is_there_once(page)
    every_page.test_no_script_stands_in_it_but_the_offices_own_file_and_no_style(page)
    every_page.test_its_headings_leave_out_no_level(page)
    every_page.test_its_tables_say_what_they_are_and_what_heads_each_line(page)
    every_page.test_every_mark_has_a_shape_and_a_word(page)


def test_the_stages_stand_in_their_order_each_with_how_it_went(evaluated: Evaluated) -> None:
    def standing(case: str) -> list[str]:
        return [one.one("span", class_="mark").text() for one in lines(evaluated.look(case))]

    assert standing("selected") == ["통과", "통과", "통과"]
    assert standing("late") == ["통과", "진행 중", "차례 전"]
    assert standing("stopped") == ["통과하지 못함", "진행하지 않음", "진행하지 않음"]
    assert standing("scored") == ["진행 중", "차례 전", "차례 전"]


def test_a_tally_opens_to_every_figure_and_every_sheet_with_its_reasons(evaluated: Evaluated) -> None:
    first = lines(evaluated.look("selected"))[0]
    assert "80.00 · 통과 점수" in first.text()
    tables = first.all("table")
    assert tables[1].text().count("반영") >= 5
    assert [row.all("td")[0].text() for row in tables[1].one("tbody").all("tr")].count("최고점 제외") == 1
    assert JUSTIFIED in first.text()
    assert "(가상) 회의실" in first.text()


def test_a_result_that_no_longer_rests_on_its_tally_is_marked_for_who_reads_the_tally(evaluated: Evaluated) -> None:
    broken = lines(evaluated.look("broken"))[0].text()
    assert "집계가 바뀐 결과" in broken
    assert "결과가 달라져 다시 판단해야 합니다 기록 당시 80.00 → 지금 점수 없음" in broken
    assert "결과는 그대로입니다 기록 당시 80.00 → 지금 80.00" in lines(evaluated.look("late"))[0].text()
    assert "집계가 바뀐 결과" not in section(evaluated.look("selected")).text()
    assert "집계가 바뀐 결과" not in section(evaluated.look("broken", person="officer")).text()


def test_a_conflict_found_late_stays_beside_the_sheets_that_count(evaluated: Evaluated) -> None:
    first = lines(evaluated.look("late"))[0]
    assert "평가표 6개" in first.text()
    [void] = [row for row in first.all("tr") if "셈하지 않음" in row.text()]
    assert "제척" in void.text()
    assert RecusalCause.EXCLUDED.value not in first.text()


def test_the_resolution_the_decision_with_its_reasons_and_the_notices_with_their_last_days(
    evaluated: Evaluated,
) -> None:
    said = section(evaluated.look("rejected", part="decision"), "decision").text()
    for part in (
        "심의위원회 의결",
        "출석 7명 가운데 찬성 0, 반대 7",
        "미선정",
        "기대 성과 달성 곤란",
        "(가상) 바로잡은 결정",
        "오기 정정 1회",
        REMEDIES,
        "이의신청(민원처리법 §35)",
    ):
        assert part in said
    [due, *_] = section(evaluated.look("rejected", part="decision"), "decision").all("time", class_="due")
    assert due.text().endswith("일 남음")
    assert "고시" in section(evaluated.look("selected", part="decision"), "decision").text()


def test_a_party_sees_its_own_notice_and_neither_tallies_nor_the_resolution(evaluated: Evaluated) -> None:
    for person, firm, other in (("lead", "새벽빛", "한울설비"), ("partner", "한울설비", "새벽빛")):
        shown = section(evaluated.look("rejected", part="decision", person=person), "decision")
        row = shown.all("tbody")[0].one("tr")
        assert firm in row.text()
        assert other not in row.text()
        for part in ("출석 7명", "80.00", JUSTIFIED, "평가표"):
            assert part not in shown.text()
        assert "기대 성과 달성 곤란" in shown.text()


def test_a_party_sees_who_sits_on_each_panel_by_name_role_and_id(evaluated: Evaluated) -> None:
    for person in ("lead", "partner"):
        benches = section(evaluated.look("rejected", person=person)).all("details", class_="bench")
        assert len(benches) == len(Stage)
        told = benches[0].text()
        assert str(evaluated.people["judge"]) in told
        assert "위원장" in told
    assert section(evaluated.look("scored", person="judge")).all("details", class_="bench") == []


def test_the_approval_line_says_who_drafted_reviewed_and_decided_and_when(evaluated: Evaluated) -> None:
    shown = section(evaluated.look("selected", part="decision", person="officer"), "decision")
    steps = shown.one("ol", class_="approval").all("li")
    assert [one.one("b").text() for one in steps] == ["기안", "검토", "결재"]
    assert all(one.all("time") and one.all("span") for one in steps)
    assert not section(evaluated.look("scored", part="decision"), "decision").all("ol")
    for person in ("lead", "partner"):
        party = section(evaluated.look("rejected", part="decision", person=person), "decision")
        assert not party.all("ol", class_="approval"), "the agency's own drafts are its own"


def test_the_notices_of_a_decision_are_downloaded_beside_it(evaluated: Evaluated) -> None:
    def letters(person: str) -> int:
        shown = section(evaluated.look("rejected", part="decision", person=person), "decision")
        return len([one for one in shown.all("a") if one.attributes["href"].startswith("/letters/")])

    assert letters("officer") > letters("lead") > 0


@pytest.mark.parametrize("person", ["auditor", "officer", "judge"])
def test_of_a_sheet_that_is_sealed_the_page_tells_nothing(evaluated: Evaluated, person: str) -> None:
    """The own judge, too, reads it at the panel: on the page of the case it is not there."""
    page = evaluated.look("scored", person=person)
    assert "77" not in section(page).text()
    assert "평가표" not in page.text
    assert "봉인" not in page.text


def test_the_list_shows_what_was_decided_in_shape_and_word(evaluated: Evaluated) -> None:
    answer = evaluated.app("auditor").test_client().get("/")
    page = Page(answer.get_data(as_text=True))
    said = [row.one("span", class_="status") for row in page.rows()]
    assert {"선정", "미선정", "적격"} <= {one.text() for one in said}
    assert "고시된 선정 제품 1개" in page.text
    assert page.root.one("progress").attributes["value"] == "1"
    shapes = {one.text(): [path.attributes.get("d", "") for path in one.all("path")] for one in said}
    assert shapes["선정"] != shapes["미선정"]
    assert all(one.one("svg").inside for one in said)


def test_the_timeline_tells_which_firm_a_notice_went_to_and_reached(evaluated: Evaluated) -> None:
    page = evaluated.look("selected", part="history")
    reached = [line.text() for line in page.root.all("li") if "도달했습니다" in line.text()]
    assert reached
    assert all("받는 기업: (가상) " in line for line in reached)
