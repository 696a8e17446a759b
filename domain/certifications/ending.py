"""From which day a confirmation or a grade may be ended, and on which ground: the same for both."""

from datetime import date
from typing import Protocol

from domain.certifications.facts import RevocationCause
from domain.certifications.standing import Revocation
from domain.facts import require
from domain.rules.vocabulary import Source

GROUNDS = {True: "행정기본법 §18①", False: "행정기본법 §19①"}
"""The ground of cancelling retroactively, and of withdrawing for the future."""
ACT: Source = "판로지원법 §20의2③"


class Valid(Protocol):
    """What is valid from a first to a last day, both included, unless it was revoked."""

    @property
    def first(self) -> date:
        """The first day."""
        ...

    @property
    def last(self) -> date:
        """The last day."""
        ...

    @property
    def revocation(self) -> Revocation | None:
        """How it was revoked, if it was."""
        ...


def require_revocable(known: Valid, *, retroactive: bool, effect: date, on: date) -> None:
    """Refuse an effect from a past day that is no cancellation, a cancellation for the future, and a day with nothing to end."""
    require(retroactive or effect >= on, "effect-past", effect=effect)
    require(not retroactive or effect < on, "effect-not-past", effect=effect)
    require(known.first <= effect <= known.last, "effect-out-of-validity", first=known.first, last=known.last)
    require(known.revocation is None or effect < known.revocation.on, "revoked-already")


def ends_from(known: Valid, effect: date) -> date | None:
    """From which day it ends with what it rests on, `effect` or its own beginning; null where it has ended by then."""
    begins = max(effect, known.first)
    ended = begins > known.last or (known.revocation is not None and known.revocation.on <= begins)
    return None if ended else begins


def ground_of(cause: RevocationCause, *, retroactive: bool) -> Source:
    """The article a revocation rests on."""
    return ACT if cause is RevocationCause.SELECTION_REVOKED else GROUNDS[retroactive]
