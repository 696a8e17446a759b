"""The application (과제): draft, submission, supplement, eligibility, stages, decision, withdrawal."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from domain.applications.course import Decision, DraftDecision, Hearing, StageResult
from domain.applications.facts import (
    Amended,
    ApplicationFact,
    Changed,
    DecisionCorrected,
    DecisionDrafted,
    DecisionReviewed,
    DecisionSetAside,
    Drafted,
    FoundEligible,
    FoundIneligible,
    HearingReported,
    HearingScheduled,
    OfficerAssigned,
    PaperAttached,
    PaperRemoved,
    Rejected,
    Returned,
    Selected,
    SelectionRestored,
    SelectionRevoked,
    StageFailed,
    StagePassed,
    Submitted,
    SupplementExtended,
    SupplementProvided,
    SupplementRequested,
    Withdrawn,
)
from domain.applications.outcomes import Outcome, ReasonCode, Step
from domain.findings import Override
from domain.rules.vocabulary import Finding, PaperKind, Stage, Task, Track
from domain.streams import Stream
from domain.values import Form, Paper, ReceiptNo


class Status(StrEnum):
    """Where an application stands."""

    DRAFT = "DRAFT"
    """작성 중."""
    SUBMITTED = "SUBMITTED"
    """접수."""
    SUPPLEMENT_REQUESTED = "SUPPLEMENT_REQUESTED"
    """보완 요구."""
    ELIGIBLE = "ELIGIBLE"
    """적격."""
    INELIGIBLE = "INELIGIBLE"
    """부적격."""
    RETURNED = "RETURNED"
    """반려."""
    WITHDRAWN = "WITHDRAWN"
    """취하."""
    SELECTED = "SELECTED"
    """선정."""
    REJECTED = "REJECTED"
    """미선정."""
    REVOKED = "REVOKED"
    """선정 취소."""


UNDECIDED = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.ELIGIBLE})
"""Received and not yet decided: it may be supplemented, changed or withdrawn (행정절차법 §17⑧)."""
LIVE = UNDECIDED | {Status.DRAFT}
"""Not ended."""
DECIDED = frozenset({Status.SELECTED, Status.REJECTED, Status.REVOKED})
"""The agency decided."""


@dataclass(frozen=True, kw_only=True)
class Supplement:
    """What the officer asked for, by when, and how often the date was moved."""

    papers: tuple[PaperKind, ...]
    due: date
    extensions: int = 0


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application as it stands.

    `set_aside` are the decisions that were set aside, the first first; `superseded` the panels that hear the case no more,
    and `void` the meetings whose resolution on it no longer counts.
    """

    call: UUID
    track: Track
    filed_by: UUID
    form: Form
    status: Status = Status.DRAFT
    papers: tuple[Paper, ...] = ()
    receipt: ReceiptNo | None = None
    submitted: date | None = None
    officer: UUID | None = None
    supplement: Supplement | None = None
    task: Task | None = None
    findings: tuple[Finding, ...] = ()
    overrides: tuple[Override, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    results: tuple[StageResult, ...] = ()
    draft: DraftDecision | None = None
    decision: Decision | None = None
    set_aside: tuple[Decision, ...] = ()
    superseded: frozenset[UUID] = frozenset()
    void: frozenset[UUID] = frozenset()

    @property
    def texts_before(self) -> int:
        """How many texts the decisions set aside had: each is notified under a number of its own."""
        return sum(1 + one.corrections for one in self.set_aside)

    @property
    def texts(self) -> int:
        """How many texts there were in all, the decision's and its corrections'; the newest bears this number."""
        return self.texts_before + (1 + self.decision.corrections if self.decision else 0)

    @property
    def passed(self) -> tuple[Stage, ...]:
        """The stages passed, in their order."""
        return tuple(stage for stage in Stage if (result := self.result(stage)) and result.passed)

    @property
    def failed(self) -> Stage | None:
        """The first stage that was not passed."""
        return next((stage for stage in Stage if (result := self.result(stage)) and not result.passed), None)

    def result(self, stage: Stage) -> StageResult | None:
        """What was recorded of a stage."""
        return next((one for one in self.results if one.stage is stage), None)

    def hearing(self, stage: Stage) -> Hearing | None:
        """The hearing or visit of a stage."""
        return next((one for one in self.hearings if one.stage is stage), None)

    def attached(self) -> tuple[PaperKind, ...]:
        """The kinds of paper attached, each once, in a fixed order."""
        return tuple(sorted({paper.kind for paper in self.papers}))

    def paper(self, paper: UUID) -> Paper | None:
        """An attached paper by id."""
        return next((one for one in self.papers if one.id == paper), None)


def begin(fact: Drafted) -> Application:
    """Fold the draft."""
    return Application(call=fact.call, track=fact.track, filed_by=fact.filed_by, form=fact.form)


def after(application: Application, fact: ApplicationFact) -> Application:
    """Fold a later fact."""
    match fact:
        case Drafted():
            return begin(fact)
        case Amended() | Changed():
            return replace(application, form=fact.form)
        case PaperAttached():
            kept = tuple(paper for paper in application.papers if paper.id != fact.replaces)
            return replace(application, papers=(*kept, fact.paper))
        case PaperRemoved():
            return replace(application, papers=tuple(one for one in application.papers if one.id != fact.paper))
        case Submitted():
            return replace(
                application,
                status=Status.SUBMITTED,
                receipt=fact.receipt,
                submitted=fact.on,
                task=fact.task,
                findings=fact.findings,
            )
        case OfficerAssigned():
            return replace(application, officer=fact.officer)
        case SupplementRequested():
            supplement = Supplement(papers=fact.papers, due=fact.due)
            return replace(application, status=Status.SUPPLEMENT_REQUESTED, supplement=supplement)
        case SupplementExtended():
            return replace(application, supplement=_extended(application.supplement, fact.due))
        case SupplementProvided():
            return replace(application, status=Status.SUBMITTED, supplement=None)
        case Returned():
            return replace(application, status=Status.RETURNED)
        case Withdrawn():
            return replace(application, status=Status.WITHDRAWN)
        case FoundEligible():
            return _judged(application, fact, Status.ELIGIBLE)
        case FoundIneligible():
            return _judged(application, fact, Status.INELIGIBLE)
        case HearingScheduled() | HearingReported() | StagePassed() | StageFailed():
            return _staged(application, fact)
        case (
            DecisionDrafted() | DecisionReviewed() | Selected() | Rejected() | DecisionCorrected() | DecisionSetAside()
        ):
            return _deciding(application, fact)
        case SelectionRevoked():
            return replace(application, status=Status.REVOKED)
        case SelectionRestored():
            return replace(application, status=Status.SELECTED)
        case _:
            assert_never(fact)


StagingFact = HearingScheduled | HearingReported | StagePassed | StageFailed
DecidingFact = DecisionDrafted | DecisionReviewed | Selected | Rejected | DecisionCorrected | DecisionSetAside


def _staged(application: Application, fact: StagingFact) -> Application:
    match fact:
        case HearingScheduled():
            hearing = Hearing(stage=fact.stage, place=fact.place, at=fact.at, on=fact.on)
            others = tuple(one for one in application.hearings if one.stage is not fact.stage)
            return replace(application, hearings=(*others, hearing))
        case HearingReported():
            reported = (
                replace(one, report=fact.report) if one.stage is fact.stage else one for one in application.hearings
            )
            return replace(application, hearings=tuple(reported))
        case StagePassed() | StageFailed():
            passed = isinstance(fact, StagePassed)
            result = StageResult(stage=fact.stage, passed=passed, panel=fact.panel, tally=fact.tally)
            earlier = tuple(one for one in application.results if one.stage is not fact.stage)
            return replace(application, results=(*earlier, result))
        case _:
            assert_never(fact)


def _deciding(application: Application, fact: DecidingFact) -> Application:
    match fact:
        case DecisionDrafted():
            draft = DraftDecision(
                outcome=fact.outcome,
                meeting=fact.meeting,
                reasons=fact.reasons,
                clause=fact.clause,
                text=fact.text,
                differs=fact.differs,
            )
            return replace(application, draft=draft)
        case DecisionReviewed():
            return replace(application, draft=application.draft and replace(application.draft, agreed=fact.agreed))
        case Selected():
            return _decided(application, fact, Outcome.SELECTED, ())
        case Rejected():
            return _decided(application, fact, Outcome.REJECTED, fact.reasons)
        case DecisionCorrected():
            decision = application.decision
            corrected = decision and replace(decision, text=fact.text, corrections=decision.corrections + 1)
            return replace(application, decision=corrected)
        case DecisionSetAside():
            return _set_aside(application, fact)
        case _:
            assert_never(fact)


def _set_aside(application: Application, fact: DecisionSetAside) -> Application:
    return replace(
        application,
        status=Status.SUBMITTED if fact.back_to is Step.ELIGIBILITY else Status.ELIGIBLE,
        results=tuple(one for one in application.results if one.stage not in fact.again),
        hearings=tuple(one for one in application.hearings if one.stage not in fact.anew),
        draft=None,
        decision=None,
        set_aside=(*application.set_aside, *((application.decision,) if application.decision else ())),
        superseded=application.superseded | set(fact.panels),
        void=application.void | set(fact.meetings),
    )


def _decided(
    application: Application, fact: Selected | Rejected, outcome: Outcome, reasons: tuple[ReasonCode, ...]
) -> Application:
    decision = Decision(
        outcome=outcome,
        meeting=fact.meeting,
        reasons=reasons,
        clause=fact.clause,
        text=fact.text,
        differs=fact.differs,
        rules=fact.rules,
        on=fact.on,
    )
    return replace(application, status=Status(outcome.value), decision=decision)


def _extended(supplement: Supplement | None, due: date) -> Supplement | None:
    return supplement and replace(supplement, due=due, extensions=supplement.extensions + 1)


def _judged(application: Application, fact: FoundEligible | FoundIneligible, status: Status) -> Application:
    return replace(
        application, status=status, task=fact.task, findings=fact.findings, overrides=fact.overrides, supplement=None
    )


APPLICATION = Stream(
    "application",
    begin,
    after,
    (
        Drafted,
        Amended,
        PaperAttached,
        PaperRemoved,
        Submitted,
        Changed,
        OfficerAssigned,
        SupplementRequested,
        SupplementExtended,
        SupplementProvided,
        Returned,
        Withdrawn,
        FoundEligible,
        FoundIneligible,
        HearingScheduled,
        HearingReported,
        StagePassed,
        StageFailed,
        DecisionDrafted,
        DecisionReviewed,
        Selected,
        Rejected,
        DecisionCorrected,
        DecisionSetAside,
        SelectionRevoked,
        SelectionRestored,
    ),
)
