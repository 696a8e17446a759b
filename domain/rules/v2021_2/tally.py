"""The score of a stage as its middle sheet; sheets are weighted by heading as v2021_1 weights them."""

from fractions import Fraction

from domain.rules.v2021_1.tally import averaged, score_sheets
from domain.rules.vocabulary import ScoreSheet, ScoringPlan, Stage, Tally


def median_tally(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Tally:
    """The middle sheet counts, or the two in the middle; nothing is trimmed. Raises as v2021_1's `tally` does."""
    scored = score_sheets(plan, stage, sheets)
    ordered = sorted(scored, key=lambda sheet: (Fraction(sheet.score), sheet.judge))
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    counted = tuple(sheet for sheet in scored if sheet in middle)
    return averaged(plan, stage, scored, counted=counted, dropped=(None, None))
