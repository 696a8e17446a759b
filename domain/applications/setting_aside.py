"""Setting a decision aside: an objection upheld takes the case back to where its remedies say; nothing is taken off the record."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from domain.applications import Application
from domain.applications.facts import DecisionSetAside
from domain.applications.outcomes import Step
from domain.disputes.codes import RemedyKind
from domain.disputes.facts import Sought
from domain.facts import require
from domain.findings import eligible
from domain.rules.vocabulary import ScoringPlan, Stage


def require_possible(application: Application, plan: ScoringPlan, remedy: Sought) -> None:
    """Refuse a remedy that the record gives nothing to carry out with."""
    match remedy.kind:
        case RemedyKind.REMAND:
            _require_result(application, remedy.stage)
        case RemedyKind.RESCORE:
            _require_result(application, remedy.stage)
            scored = any((one.stage, one.code) == (remedy.stage, remedy.criterion) for one in plan.rubric)
            require(scored, "no-such-criterion", stage=remedy.stage, criterion=remedy.criterion)
        case RemedyKind.REPLACE_DECISION:
            require(eligible(application.findings, application.overrides), "not-eligible")
        case RemedyKind.CORRECT_FINDING:
            found = any(one.criterion == remedy.criterion for one in application.findings)
            require(found, "unknown-criterion", criterion=remedy.criterion)


def set_aside(
    application: Application,
    plan: ScoringPlan,
    *,
    dispute: UUID,
    remedies: tuple[Sought, ...],
    panels: Mapping[UUID, Stage],
    meetings: tuple[UUID, ...],
    on: date,
) -> DecisionSetAside:
    """Set the decision aside for these remedies; the earliest says where the case goes back to.

    `panels` are all that hear the case, by stage, `meetings` all that resolved on it. A remand takes its stage and those
    after it before other panels; a rescoring leaves the panels, and what was resolved on the old score counts no more.
    """
    require(application.decision, "not-decided", status=application.status)
    for remedy in remedies:
        require_possible(application, plan, remedy)
    anew = _from(one.stage for one in remedies if one.kind is RemedyKind.REMAND)
    again = _from(one.stage for one in remedies)
    return DecisionSetAside(
        dispute=dispute,
        back_to=min((_step(one) for one in remedies), key=list(Step).index),
        again=again,
        anew=anew,
        panels=tuple(panel for panel, stage in panels.items() if stage in anew),
        meetings=meetings if again else (),
        on=on,
    )


def _step(remedy: Sought) -> Step:
    if remedy.stage is not None:
        return Step(remedy.stage.value)
    return Step.ELIGIBILITY if remedy.kind is RemedyKind.CORRECT_FINDING else Step.DECISION


def _from(stages: Iterable[Stage | None]) -> tuple[Stage, ...]:
    order = list(Stage)
    named = [order.index(one) for one in stages if one is not None]
    return tuple(order[min(named) :]) if named else ()


def _require_result(application: Application, stage: Stage | None) -> None:
    require(stage and application.result(stage), "stage-not-reached", stage=stage)
