from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from application import announcing
from application.office import call_of
from application.rounds import demonstration_call, round_2021_1
from domain.calls.facts import PaperRequired
from domain.rules.vocabulary import PaperKind, Track
from tests.offices import an_office
from tests.scenes import CALL, OPENS, ROUND, an_open_call, officer
from tests.web.applications import an_application
from tests.web.pages.conftest import Desk, looking_as_auditor
from tests.web.pages.reading import Page
from web.pages import call_pages, rendering, visiting


def test_a_call_tells_its_window_its_tracks_and_its_plan(desk: Desk) -> None:
    page = desk.look(f"/calls/{call_of(ROUND)}")
    for part in (
        "2021년 3월 19일(금) 오전 12:00",
        "2021년 4월 19일(월) 24:00",
        "접수 중",
        "200개 제품",
        "혁신성장과제",
        "대면평가",
    ):
        assert part in page.text


def marked(page: Page) -> set[str]:
    """The labels that carry the mark of an assumption."""
    return {one.text().removesuffix(" 가정") for one in page.root.all("dt") if one.all("span", class_="assumed")}


def test_each_assumed_parameter_carries_the_mark_where_it_is_shown(desk: Desk) -> None:
    page = desk.look(f"/calls/{call_of(ROUND)}")
    assert {"평가 비중", "평가위원 수", "최고·최저 제외", "동점 처리", "보존기간"} <= marked(page)
    assert "이의신청 근거" not in marked(page)
    closes = next(one for one in page.root.one("header", class_="case").all("dd") if "24:00" in one.text())
    assert closes.all("span", class_="assumed")


def test_the_list_of_calls_says_which_of_them_is_open(desk: Desk) -> None:
    [row] = desk.look("/calls").rows()
    assert row.one("small").text() == "접수 중"
    assert desk.look("/calls", language="en").rows()[0].one("small").text() == "open"


def test_every_page_leads_to_the_way_in_which_one_applies(desk: Desk) -> None:
    page = desk.look("/calls")
    assert [link.attributes["href"] for link in page.root.one("footer").all("a")] == ["/docs", "/design"]


def test_the_list_of_calls_and_the_timeline_mark_an_assumed_closing_hour_too(desk: Desk) -> None:
    [row] = desk.look("/calls").rows()
    window = next(cell for cell in row.all("td") if "24:00" in cell.text())
    assert [mark.text() for mark in window.all("span", class_="assumed")] == ["가정"]
    assert "2021년 4월 19일(월) 24:00 (마감 시각은 가정)." in desk.look(f"/calls/{call_of(ROUND)}").text


@pytest.mark.parametrize("name", sorted({*round_2021_1.ASSUMED, *demonstration_call.ASSUMED}))
def test_every_assumption_of_our_rounds_is_marked_in_its_place(name: str, desk: Desk) -> None:
    row = next(row for row in desk.at.office.book.calls() if row.id == call_of(ROUND))
    papers = tuple(PaperRequired(kind=kind, track=Track.MATERIALS_PARTS, source="공고") for kind in PaperKind)
    marks = {}
    for assumed in ((), (name,)):
        call = replace(row.call, terms=replace(row.call.terms, papers=papers, assumed=assumed))
        with desk.app.test_request_context("/calls"):
            visiting.choose_language()
            values = call_pages.values(replace(row, call=call), ())
            page = Page(rendering.page("call.html", **values))
        marks[assumed] = [one.text() for one in page.root.one("main").all("span", class_="assumed")]
        assert "그 밖의 가정" not in page.text
    the_explanation = 1
    assert marks[()] == []
    assert len(marks[name,]) > the_explanation


def test_an_assumption_without_a_place_is_listed_by_name(desk: Desk) -> None:
    row = next(row for row in desk.at.office.book.calls() if row.id == call_of(ROUND))
    call = replace(row.call, terms=replace(row.call.terms, assumed=("thing_of_theirs",)))
    with desk.app.test_request_context("/calls"):
        visiting.choose_language()
        values = call_pages.values(replace(row, call=call), ())
        page = Page(rendering.page("call.html", **values))
    assert "그 밖의 가정 가정 thing_of_theirs" in page.text


def test_the_rule_version_is_shown_with_the_hash_of_every_file(desk: Desk) -> None:
    page = desk.look(f"/calls/{call_of(ROUND)}")
    pinned = desk.at.office.book.calls()[0].call.terms.rules
    assert pinned.version in page.text
    assert len(pinned.manifest) > 1
    for file in pinned.manifest:
        assert file.path in page.text
        assert file.sha256 in page.text


def test_an_invented_call_is_labelled_and_a_change_is_told_with_its_reason(database: Database, tmp_path: Path) -> None:
    with an_office(database, tmp_path, ScriptedClock(OPENS)) as at:
        scene = an_open_call(at)
        paper = demonstration_call.paper(OPENS)
        by = officer()
        announcing.announce(at.office, round_id="2021-9", paper=paper, demonstration=True, by=by)
        announcing.extend(
            at.office, scene.call, closes=CALL.closes + timedelta(days=7), reasons="접수 시스템이 멈춤", by=by
        )
        at.catch_up()
        browser = an_application(at.office, looking_as_auditor(scene)).test_client()
        page = Page(browser.get("/calls").get_data(as_text=True))
        labelled = [row.one("th").text().endswith("(가상 공고)") for row in page.rows()]
        assert sorted(labelled) == [False, True]
        extended = Page(browser.get(f"/calls/{scene.call}").get_data(as_text=True))
        assert "접수 마감을 2021년 4월 26일(월) 24:00까지로 늦추었습니다." in extended.text
        assert "접수 시스템이 멈춤" in extended.text


def test_a_call_nobody_announced_is_not_found(desk: Desk) -> None:
    assert "찾을 수 없습니다" in desk.look(f"/calls/{uuid4()}", status=404).text
