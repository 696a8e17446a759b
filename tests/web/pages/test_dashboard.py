"""The dashboard counts what the API counts, leads to the cases behind each figure, and keeps what was published apart."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.pages.conftest import Browser, Desk
from tests.web.pages.reading import Page
from tests.web.pages.test_evaluation import Evaluated
from tests.web.pages.test_evaluation import evaluated as evaluated  # noqa: PLC0414 - a fixture


def the_funnel(page: Page) -> dict[str, tuple[int, str]]:
    """The figures of the way of tasks, with where each leads."""
    rows = page.root.one("figure", id="funnel").one("tbody").all("tr")
    return {
        row.one("th").text(): (int(row.all("td")[0].text().replace(",", "")), row.one("a").attributes["href"])
        for row in rows
    }


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_figure_of_the_funnel_opens_as_many_cases_as_it_says(desk: Desk, language: str) -> None:
    funnel = the_funnel(desk.look("/dashboard", language=language))
    assert next(iter(funnel.values()))[0] == 5
    for count, where in funnel.values():
        shown = desk.look(where, language=language).root
        assert len(shown.all("li", class_="case") or shown.one("main").all("a", class_="figures")) == count


def test_a_day_before_anything_was_received_counts_nothing(desk: Desk) -> None:
    page = desk.look("/dashboard?in_effect_on=2021-03-01")
    assert "접수된 과제가 없습니다." in page.root.one("main").text()


def test_a_figure_that_means_nothing_is_told_so(desk: Desk) -> None:
    desk.look("/dashboard/cases?figure=FIFTH", status=400)


@pytest.mark.parametrize("person", ["lead", "nobody"])
def test_who_may_not_read_statistics_sees_targets_and_what_was_published(desk: Desk, person: str) -> None:
    page = desk.look("/dashboard", person=person)
    assert not page.root.all("figure")
    assert "200개 제품" in page.root.text()
    assert "공표된 2020년 실적" in page.root.text()
    desk.look("/dashboard/cases?figure=RECEIVED", person=person, status=403)


def test_evaluated_cases_show_how_long_each_step_took(evaluated: Evaluated) -> None:
    browser = Browser(evaluated.app("auditor").test_client())
    page = browser.page("/dashboard")
    assert page.root.one("figure", id="times").all("rect")
    first = page.root.one("figure", id="products").one("tbody").one("a").attributes["href"]
    assert parse_qs(urlsplit(first).query)["figure"] == ["TASKS"]
