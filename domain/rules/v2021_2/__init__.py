"""Another scoring of round 2021-1, which no call uses: the middle sheet instead of the trimmed mean.

No source read gives the program's method of scoring (domain.md §9): v2021_1's is assumed, and this is assumed too. It is
here so that whoever is entitled can ask what a case would have come to under it. What differs stands here, the rest is
v2021_1's.
"""

from domain.rules.v2021_1 import SCORING as TRIMMED
from domain.rules.v2021_1 import TRACKS as SAME_TRACKS
from domain.rules.v2021_2.tally import median_tally
from domain.rules.vocabulary import Scoring, TrackRules

TRACKS: tuple[TrackRules, ...] = SAME_TRACKS
SCORING = Scoring(
    check=TRIMMED.check,
    tally=median_tally,
    final=TRIMMED.final,
    rank=TRIMMED.rank,
    within_limit=TRIMMED.within_limit,
)
