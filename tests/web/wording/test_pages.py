"""Every text of the pages is said in both languages, is used, and names the same values in both."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from domain.agreements.facts import EndCause
from domain.applications import Status
from domain.calls.facts import ObjectionRegime, RetentionClass
from domain.office.facts import OfficeKind
from domain.roles import Role
from domain.rules.vocabulary import Dimension, LimitUnit, Stage, TieRule
from domain.subjects.facts import Capacity, SubjectKind
from domain.values import Agency
from tests.architecture.sources import ROOT
from web.wording.pages import TEXTS
from web.wording.readings import READINGS
from web.wording.words import WORDS, Wording

PAGES = ROOT / "web" / "pages"
HANGUL = re.compile(r"[가-힣]")
KINDS = (
    "away",
    "bad-address",
    "failed",
    "many-tries",
    "not-found",
    "not-proven",
    "provider-away",
    "refused",
    "shut-out",
    "sign-in",
)


def sources() -> Iterator[Path]:
    yield from (*PAGES.glob("templates/*.html"), *PAGES.rglob("*.py"))


def used() -> set[str]:
    """The keys that templates and pages name, those made of a part and a variable filled in."""
    literal, begun = set[str](), set[str]()
    for source in sources():
        text = source.read_text(encoding="utf-8")
        literal |= set(re.findall(r'(?:\bt|\btext)\(["\']([a-z.A-Z-]+)["\'][,)]', text))
        literal |= {key for key in re.findall(r'"([a-z]+\.[a-z-]+)"', text) if key in TEXTS}
        begun |= set(re.findall(r'\bt\("([a-z-]+\.)" ~', text)) | set(re.findall(r'text\(f[\'"]([a-z]+\.)\{', text))
    return literal | {key for key in TEXTS for start in begun if key.startswith(start)}


def test_every_text_a_page_names_is_written() -> None:
    assert used() - set(TEXTS) == set()
    assert {f"problem.{kind}{end}" for kind in KINDS for end in ("", "-do")} <= set(TEXTS)


def test_every_text_written_is_named_by_a_page() -> None:
    assert set(TEXTS) - used() == set()


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_text_is_said_in_both_languages_and_names_the_same_values(key: str) -> None:
    wording = TEXTS[key]
    assert HANGUL.search(wording.ko) or not re.sub(r"{[^}]*}", "", wording.ko).strip()
    assert wording.en
    assert not HANGUL.search(wording.en)
    assert values(wording.ko) == values(wording.en)


@pytest.mark.parametrize(
    "codes",
    [
        Agency,
        Capacity,
        Dimension,
        EndCause,
        LimitUnit,
        ObjectionRegime,
        OfficeKind,
        RetentionClass,
        Role,
        Stage,
        Status,
        SubjectKind,
        TieRule,
    ],
    ids=lambda codes: codes.__name__,
)
def test_every_code_a_page_shows_has_its_word(codes: type[Status]) -> None:
    assert {code.value for code in codes} <= set(WORDS)


def test_every_reading_a_finding_may_cite_is_worded() -> None:
    rules = ROOT / "domain" / "rules" / "v2021_1"
    cited = {
        number for file in rules.glob("*.py") for number in re.findall(r'"(AMB-\d+)"', file.read_text(encoding="utf-8"))
    }
    assert cited
    assert cited == set(READINGS)


def test_the_reading_cited_for_the_leads_of_three_tracks_does_not_promise_all_of_them_what_one_track_does() -> None:
    assert "(혁신성장과제)" in READINGS["AMB-06"].ko
    assert "(innovation growth)" in READINGS["AMB-06"].en


@pytest.mark.parametrize("wording", READINGS.values(), ids=READINGS.keys())
def test_a_reading_is_said_in_both_languages(wording: Wording) -> None:
    assert HANGUL.search(wording.ko)
    assert not HANGUL.search(wording.en)
