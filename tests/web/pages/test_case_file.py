import hashlib
import re
from uuid import uuid4

import pytest

from tests.adapters.letters.pdf import said, squeezed
from tests.web.pages import test_every_page as every_page
from tests.web.pages.conftest import HOSTILE, Desk
from tests.web.pages.reading import Element, Page
from web.pages.ways import CASE_PARTS


def case(desk: Desk, name: str, part: str = "", **options: str) -> Page:
    return desk.look(f"/cases/{getattr(desk.cases, name)}{part and f'/{part}'}", **options)  # type: ignore[arg-type]


def section(page: Page, name: str) -> Element:
    [found] = [one for one in page.root.all("section") if one.attributes["aria-labelledby"] == name]
    return found


def story(page: Page) -> list[str]:
    """The timeline's sentences, the oldest first."""
    return [
        one.one("p", class_="sentence").text()
        for one in reversed(section(page, "timeline").one("ol").all("li"))
        if "id" in one.attributes
    ]


def test_the_head_says_where_the_case_stands(desk: Desk) -> None:
    head = case(desk, "asked", person="officer").root.one("header", class_="case").text()
    for part in ("2021-1-IG-0001", "혁신성장과제", "안개 분무기 과제", "보완 요구", "중소벤처기업부", "(가상) 나래"):
        assert part in head


def test_the_form_is_shown_in_full(desk: Desk) -> None:
    form = section(case(desk, "asked", "application"), "form").text()
    for part in (
        "(가상) 새벽빛정밀 ( 신청 )",
        "(가상) 한울설비",
        "가상 조명기구 (3911160301)",
        "직접생산확인서 (3911160301)",
    ):
        assert part.replace("( 신청 )", "(신청)") in form
    cooperative = section(case(desk, "received", "application"), "form").text()
    assert "모래내협동조합" in cooperative
    assert "조합원 5개사" in cooperative


def test_a_supplement_says_what_is_asked_and_how_long_there_is(desk: Desk) -> None:
    notice = section(case(desk, "asked"), "supplement").text()
    assert "3월 22일(월) · 3일 남음" in notice
    assert "협약서" in notice


def test_a_paper_is_listed_with_its_hash_and_downloaded_by_who_may(desk: Desk) -> None:
    papers = section(case(desk, "asked", "papers", person="officer"), "papers")
    link = papers.one("a")
    answer = desk.browser("officer").get(link.attributes["href"])
    assert answer.status_code == 200
    assert papers.one("code").text() == hashlib.sha256(answer.data).hexdigest()
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%EC%84%9C%EB%A5%98.pdf")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"


def test_an_auditor_sees_that_there_is_a_paper_but_not_what_is_in_it(desk: Desk) -> None:
    papers = section(case(desk, "asked", "papers"), "papers")
    assert "서류.pdf" in papers.text()
    assert not papers.all("a")
    link = section(case(desk, "asked", "papers", person="officer"), "papers").one("a").attributes["href"]
    assert desk.browser().get(link).status_code == 404


def test_a_letter_is_downloaded_from_its_line_by_who_may_read_what_it_tells(desk: Desk) -> None:
    letters = section(case(desk, "asked", "history", person="officer"), "timeline").all("p", class_="letter")
    assert [one.text() for one in letters] == ["문서 내려받기 (PDF)"] * 2, "the supplement request, the receipt slip"
    link = letters[0].one("a").attributes["href"]
    for person in ("lead", "officer"):
        answer = desk.browser(person).get(link)
        assert answer.status_code == 200
        assert squeezed("보완 요구서") in said(answer.data)
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert desk.browser("nobody").get(link).status_code == 404
    assert desk.browser("lead").get(f"/letters/{uuid4()}").status_code == 404


def test_the_agreement_tells_who_has_signed_and_its_terms(desk: Desk) -> None:
    agreement = section(case(desk, "asked", "agreement"), "agreement")
    assert "모두 서명하여 체결됨" in agreement.text()
    assert [one.text() for one in agreement.one("ul", class_="signatures").all("li")] == [
        "(가상) 새벽빛정밀 주관기업 서명 2021년 3월 19일(금)",
        "(가상) 한울설비 협력기업 서명 2021년 3월 19일(금)",
    ]
    assert [one.text() for one in agreement.all("p", class_="typed")] == ["역할 분담", "권리와 의무"]


def test_every_criterion_answers_with_a_shape_a_word_a_reason_and_its_source(desk: Desk) -> None:
    page = case(desk, "ineligible", "findings")
    file = desk.at.office.book.case(desk.cases.ineligible)
    assert file is not None
    shown = section(page, "findings").one("ol", class_="findings").all("li")
    assert len(shown) == len(file.application.findings)
    for one, finding in zip(shown, file.application.findings, strict=True):
        mark = one.all("span", class_="mark")[0]
        assert mark.all("svg")
        assert mark.text() in {"충족", "미충족", "참고"}
        assert f"출처: {finding.source}" in one.text()
        assert ("가정" in [each.text() for each in one.all("span", class_="assumed")]) == finding.assumed
        if finding.ambiguity:
            assert one.one("abbr").attributes["title"]
            assert one.one("abbr").text() == f"해석 {finding.ambiguity}"


def test_an_officers_own_answer_stands_beside_the_computed_one(desk: Desk) -> None:
    shown = case(desk, "ineligible", "findings").root.one("li", id="finding-agreement-concluded")
    assert shown.all("span", class_="mark")[0].text() == "충족"
    assert "상생협약이 없습니다." in shown.text()
    assert "담당자 판단: 충족" in shown.text()
    assert shown.one("q").text() == "원본을 보았습니다."


def test_the_tally_counts_what_stands_and_leads_to_what_is_not_met(desk: Desk) -> None:
    findings = section(case(desk, "ineligible", "findings"), "findings")
    decisive = [one for one in findings.one("ol").all("li") if "advice" not in one.attributes["class"]]
    unmet = [one for one in decisive if "unmet" in one.attributes["class"].split()]
    said = [int(one.text()) for one in findings.one("p", class_="tally").all("b")]
    assert said[1] == len(unmet) > 0
    assert [link.attributes["href"] for link in findings.one("p", class_="look").all("a")] == [
        f"#{one.attributes['id']}" for one in unmet
    ]


def test_the_timeline_tells_the_case_in_plain_words(desk: Desk) -> None:
    assert story(case(desk, "asked", "history", person="officer")) == [
        "(가상) 새벽빛정밀이 혁신성장과제 참여신청서를 쓰기 시작했습니다.",
        "제출 전에 참여신청서를 고쳤습니다.",
        "서류를 올렸습니다: 사업 계획서.",
        "상생협약을 작성했습니다. 서명할 곳: (가상) 새벽빛정밀, (가상) 한울설비.",
        "(가상) 새벽빛정밀이 상생협약에 서명했습니다.",
        "(가상) 한울설비가 상생협약에 서명했습니다.",
        "참여신청서를 제출하여 접수번호 2021-1-IG-0001을 받았습니다. 요건 16개 중 15개 충족. 빠진 서류: 협약서.",
        "(가상) 새벽빛정밀에 보낼 문서를 만들었습니다: 접수증.",
        "(가상) 나래가 접수 담당자가 되었습니다.",
        "2021년 3월 22일(월)까지 보완을 요구했습니다: 협약서.",
        "(가상) 새벽빛정밀에 보낼 문서를 만들었습니다: 보완 요구서.",
    ]
    assert story(case(desk, "withdrawn", "history"))[-1] == "신청을 취하했습니다."


def test_a_line_says_who_acted_in_which_role_when_what_changed_and_where_it_stands(desk: Desk) -> None:
    lines = section(case(desk, "asked", "history", person="officer"), "timeline").one("ol").all("li")
    last = next(one for one in lines if "id" in one.attributes and "보완을 요구했습니다" in one.text())
    said = last.text()
    assert "(가상) 나래 · 접수 담당자 · 중소벤처기업부" in said
    assert "2021년 3월 19일(금) 오전 12:00" in said
    assert last.one("q").text() == "협약서 사본이 없습니다."
    place = last.one("a", class_="place")
    position = int(place.attributes["href"].removeprefix("#fact-"))
    assert place.text() == f"기록 {position:,}번"
    assert any(row.recorded.position == position for row in desk.at.office.book.timeline(desk.cases.asked))
    [changes] = section(case(desk, "asked", "history"), "timeline").all("div", class_="changes")
    assert [one.text() for one in changes.all("li")] == ["과제명: (가상) 상생협력 과제 → (가상) 안개 분무기 과제"]


def test_the_timeline_has_every_fact_the_book_has_the_newest_first(desk: Desk) -> None:
    lines = section(case(desk, "asked", "history"), "timeline").one("ol").all("li")
    places = [int(one.attributes["id"].removeprefix("fact-")) for one in lines if "id" in one.attributes]
    assert places == sorted(
        (row.recorded.position for row in desk.at.office.book.timeline(desk.cases.asked)), reverse=True
    )


@pytest.mark.parametrize(
    ("person", "name"),
    [(None, "draft"), ("officer", "draft"), ("officer", "construction"), ("lead", "received"), ("nobody", "asked")],
)
def test_a_case_one_may_not_see_is_not_found(desk: Desk, person: str | None, name: str) -> None:
    page = desk.look(f"/cases/{getattr(desk.cases, name)}", person=person, status=404)
    assert "찾을 수 없습니다" in page.text
    nowhere = desk.look(f"/cases/{uuid4()}", person=person, status=404)
    assert page.text == nowhere.text


def test_ones_own_draft_can_be_read_by_both_sides(desk: Desk) -> None:
    for person in ("lead", "partner"):
        page = case(desk, "draft", person=person)
        assert "아직 제출하지 않음" in page.text
        assert "제출하면 모든 요건을 검토합니다." in page.text


def test_a_hostile_title_item_and_member_stay_text(desk: Desk) -> None:
    page = case(desk, "received", "application")
    assert page.root.one("h1").text() == HOSTILE
    assert section(page, "form").text().count(HOSTILE) == 2
    assert not page.root.one("main").all("script")
    assert HOSTILE not in page.source


def test_the_same_case_is_told_in_english(desk: Desk) -> None:
    page = case(desk, "asked", "history", language="en")
    told = story(page)
    assert told[-2:] == [
        "A supplement was requested by Mon 22 Mar 2021: agreement.",
        "A letter was made for (가상) 새벽빛정밀: supplement request.",
    ]
    labels = [one.text() for one in page.root.one("main").all("h2")] + [
        one.text() for one in page.root.one("main").all("dt")
    ]
    assert not [label for label in labels if re.search("[가-힣]", label)]


@pytest.mark.parametrize("part", ["", *CASE_PARTS])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_part_has_a_page_that_says_whose_it_is_and_leads_to_the_others(
    desk: Desk, part: str, language: str
) -> None:
    page = case(desk, "asked", part, person="officer", language=language)
    assert page.root.one("h1").text() == "(가상) 안개 분무기 과제"
    tabs = page.root.one("nav", class_="tabs")
    assert tabs.one("a", **{"aria-current": "page"}).attributes["href"].endswith(part or str(desk.cases.asked))
    assert len(tabs.all("a")) == len(CASE_PARTS) + 1
    every_page.test_it_is_well_formed_and_every_id_is_there_once(page)
    every_page.test_its_headings_leave_out_no_level(page)
    every_page.test_its_tables_say_what_they_are_and_what_heads_each_line(page)


def test_a_case_one_may_not_see_has_no_part_either(desk: Desk) -> None:
    for part in CASE_PARTS:
        case(desk, "asked", part, person="nobody", status=404)  # type: ignore[arg-type]


def test_the_head_counts_the_working_days_left_of_what_runs_out(desk: Desk) -> None:
    head = case(desk, "asked", "papers").root.one("header", class_="case").text()
    assert "보완 기한 3월 22일(월) · 3일 남음 근무일 1일 남음" in head, "from Friday to Monday there is one working day"


def test_the_overview_leads_to_what_is_not_met_and_tells_the_latest_facts_alone(desk: Desk) -> None:
    page = case(desk, "asked")
    assert (
        len(section(page, "lately").all("li", class_="machine") + section(page, "lately").all("p", class_="sentence"))
        >= 5
    )
    [unmet] = [link for link in page.links(f"/cases/{desk.cases.asked}/findings#") if "agreement" in link]
    assert unmet.startswith(f"/cases/{desk.cases.asked}/findings#finding-")


def test_a_case_without_objection_or_evaluation_says_so(desk: Desk) -> None:
    assert "이의신청이 없습니다." in case(desk, "asked", "disputes").text
    assert "평가를 시작하지 않았습니다." in case(desk, "asked", "evaluation").text
    assert "아직 결정하지 않았습니다." in case(desk, "asked", "decision").text
