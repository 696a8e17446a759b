"""What holds for every page: well formed, safe, readable by everybody, in both languages."""

import itertools
import re
from dataclasses import replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from application.office import call_of
from application.ports import KeyServiceAway
from domain import disposals, revocations
from domain.applications import Status
from domain.certifications.standing import Standing
from domain.disputes import codes as disputes
from domain.performance.facts import Outcome
from tests.scenes import ROUND
from tests.web.applications import an_application
from tests.web.pages.conftest import Desk
from tests.web.pages.reading import Page
from web.pages import CONTENT_SECURITY_POLICY, HEADERS, charts
from web.pages.visiting import LANGUAGE_COOKIE

PAGES = (
    "list",
    "narrowed",
    "empty",
    "asked",
    "received",
    "ineligible",
    "calls",
    "call",
    "people",
    "bad",
    "nowhere",
    "design",
)
LANGUAGES = ("ko", "en")
STYLES = ("tokens", "frame", "parts", "pages")
MOST_STYLE_AND_SCRIPT = 60 * 1024


def path(desk: Desk, page: str) -> str:
    return {
        "list": "/",
        "narrowed": f"/?status=SUBMITTED&track=MATERIALS_PARTS&officer={desk.people['officer']}",
        "empty": "/?firm=어디에도없는",
        "asked": f"/cases/{desk.cases.asked}",
        "received": f"/cases/{desk.cases.received}",
        "ineligible": f"/cases/{desk.cases.ineligible}",
        "calls": "/calls",
        "call": f"/calls/{call_of(ROUND)}",
        "people": "/people",
        "bad": "/?track=FIFTH",
        "design": "/design",
        "nowhere": "/cases/00000000-0000-4000-8000-000000000000",
    }[page]


@pytest.fixture(params=[(page, language) for page in PAGES for language in LANGUAGES], ids="-".join)
def page(desk: Desk, request: pytest.FixtureRequest) -> Page:
    name, language = request.param
    address = path(desk, name)
    joined = "&" if "?" in address else "?"
    return Page(desk.browser().get(f"{address}{joined}lang={language}").get_data(as_text=True))


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"bad", "nowhere"}))
def test_it_is_there(desk: Desk, name: str) -> None:
    assert desk.browser().get(path(desk, name)).status_code == 200


def test_it_is_well_formed_and_every_id_is_there_once(page: Page) -> None:
    ids = [one.attributes["id"] for one in page.root.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    named = [
        name
        for one in page.root.all()
        for key in ("aria-labelledby", "aria-describedby", "for")
        for name in one.attributes.get(key, "").split()
    ]
    assert set(named) <= set(ids)
    within = [link.attributes["href"][1:] for link in page.root.all("a") if link.attributes["href"].startswith("#")]
    assert set(within) <= set(ids)


def test_no_script_stands_in_it_but_the_offices_own_file_and_no_style(page: Page) -> None:
    [script] = page.root.all("script")
    assert script.attributes == {"src": "/static/office.js"}
    assert not script.inside
    for one in page.root.all():
        assert one.tag not in {"style", "iframe", "object", "embed", "base"}
        assert not [name for name in one.attributes if name == "style" or name.startswith("on")]
        assert not any(value.strip().lower().startswith("javascript:") for value in one.attributes.values())


def test_it_can_be_walked_through_by_keyboard_and_heard(page: Page) -> None:
    assert page.root.one("a", class_="skip").attributes["href"] == f"#{page.root.one('main').attributes['id']}"
    for landmark in ("header", "main", "footer"):
        assert page.root.all(landmark)
    assert len(page.root.one("main").all("h1")) == 1
    labelled = {label.attributes["for"] for label in page.root.all("label")}
    for field in [*page.root.all("input"), *page.root.all("select"), *page.root.all("textarea")]:
        assert field.attributes.get("type") == "hidden" or field.attributes["id"] in labelled
    for navigation in page.root.all("nav"):
        assert navigation.attributes.get("aria-label")
    for button in page.root.all("button"):
        assert button.text()
    for link in page.root.all("a"):
        assert link.text() or link.one("img").attributes["alt"]


def test_its_headings_leave_out_no_level(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.root.one("main").all() if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_its_tables_say_what_they_are_and_what_heads_each_line(page: Page) -> None:
    for table in page.root.all("table"):
        assert table.one("caption").text()
        assert {head.attributes["scope"] for head in table.one("thead").all("th")} == {"col"}
        for row in table.one("tbody").all("tr"):
            assert row.one("th").attributes["scope"] == "row"


def test_every_mark_has_a_shape_and_a_word(page: Page) -> None:
    for one in [*page.root.all("span", class_="status"), *page.root.all("span", class_="mark")]:
        assert one.one("svg").attributes["aria-hidden"] == "true"
        assert one.text()


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_shape_of_its_own(desk: Desk, status: Status) -> None:
    marks: Any = desk.app.jinja_env.get_template("marks.html").module
    assert [one for one in Status if marks.SHAPES[one] == marks.SHAPES[status]] == [status]


@pytest.mark.parametrize("statuses", [disputes.Status, revocations.Status, disposals.Status, Standing, Outcome])
def test_every_status_of_what_follows_a_case_has_a_shape(desk: Desk, statuses: type[StrEnum]) -> None:
    marks: Any = desk.app.jinja_env.get_template("marks.html").module
    assert {marks.STANDS.get(one, one) for one in statuses} <= set(marks.SHAPES)


def test_it_says_its_language_and_that_it_is_a_demonstration(page: Page) -> None:
    language = page.root.one("html").attributes["lang"]
    told = page.root.one("p", class_="demonstration").text()
    assert (
        told
        == {
            "ko": "시연용입니다. 모든 기업과 사람은 가상입니다.",
            "en": "This is a demonstration. All firms and people are fictitious.",
        }[language]
    )


def test_the_other_language_is_one_click_away_at_the_same_address(page: Page) -> None:
    switch = page.root.one("a", class_="language")
    here = page.root.one("html").attributes["lang"]
    asked = parse_qsl(urlsplit(switch.attributes["href"]).query)
    assert [value for name, value in asked if name == "lang"] == [switch.attributes["hreflang"]]
    assert {here, switch.attributes["hreflang"]} == set(LANGUAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_carries_the_headers_that_keep_it_safe(desk: Desk, name: str) -> None:
    answer = desk.browser().get(path(desk, name))
    for header, value in HEADERS.items():
        assert answer.headers[header] == value
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Language"] == "ko"


def test_the_policy_lets_in_nothing_but_our_own_script_style_and_pictures() -> None:
    assert CONTENT_SECURITY_POLICY.startswith(
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
    )
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_the_language_asked_for_is_remembered_and_changes_no_filter(desk: Desk) -> None:
    browser = desk.browser()
    switch = browser.page("/?track=MATERIALS_PARTS&status=SUBMITTED").root.one("a", class_="language")
    english = browser.page(switch.attributes["href"])
    assert [row.one("th").text() for row in english.rows()] == ["2021-1-MP-0001"]
    assert browser.page("/calls").root.one("html").attributes["lang"] == "en"
    assert browser.page("/calls?lang=ko").root.one("html").attributes["lang"] == "ko"
    browser.client.set_cookie(LANGUAGE_COOKIE, "xx")
    assert browser.page("/calls?lang=yy").root.one("html").attributes["lang"] == "ko"


def test_style_and_script_are_small_and_load_nothing(desk: Desk) -> None:
    page = desk.look("/")
    styles = [link.attributes["href"] for link in page.root.all("link", rel="stylesheet")]
    assert styles == [f"/static/{name}.css" for name in STYLES]
    loaded = 0
    for address in (*styles, page.root.one("script").attributes["src"]):
        with desk.browser().get(address) as answer:
            assert answer.mimetype == ("text/css" if address in styles else "text/javascript")
            assert b"url(" not in answer.data
            assert b"@import" not in answer.data
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            loaded += len(answer.data)
    assert loaded < MOST_STYLE_AND_SCRIPT


def test_style_knows_darkness_contrast_paper_and_small_screens(desk: Desk) -> None:
    style = style_of(desk)
    for query in (
        "prefers-color-scheme: dark",
        "prefers-contrast: more",
        "forced-colors: active",
        "@media print",
        "max-width: 700px",
    ):
        assert query in style
    for rule in (":focus-visible", "word-break: keep-all", "overflow-wrap: anywhere", "tabular-nums"):
        assert rule in style


def style_of(desk: Desk) -> str:
    styles = []
    for name in STYLES:
        with desk.browser().get(f"/static/{name}.css") as answer:
            styles.append(answer.get_data(as_text=True))
    return "".join(styles)


class FailingBook:
    """A book that answers no question."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def calls(self) -> object:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ConnectionError("lost"), 503, "잠시 기록을 읽을 수 없습니다"),
        (KeyServiceAway("status 503"), 503, "잠시 기록을 읽을 수 없습니다"),
        (RuntimeError("(가상) 새벽빛정밀"), 500, "문제가 생겼습니다"),
    ],
)
def test_what_goes_wrong_is_a_page_that_says_what_to_do(
    desk: Desk, error: Exception, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office = replace(desk.at.office, book=FailingBook(error))  # type: ignore[arg-type]
    doors = replace(desk.at.doors, visitor=desk.people["auditor"])
    answer = an_application(office, doors).test_client().get("/calls")
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)
    logged = capsys.readouterr()
    assert "새벽빛" not in answer.get_data(as_text=True) + logged.out + logged.err


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "on", ["ground", "paper", "sunk", "chosen", "on-info", "on-success", "on-warning", "on-danger"]
)
@pytest.mark.parametrize("ink", ["ink", "quiet", "link", "bad", "wait", "good", "news"])
def test_text_stands_out_from_what_it_is_on(desk: Desk, scheme: str, on: str, ink: str) -> None:
    colours = colours_of(style_of(desk), dark=scheme == "dark")
    assert contrast(colours[ink], colours[on]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "on"),
    [
        ("act-ink", "act"),
        ("act-ink", "act-hover"),
        ("harm-ink", "harm"),
        ("harm-ink", "harm-hover"),
        ("banner-ink", "banner"),
    ],
)
def test_what_is_written_on_colour_stands_out(desk: Desk, scheme: str, ink: str, on: str) -> None:
    colours = colours_of(style_of(desk), dark=scheme == "dark")
    assert contrast(colours[ink], colours[on]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tone", range(1, charts.MOST_TONES + 1))
def test_every_series_of_a_chart_stands_out_from_the_page(desk: Desk, scheme: str, tone: int) -> None:
    colours = colours_of(style_of(desk), dark=scheme == "dark")
    assert all(contrast(colours[f"tone-{tone}"], colours[on]) >= 3 for on in ("ground", "paper"))


def colours_of(style: str, *, dark: bool) -> dict[str, str]:
    """What each custom property comes to as six hexadecimal digits."""
    light_rules, dark_rules = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    declared = dict(re.findall(r"--([a-z0-9-]+): ([^;]+);", light_rules + (dark_rules if dark else "")))

    def resolved(value: str) -> str:
        named = re.fullmatch(r"var\(--([a-z0-9-]+)\)", value)
        return resolved(declared[named[1]]) if named else value.removeprefix("#")

    plain = {name: resolved(value) for name, value in declared.items() if name != "fonts"}
    return {name: value * 2 if len(value) == 3 else value for name, value in plain.items()}
