"""Every finding a rule version can give has its words, in both languages."""

import ast
import re
from string import Formatter

import pytest

from adapters.rules.manifest import ROOT, manifest
from domain.rules.books import BOOKS
from domain.rules.vocabulary import (
    Evidence,
    FirmSize,
    Licence,
    PaperKind,
    TargetKind,
    Task,
    Track,
    Weight,
    because,
)
from tests.domain.rules.tasks import ON
from web.wording.findings import SENTENCES, TITLES, sentence, title
from web.wording.words import WORDS, Wording, registered, word

LANGUAGES = ("ko", "en")


def reasons() -> list[tuple[str, set[str]]]:
    """Every reason in the source of the rule versions: its code and the values given with it."""
    sources = ((ROOT / file.path).read_text("utf-8") for version in BOOKS for file in manifest(version))
    calls = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        (call.args[0].value, {keyword.arg for keyword in call.keywords if keyword.arg})
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in {"yes", "no"}
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def criteria() -> set[str]:
    return {
        finding.criterion
        for book in BOOKS.values()
        for rules in book.tracks
        for finding in book.findings(Task(track=rules.track, on=ON))
    }


def asked_for(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_answer_in_the_rules_gives_its_code_as_a_literal() -> None:
    answers = sum(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"yes", "no"}
        for version in BOOKS
        for file in manifest(version)
        for node in ast.walk(ast.parse((ROOT / file.path).read_text("utf-8")))
    )
    assert len(reasons()) == answers > 0


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert {code for code, _ in reasons()} == set(SENTENCES)


def test_every_criterion_has_a_title_and_every_title_a_criterion() -> None:
    assert criteria() == set(TITLES)


@pytest.mark.parametrize(("code", "values"), reasons())
def test_a_sentence_asks_only_for_values_that_come_with_its_reason(code: str, values: set[str]) -> None:
    for language in LANGUAGES:
        assert asked_for(SENTENCES[code].in_language(language)) <= values


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_name_the_same_values(code: str) -> None:
    assert asked_for(SENTENCES[code].ko) == asked_for(SENTENCES[code].en)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_korean_sentence_is_formal_and_an_english_one_ends(code: str) -> None:
    assert re.search(r"(니다|: \{\w+\}|\(.*\{\w+\}\))\.$", SENTENCES[code].ko)
    assert SENTENCES[code].en.endswith(".")


@pytest.mark.parametrize("code", [*Track, *FirmSize, *Licence, *Evidence, *TargetKind, *PaperKind, *Weight])
def test_every_code_of_the_vocabulary_has_a_word(code: str) -> None:
    assert word(code, "ko") != word(code, "en")
    assert code not in (word(code, "ko"), word(code, "en"))


def test_a_code_worded_in_two_ways_is_refused() -> None:
    with pytest.raises(ValueError, match="two words for OTHER"):
        registered({PaperKind.OTHER: Wording("가", "a")}, {PaperKind.OTHER: Wording("나", "b")})


def test_a_title_and_a_sentence_come_in_both_languages() -> None:
    too_few = because("too-few-smes", leads=3, needed=5)
    assert title("lead", "ko") == "주관기업 자격"
    assert title("lead", "en") == "Lead firm"
    assert sentence(too_few, "ko") == "주관기업 3개사입니다. 대기업과는 5개사 이상이 필요합니다."
    assert sentence(too_few, "en") == "Lead SMEs: 3. With a large partner at least 5 are needed."


def test_codes_and_days_are_said_in_words() -> None:
    expired = because("evidence-not-valid", held="RND_SUCCESS_PART+PATENT_APPLIED_PART", on=ON)
    assert sentence(expired, "ko") == (
        "협력기업의 보유자격이 2021년 4월 19일 현재 유효하지 않습니다: R&D사업 성공 소재부품, 특허 적용 소재부품."
    )
    assert sentence(expired, "en") == (
        "The partner's qualification is not valid on 2021-04-19: "
        "material or part from a successful R&D project, material or part that applies a patent."
    )


def test_another_language_or_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("SMALL", "fr")
    with pytest.raises(KeyError):
        word("HUGE", "ko")
    with pytest.raises(KeyError):
        title("no-such-criterion", "ko")
    assert "HUGE" not in WORDS
