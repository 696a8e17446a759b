"""The decision (처분): drafted and reviewed by officers, decided by a human decider of the responsible agency (검토·결재).

A machine computes scores and counts votes; it decides nothing (law 12), and nobody decides a case they scored or voted on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.applications import DECIDED, Application, Status
from domain.applications.course import DraftDecision
from domain.applications.facts import DecisionCorrected, DecisionDrafted, DecisionReviewed, Rejected, Selected
from domain.applications.outcomes import Outcome, ReasonCode
from domain.applications.staging import ended_at, finished
from domain.facts import Refused, require
from domain.meetings.facts import Proposal, Resolved
from domain.roles import Role
from domain.rules.vocabulary import ScoringPlan, Source, Stage
from domain.values import RuleBookName, Sealed


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a decision rests on, as it stands now: the plan, the current tallies, and the committee's resolution.

    `tallies` are the versions of the stages' tallies; `resolved` is null where no meeting is named, `stands` whether
    nobody counted in it was recused since.
    """

    plan: ScoringPlan
    tallies: Mapping[Stage, int]
    resolved: Resolved | None
    stands: bool = True


def follows(resolved: Resolved) -> Outcome | None:
    """The outcome a resolution comes to: what was carried; a selection voted down is none; a rejection voted down leaves it open."""
    if resolved.carried:
        return Outcome.SELECTED if resolved.proposal is Proposal.SELECT else Outcome.REJECTED
    return Outcome.REJECTED if resolved.proposal is Proposal.SELECT else None


def draft_decision(
    application: Application,
    ground: Ground,
    *,
    outcome: Outcome,
    meeting: UUID | None,
    reasons: tuple[ReasonCode, ...],
    clause: Source,
    text: Sealed,
    differs: Sealed | None,
    on: date,
) -> DecisionDrafted:
    """Draft the decision (기안). A new draft takes the place of the one before, which stays on record."""
    draft = DraftDecision(
        outcome=outcome,
        meeting=meeting,
        reasons=tuple(dict.fromkeys(reasons)),
        clause=clause,
        text=text,
        differs=differs,
    )
    _require_sound(application, ground, draft)
    return DecisionDrafted(
        outcome=outcome, meeting=meeting, reasons=draft.reasons, clause=clause, text=text, differs=differs, on=on
    )


def review_decision(
    application: Application, *, drafter: UUID, reviewer: UUID, agreed: bool, reasons: Sealed | None, on: date
) -> DecisionReviewed:
    """Review the draft (검토): agree, or send it back with reasons. Nobody reviews their own draft."""
    _require_decidable(application)
    draft = _draft(application)
    require(draft.agreed is None, "reviewed-already")
    require(reviewer != drafter, "own-draft")
    require(agreed or reasons, "sent-back-without-reasons")
    return DecisionReviewed(agreed=agreed, reasons=reasons, on=on)


def decide(
    application: Application,
    ground: Ground,
    *,
    decider: UUID,
    role: Role,
    took_part: frozenset[UUID],
    rules: RuleBookName,
    on: date,
) -> Selected | Rejected:
    """Decide as drafted and reviewed (결재). Everything the draft rests on is asked again, as it stands today.

    `took_part` are all who sealed a sheet or voted on the case.
    """
    require(role is not Role.MACHINE, "machine-decides-nothing")
    draft = _draft(application)
    require(draft.agreed, "decision-not-reviewed")
    require(decider not in took_part, "decider-took-part")
    _require_sound(application, ground, draft)
    if draft.outcome is Outcome.SELECTED:
        return Selected(
            meeting=draft.meeting, clause=draft.clause, text=draft.text, differs=draft.differs, rules=rules, on=on
        )
    return Rejected(
        meeting=draft.meeting,
        reasons=draft.reasons,
        clause=draft.clause,
        text=draft.text,
        differs=draft.differs,
        rules=rules,
        on=on,
    )


def correct_decision(application: Application, *, text: Sealed, reasons: Sealed, on: date) -> DecisionCorrected:
    """Correct an obvious clerical error in the text (행정절차법 §25). Outcome, reasons and due dates stand."""
    require(application.status in DECIDED, "not-decided", status=application.status)
    return DecisionCorrected(text=text, reasons=reasons, on=on)


def _require_sound(application: Application, ground: Ground, draft: DraftDecision) -> None:
    _require_decidable(application)
    rejects = draft.outcome is Outcome.REJECTED
    require(draft.reasons or not rejects, "no-reasons")
    require(rejects or not draft.reasons, "reasons-for-selecting")
    if application.status is Status.INELIGIBLE:
        require(rejects, "not-eligible")
        require(draft.meeting is None and draft.differs is None, "no-committee-asked")
        _require_true(application, ground, draft)
        return
    finished(application, ground.plan, ground.tallies)
    end = ended_at(application, ground.plan)
    require(end is None or rejects, "stage-not-passed", stage=end)
    if ground.resolved is None:
        require(end is not None and draft.differs is None, "not-resolved")
        _require_true(application, ground, draft)
        return
    require(ground.stands, "resolution-no-longer-stands")
    agrees = follows(ground.resolved) is draft.outcome
    require(agrees or draft.differs, "differs-without-reasons", outcome=draft.outcome)
    require(not agrees or draft.differs is None, "does-not-differ", outcome=draft.outcome)
    _require_true(application, ground, draft)


def _require_true(application: Application, ground: Ground, draft: DraftDecision) -> None:
    """Refuse a coded reason that the record contradicts; whether a criterion of the Decree is met is for people to judge.

    Who was found not eligible was never evaluated, so nothing else is a reason there.
    """
    ineligible = application.status is Status.INELIGIBLE
    rejected = ground.resolved is not None and follows(ground.resolved) is Outcome.REJECTED
    holds = {
        ReasonCode.NOT_ELIGIBLE: ineligible,
        ReasonCode.BELOW_PASS_MARK: application.failed is not None,
        ReasonCode.BEYOND_SELECTION_LIMIT: ground.plan.limit is not None and not ineligible,
        ReasonCode.COMMITTEE_RESOLUTION: rejected,
    }
    untrue = [one for one in draft.reasons if not holds.get(one, not ineligible)]
    require(not untrue, "reasons-not-true", reasons=untrue)


def _require_decidable(application: Application) -> None:
    decidable = application.status in {Status.ELIGIBLE, Status.INELIGIBLE}
    require(decidable, "not-under-evaluation", status=application.status)


def _draft(application: Application) -> DraftDecision:
    if application.draft is None:
        raise Refused("decision-not-drafted")
    return application.draft
