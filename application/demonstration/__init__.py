"""The demonstration office: fictitious people, firms and cases, recorded through the same use cases as real ones."""

from application.demonstration.people import VISITOR, Person, demonstration_people
from application.demonstration.seeding import (
    Seeded,
    SettableClock,
    demonstration_cases,
    demonstration_steps,
    is_seeded,
    seed,
)
from application.demonstration.setting import SEED_BEGINS

__all__ = [
    "SEED_BEGINS",
    "VISITOR",
    "Person",
    "Seeded",
    "SettableClock",
    "demonstration_cases",
    "demonstration_people",
    "demonstration_steps",
    "is_seeded",
    "seed",
]
