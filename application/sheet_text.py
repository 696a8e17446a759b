"""The text that is sealed as a sheet: its marks as canonical JSON, which anybody can read again without this program."""

import json
from decimal import Decimal
from typing import Any

from domain.sheets.facts import MarkGiven
from domain.values import Sealed


def written(marks: tuple[MarkGiven, ...]) -> str:
    """The marks as they are sealed: canonical JSON, criteria in order, so that equal marks are equal texts."""
    lines = [
        {
            "criterion": one.criterion,
            "justification": {"c": one.justification.c, "k": one.justification.k, "x": one.justification.x},
            "points": f"{one.points:f}",
        }
        for one in sorted(marks, key=lambda one: one.criterion)
    ]
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def parsed(text: str) -> tuple[MarkGiven, ...]:
    """The marks that a sealed text says."""
    lines: list[dict[str, Any]] = json.loads(text)
    return tuple(
        MarkGiven(
            criterion=one["criterion"], points=Decimal(one["points"]), justification=Sealed(**one["justification"])
        )
        for one in lines
    )
