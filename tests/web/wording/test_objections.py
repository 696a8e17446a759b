"""Every question of an objection's admissibility has its words, in both languages; and every code of disputes has its word."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from domain.disputes import codes, filing
from domain.disputes.codes import Aim, BarGround, Consequence, Content, Inadmissible, RemedyKind, Result, Status
from domain.notices.facts import AppealKind, AppealOutcome
from domain.rules.vocabulary import because
from web.wording.objections import SENTENCES, TITLES, sentence, title
from web.wording.words import WORDS

CALLS = [
    one
    for one in ast.walk(ast.parse(Path(filing.__file__).read_text("utf-8")))
    if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "because"
]


def given() -> dict[str, set[str]]:
    """Every reason in the source, with the values given with it."""
    found: dict[str, set[str]] = {}
    for call in CALLS:
        for code in (one.value for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)):
            found[str(code)] = {one.arg for one in call.keywords if one.arg}
    return found


def test_every_reason_has_its_sentence_and_no_sentence_is_for_nothing() -> None:
    assert given().keys() == SENTENCES.keys()
    for code, values in given().items():
        for text in (SENTENCES[code].ko, SENTENCES[code].en):
            assert {name for _, name, _, _ in Formatter().parse(text) if name} <= values


def test_every_criterion_has_its_title() -> None:
    criteria = {filing.IN_LAW, filing.IN_TIME, filing.ADDRESSED, filing.REFUSED, filing.COMPLETE}
    assert criteria == TITLES.keys()
    assert title(filing.IN_TIME, "en") == "Time to object"


def test_codes_are_said_in_words() -> None:
    assert sentence(because("objection-incomplete", missing="CONTACT+REASONS"), "en") == "Missing: contact, reasons."


@pytest.mark.parametrize(
    "kind",
    [Aim, RemedyKind, Content, Result, Inadmissible, BarGround, Consequence, Status, AppealKind, AppealOutcome],
    ids=lambda kind: kind.__name__,
)
def test_every_code_has_its_word(kind: type[codes.Result]) -> None:
    assert {one.value for one in kind} <= WORDS.keys()
