"""A letter is what was written, once; its kinds say whose it is."""

from typing import Any

from domain.letters import LETTER
from domain.letters.facts import OF_DISPUTES, OF_NOTICES, OF_REVOCATIONS, LetterKind, Rendered
from tests.history.building import sample_of


def test_a_letter_stands_as_it_was_written() -> None:
    fact: Any = sample_of(Rendered).fact
    letter = LETTER.begin(fact)
    assert (letter.kind, letter.about, letter.at_version) == (fact.kind, fact.about, fact.at_version)
    assert (letter.application, letter.recipient, letter.paper, letter.on) == (
        fact.application,
        fact.recipient,
        fact.paper,
        fact.on,
    )


def test_no_kind_of_letter_is_of_two_things() -> None:
    assert not OF_NOTICES & OF_DISPUTES
    assert not (OF_NOTICES | OF_DISPUTES) & OF_REVOCATIONS
    of_the_case = set(LetterKind) - OF_NOTICES - OF_DISPUTES - OF_REVOCATIONS
    assert of_the_case == {LetterKind.RECEIPT_SLIP, LetterKind.SUPPLEMENT_REQUEST, LetterKind.CERTIFICATE}
