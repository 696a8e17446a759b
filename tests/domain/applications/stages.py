"""An application on its way through the stages, for stories."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from domain.applications.facts import (
    DecisionDrafted,
    DecisionReviewed,
    FoundEligible,
    HearingReported,
    HearingScheduled,
    StageFailed,
    StagePassed,
)
from domain.applications.outcomes import Outcome
from domain.facts import Fact
from domain.meetings.facts import Proposal, Resolved
from domain.rules.vocabulary import Stage, Tally
from domain.tallies.facts import Computed, TallyCause
from tests.domain.examples import CASE, DAY, MET, PLAN, TASK, TERMS, TEXT, drafted, submitted

NOW = datetime(2021, 5, 3, 1, 0, tzinfo=UTC)
SOON = datetime(2021, 5, 4, 1, 0, tzinfo=UTC)
PANEL, MEETING_ID = UUID(int=501), UUID(int=502)
CARRYING = replace(PLAN, gate=False)
"""A plan in which a stage below its mark does not end the evaluation."""

found_eligible = FoundEligible(rules="v2021_1", task=TASK, findings=MET, overrides=(), reasons=None, on=DAY)
ELIGIBLE = (drafted, submitted, found_eligible)


def heard(stage: Stage) -> tuple[Fact, ...]:
    """The hearing or visit was held and reported."""
    if stage is Stage.DELIBERATION:
        return ()
    scheduled = HearingScheduled(stage=stage, place=TEXT, at=NOW, on=DAY)
    return scheduled, HearingReported(stage=stage, report=TEXT, on=DAY)


def passed(*stages: Stage, tally: int = 1) -> tuple[Fact, ...]:
    """These stages were heard and passed."""
    return tuple(
        fact for stage in stages for fact in (*heard(stage), StagePassed(stage=stage, panel=PANEL, tally=tally, on=DAY))
    )


def failed(stage: Stage, tally: int = 1) -> tuple[Fact, ...]:
    """This stage was heard and not passed."""
    return (*heard(stage), StageFailed(stage=stage, panel=PANEL, tally=tally, on=DAY))


def tally(stage: Stage, *, score: str | None = "75.00", passed: bool | None = True, quorate: bool = True) -> Computed:
    """A tally of a stage."""
    points = None if score is None else Decimal(score)
    return Computed(
        panel=PANEL,
        case=CASE,
        stage=stage,
        cause=TallyCause.REVEALED,
        used=(),
        void=(),
        missing=(),
        valid=7 if quorate else 3,
        needed=4,
        quorate=quorate,
        tally=Tally(
            stage=stage,
            sheets=(),
            counted=(),
            dropped_highest=None,
            dropped_lowest=None,
            dimensions=(),
            mean=None if score is None else str(int(Decimal(score))),
            score=points,
            pass_mark=Decimal("60.00"),
            passed=passed,
        ),
        rules=TERMS.rules,
        on=DAY,
    )


def resolved(*, carried: bool = True, proposal: Proposal = Proposal.SELECT) -> Resolved:
    """The committee's resolution."""
    return Resolved(
        case=CASE,
        proposal=proposal,
        present=(),
        ayes=4 if carried else 3,
        noes=2 if carried else 3,
        abstentions=0,
        needed=4,
        carried=carried,
        reasons=TEXT,
        on=DAY,
    )


def decision_drafted(outcome: Outcome = Outcome.SELECTED, **fields: object) -> DecisionDrafted:
    """A draft of the decision."""
    draft = DecisionDrafted(
        outcome=outcome,
        meeting=MEETING_ID,
        reasons=(),
        clause="판로지원법 §20의2②",
        text=TEXT,
        differs=None,
        on=DAY,
    )
    return replace(draft, **fields)  # type: ignore[arg-type]


def reviewed(*, agreed: bool = True) -> DecisionReviewed:
    """The draft was reviewed."""
    return DecisionReviewed(agreed=agreed, reasons=None if agreed else TEXT, on=date(2021, 6, 1))
