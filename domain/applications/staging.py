"""The stages in their strict order: the hearing, the on-site visit, and what an officer records of each stage's tally."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from domain.applications import Application, Status
from domain.applications.course import StageResult
from domain.applications.facts import HearingReported, HearingScheduled, StageFailed, StagePassed
from domain.facts import Refused, require
from domain.rules.vocabulary import ScoringPlan, Stage
from domain.tallies.facts import Computed
from domain.values import Sealed, seoul_day

HEARD = (Stage.FACE_TO_FACE, Stage.ON_SITE)
"""The stages at which the firms are heard (판로지원법 시행령 §17의2③) or visited (시행규칙 §14의2②)."""


def next_stage(application: Application, plan: ScoringPlan, lost: Collection[Stage] = ()) -> Stage | None:
    """The stage that is open: the first without a result that stands. Null where all have one, and after a gate not passed.

    `lost` are the stages whose recorded result rests on a tally that is no longer quorate: they are evaluated anew.
    """
    end = ended_at(application, plan)
    if end and end not in lost:
        return None
    return next((stage for stage in Stage if stage in lost or application.result(stage) is None), None)


def ended_at(application: Application, plan: ScoringPlan) -> Stage | None:
    """The stage that ended the evaluation: not passed, where the plan makes stages gates (AMB-11)."""
    return application.failed if plan.gate else None


def under_evaluation(application: Application) -> None:
    """Refuse a case that is not eligible yet, and one that was decided or has ended."""
    require(application.status is Status.ELIGIBLE, "not-under-evaluation", status=application.status)


def reached(application: Application, plan: ScoringPlan, stage: Stage, lost: Collection[Stage]) -> None:
    """Refuse unless the case is under evaluation and has come to this stage: each one before it has a result that stands."""
    under_evaluation(application)
    for earlier in Stage:
        if earlier is stage:
            return
        result = application.result(earlier)
        require(result, "stage-out-of-order", stage=stage, before=earlier)
        require(earlier not in lost, "stage-lost-its-quorum", stage=earlier)
        require(not (plan.gate and result and not result.passed), "stage-not-passed", stage=earlier)


def schedule_hearing(
    application: Application,
    plan: ScoringPlan,
    *,
    stage: Stage,
    lost: Collection[Stage] = (),
    place: Sealed,
    at: datetime,
    now: datetime,
) -> HearingScheduled:
    """Set place and time of the hearing or visit, or set them anew until it was reported."""
    _require_hearing(application, plan, stage, lost)
    held = application.hearing(stage)
    require(held is None or held.report is None, "hearing-reported", stage=stage)
    require(at > now, "hearing-in-the-past", at=at)
    return HearingScheduled(stage=stage, place=place, at=at, on=seoul_day(at))


def report_hearing(
    application: Application,
    plan: ScoringPlan,
    *,
    stage: Stage,
    lost: Collection[Stage] = (),
    report: Sealed,
    now: datetime,
) -> HearingReported:
    """Report what was heard, or found on site, once it has begun; a second report takes the place of the first."""
    _require_hearing(application, plan, stage, lost)
    held = application.hearing(stage)
    if held is None:
        raise Refused("hearing-not-scheduled", stage=stage)
    require(now >= held.at, "hearing-not-begun", at=held.at)
    return HearingReported(stage=stage, report=report, on=seoul_day(now))


def record_result(
    application: Application,
    plan: ScoringPlan,
    *,
    tally: Computed | None,
    version: int,
    stage: Stage,
    lost: Collection[Stage] = (),
    on: date,
) -> StagePassed | StageFailed:
    """Record whether the stage was passed, as its latest tally (at `version`) says; a person records, nobody chooses.

    Only a quorate tally counts. A stage that was heard or visited needs its report first. A result is recorded anew only
    where the tally was computed anew since, as after a conflict found late. A tally without a pass mark is passed.
    """
    reached(application, plan, stage, lost)
    if tally is None:
        raise Refused("no-tally", stage=stage)
    require(tally.stage is stage, "tally-of-another-stage", stage=stage, other=tally.stage)
    require(tally.quorate, "tally-not-quorate", valid=tally.valid, needed=tally.needed)
    held = application.hearing(stage)
    require(stage not in HEARD or (held and held.report), "hearing-not-reported", stage=stage)
    before = application.result(stage)
    again = before is None or (before.panel, before.tally) != (tally.panel, version)
    require(again, "stage-recorded", stage=stage)
    kind = StageFailed if tally.tally.passed is False else StagePassed
    return kind(stage=stage, panel=tally.panel, tally=version, on=on)


def finished(application: Application, plan: ScoringPlan, current: Mapping[Stage, int]) -> None:
    """Refuse while the evaluation goes on: a stage without a result, or a result on a tally that was computed anew since.

    `current` are the versions at which the tallies of the stages stand now.
    """
    open_stage = next_stage(application, plan)
    require(open_stage is None, "evaluation-not-finished", stage=open_stage)
    for result in _counting(application, plan):
        require(current.get(result.stage) == result.tally, "tally-changed", stage=result.stage)


def _counting(application: Application, plan: ScoringPlan) -> tuple[StageResult, ...]:
    """The results up to the gate that ended the evaluation; those behind it are history."""
    end = ended_at(application, plan)
    stages = list(Stage)[: list(Stage).index(end) + 1] if end else list(Stage)
    return tuple(result for stage in stages if (result := application.result(stage)))


def _require_hearing(application: Application, plan: ScoringPlan, stage: Stage, lost: Collection[Stage]) -> None:
    require(stage in HEARD, "nothing-heard-at-stage", stage=stage)
    reached(application, plan, stage, lost)
    require(application.result(stage) is None, "stage-recorded", stage=stage)
