"""Letters: what the office writes to a party, as a document that is made once and never again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.letters.facts import LetterFact, LetterKind, Rendered
from domain.streams import Stream
from domain.values import Paper


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter as it was written: what it is, the fact that it tells (`about`, `at_version`), for whom, and its document."""

    kind: LetterKind
    application: UUID
    about: UUID
    at_version: int
    recipient: UUID
    paper: Paper
    on: date


def begin(fact: Rendered) -> Letter:
    """Fold the document."""
    return Letter(
        kind=fact.kind,
        application=fact.application,
        about=fact.about,
        at_version=fact.at_version,
        recipient=fact.recipient,
        paper=fact.paper,
        on=fact.on,
    )


def after(_: Letter, fact: LetterFact) -> Letter:
    """Fold a later fact: there is none yet."""
    return begin(fact)


LETTER = Stream("letter", begin, after, (Rendered,))
