"""Reviewing: who may, the conflict question, the supplement, the extension, and the answer that did not come."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.calendar import Calendar
from domain.disputes import Dispute, paused
from domain.disputes.clock import SubRule, Topic, answer_due, appeal_after, last_day, runs, sub_rule
from domain.disputes.codes import BarGround, Consequence, Content
from domain.disputes.facts import (
    Added,
    AnswerExtended,
    AnswerMissed,
    ConflictDeclared,
    Involved,
    ReviewerAssigned,
    ReviewerBarred,
    SupplementLapsed,
    SupplementProvided,
    SupplementRequested,
)
from domain.disputes.filing import Objection, missing_of, require_receivable
from domain.disputes.table import Act, require_open
from domain.facts import Refused, require
from domain.notices.facts import Regime
from domain.panels.facts import Ground
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Provided:
    """What a supplement brings; null for what it leaves as it was."""

    known: date | None = None
    contact: Sealed | None = None
    purport: Sealed | None = None
    arguments: tuple[Added, ...] = ()


def assign_reviewer(
    dispute: Dispute, *, reviewer: UUID, involved: tuple[Involved, ...], on: date
) -> ReviewerAssigned | ReviewerBarred:
    """Ask somebody to review. Who had a part in the case is barred instead, on record, with what shows it."""
    require_open(dispute, Act.ASSIGN_REVIEWER)
    held = dispute.reviewing(reviewer)
    require(held is None or not held.barred, "reviewer-barred", reviewer=reviewer, grounds=held and held.barred)
    require(held is None, "reviewer-assigned", reviewer=reviewer)
    if involved:
        return bar(reviewer, involved, on=on)
    return ReviewerAssigned(reviewer=reviewer, on=on)


def bar(reviewer: UUID, involved: tuple[Involved, ...], *, on: date) -> ReviewerBarred:
    """Bar somebody for what the record shows of their part in the case."""
    grounds = tuple(dict.fromkeys(one.ground for one in involved))
    return ReviewerBarred(reviewer=reviewer, grounds=grounds, involved=involved, on=on)


def declare_conflict(
    dispute: Dispute, *, reviewer: UUID, conflict: bool, grounds: tuple[Ground, ...], detail: Sealed | None, on: date
) -> tuple[ConflictDeclared | ReviewerBarred, ...]:
    """Answer the conflict question. A conflict bars, also one that is found after none was declared."""
    require_open(dispute, Act.DECLARE_CONFLICT)
    held = dispute.reviewing(reviewer)
    if held is None:
        raise Refused("not-a-reviewer", reviewer=reviewer)
    require(not held.barred, "reviewer-barred", reviewer=reviewer, grounds=held.barred)
    require(held.conflict is None or conflict, "already-declared")
    require(bool(grounds) == conflict, "grounds-and-conflict-disagree")
    declared = ConflictDeclared(reviewer=reviewer, conflict=conflict, grounds=grounds, detail=detail, on=on)
    if not conflict:
        return (declared,)
    return (
        declared,
        ReviewerBarred(reviewer=reviewer, grounds=(BarGround.DECLARED,), involved=(), on=on),
    )


def request_supplement(
    dispute: Dispute,
    calendar: Calendar,
    *,
    reviewer: UUID,
    contents: tuple[Content, ...],
    days: int,
    reasons: Sealed,
    on: date,
) -> SupplementRequested:
    """Ask for what is missing, within the days the regime's rule of the day allows. It pauses the clock where that rule says so.

    Nothing is asked for twice: each request may stop the clock, and the answer would never fall due.
    """
    require_open(dispute, Act.REQUEST_SUPPLEMENT)
    require_cleared(dispute, reviewer)
    require(contents, "nothing-to-supplement")
    lacking = lacks(dispute)
    require(lacking, "objection-complete")
    require(set(contents) <= lacking, "not-missing", missing=sorted(lacking))
    require(dispute.asked.isdisjoint(contents), "asked-already", asked=sorted(dispute.asked))
    rule = _rule(Topic.SUPPLEMENT, dispute.regime, on)
    require(0 < days <= (rule.days or 0), "supplement-too-long", days=days, most=rule.days)
    return SupplementRequested(
        contents=tuple(dict.fromkeys(contents)),
        reasons=reasons,
        due=last_day(calendar, on, days),
        pauses=rule.pauses,
        source=rule.source,
        on=on,
    )


def lacks(dispute: Dispute) -> frozenset[Content]:
    """What may be asked for: what the regime asks for and is missing, and reasons where a point has none."""
    bare = any(not point.arguments for point in dispute.points)
    return frozenset(dispute.missing) | (frozenset({Content.REASONS}) if bare else frozenset())


def provide_supplement(
    dispute: Dispute, calendar: Calendar, *, provided: Provided, sent: date, on: date
) -> SupplementProvided:
    """Supplement the objection: something of what was asked for, else the request stays open. The clock goes on from here.

    `sent` is the day on which the refusal was sent.
    """
    require_open(dispute, Act.PROVIDE_SUPPLEMENT)
    asked = dispute.supplement.contents if dispute.supplement else ()
    require(brings(provided) & set(asked), "nothing-provided", asked=asked)
    require_receivable(provided.known, sent=sent, filed=dispute.filed)
    for one in provided.arguments:
        require(dispute.point(one.point), "no-such-point", point=one.point)
    now = Objection(
        points=dispute.points,
        known=provided.known or dispute.known,
        contact=provided.contact or dispute.contact,
        purport=provided.purport or dispute.purport,
    )
    missing = missing_of(dispute.regime, now)
    answered = {Content.REASONS} if provided.arguments else set()
    return SupplementProvided(
        known=provided.known,
        contact=provided.contact,
        purport=provided.purport,
        arguments=provided.arguments,
        missing=tuple(one for one in missing if one not in answered),
        answer_by=_resumed(dispute, calendar, on),
        on=on,
    )


def brings(provided: Provided) -> frozenset[Content]:
    """What a supplement brings."""
    held = {
        Content.CONTACT: provided.contact,
        Content.RECEIVED_ON: provided.known,
        Content.PURPORT: provided.purport,
        Content.REASONS: provided.arguments,
    }
    return frozenset(content for content, given in held.items() if given)


def lapse_supplement(dispute: Dispute, calendar: Calendar, *, on: date) -> SupplementLapsed:
    """Record that the supplement did not come: the answer period runs on from its due day."""
    require_open(dispute, Act.LAPSE_SUPPLEMENT)
    asked = dispute.supplement
    if asked is None or on <= asked.due:
        raise Refused("supplement-not-due", due=asked and asked.due)
    return SupplementLapsed(answer_by=_resumed(dispute, calendar, asked.due), on=on)


def extend_answer(dispute: Dispute, calendar: Calendar, *, days: int, reasons: Sealed, on: date) -> AnswerExtended:
    """Extend the answer period once, with reasons, before it ends; counted from the day after it would have ended."""
    require_open(dispute, Act.EXTEND_ANSWER)
    rule = sub_rule(Topic.EXTENSION, dispute.regime, on)
    if rule is None or dispute.extension is None or dispute.answer_by is None:
        raise Refused("no-extension-in-law", regime=dispute.regime)
    require(dispute.extended is None, "answer-extended-already")
    require(not (dispute.supplement and dispute.supplement.pauses), "clock-stopped")
    require(on <= dispute.answer_by, "answer-period-over", due=dispute.answer_by)
    require(0 < days <= dispute.extension, "extension-too-long", days=days, most=dispute.extension)
    answer_by = last_day(calendar, dispute.answer_by, days, dispute.pauses)
    return AnswerExtended(days=days, reasons=reasons, answer_by=answer_by, source=rule.source, on=on)


def record_missed(dispute: Dispute, calendar: Calendar, *, refusal: date, on: date) -> AnswerMissed:
    """Record that no answer came by its due day, and what the law makes of that; nobody decides it, the day does."""
    require_open(dispute, Act.RECORD_MISSED)
    due = dispute.answer_by
    if due is None or not runs(dispute) or on <= due:
        raise Refused("answer-not-due", due=due)
    rule = _rule(Topic.ANSWER, dispute.regime, dispute.filed)
    return AnswerMissed(
        due=due,
        consequence=rule.consequence or Consequence.APPEAL_CLOCK_UNMOVED,
        appeal_by=appeal_after(dispute, calendar, refusal=refusal, answered=None),
        source=rule.source,
        on=on,
    )


def require_cleared(dispute: Dispute, reviewer: UUID) -> None:
    """Refuse whoever was not asked to review, did not declare, or is barred."""
    held = dispute.reviewing(reviewer)
    require(held, "not-a-reviewer", reviewer=reviewer)
    require(held and not held.barred, "reviewer-barred", reviewer=reviewer, grounds=held and held.barred)
    require(held and held.cleared, "conflict-not-declared", reviewer=reviewer)


def _resumed(dispute: Dispute, calendar: Calendar, until: date) -> date | None:
    pause = paused(dispute, until)
    return answer_due(dispute, calendar, pause) if pause else dispute.answer_by


def _rule(topic: Topic, regime: Regime, on: date) -> SubRule:
    rule = sub_rule(topic, regime, on)
    if rule is None:
        raise Refused("no-rule-for-it", topic=topic, regime=regime)
    return rule
