"""Every finding on confirmations, grades and benefits has its words, in both languages; and every code its word."""

import ast
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from domain import benefits
from domain.benefits import BenefitKind, TenderKind
from domain.certifications import certifying
from domain.certifications.facts import RevocationCause, Scope
from domain.certifications.standing import Standing
from domain.grades import grading
from domain.grades.facts import Grade
from domain.rules.vocabulary import because
from web.wording.certification_findings import SENTENCES, TITLES, sentence, title
from web.wording.words import WORDS

CALLS = [
    node
    for module in (benefits, certifying, grading)
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because"
]
EITHER = {"standing", "on"}
"""Values that are given where something is held."""


def given() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for call in CALLS:
        (first,) = call.args
        codes = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        for code in codes:
            assert isinstance(code, ast.Constant)
            named = {one.arg for one in call.keywords if one.arg}
            found[str(code.value)] = named | (EITHER if any(one.arg is None for one in call.keywords) else set())
    return found


def test_every_reason_has_its_sentence_and_no_sentence_is_for_nothing() -> None:
    assert given().keys() == SENTENCES.keys()
    for code, values in given().items():
        for text in (SENTENCES[code].ko, SENTENCES[code].en):
            assert {name for _, name, _, _ in Formatter().parse(text) if name} <= values


def test_every_criterion_has_its_title() -> None:
    own = {
        getattr(module, name)
        for module in (benefits, certifying, grading)
        for name in dir(module)
        if name in {"TRACK", "SELECTED", "PUBLISHED", "PARTY", "HOLDER", "UNCONFIRMED"}
        or (module is benefits and name in {"HELD", "TENDER", "DESIGNATED", "INNOVATION"})
    }
    assert own == TITLES.keys()
    assert title("target", "en") == "What is applied for"


def test_what_is_held_is_said_in_words() -> None:
    why = because("held-and-stands", what="confirmation", standing=Standing.EXPIRED, on="2024-09-01")
    assert sentence(why, "en") == "On 2024-09-01 the confirmation was: expired."
    assert sentence(why, "ko") == "2024년 9월 1일 현재 상생협력제품 확인: 유효기간 만료."


@pytest.mark.parametrize(
    "kind", [Standing, Scope, RevocationCause, Grade, TenderKind, BenefitKind], ids=lambda kind: kind.__name__
)
def test_every_code_has_its_word(kind: type[StrEnum]) -> None:
    assert {one.value for one in kind} <= WORDS.keys()
