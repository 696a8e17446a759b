"""Counterfactual replay: what a case would have come to under one changed assumption. Never stored, always labelled hypothetical.

An answer compares what the inputs on record come to with what they would come to, and names the evaluators whose removal
alone turns the outcome (pivotal). It decides nothing and changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from application.audit.derived import book_of
from application.audit.outcomes import Case, CaseOutcome, Setting, StageOutcome, outcome_of, rivals_of
from domain.access.facts import AssumptionKind
from domain.facts import require
from domain.rules.vocabulary import PassMark, Points, Stage, Word
from domain.values import RuleBookName


@dataclass(frozen=True, kw_only=True)
class WithoutEvaluator:
    """As if this person had been recused for the case from its beginning: no sheet, no vote."""

    judge: UUID


@dataclass(frozen=True, kw_only=True)
class UnderRules:
    """As if the call had bound itself to this rule version: findings, scores and the list, for every case of the track."""

    version: RuleBookName


@dataclass(frozen=True, kw_only=True)
class OtherPassMark:
    """As if the call had asked for this score at a stage, of every case."""

    stage: Stage
    points: Points


@dataclass(frozen=True, kw_only=True)
class OtherTrimming:
    """As if the call had dropped one highest and one lowest sheet from so many on, of every case."""

    trim_from: int


@dataclass(frozen=True, kw_only=True)
class FindingReversed:
    """As if a criterion had been answered the other way for the case, overrides included."""

    criterion: Word


Assumption = WithoutEvaluator | UnderRules | OtherPassMark | OtherTrimming | FindingReversed
KINDS: dict[type[Assumption], AssumptionKind] = {
    WithoutEvaluator: AssumptionKind.WITHOUT_EVALUATOR,
    UnderRules: AssumptionKind.UNDER_RULES,
    OtherPassMark: AssumptionKind.OTHER_PASS_MARK,
    OtherTrimming: AssumptionKind.OTHER_TRIMMING,
    FindingReversed: AssumptionKind.FINDING_REVERSED,
}
"""The code of each kind of assumption, in the record and in the API."""


@dataclass(frozen=True, kw_only=True)
class PivotalAt:
    """The evaluators of a stage whose removal alone turns its result, or leaves it without a quorum."""

    stage: Stage
    judges: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Hypothetical:
    """An answer to «what if». `actual` follows from what is on record, `supposed` from the same with `assumption` changed.

    `flips` tells whether the case would come to something else, `stages_flipped` which stages would, `place_changes`
    whether its place on the list or within the limit would. `pivotal` are those whose removal alone turns what the case
    actually comes to.
    """

    hypothetical: Literal[True] = True
    kind: AssumptionKind
    assumption: Assumption
    actual: CaseOutcome
    supposed: CaseOutcome
    flips: bool
    stages_flipped: tuple[Stage, ...]
    place_changes: bool
    pivotal: tuple[UUID, ...]
    pivotal_at: tuple[PivotalAt, ...]


def suppose(setting: Setting, id: UUID, assumption: Assumption) -> Hypothetical:
    """What case `id` would come to under a changed assumption.

    Refuses `not-an-evaluator`, `unknown-rule-version`, `unknown-criterion`, and what the supposed rule version refuses.
    """
    rivals = rivals_of(setting, id)
    actual = outcome_of(setting, id, rivals)
    other = changed(setting, id, assumption)
    supposed = outcome_of(other, id, rivals_of(other, id))
    removed = {
        judge: outcome_of(_with(setting, id, without(setting.cases[id], judge)), id, rivals)
        for judge in evaluators(setting.cases[id])
    }
    return Hypothetical(
        kind=KINDS[type(assumption)],
        assumption=assumption,
        actual=actual,
        supposed=supposed,
        flips=actual.course is not supposed.course,
        stages_flipped=_turned(actual, supposed),
        place_changes=_standing(actual) != _standing(supposed),
        pivotal=tuple(judge for judge, outcome in removed.items() if outcome.course is not actual.course),
        pivotal_at=tuple(
            PivotalAt(
                stage=at.stage,
                judges=tuple(judge for judge, outcome in removed.items() if at.stage in _turned(actual, outcome)),
            )
            for at in actual.stages
        ),
    )


def changed(setting: Setting, id: UUID, assumption: Assumption) -> Setting:
    """The setting under the assumption."""
    match assumption:
        case WithoutEvaluator(judge=judge):
            require(judge in evaluators(setting.cases[id]), "not-an-evaluator", member=judge)
            return _with(setting, id, without(setting.cases[id], judge))
        case UnderRules(version=version):
            return _under(setting, version)
        case OtherPassMark(stage=stage, points=points):
            others = tuple(one for one in setting.plan.pass_marks if one.stage is not stage)
            marks = (*others, PassMark(stage=stage, points=points))
            return replace(setting, plan=replace(setting.plan, pass_marks=marks))
        case OtherTrimming(trim_from=trim_from):
            return replace(setting, plan=replace(setting.plan, trim_from=trim_from))
        case FindingReversed(criterion=criterion):
            return _with(setting, id, _reversed(setting.cases[id], criterion))


def evaluators(case: Case) -> tuple[UUID, ...]:
    """Everybody whose sheet or vote counts in a case, by id."""
    scored = {sheet.judge for at in case.stages for sheet in at.sheets}
    return tuple(sorted(scored | (case.votes.present if case.votes else frozenset())))


def without(case: Case, judge: UUID) -> Case:
    """The case without a person's sheets and vote; they stay enrolled (AMB-29)."""
    votes = case.votes
    return replace(
        case,
        stages=tuple(replace(at, sheets=tuple(one for one in at.sheets if one.judge != judge)) for at in case.stages),
        votes=votes and replace(votes, present=votes.present - {judge}),
    )


def _with(setting: Setting, id: UUID, case: Case) -> Setting:
    return replace(setting, cases={**setting.cases, id: case})


def _under(setting: Setting, version: RuleBookName) -> Setting:
    require(version in setting.books, "unknown-rule-version", rules=version, known=sorted(setting.books))
    book = book_of(setting.books, version)
    cases = {id: replace(case, findings=book.findings(case.task)) for id, case in setting.cases.items()}
    return replace(setting, version=version, cases=cases)


def _reversed(case: Case, criterion: Word) -> Case:
    answers = {one.criterion: one.met for one in case.findings} | dict(case.overridden)
    require(criterion in {one.criterion for one in case.findings}, "unknown-criterion", criterion=criterion)
    return replace(case, overridden={**case.overridden, criterion: not answers[criterion]})


def _turned(actual: CaseOutcome, supposed: CaseOutcome) -> tuple[Stage, ...]:
    before, after = _results(actual.stages), _results(supposed.stages)
    return tuple(stage for stage in Stage if before.get(stage) != after.get(stage))


def _results(stages: Iterable[StageOutcome]) -> dict[Stage, tuple[bool, bool | None]]:
    return {one.stage: (one.quorate, one.passed) for one in stages}


def _standing(outcome: CaseOutcome) -> tuple[int, bool] | None:
    return (outcome.place.position, outcome.place.within) if outcome.place else None
