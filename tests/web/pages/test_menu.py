"""The menu leads where each role has something to do, and says where one is."""

from collections.abc import Mapping

import pytest

from domain.roles import Role
from tests.web.pages.conftest import Desk
from web.pages import menu
from web.pages.menu import MENU, Entry, everybody, holders, parties

MADE_UP = (
    Entry(endpoint="cases", key="site.cases", seen_by=everybody, under=frozenset({"case"})),
    Entry(endpoint="calls", key="site.calls", seen_by=holders(Role.INTAKE_OFFICER, Role.DECIDER)),
    Entry(endpoint="people", key="people.title", seen_by=parties),
)


def entries(desk: Desk, person: str, path: str = "/people") -> Mapping[str, str | None]:
    shown = desk.look(path, person=person).root.one("nav", class_="main").all("a")
    return {one.attributes["href"]: one.attributes.get("aria-current") for one in shown}


@pytest.mark.parametrize(
    ("person", "seen"),
    [("officer", {"/", "/calls"}), ("lead", {"/", "/people"}), ("auditor", {"/"}), ("nobody", {"/"})],
)
def test_each_role_is_shown_its_own_entries(
    desk: Desk, person: str, seen: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menu, "MENU", MADE_UP)
    assert set(entries(desk, person)) == seen


def marked(desk: Desk, path: str) -> Mapping[str, str]:
    """The entries that say where one is."""
    return {address: at for address, at in entries(desk, "officer", path).items() if at}


def test_it_says_on_which_page_one_is_and_under_which(desk: Desk) -> None:
    assert marked(desk, "/") == {"/": "page"}
    assert marked(desk, f"/cases/{desk.cases.asked}") == {"/": "true"}
    assert marked(desk, "/office") == {"/registers": "true"}


def test_the_desk_comes_first_for_who_has_one(desk: Desk) -> None:
    assert next(iter(entries(desk, "officer", "/"))) == "/desk"
    assert "/desk" not in entries(desk, "lead", "/")


def test_every_entry_leads_to_a_page_and_no_page_lies_under_two(desk: Desk) -> None:
    endpoints = {rule.endpoint.removeprefix("pages.") for rule in desk.app.url_map.iter_rules()}
    named = [name for entry in MENU for name in (entry.endpoint, *entry.under)]
    assert set(named) <= endpoints
    assert len(named) == len(set(named))
