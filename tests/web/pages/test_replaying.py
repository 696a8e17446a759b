"""A case replayed: every fact of it a moment, what it changed in words, and two moments side by side."""

from http import HTTPStatus

import pytest

from tests.web.pages.conftest import Desk
from tests.web.pages.reading import Page


def at(desk: Desk, moment: int | str, person: str = "officer") -> Page:
    return desk.look(f"/cases/{desk.cases.asked}/timeline?moment={moment}", person=person)


def moments(desk: Desk) -> list[str]:
    return [one.text() for one in at(desk, 1).root.one("select", id="moment").all("option")]


def changed(page: Page) -> list[str]:
    section = page.root.one("h2", id="changed")
    table = [
        one for one in page.root.all("table") if one.all("caption") and one.one("caption").text() == section.text()
    ]
    return [row.text() for one in table for row in one.one("tbody").all("tr")]


def test_the_first_moment_opened_the_case_and_changed_nothing(desk: Desk) -> None:
    assert changed(at(desk, 1)) == []


def test_who_became_the_officer_is_told_by_name_where_it_happened(desk: Desk) -> None:
    number = next(n for n, said in enumerate(moments(desk), 1) if "접수 담당자" in said)
    (line,) = [one for one in changed(at(desk, number)) if "접수 담당자" in one]
    assert "(가상)" in line


def test_each_moment_has_the_ones_beside_it(desk: Desk) -> None:
    last = len(moments(desk))
    ways = {rel: [one.attributes["href"] for one in at(desk, 2).root.all("a", rel=rel)] for rel in ("prev", "next")}
    assert ways["prev"][0].endswith("moment=1")
    assert ways["next"][0].endswith("moment=3")
    assert not at(desk, last).root.all("a", rel="next")


def test_two_moments_stand_side_by_side_with_the_facts_that_lie_between(desk: Desk) -> None:
    last = len(moments(desk))
    page = desk.look(f"/cases/{desk.cases.asked}/comparison?from=1&to={last}", person="officer")
    assert page.root.one("tbody").all("tr")
    same = desk.look(f"/cases/{desk.cases.asked}/comparison?from=2&to=2", person="officer")
    assert not same.root.all("tbody")


@pytest.mark.parametrize("path", ["timeline/999", "timeline/0", "timeline?at=x"])
def test_a_moment_that_never_was_is_not_found(desk: Desk, path: str) -> None:
    desk.look(f"/cases/{desk.cases.asked}/{path}", person="officer", status=HTTPStatus.NOT_FOUND)
