"""My work: what an officer has to do, and by when, each line leading to where it is done."""

import re

import pytest

from tests.web.pages import test_every_page as every_page
from tests.web.pages.conftest import Desk
from tests.web.pages.reading import Element, Page


def work(page: Page, group: str) -> list[Element]:
    [found] = [
        one for one in page.root.all("section") if one.attributes.get("aria-labelledby") == f"work-{group.lower()}"
    ]
    return found.one("tbody").all("tr")


def test_an_officer_sees_what_runs_out_with_the_working_days_left(desk: Desk) -> None:
    [line] = work(desk.look("/desk", person="officer"), "SUPPLEMENTS")
    assert "2021-1-IG-0001" in line.text()
    assert "안개 분무기 과제" in line.text()
    assert "보완을 기다리는 중" in line.text()
    assert "3월 22일(월) · 3일 남음 근무일 1일 남음" in line.text()


def test_what_nobody_serves_leads_to_the_form_that_assigns_it_and_back_to_the_desk(desk: Desk) -> None:
    lines = work(desk.look("/desk", person="officer"), "ASSIGN")
    [received] = [one for one in lines if "MP-" in one.text()]
    form = received.all("a")[1].attributes["href"]
    assert form.startswith("/acts/eligibility.assign?")
    page = desk.look(form, person="officer")
    assert page.root.all("select") or page.root.all("input", type="radio")
    assert "onward=%2Fdesk" in form


def test_another_agencys_cases_are_on_another_desk(desk: Desk) -> None:
    mss, pps = (desk.look("/desk", person=person).text for person in ("officer", "construction"))
    assert "CB-" not in mss
    assert "IG-0001" not in pps
    assert "CB-" in pps


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_is_made_as_every_page_is_and_says_all_in_one_language(desk: Desk, language: str) -> None:
    page = desk.look("/desk", person="officer", language=language)
    every_page.test_it_is_well_formed_and_every_id_is_there_once(page)
    every_page.test_its_headings_leave_out_no_level(page)
    every_page.test_its_tables_say_what_they_are_and_what_heads_each_line(page)
    heads = [one.text() for one in page.root.one("main").all("h2")]
    assert bool(heads)
    assert all(bool(re.search("[가-힣]", one)) == (language == "ko") for one in heads)


def test_who_has_nothing_to_do_is_told_so(desk: Desk) -> None:
    assert "지금 할 일이 없습니다." in desk.look("/desk", person="lead").text
