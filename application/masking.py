"""Who is told people's names and how to reach them, and what everybody else sees in their place (개인정보 보호법 §3⑥, §29).

A firm's name is told to whoever may read of it: the selection is published (고시) with it. A person's is told to those
who work with them; who audits or reviews a dispute works with what was done, and sees who did it only for a stated purpose.
"""

import re
from uuid import UUID

from application.permissions import Actor
from domain.roles import Role
from domain.subjects import SubjectStanding
from domain.subjects.facts import SubjectKind

HIDDEN = "○"
WORKING_WITH_PEOPLE = frozenset(
    {Role.INTAKE_OFFICER, Role.DECIDER, Role.SECRETARY, Role.OPERATOR, Role.PRIVACY_OFFICER}
)
UNMASKING = frozenset({Role.AUDITOR, Role.DISPUTE_REVIEWER})
"""Who is told names for a purpose they state, each time on record."""
LOOKING_ON = UNMASKING | {Role.BUYER}
OF_CORPORATIONS = frozenset(str(kind) for kind in range(81, 89))
"""The type digits of business numbers that belong to no single person (domain.md §7): theirs are no personal data."""
TAG = 4
"""Letters of an id that tell two masked names apart."""


def plainly_named(reader: Actor | None, id: UUID, subject: SubjectStanding) -> bool:
    """Whether somebody is told this name without more ado: a firm's, one's own, a colleague's, that of who serves the office.

    A judge is told whom to have no conflict with, a party who sits on the panel, as it may challenge them; who reviews its
    objection it is never told.
    """
    if subject.kind is not SubjectKind.PERSON:
        return True
    if reader is None:
        return False
    own = _offices(reader.subject)
    if reader.id == id or own & WORKING_WITH_PEOPLE or reader.subject.firms() & subject.firms():
        return True
    if own & LOOKING_ON:
        return False
    theirs = _offices(subject)
    if reader.subject.acts_for:
        return Role.DISPUTE_REVIEWER not in theirs and (bool(theirs) or not subject.acts_for)
    return True


def looks_on(reader: Actor) -> bool:
    """Whether somebody works with what was done, and not with the people who did it."""
    own = _offices(reader.subject)
    return bool(own & LOOKING_ON) and not own & WORKING_WITH_PEOPLE


def may_unmask(reader: Actor | None) -> bool:
    """Whether somebody is told names for a purpose that they state."""
    return reader is not None and bool(_offices(reader.subject) & UNMASKING)


def masked_name(name: str, id: UUID) -> str:
    """The first letter of a name, and what tells it from others of the same: 가○·3f2a."""
    return f"{_hidden(name)}·{id.hex[-TAG:]}"


def masked_entry(name: str, text: str) -> str:
    """A field of a register entry as it is shown to who did not say what they need it for."""
    match name:
        case "business_number":
            return text if text[3:5] in OF_CORPORATIONS else f"{text[:5]}{HIDDEN * (len(text) - 5)}"
        case "phone":
            return f"{text[:-TAG]}{HIDDEN * TAG}"
        case "email":
            return f"{text[:1]}{HIDDEN * 3}@{text.partition('@')[2]}"
        case "address":
            first, *rest = text.split()
            return " ".join((first, *(HIDDEN * len(one) for one in rest)))
        case "representative":
            return _hidden(text)
        case _:
            return text


def _hidden(name: str) -> str:
    """The first letter of each word."""
    return re.sub(r"(?<=\w)\w", HIDDEN, name)


def _offices(subject: SubjectStanding) -> frozenset[Role]:
    return frozenset(role for role, _ in subject.roles)
