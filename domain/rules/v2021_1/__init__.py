"""The rules of round 2021-1, after the joint notice of 19 March 2021: one file a track, and one line each here; and scoring."""

from domain.rules.v2021_1 import capability_building, innovation_growth, materials_parts, tech_convergence
from domain.rules.v2021_1.marks import check_marks
from domain.rules.v2021_1.ranking import final, rank, within_limit
from domain.rules.v2021_1.tally import tally
from domain.rules.vocabulary import Scoring, TrackRules

TRACKS: tuple[TrackRules, ...] = (
    innovation_growth.RULES,
    materials_parts.RULES,
    tech_convergence.RULES,
    capability_building.RULES,
)
SCORING = Scoring(check=check_marks, tally=tally, final=final, rank=rank, within_limit=within_limit)
