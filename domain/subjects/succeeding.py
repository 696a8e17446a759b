"""Succession by merger: the firm that survives takes the merged one's place in everything that it is a party to (행정절차법 §10②)."""

from datetime import date
from uuid import UUID

from domain.facts import require
from domain.subjects import Subject
from domain.subjects.facts import Succeeded, TookOver
from domain.subjects.registering import FIRMS, require_standing
from domain.values import Sealed


def succeed(
    merged: Subject, surviving: Subject, *, firm: UUID, by: UUID, report: Sealed, merged_on: date, on: date
) -> tuple[Succeeded, TookOver]:
    """Record today (`on`) that a firm was merged into another on a day: one fact for each of the two."""
    require(merged.kind in FIRMS and surviving.kind in FIRMS, "not-a-firm")
    require(firm != by, "succeeds-itself")
    require_standing(merged, firm_id=firm)
    require_standing(surviving, firm_id=by)
    require(merged_on <= on, "merger-to-come", day=merged_on)
    return (
        Succeeded(by=by, report=report, on=merged_on),
        TookOver(firms=(firm, *merged.predecessors), on=merged_on),
    )
