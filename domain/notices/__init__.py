"""Notices (통지): the decision as told to one recipient; sent, arrived, and the due dates that arrival froze."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode
from domain.notices.facts import (
    AppealDecided,
    AppealFiled,
    AppealKind,
    Arrived,
    DueDates,
    Issued,
    Method,
    NoticeFact,
    Remedies,
    Sent,
)
from domain.rules.vocabulary import Source
from domain.streams import Stream
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Appeal:
    """An appeal outside the agency (행정심판, 행정소송); `decided` is null while it is pending."""

    kind: AppealKind
    docket: Sealed | None
    filed: date
    decided: AppealDecided | None = None


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
    appeals: tuple[Appeal, ...] = ()


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
        case AppealFiled():
            appeal = Appeal(kind=fact.kind, docket=fact.docket, filed=fact.on)
            return replace(notice, appeals=(*notice.appeals, appeal))
        case AppealDecided():
            decided = (
                replace(one, decided=fact) if number == fact.appeal else one
                for number, one in enumerate(notice.appeals, 1)
            )
            return replace(notice, appeals=tuple(decided))
        case _:
            assert_never(fact)


NOTICE = Stream("notice", begin, after, (Issued, Sent, Arrived, AppealFiled, AppealDecided))
