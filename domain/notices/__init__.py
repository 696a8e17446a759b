"""Notices (통지): the decision as told to one recipient; sent, arrived, and the due dates that arrival froze."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode
from domain.notices.facts import Arrived, DueDates, Issued, Method, NoticeFact, Remedies, Sent
from domain.rules.vocabulary import Source
from domain.streams import Stream
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice as it stands."""

    application: UUID
    recipient: UUID
    outcome: Outcome
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    remedies: Remedies | None
    issued: date
    method: Method | None = None
    sent: date | None = None
    arrived: datetime | None = None
    due: DueDates | None = None


def begin(fact: Issued) -> Notice:
    """Fold the issue."""
    return Notice(
        application=fact.application,
        recipient=fact.recipient,
        outcome=fact.outcome,
        reasons=fact.reasons,
        clause=fact.clause,
        text=fact.text,
        remedies=fact.remedies,
        issued=fact.on,
    )


def after(notice: Notice, fact: NoticeFact) -> Notice:
    """Fold a later fact."""
    match fact:
        case Issued():
            return begin(fact)
        case Sent():
            return replace(notice, method=fact.method, sent=fact.on)
        case Arrived():
            return replace(notice, arrived=fact.arrived, due=fact.due)
        case _:
            assert_never(fact)


NOTICE = Stream("notice", begin, after, (Issued, Sent, Arrived))
