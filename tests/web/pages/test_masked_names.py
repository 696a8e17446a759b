"""Whoever looks on sees names masked, says what they need them for, and each page is then on record."""

from collections.abc import Iterator
from contextlib import contextmanager

from application.office import access_of
from domain.access.facts import Material, Purpose, SealedRead
from tests.adapters.letters.pdf import said, squeezed
from tests.web.pages.conftest import Browser, Desk
from tests.web.pages.reading import Page

NAME = "(가상) 나래"


def at_case(desk: Desk, browser: Browser) -> Page:
    return browser.page(f"/cases/{desk.cases.asked}/history")


@contextmanager
def saying(desk: Desk, browser: Browser, purpose: str) -> Iterator[None]:
    """Names are shown for a purpose."""
    form = at_case(desk, browser).root.one("section", class_="masked").one("form")
    hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
    assert browser.client.post("/purpose", data={**hidden, "purpose": purpose}).status_code == 303
    yield


def test_an_auditor_sees_names_masked_and_how_to_see_them(desk: Desk) -> None:
    page = at_case(desk, desk.browser("auditor"))
    assert NAME not in page.root.text()
    assert "(가○) 나○·" in page.root.text()
    assert "목적을 고르면" in page.root.one("section", class_="masked").text()


def test_who_works_with_people_sees_names_and_is_asked_nothing(desk: Desk) -> None:
    page = at_case(desk, desk.browser("officer"))
    assert NAME in page.root.text()
    assert not page.root.all("section", class_="masked")


def test_names_are_shown_for_a_purpose_and_whose_were_is_on_record(desk: Desk) -> None:
    browser, log = desk.browser("auditor"), desk.at.log
    with saying(desk, browser, Purpose.INVESTIGATION):
        page = at_case(desk, browser)
    assert NAME in page.root.text()
    assert "목적: " in page.root.one("section", class_="masked").text()
    read = [one.fact for one in log.history(access_of(desk.people["auditor"])) if isinstance(one.fact, SealedRead)]
    named = [fact for fact in read if fact.material is Material.NAMES]
    assert desk.people["officer"] in {fact.of for fact in named}
    assert {fact.purpose for fact in named} == {Purpose.INVESTIGATION}


def test_a_letter_names_people_and_is_handed_out_for_a_purpose_only(desk: Desk) -> None:
    browser, line = desk.browser("auditor"), desk.look(f"/cases/{desk.cases.asked}/history", person="officer")
    link = line.root.all("p", class_="letter")[0].one("a").attributes["href"]
    told = at_case(desk, browser).root.all("p", class_="letter")
    assert told
    assert not any(one.all("a") for one in told)
    assert "목적을 고르면" in told[0].text()
    assert browser.get(link).status_code == 403
    with saying(desk, browser, Purpose.AUDIT):
        assert at_case(desk, browser).root.all("p", class_="letter")[0].one("a").attributes["href"] == link
        answer = browser.get(link)
    assert answer.status_code == 200
    assert squeezed(NAME) in said(answer.data)
    read = [one.fact for one in desk.at.log.history(access_of(desk.people["auditor"]))]
    last = [fact for fact in read if isinstance(fact, SealedRead)][-1]
    assert (last.cases, last.purpose) == ((desk.cases.asked,), Purpose.AUDIT)


def test_they_are_masked_again_when_asked_and_for_whoever_looks_next(desk: Desk) -> None:
    browser = desk.browser("auditor")
    with saying(desk, browser, Purpose.AUDIT), saying(desk, browser, ""):
        assert NAME not in at_case(desk, browser).root.text()
    with saying(desk, browser, Purpose.AUDIT):
        assert browser.choose(desk.people["nobody"]).status_code == 303
        assert browser.choose(desk.people["auditor"]).status_code == 303
        assert NAME in at_case(desk, browser).root.text()


def test_who_may_not_be_told_names_cannot_choose_a_purpose(desk: Desk) -> None:
    browser = desk.browser("officer")
    form = browser.page("/people").root.one("form", method="post")
    token = next(
        one.attributes["value"] for one in form.all("input", type="hidden") if one.attributes["name"] == "token"
    )
    assert browser.client.post("/purpose", data={"token": token, "purpose": "AUDIT"}).status_code == 403
    assert browser.client.post("/purpose", data={"purpose": "AUDIT"}).status_code == 400
