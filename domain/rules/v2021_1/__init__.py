"""The rules of round 2021-1, after the joint notice of 19 March 2021: one file a track, and one line each here."""

from domain.rules.v2021_1 import capability_building, innovation_growth, materials_parts, tech_convergence
from domain.rules.vocabulary import TrackRules

TRACKS: tuple[TrackRules, ...] = (
    innovation_growth.RULES,
    materials_parts.RULES,
    tech_convergence.RULES,
    capability_building.RULES,
)
