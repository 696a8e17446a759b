"""The scoring plan of the calls shipped: no source gives its figures, so every one of them is assumed.

What the sources do give: the three stages and the two headings (the notice), the subjects of the criteria (판로지원법
시행령 §17의2①, 시행규칙 §14의2), and that no number of tasks is fixed beforehand (the notice states a year's plan, no quota).
"""

from decimal import Decimal

from domain.rules.vocabulary import Criterion, Dimension, DimensionWeight, PassMark, ScoringPlan, Stage, TieRule, Word

ASSUMED = (
    "plan.carry_scores",
    "plan.decimal_places",
    "plan.gate",
    "plan.limit",
    "plan.panel_size",
    "plan.pass_marks",
    "plan.rubric",
    "plan.ties",
    "plan.trim_from",
    "plan.weights",
)
"""Every parameter of the plan, by the name a call marks it under."""

HALF = Decimal("0.5000")


def _criterion(code: Word, stage: Stage, dimension: Dimension, points: str) -> Criterion:
    return Criterion(code=code, stage=stage, dimension=dimension, max_points=Decimal(points))


PLAN = ScoringPlan(
    rubric=(
        _criterion("growth-potential", Stage.FACE_TO_FACE, Dimension.RESULT_UTILISATION, "25.00"),
        _criterion("plan-feasibility", Stage.FACE_TO_FACE, Dimension.RESULT_UTILISATION, "25.00"),
        _criterion("role-division", Stage.FACE_TO_FACE, Dimension.WIN_WIN_COOPERATION, "25.00"),
        _criterion("achievable-results", Stage.FACE_TO_FACE, Dimension.WIN_WIN_COOPERATION, "25.00"),
        _criterion("production-facilities", Stage.ON_SITE, Dimension.RESULT_UTILISATION, "50.00"),
        _criterion("agreement-in-practice", Stage.ON_SITE, Dimension.WIN_WIN_COOPERATION, "50.00"),
        _criterion("procurement-prospects", Stage.DELIBERATION, Dimension.RESULT_UTILISATION, "50.00"),
        _criterion("sharing-of-results", Stage.DELIBERATION, Dimension.WIN_WIN_COOPERATION, "50.00"),
    ),
    weights=(
        DimensionWeight(dimension=Dimension.RESULT_UTILISATION, weight=HALF),
        DimensionWeight(dimension=Dimension.WIN_WIN_COOPERATION, weight=HALF),
    ),
    pass_marks=(
        PassMark(stage=Stage.FACE_TO_FACE, points=Decimal("60.00")),
        PassMark(stage=Stage.ON_SITE, points=Decimal("60.00")),
        PassMark(stage=Stage.DELIBERATION, points=Decimal("70.00")),
    ),
    panel_size=7,
    trim_from=5,
    decimal_places=2,
    gate=True,
    carry_scores=True,
    ties=TieRule.HIGHER_WIN_WIN_COOPERATION,
    limit=None,
)
