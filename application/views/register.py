"""The register: every subject with its names in the clear. The one page of the book that holds personal data."""

from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize
from uuid import UUID

from application.record import Recorded
from application.views.book import RegisterRow
from domain.roles import Role
from domain.subjects import SUBJECT, SubjectStanding, standing_after
from domain.subjects.facts import Forgotten, Identity, IdentityCorrected, Registered, SubjectFact
from domain.values import Agency, Sealed

LISTENS = SUBJECT.facts

Opens = Callable[[Sealed], str | None]
"""Opens a sealed text, or answers None where its key was destroyed: `Keys.open`."""


def key(recorded: Recorded) -> UUID | None:
    """The subject a fact is about."""
    return recorded.stream if isinstance(recorded.fact, SubjectFact) else None


def fold(row: RegisterRow | None, recorded: Recorded, opens: Opens) -> RegisterRow | None:
    """Fold a fact of the subject's stream; a subject that can no longer be opened has no row."""
    fact = recorded.fact
    if isinstance(fact, Registered):
        standing = SubjectStanding(kind=fact.kind, profile=fact.profile)
        return _opened(recorded.stream, fact.identity, standing, opens)
    if row is None or not isinstance(fact, SubjectFact):
        return row
    if isinstance(fact, Forgotten):
        return None
    if isinstance(fact, IdentityCorrected):
        return _opened(row.id, fact.identity, row.subject, opens)
    return replace(row, subject=standing_after(row.subject, fact))


def searchable(text: str) -> str:
    """A text as it is searched: compatibility forms, case, spaces and punctuation make no difference."""
    return "".join(letter for letter in normalize("NFKC", text).casefold() if letter.isalnum())


def bigrams(folded: str) -> tuple[str, ...]:
    """Every pair of neighbouring letters of a searchable text, each once: a Korean syllable is one letter."""
    return tuple(sorted({folded[at : at + 2] for at in range(len(folded) - 1)}))


def digits(text: str) -> str:
    """The digits of a number, however it is grouped."""
    return "".join(letter for letter in text if letter in "0123456789")


def officer_of(subject: SubjectStanding) -> tuple[Agency, ...]:
    """The agencies this person is an intake officer of."""
    return tuple(sorted(agency for role, agency in subject.roles if role is Role.INTAKE_OFFICER and agency))


def _opened(id: UUID, identity: Identity, subject: SubjectStanding, opens: Opens) -> RegisterRow | None:
    label = opens(identity.label)
    if label is None:
        return None

    def clear(sealed: Sealed | None) -> str | None:
        return opens(sealed) if sealed else None

    return RegisterRow(
        id=id,
        label=label,
        business_number=clear(identity.business_number),
        representative=clear(identity.representative),
        phone=clear(identity.phone),
        email=clear(identity.email),
        address=clear(identity.address),
        organisation=clear(identity.organisation),
        subject=subject,
    )
