"""Who declared on which case: the cases that a member of a panel may be shown, if the panel's newest fact still says so.

It tells nothing of the answer: a conflict stands here, too.
"""

from dataclasses import dataclass
from uuid import UUID

from application.record import Recorded
from domain.panels.facts import ConflictDeclared

LISTENS = (ConflictDeclared,)


@dataclass(frozen=True, kw_only=True)
class Declared:
    """An answer to the conflict question."""

    person: UUID
    case: UUID
    position: int


def fold(recorded: Recorded) -> tuple[Declared, ...]:
    """The row of a declaration; nothing of any other fact. It is written once and never changes."""
    fact = recorded.fact
    if not isinstance(fact, ConflictDeclared):
        return ()
    return (Declared(person=fact.member, case=fact.case, position=recorded.position),)
