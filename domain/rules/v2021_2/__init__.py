"""Another scoring of round 2021-1, which no call uses: the middle sheet instead of the trimmed mean.

No source read gives the program's method of scoring (domain.md §9): v2021_1's is assumed, and this is assumed too. It is
here so that whoever is entitled can ask what a case would have come to under it. What differs stands here, the rest is
v2021_1's.
"""

from fractions import Fraction

from domain.rules import v2021_1
from domain.rules.v2021_1.tally import averaged, score_sheets
from domain.rules.vocabulary import ScoreSheet, Scoring, ScoringPlan, Stage, Tally, TrackRules


def median_tally(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Tally:
    """The middle sheet counts, or the two in the middle; nothing is trimmed. Raises as v2021_1's `tally` does."""
    scored = score_sheets(plan, stage, sheets)
    ordered = sorted(scored, key=lambda sheet: (Fraction(sheet.score), sheet.judge))
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    counted = tuple(sheet for sheet in scored if sheet in middle)
    return averaged(plan, stage, scored, counted=counted, dropped=(None, None))


TRACKS: tuple[TrackRules, ...] = v2021_1.TRACKS
SCORING = Scoring(
    check=v2021_1.SCORING.check,
    tally=median_tally,
    final=v2021_1.SCORING.final,
    rank=v2021_1.SCORING.rank,
    within_limit=v2021_1.SCORING.within_limit,
)
