"""Another rule version, for tests alone: the median of the sheets instead of their trimmed mean. No law says it.

It is written as a later version would be: what differs stands here, the rest is the earlier version's.
"""

from fractions import Fraction

from domain.rules import v2021_1
from domain.rules.v2021_1.tally import averaged, score_sheets
from domain.rules.vocabulary import ScoreSheet, Scoring, ScoringPlan, Stage, Tally


def median_tally(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Tally:
    """The middle sheet counts, or the two in the middle; nothing is trimmed."""
    scored = score_sheets(plan, stage, sheets)
    ordered = sorted(scored, key=lambda sheet: (Fraction(sheet.score), sheet.judge))
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    counted = tuple(sheet for sheet in scored if sheet in middle)
    return averaged(plan, stage, scored, counted=counted, dropped=(None, None))


SCORING = Scoring(
    check=v2021_1.SCORING.check,
    tally=median_tally,
    final=v2021_1.SCORING.final,
    rank=v2021_1.SCORING.rank,
    within_limit=v2021_1.SCORING.within_limit,
)
