"""Quorums, decisions' rules and due dates derived anew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from application.audit.derived import Books, Derived, forbidden
from application.audit.differing import Difference
from application.audit.world import CaseNow, NotOnRecord, Resolution, World, on_record
from application.record import Recorded
from domain.applications.facts import Rejected, Selected
from domain.applications.outcomes import Outcome
from domain.calendar import Calendar
from domain.calls.facts import ObjectionRegime
from domain.meetings.facts import Choice, Opened, Proposal, QuorumBase, Resolved
from domain.notices.facts import Arrived, DueDates, Issued, Remedies
from domain.regimes import APPEAL_DAYS, Classification, Rule, rule_for
from domain.values import seoul_day


def opened(world: World, _: Books, __: Recorded, fact: Opened) -> Derived:
    """How many of those enrolled must be present: more than half, whose terms cover the day; and that so many were."""
    panel = world.panel(fact.panel)
    enrolled = tuple(sorted(panel.members))
    needed = len(enrolled) // 2 + 1
    there = set(fact.present) & set(panel.seated(fact.on))
    broken = (forbidden("present", fact.present, "no-quorum"),) if len(there) < needed else ()
    return Derived(fact=replace(fact, enrolled=enrolled, base=QuorumBase.ENROLLED, needed=needed), broken=broken)


def resolved(world: World, _: Books, recorded: Recorded, fact: Resolved) -> Derived:
    """The count of the votes on record of those present who were not recused for the case, and whether they carry it.

    The quorum is asked for again at each case (AMB-29).
    """
    meeting = on_record(world.meetings, recorded.stream, "meeting")
    votes = on_record(meeting.votes, fact.case, "votes on the case")
    recused = on_record(world.panel(meeting.panel).cases, fact.case, "case on a panel").recused
    present = tuple(one for one in meeting.present if one not in recused)
    choices = [choice for voter, (_, choice) in votes.items() if voter in present]
    needed = len(present) // 2 + 1
    ayes = choices.count(Choice.AYE)
    derived = replace(
        fact,
        proposal=next(iter(votes.values()))[0],
        present=present,
        ayes=ayes,
        noes=choices.count(Choice.NO),
        abstentions=choices.count(Choice.ABSTAIN),
        needed=needed,
        carried=ayes >= needed,
    )
    broken = (forbidden("present", fact.present, "no-quorum"),) if len(present) < meeting.needed else ()
    return Derived(fact=derived, broken=broken)


def decided(world: World, _: Books, recorded: Recorded, fact: Selected | Rejected) -> Derived:
    """The rule version the case was decided under: the call's; and whether it has the reasons and the ground it needs."""
    case = world.case(recorded.stream)
    version = world.call(case.call).terms.rules.version
    return Derived(fact=replace(fact, rules=version), broken=tuple(_unsound(case, fact)))


def _unsound(case: CaseNow, fact: Selected | Rejected) -> Iterator[Difference]:
    """What a decision lacks: a rejection its reasons, any the committee's last resolution or why it differs from it."""
    rejects = isinstance(fact, Rejected)
    if isinstance(fact, Rejected) and not fact.reasons:
        yield forbidden("reasons", fact.reasons, "no-reasons")
    told = case.resolution
    if fact.meeting is None and rejects and (case.eligible is False or case.failed):
        return
    if told is None or fact.meeting != told.meeting:
        yield forbidden("meeting", fact.meeting, "not-resolved")
    if told is None:
        return
    agrees = _follows(told) is (Outcome.REJECTED if rejects else Outcome.SELECTED)
    if not agrees and fact.differs is None:
        yield forbidden("differs", fact.differs, "differs-without-reasons")


def _follows(told: Resolution) -> Outcome | None:
    """What a resolution comes to: what was carried; a selection voted down is none, a rejection voted down leaves it open."""
    if told.carried:
        return Outcome.SELECTED if told.proposal is Proposal.SELECT else Outcome.REJECTED
    return Outcome.REJECTED if told.proposal is Proposal.SELECT else None


def issued(world: World, _: Books, __: Recorded, fact: Issued) -> Derived:
    """The decision as it was made; and for a rejection the remedies of its day, their wording taken as given."""
    case = world.case(fact.application)
    decided_as = case.decided
    if decided_as is None:
        raise NotOnRecord("decision", fact.application)
    told = fact.remedies
    if told is not None:
        petition = ObjectionRegime.CIVIL_PETITION_35 in world.call(case.call).terms.regimes
        classified = Classification.STATUTORY_PETITION if petition else Classification.OTHER
        told = remedies(rule_for(decided_as.on, classified), told)
    derived = replace(
        fact, outcome=decided_as.outcome, reasons=decided_as.reasons, clause=decided_as.clause, remedies=told
    )
    return Derived(fact=derived)


def remedies(rule: Rule, told: Remedies) -> Remedies:
    """What a notice has to tell under a dated rule; what is assumed says so."""
    assumed = f" ({rule.ambiguity}, 가정)" if rule.assumed else ""
    return replace(
        told,
        regime=rule.regime,
        ground=f"{rule.source}{assumed}",
        object_within=rule.object_within,
        answer_within=rule.answer_within,
        extension=rule.extension,
        appeal_within=APPEAL_DAYS,
    )


def arrived(world: World, _: Books, recorded: Recorded, fact: Arrived) -> Derived:
    """The day of arrival and the last days that follow from it, on the holidays known by then.

    The recipient's notice that arrived first rules: one that corrects it restarts no clock that runs already.
    """
    notice = on_record(world.notices, recorded.stream, "notice")
    told = (notice.application, notice.recipient)
    same = (one for one in world.notices.values() if (one.application, one.recipient) == told)
    running = next((one.due for one in same if one.due), None)
    on = seoul_day(fact.arrived)
    return Derived(fact=replace(fact, due=running or _due(world, notice.remedies, on), on=on))


def _due(world: World, told: Remedies | None, on: date) -> DueDates | None:
    if told is None:
        return None
    calendar = Calendar(years=frozenset(world.holiday_years), holidays=frozenset(world.holidays))
    days = "\n".join(str(day) for day in sorted(world.holidays))
    return DueDates(
        object_by=None if told.object_within is None else calendar.expiry(on, told.object_within),
        appeal_by=calendar.expiry(on, told.appeal_within),
        calendar=sha256(days.encode()).hexdigest(),
    )
