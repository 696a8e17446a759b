"""What is wrong with the marks of a sheet: every criterion of the stage is marked once, within its bounds."""

from collections import Counter
from decimal import Decimal

from domain.rules.v2021_1.exact import POINT_PLACES
from domain.rules.vocabulary import Criterion, Mark, MarkProblem, ScoringPlan, Stage


def marked_at(plan: ScoringPlan, stage: Stage) -> tuple[Criterion, ...]:
    """The criteria of the rubric that a stage marks."""
    return tuple(criterion for criterion in plan.rubric if criterion.stage is stage)


def check_marks(plan: ScoringPlan, stage: Stage, marks: tuple[Mark, ...]) -> tuple[MarkProblem, ...]:
    """Everything that keeps marks from being counted at a stage, in the rubric's order; nothing where they can be.

    The codes: `mark-missing`, `mark-twice`, `mark-not-a-number`, `mark-below-zero`, `mark-above-maximum`,
    `mark-too-fine` (more than two decimal places), and last `mark-of-no-criterion`.
    """
    rubric = {criterion.code: criterion for criterion in marked_at(plan, stage)}
    times = Counter(mark.criterion for mark in marks)
    strangers = tuple(code for code in times if code not in rubric)
    return (
        *(problem for criterion in rubric.values() for problem in _problems(criterion, marks)),
        *(MarkProblem(criterion=code, code="mark-of-no-criterion") for code in sorted(strangers)),
    )


def _problems(criterion: Criterion, marks: tuple[Mark, ...]) -> tuple[MarkProblem, ...]:
    given = [mark.points for mark in marks if mark.criterion == criterion.code]
    if not given:
        return (MarkProblem(criterion=criterion.code, code="mark-missing"),)
    codes = ["mark-twice"] if len(given) > 1 else []
    codes += dict.fromkeys(code for points in given for code in _out_of_bounds(points, criterion.max_points))
    return tuple(MarkProblem(criterion=criterion.code, code=code) for code in codes)


def _out_of_bounds(points: Decimal, most: Decimal) -> tuple[str, ...]:
    if not points.is_finite():
        return ("mark-not-a-number",)
    wrong = {
        "mark-below-zero": points < 0,
        "mark-above-maximum": points > most,
        "mark-too-fine": _finer_than_points(points),
    }
    return tuple(code for code, applies in wrong.items() if applies)


def _finer_than_points(points: Decimal) -> bool:
    _, digits, exponent = points.as_tuple()
    beyond = -POINT_PLACES - int(exponent)
    return beyond > 0 and any(digits[-beyond:])
