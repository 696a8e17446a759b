"""The words of scoring: the plan, the marks, and every figure on the way to a standing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.rules.vocabulary.formats import Detail, Exact, Points, Share, Word
from domain.rules.vocabulary.tasks import Track


class Stage(StrEnum):
    """The three evaluation stages, in strict order (the notice: 대면평가 → 현장평가 → 심의위원회)."""

    FACE_TO_FACE = "FACE_TO_FACE"
    """대면평가."""
    ON_SITE = "ON_SITE"
    """현장평가."""
    DELIBERATION = "DELIBERATION"
    """심의위원회."""


class Dimension(StrEnum):
    """The two headings of the evaluation the notice names (AMB-12)."""

    RESULT_UTILISATION = "RESULT_UTILISATION"
    """성과 활용."""
    WIN_WIN_COOPERATION = "WIN_WIN_COOPERATION"
    """상생협력."""


class TieRule(StrEnum):
    """Who comes first among equals."""

    HIGHER_WIN_WIN_COOPERATION = "HIGHER_WIN_WIN_COOPERATION"
    EARLIER_RECEIPT = "EARLIER_RECEIPT"


class LimitUnit(StrEnum):
    """What a selection limit counts (AMB-10: task, firm and product are three different units)."""

    TASKS = "TASKS"
    PRODUCTS = "PRODUCTS"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of the rubric: what is marked at which stage, out of how many points."""

    code: Word
    stage: Stage
    dimension: Dimension
    max_points: Points


@dataclass(frozen=True, kw_only=True)
class DimensionWeight:
    """How much of the score a dimension makes."""

    dimension: Dimension
    weight: Share


@dataclass(frozen=True, kw_only=True)
class PassMark:
    """The score a task needs at a stage, of 100."""

    stage: Stage
    points: Points


@dataclass(frozen=True, kw_only=True)
class SelectionLimit:
    """At most so many are selected in each track; a call has none unless it says so."""

    unit: LimitUnit
    count: int


@dataclass(frozen=True, kw_only=True)
class ScoringPlan:
    """How the call scores. No source gives these figures for 2021, so a call marks what it assumes.

    `trim_from`: one highest and one lowest sheet are dropped where there are at least so many. `decimal_places`: where
    the one rounding, half up, happens. `gate`: a stage below its pass mark ends the evaluation (AMB-11);
    `carry_scores`: the earlier stages' scores go into the final score.
    """

    rubric: tuple[Criterion, ...]
    weights: tuple[DimensionWeight, ...]
    pass_marks: tuple[PassMark, ...]
    panel_size: int
    trim_from: int
    decimal_places: int
    gate: bool
    carry_scores: bool
    ties: TieRule
    limit: SelectionLimit | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The points a judge gives on one criterion."""

    criterion: Word
    points: Points


@dataclass(frozen=True, kw_only=True)
class ScoreSheet:
    """All the marks one judge (평가위원) gives a task at one stage."""

    judge: UUID
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class MarkProblem:
    """Why a sheet cannot be counted as it stands: the criterion, and a code."""

    criterion: Word
    code: Word


@dataclass(frozen=True, kw_only=True)
class SheetDimension:
    """What a sheet gives under one heading: the points, and what they are in percent of the most that can be given."""

    dimension: Dimension
    points: Points
    percent: Exact


@dataclass(frozen=True, kw_only=True)
class SheetScore:
    """What a sheet comes to: each heading, and all of them weighted, of 100."""

    judge: UUID
    dimensions: tuple[SheetDimension, ...]
    score: Exact


@dataclass(frozen=True, kw_only=True)
class DimensionMean:
    """What the sheets that count come to under one heading.

    `weight` is the share of the stage's score the heading makes; `points` is the mean of the sheets' points, out of
    `max_points`; `percent` the same in percent.
    """

    dimension: Dimension
    max_points: Points
    weight: Exact
    points: Exact
    percent: Exact


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The score of a task at a stage, with every figure on the way there.

    `sheets` are all sheets, `counted` the judges whose sheets make the score; both by judge. `dropped_highest` and
    `dropped_lowest` are the judges whose sheets trimming took out, null where nothing was trimmed. `mean` is the figure
    before rounding and `score` after it, both of 100 and null where no sheet counts. `passed` compares `score` with
    `pass_mark` and is null where there is nothing to compare.
    """

    stage: Stage
    sheets: tuple[SheetScore, ...]
    counted: tuple[UUID, ...]
    dropped_highest: UUID | None
    dropped_lowest: UUID | None
    dimensions: tuple[DimensionMean, ...]
    mean: Exact | None
    score: Points | None
    pass_mark: Points | None
    passed: bool | None


@dataclass(frozen=True, kw_only=True)
class FinalScore:
    """The score a task is ranked by.

    `stages` are those it is made of, `mean` the figure before rounding and `score` after it, both of 100.
    `cooperation` is the task's percentage under 상생협력 over the same stages, null where none of them marks it.
    """

    stages: tuple[Stage, ...]
    mean: Exact
    score: Points
    cooperation: Exact | None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A task to be ranked. `receipt` is its receipt number (접수번호), `products` how many products or works it is for."""

    application: UUID
    track: Track
    receipt: Detail
    products: int
    final: FinalScore


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a task stands in its track.

    `tied_with` are the tasks of the same score, in order; `by` is the tie rule that had to be reached to tell this task
    from them, null where it is tied with none.
    """

    candidate: Candidate
    position: int
    tied_with: tuple[UUID, ...]
    by: TieRule | None


@dataclass(frozen=True, kw_only=True)
class LimitLine:
    """What a selection limit does to one task of the list.

    `takes` is what the task takes of the limit and `total` what it and all that stand above it take, in the limit's
    unit; both are null where the call sets no limit. `straddles` marks the task that begins within the limit and ends
    beyond it.
    """

    application: UUID
    takes: int | None
    total: int | None
    within: bool
    straddles: bool


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """How a rule version scores: the functions it brings.

    `check` answers what is wrong with a sheet's marks, nothing where they can be counted; `tally` makes the score of a
    stage from the sheets that are valid; `final` the score a task is ranked by, null while a stage has no score and
    where a stage ended the evaluation; `rank` orders the tasks of one call, each track by itself; `within_limit` says
    what the call's selection limit does to that order.
    """

    check: Callable[[ScoringPlan, Stage, tuple[Mark, ...]], tuple[MarkProblem, ...]]
    tally: Callable[[ScoringPlan, Stage, tuple[ScoreSheet, ...]], Tally]
    final: Callable[[ScoringPlan, tuple[Tally, ...]], FinalScore | None]
    rank: Callable[[ScoringPlan, tuple[Candidate, ...]], tuple[Standing, ...]]
    within_limit: Callable[[ScoringPlan, tuple[Standing, ...]], tuple[LimitLine, ...]]
