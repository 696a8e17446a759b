"""Main journeys in a browser, in both languages, at a desk and on a phone; scoring and replaying with the keyboard alone."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, Route

from adapters.clocks import ScriptedClock
from application.office import sheet_of
from domain.sheets import SHEET, SheetStatus
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor, served
from tests.browser.walking import enter, follow
from tests.offices import an_office
from tests.panels import Sitting, a_sitting
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, an_open_call
from tests.web.applications import an_application
from tests.web.pages.test_evaluation import Evaluated
from web.doors import Person

WAYS = [("ko", WIDE), ("en", NARROW)]
"""Every language and every width, without every pair of them."""
SEEN = "sangsaeng-checkpoint"
"""What the browser remembers the list under."""


@dataclass(frozen=True)
class Bench:
    """A panel at its work, and a browser for each of its judges."""

    sitting: Sitting
    visitor: Visitor

    @property
    def sheet(self) -> str:
        return f"/panels/{self.sitting.panel}/cases/{self.sitting.case}/sheet"

    def status(self, judge: UUID) -> SheetStatus:
        id = sheet_of(self.sitting.panel, self.sitting.case, judge)
        return self.sitting.scene.office.find(SHEET, id).state.status


@pytest.fixture(scope="module")
def bench(chromium: Browser, postgres_servers: Servers) -> Iterator[Bench]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        sitting = a_sitting(an_open_call(at))
        sitting.declare(*sitting.people)
        at.catch_up()
        people = {str(number): person for number, person in enumerate(sitting.people)}
        doors = replace(
            at.doors,
            visitor=sitting.secretary,
            people=tuple(Person(id=one, name="(가상) 위원", role="평가위원") for one in people.values()),
        )
        with served(an_application(at.office, doors)) as address:
            visitor = Visitor(chromium, address, {name: str(person) for name, person in people.items()})
            yield Bench(sitting, visitor)
            visitor.close()


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until something has the focus, which must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            shadow = page.evaluate("() => getComputedStyle(document.activeElement).boxShadow")
            assert outline != "none" or shadow != "none"
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


@pytest.mark.parametrize(("number", "language", "width"), [(0, "ko", WIDE), (1, "en", NARROW)])
def test_a_judge_scores_and_seals_with_the_keyboard_alone(bench: Bench, number: int, language: str, width: int) -> None:
    judge = bench.sitting.people[number]
    page = bench.visitor.visit(str(number), bench.sheet, language=language, width=width)
    assert_fits(page)
    assert_accessible(page)
    fields = page.locator("input[inputmode=decimal]").count()
    assert fields
    for at in range(fields):
        tab_to(page, f"#marks-{at}-points")
        page.keyboard.type("10")
        tab_to(page, f"#marks-{at}-justification")
        page.keyboard.type("(가상) 까닭")
    assert page.locator("output").inner_text() == str(10 * fields)
    tab_to(page, "button[value=seal]")
    enter(page)
    assert_accessible(page)
    tab_to(page, "button[value=confirmed]")
    enter(page)
    assert page.locator("a[href*='sheets.reopen']").count() == 1
    assert bench.status(judge) is SheetStatus.SEALED
    assert_accessible(page)
    page.close()


def test_a_draft_keeps_itself_and_can_be_saved_without_javascript(bench: Bench) -> None:
    page = bench.visitor.visit("2", bench.sheet, script=False)
    page.locator("#marks-0-points").fill("7")
    follow(page.locator("button[value=save]"))
    assert page.locator("p.done").count() == 1
    assert page.locator("#marks-0-points").input_value() == "7"
    page.close()
    again = bench.visitor.visit("2", bench.sheet)
    assert again.locator("#marks-0-points").input_value() == "7"
    again.locator("#marks-0-points").fill("8")
    again.wait_for_selector("p.kept:not([hidden])")
    again.close()
    last = bench.visitor.visit("2", bench.sheet)
    assert last.locator("#marks-0-points").input_value() == "8"
    last.close()


def test_what_is_wrong_with_a_mark_is_said_beside_it(bench: Bench) -> None:
    page = bench.visitor.visit("3", bench.sheet)
    page.locator("#marks-0-points").fill("9999")
    follow(page.locator("button[value=seal]"))
    page.locator(".errors:focus").wait_for()
    assert page.locator("#marks-0-points").input_value() == "9999"
    assert page.locator("#marks-0-justification-fault").count() == 1
    assert_accessible(page)
    page.close()


@pytest.mark.parametrize(("language", "width"), WAYS)
def test_an_auditor_replays_a_case_with_the_keyboard_alone(
    auditor: Visitor, evaluated: Evaluated, language: str, width: int
) -> None:
    page = auditor.visit(None, f"/cases/{evaluated.cases['selected']}/timeline", language=language, width=width)
    assert_fits(page)
    assert_accessible(page)
    tab_to(page, "input[type=range]")
    newest = page.locator("section.story .sentence").inner_text()
    enter(page, "Home")
    first = page.locator("section.story .sentence").inner_text()
    assert first != newest
    enter(page, "ArrowRight")
    assert page.locator("section.story .sentence").inner_text() not in {first, newest}
    tab_to(page, "a[rel=prev]")
    enter(page)
    assert page.locator("section.story .sentence").inner_text() == first
    page.close()


def proof_page(visitor: Visitor, case: UUID, language: str = "ko", width: int = WIDE) -> Page:
    """The proof of a case's last fact, in a browser that saw no list before."""
    page = visitor.visit(None, f"/cases/{case}/timeline", language=language, width=width)
    page.evaluate("() => localStorage.clear()")
    proof = page.locator("a[href*='/timeline/']").first.get_attribute("href")
    page.goto(f"{visitor.address}{proof}")
    return page


def proof_of(auditor: Visitor, evaluated: Evaluated, language: str = "ko", width: int = WIDE) -> Page:
    evaluated.at.seal()
    return proof_page(auditor, evaluated.cases["selected"], language, width)


@pytest.mark.parametrize(("language", "width"), WAYS)
def test_a_fact_is_proven_in_the_readers_own_browser(
    auditor: Visitor, evaluated: Evaluated, language: str, width: int
) -> None:
    page = proof_of(auditor, evaluated, language, width)
    # No witness serves this office, and an auditor is not told what an entry is of: both are said, neither is taken as held.
    assert stood(page) == ("partly", set())
    assert page.locator(".verified.unknown").evaluate_all("all => all.map((one) => one.dataset.step)") == [
        "fact",
        "witness",
    ]
    assert page.locator(".verified.held").count() == 6
    assert_fits(page)
    assert_accessible(page)
    page.close()


def stood(page: Page) -> tuple[str | None, set[str]]:
    """What the verification came to, and the steps that failed."""
    page.wait_for_selector("[data-verdict]:not([data-verdict=''])")
    failed = page.locator(".verified.failed").evaluate_all("all => all.map((one) => one.dataset.step)")
    return page.locator("[data-verdict]").get_attribute("data-verdict"), set(failed)


def remember(page: Page, change: dict[str, object]) -> None:
    """Change what the browser remembers of the list."""
    page.evaluate(
        "([name, change]) => localStorage.setItem(name, JSON.stringify({...JSON.parse(localStorage.getItem(name)), ...change}))",
        [SEEN, change],
    )


@pytest.mark.parametrize(("what", "step"), [("tile/0/", "tiles"), ("tile/entries/", "entry")])
def test_a_tile_that_was_tampered_with_is_told_as_wrong(
    auditor: Visitor, evaluated: Evaluated, what: str, step: str
) -> None:
    def tamper(route: Route) -> None:
        answer = route.fetch()
        body = bytearray(answer.body())
        body[2:] = bytes(byte ^ 1 for byte in body[2:])
        route.fulfill(response=answer, body=bytes(body))

    page = proof_of(auditor, evaluated)
    assert stood(page) == ("partly", set())
    page.route(f"**/ledger/{what}**", tamper)
    page.reload()
    verdict, failed = stood(page)
    assert (verdict, step in failed) == ("failed", True)
    page.close()


def test_a_signature_that_does_not_hold_is_told_as_wrong(auditor: Visitor, evaluated: Evaluated) -> None:
    page = proof_of(auditor, evaluated)
    assert stood(page) == ("partly", set())
    page.route("**/ledger/keys", lambda route: route.fulfill(body=""))
    page.reload()
    assert stood(page) == ("failed", {"operator", "public"})
    page.close()


@pytest.mark.parametrize("line", [1, 2], ids=["size", "root"])
def test_another_list_for_everybody_than_for_this_reader_is_told_as_wrong(
    auditor: Visitor, evaluated: Evaluated, line: int
) -> None:
    def another(route: Route) -> None:
        answer = route.fetch()
        lines = answer.text().split("\n")
        lines[line] = {1: "1", 2: b64encode(bytes(32)).decode()}[line]
        route.fulfill(response=answer, body="\n".join(lines))

    page = proof_of(auditor, evaluated)
    assert stood(page) == ("partly", set())
    page.route("**/ledger/checkpoint", another)
    page.reload()
    assert stood(page) == ("failed", {"public"})
    page.close()


def forge(page: Page, said: str, instead: str) -> None:
    """Ask for the page again, its answer saying something else in the one place that matches."""

    def answer(route: Route) -> None:
        true = route.fetch()
        body, forged = re.subn(said, instead, true.text())
        assert forged == 1
        route.fulfill(response=true, body=body)

    page.route(page.url, answer)
    page.reload()


def test_a_cosignature_that_is_claimed_and_not_there_is_told_as_wrong(auditor: Visitor, evaluated: Evaluated) -> None:
    page = proof_of(auditor, evaluated)
    forge(page, r"(cosigned&#34;: ?)false", r"\1true")
    assert stood(page) == ("failed", {"witness"})
    page.close()


def test_a_good_signature_does_not_make_up_for_a_bad_one_of_the_same_key(
    auditor: Visitor, evaluated: Evaluated
) -> None:
    page = proof_of(auditor, evaluated)
    line = r"(\\n(?:—|\\u2014) sangsaeng\.example/tests )([A-Za-z0-9+/]+)([A-Za-z0-9+/]{8}=*)(?=\\n)"
    forge(page, line, r"\1\2\3\1\2AAAAAAAA=")
    assert stood(page) == ("failed", {"operator"})
    page.close()


@pytest.mark.parametrize("change", [{"size": 1}, {"origin": "another"}, {"root": b64encode(bytes(32)).decode()}])
def test_a_list_that_is_not_the_one_seen_before_is_told_as_wrong(
    auditor: Visitor, evaluated: Evaluated, change: dict[str, object]
) -> None:
    page = proof_of(auditor, evaluated)
    assert stood(page) == ("partly", set())
    page.reload()
    assert stood(page) == ("partly", set())
    assert page.locator(".verified.held[data-step=before]").count() == 1
    remember(page, change)
    page.reload()
    assert stood(page) == ("failed", {"before"})
    page.close()


def test_a_list_shorter_than_the_one_seen_before_is_told_as_wrong(auditor: Visitor, evaluated: Evaluated) -> None:
    page = proof_of(auditor, evaluated)
    assert stood(page) == ("partly", set())
    remember(page, {"size": int(page.evaluate("(name) => JSON.parse(localStorage.getItem(name)).size", SEEN)) + 1})
    page.reload()
    assert stood(page) == ("failed", {"unfinished"})
    page.close()
