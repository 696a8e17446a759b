"""Revoking: nobody is revoked who was not told before and heard; what the Act orders nobody lets pass without reasons."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.applications import Application
from domain.applications import Status as Standing
from domain.calendar import Calendar
from domain.facts import require
from domain.notices.facts import DueDates, Method
from domain.regimes import APPEAL_DAYS, Classification, Rule, object_by, rule_for
from domain.revocations import Revocation, Status
from domain.revocations.facts import (
    Arrived,
    Commented,
    Decided,
    Dropped,
    Ground,
    HearingOrdered,
    HearingReported,
    Notified,
    PriorNoticeGiven,
    Reported,
    SetAside,
    ToldRemedies,
)
from domain.roles import Role
from domain.rules.vocabulary import Source
from domain.values import Sealed, Sha256, seoul_day

COMMENT_DAYS = 10
"""The fewest days to comment, and before a hearing (행정절차법 §21②③)."""

CLAUSES: dict[Ground, Source] = {
    Ground.FALSE_PARTICIPATION: "판로지원법 §20의2③ 1호",
    Ground.COOPERATION_FAILED: "판로지원법 §20의2③ 2호",
    Ground.GIVEN_UP: "판로지원법 §20의2③ 3호",
    Ground.AGREEMENT_BREACHED: "판로지원법 §20의2③ 4호, 시행령 §17의4 1호",
    Ground.TECHNOLOGY_INFRINGED: "판로지원법 §20의2③ 4호, 시행령 §17의4 2호",
}
"""The basis of each ground."""


def report(
    application: Application,
    others: Iterable[Revocation],
    *,
    id: UUID,
    ground: Ground,
    party: UUID | None,
    text: Sealed,
    on: date,
) -> Reported:
    """Report a ground against a selected case; while one is being looked into, another waits. A party reports only giving up."""
    require(application.status is Standing.SELECTED, "not-selected", status=application.status)
    require(all(one.status in ENDED_FOR_ANOTHER for one in others), "revocation-pending")
    require(party is None or ground is Ground.GIVEN_UP, "party-gives-up-only")
    return Reported(application=id, ground=ground, party=party, report=text, on=on)


ENDED_FOR_ANOTHER = frozenset({Status.DROPPED, Status.SET_ASIDE})
"""After these another ground may be reported; a case revoked is not selected any more."""


def drop(revocation: Revocation, *, role: Role, reasons: Sealed, on: date) -> Dropped:
    """Drop it: the ground does not stand, or just cause does. A person says so, with reasons, before anything was decided."""
    require(role is not Role.MACHINE, "machine-decides-nothing")
    _require_in(revocation, Status.REPORTED, Status.PRIOR_NOTICE)
    return Dropped(reasons=reasons, on=on)


def give_prior_notice(
    revocation: Revocation,
    application: Application,
    calendar: Calendar,
    *,
    to_be_barred: tuple[UUID, ...],
    ground: Ground,
    text: Sealed,
    days: int,
    version: Sha256,
    method: Method,
    on: date,
) -> PriorNoticeGiven:
    """Tell every party of the case before: the firms a bar would name are named one by one."""
    _require_in(revocation, Status.REPORTED)
    require(days >= COMMENT_DAYS, "comment-period-too-short", least=COMMENT_DAYS)
    parties = application.form.firms()
    _require_named(to_be_barred, parties)
    return PriorNoticeGiven(
        parties=parties,
        to_be_barred=to_be_barred,
        ground=ground,
        clause=CLAUSES[ground],
        text=text,
        comment_by=calendar.expiry(on, days),
        calendar=version,
        method=method,
        on=on,
    )


def comment(revocation: Revocation, *, party: UUID, text: Sealed | None, on: date) -> Commented:
    """Comment as a party, once; what comes late is taken until the decision is sent. Without a text: there is nothing to say."""
    # A party who was refused from the decision on would learn of it by that.
    _require_in(revocation, Status.PRIOR_NOTICE, Status.TO_BE_TOLD)
    require(revocation.told and party in revocation.told.parties, "not-told-before", party=party)
    require(not revocation.commented(party), "commented-already", party=party)
    return Commented(party=party, text=text, on=on)


def order_hearing(revocation: Revocation, *, day: date, place: Sealed, reasons: Sealed, on: date) -> HearingOrdered:
    """Order a hearing, at least ten days ahead; once its day has passed without one it may be set anew."""
    _require_in(revocation, Status.PRIOR_NOTICE)
    require(revocation.heard is None, "heard-already")
    require(revocation.hearing is None or on > revocation.hearing.day, "hearing-awaited")
    first = on + timedelta(days=COMMENT_DAYS)
    require(day >= first, "hearing-too-soon", first=first)
    return HearingOrdered(day=day, place=place, reasons=reasons, on=on)


def report_hearing(revocation: Revocation, *, attended: tuple[UUID, ...], report: Sealed, on: date) -> HearingReported:
    """Report the hearing, from its day on."""
    _require_in(revocation, Status.PRIOR_NOTICE)
    hearing = revocation.hearing
    require(hearing and revocation.heard is None, "no-hearing-awaited")
    require(hearing and on >= hearing.day, "hearing-not-held", day=hearing and hearing.day)
    parties = revocation.told.parties if revocation.told else ()
    require(set(attended) <= set(parties), "not-told-before", party=next(iter(set(attended) - set(parties)), None))
    return HearingReported(attended=attended, report=report, on=on)


def decide(revocation: Revocation, *, role: Role, barred: tuple[UUID, ...], reasons: Sealed, on: date) -> Decided:
    """Revoke: a person, after everybody's time to comment is over or everybody commented, and after the hearing that was ordered.

    The bar names firms that were told of it before; the Act leaves no choice of its length (판로지원법 §20의2③).
    """
    require(role is not Role.MACHINE, "machine-decides-nothing")
    _require_in(revocation, Status.PRIOR_NOTICE)
    told = revocation.told
    if told is None:
        raise AssertionError("a prior notice was given")
    heard = all(revocation.commented(one) for one in told.parties)
    require(heard or on > told.comment_by, "time-to-comment-runs", until=told.comment_by)
    require(revocation.hearing is None or revocation.heard is not None, "hearing-awaited")
    _require_named(barred, told.to_be_barred)
    return Decided(ground=told.ground, clause=told.clause, barred=barred, reasons=reasons, on=on)


def rule_of(decided: date) -> Rule:
    """The rule that an objection to a revocation follows. It refuses no petition, so that only the Basic Act's is open (AMB-27)."""
    return rule_for(decided, Classification.OTHER)


def notify(revocation: Revocation, *, method: Method, text: Sealed, on: date) -> Notified:
    """Send the decision to every party at once, with what each may do against it (행정절차법 §26)."""
    _require_in(revocation, Status.TO_BE_TOLD)
    told, decided = revocation.told, revocation.decided
    if told is None or decided is None:
        raise AssertionError("it was told before and decided")
    rule = rule_of(decided.on)
    remedies = ToldRemedies(
        regime=rule.regime,
        ground=rule.source,
        object_within=rule.object_within,
        appeal_within=APPEAL_DAYS,
        text=text,
    )
    return Notified(parties=told.parties, method=method, remedies=remedies, on=on)


def record_arrival(
    revocation: Revocation, calendar: Calendar, *, party: UUID, arrived: datetime, now: datetime, version: Sha256
) -> Arrived:
    """Record that the notice arrived at a party: the last days to object and to appeal are counted and frozen."""
    _require_in(revocation, Status.SENT)
    require(party in revocation.awaited, "not-awaited", party=party)
    day = seoul_day(arrived)
    sent = revocation.notified.on if revocation.notified else day
    require(sent <= day and arrived <= now, "arrived-out-of-time", sent=sent)
    decided = revocation.decided.on if revocation.decided else day
    due = DueDates(
        object_by=object_by(rule_of(decided), calendar, arrived=day),
        appeal_by=calendar.expiry(day, APPEAL_DAYS),
        calendar=version,
    )
    return Arrived(party=party, arrived=arrived, due=due, on=day)


def set_aside(revocation: Revocation, *, role: Role, reasons: Sealed, on: date) -> SetAside:
    """Set a revocation aside: what was revoked stands again, and the bars are lifted."""
    require(role is not Role.MACHINE, "machine-decides-nothing")
    _require_in(revocation, Status.TO_BE_TOLD, Status.SENT, Status.REVOKED)
    return SetAside(reasons=reasons, on=on)


def _require_in(revocation: Revocation, *statuses: Status) -> None:
    require(revocation.status in statuses, "revocation-not-open-for-it", status=revocation.status)


def _require_named(named: tuple[UUID, ...], of: tuple[UUID, ...]) -> None:
    require(named, "nobody-named")
    require(len(set(named)) == len(named) and set(named) <= set(of), "not-among-the-parties")
