import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from adapters.asking import asked as really
from application.office import call_of
from tests.scenes import ROUND
from tests.web.pages.conftest import HOSTILE, Desk
from tests.web.pages.reading import Element, Page
from web.pages import addresses

RECEIVED = 5


def receipts(page: Page) -> list[str]:
    return [row.one("th").text() for row in page.rows()]


def facet(page: Page, name: str) -> list[Element]:
    [section] = [one for one in page.root.all("section") if one.attributes["aria-labelledby"] == f"facet-{name}"]
    return section.all("a")


def counts(page: Page, name: str) -> dict[str, int]:
    return {
        link.inside[0].text(): int(link.one("b").text())
        for link in facet(page, name)
        if isinstance(link.inside[0], Element)
    }


def test_a_visitor_sees_every_case_that_was_received_and_no_draft(desk: Desk) -> None:
    page = desk.look("/")
    assert len(page.rows()) == RECEIVED
    assert f"/cases/{desk.cases.draft}" not in page.links("/cases/")


def test_a_line_says_what_an_officer_looks_for(desk: Desk) -> None:
    [row] = desk.look("/?status=SUPPLEMENT_REQUESTED", person="officer").rows()
    said = row.text()
    for part in (
        "2021-1-IG-0001",
        "(가상) 안개 분무기 과제",
        "혁신성장과제",
        "(가상) 새벽빛정밀",
        "협력 (가상) 한울설비",
    ):
        assert part in said
    for part in ("보완 요구", "3월 22일(월) · 3일 남음", "중기부", "(가상) 나래", "2021년 3월 19일(금)", "미충족 1개"):
        assert part in said
    assert row.one("span", class_="status").all("svg")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("status=WITHDRAWN", ["2021-1-TC-0001"]),
        ("status=WITHDRAWN&status=INELIGIBLE", ["2021-1-IG-0002", "2021-1-TC-0001"]),
        ("track=MATERIALS_PARTS", ["2021-1-MP-0001"]),
        ("agency=PPS", ["2021-1-CB-0001"]),
        ("receipt=2021-1-ig", ["2021-1-IG-0001", "2021-1-IG-0002"]),
        ("firm=새벽빛정밀", ["2021-1-IG-0001"]),
        ("firm=정밀", ["2021-1-IG-0001"]),
        ("track=INNOVATION_GROWTH&status=INELIGIBLE", ["2021-1-IG-0002"]),
        ("track=&status=&call=&agency=PPS&firm=&receipt=", ["2021-1-CB-0001"]),
    ],
)
def test_filters_narrow_the_list(desk: Desk, address: str, shown: list[str]) -> None:
    assert sorted(receipts(desk.look(f"/?{address}"))) == shown


def test_the_list_narrows_to_an_officer_a_call_and_a_business_number(desk: Desk) -> None:
    assert receipts(desk.look(f"/?officer={desk.people['officer']}")) == ["2021-1-IG-0001"]
    assert len(desk.look(f"/?call={call_of(ROUND)}").rows()) == RECEIVED
    number = desk.at.office.book.register([desk.firms["large"]])[desk.firms["large"]].business_number
    assert receipts(desk.look(f"/?firm={number}")) == ["2021-1-MP-0001"]


def test_facets_add_up_to_the_cases_there_are(desk: Desk) -> None:
    page = desk.look("/")
    for name in ("status", "track", "agency", "call"):
        assert sum(counts(page, name).values()) == RECEIVED
    assert counts(page, "agency") == {"중소벤처기업부": 4, "조달청": 1}


def test_a_facet_counts_under_the_other_filters_and_not_its_own(desk: Desk) -> None:
    page = desk.look("/?track=INNOVATION_GROWTH")
    assert counts(page, "status") == {"보완 요구": 1, "부적격": 1}
    assert sum(counts(page, "track").values()) == RECEIVED


def test_a_facet_leads_to_as_many_cases_as_it_counts(desk: Desk) -> None:
    page = desk.look("/?agency=MSS")
    for name in ("status", "track"):
        for link in facet(page, name):
            assert len(desk.look(link.attributes["href"]).rows()) == int(link.one("b").text())


def test_a_facet_that_is_on_is_taken_off_by_its_own_link(desk: Desk) -> None:
    page = desk.look("/?track=INNOVATION_GROWTH&firm=정밀")
    [on] = [link for link in facet(page, "track") if "aria-current" in link.attributes]
    assert parse_qsl(urlsplit(on.attributes["href"]).query) == [("firm", "정밀")]


def test_the_search_form_keeps_the_facets_that_are_on(desk: Desk) -> None:
    form = desk.look("/?track=INNOVATION_GROWTH&status=INELIGIBLE&firm=x").root.one("form", role="search")
    hidden = {(one.attributes["name"], one.attributes["value"]) for one in form.all("input", type="hidden")}
    assert hidden == {("track", "INNOVATION_GROWTH"), ("status", "INELIGIBLE")}
    assert form.one("input", name="q").attributes["value"] == "x"


def test_each_filter_that_is_on_can_be_taken_away(desk: Desk) -> None:
    page = desk.look(
        f"/?track=INNOVATION_GROWTH&firm=정밀&officer={desk.people['officer']}&receipt=2021", person="officer"
    )
    chips = page.root.one("p", class_="applied").all("a")
    assert [re.sub(r" ✕.*", "", chip.text()) for chip in chips] == [
        "혁신성장과제",
        "기업명 또는 사업자등록번호: 정밀",
        "접수번호: 2021",
        "접수 담당자: (가상) 나래",
        "모두 지우기",
    ]
    for chip in chips:
        assert len(parse_qsl(urlsplit(chip.attributes["href"]).query)) in {0, 3}


def test_pages_keep_the_filters_and_find_every_case_once_there_and_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "PAGE_LENGTH", 2)
    page = desk.look("/?status=SUBMITTED&status=INELIGIBLE&status=WITHDRAWN&status=SUPPLEMENT_REQUESTED")
    seen, way = receipts(page), [receipts(page)]
    while forward := page.root.all("a", rel="next"):
        address = forward[0].attributes["href"]
        assert [value for name, value in parse_qsl(urlsplit(address).query) if name == "status"] == [
            "SUBMITTED",
            "INELIGIBLE",
            "WITHDRAWN",
            "SUPPLEMENT_REQUESTED",
        ]
        page = desk.look(address)
        seen += receipts(page)
        way.append(receipts(page))
    assert len(seen) == len(set(seen)) == RECEIVED
    assert len(way) == 3
    for before in reversed(way[:-1]):
        page = desk.look(page.root.one("a", rel="prev").attributes["href"])
        assert receipts(page) == before
    assert not page.root.all("a", rel="prev")


def test_a_firm_sees_its_own_draft_and_nothing_of_others(desk: Desk) -> None:
    own = {f"/cases/{desk.cases.asked}", f"/cases/{desk.cases.draft}"}
    assert set(desk.look("/", person="lead").links("/cases/")) == own
    assert set(desk.look("/", person="partner").links("/cases/")) == own


def test_an_officer_sees_the_agencys_cases_only(desk: Desk) -> None:
    assert desk.look("/", person="construction").links("/cases/") == [f"/cases/{desk.cases.construction}"]
    assert len(desk.look("/", person="officer").rows()) == RECEIVED - 1


def test_who_has_no_case_is_told_so_and_what_to_do(desk: Desk) -> None:
    page = desk.look("/", person="nobody")
    assert "볼 수 있는 사건이 아직 없습니다." in page.text
    assert page.links("/calls") == ["/calls"]


def test_a_search_that_finds_nothing_says_so_and_how_to_go_on(desk: Desk) -> None:
    page = desk.look("/?firm=어디에도없는")
    assert "조건에 맞는 사건이 없습니다." in page.text
    assert "/" in page.links()


@pytest.mark.parametrize(
    "address",
    [
        "track=FIFTH",
        "status=x",
        "agency=XX",
        "call=1",
        "officer=me",
        "after=zzz",
        "after=AAAA",
        f"firm={'x' * 101}",
        "firm=%00",
    ],
)
def test_a_filter_that_means_nothing_is_named(desk: Desk, address: str) -> None:
    page = desk.look(f"/?{address}", status=400)
    assert address.split("=", maxsplit=1)[0] in page.text
    assert "/" in page.links()


def test_the_years_target_is_shown_as_progress_with_its_source(desk: Desk) -> None:
    page = desk.look("/")
    assert "2021년 목표 200개 제품" in page.text
    assert page.root.one("progress").attributes["max"] == "200"
    assert "선정 한도가 아닙니다" in page.text


def test_the_published_figures_stand_apart_with_their_source_and_their_doubts(desk: Desk) -> None:
    section = desk.look("/").root.one("section", class_="published")
    said = section.text()
    for part in (
        "16 개사",
        "88 개사",
        "101 개 제품",
        "7 개사",
        "17 개사",
        "보도자료(2021년 3월 19일)",
        "AMB-09",
        "AMB-10",
        "AMB-23",
    ):
        assert part in said
    money = section.one("abbr", class_="money")
    assert (money.text(), money.attributes["title"], money.attributes["tabindex"]) == (
        "186억원",
        "18,600,000,000원",
        "0",
    )


def test_a_hostile_name_is_shown_as_it_was_typed_and_does_nothing(desk: Desk) -> None:
    page = desk.look("/?track=MATERIALS_PARTS")
    assert HOSTILE in page.rows()[0].text()
    assert not page.root.one("main").all("script")
    assert desk.look(f"/?firm={HOSTILE.replace('&', '%26')}").root.one("input", name="q").attributes["value"] == HOSTILE


def test_the_list_asks_as_much_of_the_book_for_one_case_as_for_many(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def counting(*given: Any) -> Any:
        asked.append(given)
        return really(*given)

    monkeypatch.setattr("adapters.views.book.asked", counting)
    cost = {}
    for path in ("/", "/?receipt=2021-1-IG-0001"):
        asked.clear()
        shown = len(receipts(desk.look(path)))
        cost[shown] = len(asked)
    assert set(cost) == {1, RECEIVED}
    assert cost[1] == cost[RECEIVED] > 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2021-1-ig-0001", ["2021-1-IG-0001"]), ("모래내", ["2021-1-MP-0001"]), ("어디에도 없는", [])],
)
def test_one_box_finds_by_receipt_number_and_by_firm(desk: Desk, typed: str, found: list[str]) -> None:
    page = desk.look(f"/?{urlencode({'q': typed})}")
    assert [one.text() for one in page.root.one("main").all("th", class_="receipt")] == found
    assert page.root.one("input", name="q").attributes["value"].lower() == typed
