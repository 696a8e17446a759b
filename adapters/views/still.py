"""What is still known of cases, confirmations and purchases: the rows that folding goes on from.

Each asks at once, and what it answers reads: several can be asked before the first has answered.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from itertools import groupby
from uuid import UUID

import psycopg

from adapters.views.tables import CERTIFICATIONS, HISTORY, PURCHASES, KeptSpan
from application.views.book import CaseFile
from application.views.certifications import Certified
from application.views.history import NO_END, STILL, Span
from application.views.purchases import KeptPurchase


def span_kept(row: KeptSpan, files: Mapping[UUID, CaseFile | None]) -> Span:
    """The span that a row keeps, which is still known; where nothing ends its effect its file is the case file."""
    file = row.file or (files.get(row.id) if row.day_to == NO_END else None)
    if file is None:
        raise LookupError(f"The book lacks the file of case {row.id}. Rebuild it: sangsaeng rebuild.")
    return Span(
        known_from=row.known_from,
        known_to=row.known_to,
        day_from=row.day_from,
        day_to=row.day_to,
        line=row.line,
        file=file,
    )


def still_known(
    connection: psycopg.Connection, ids: Collection[UUID]
) -> Callable[[Mapping[UUID, CaseFile | None]], Mapping[UUID, tuple[Span, ...]]]:
    """The spans of these cases that are still known, case by case, given the case files."""
    rows = HISTORY.asked(connection, ids, still=STILL)
    return lambda files: {
        case: tuple(span_kept(row, files) for row in of_case)
        for case, of_case in groupby(rows(), key=lambda row: row.id)
    }


def still_certified(
    connection: psycopg.Connection, ids: Collection[UUID]
) -> Callable[[], Mapping[UUID, tuple[Certified, ...]]]:
    """The rows of these confirmations that are still known, each one's together by the day they count from."""
    rows = CERTIFICATIONS.asked(connection, ids, still=STILL)

    def known() -> Mapping[UUID, tuple[Certified, ...]]:
        ordered = sorted(rows(), key=lambda row: (row.id, row.day_from))
        return {id: tuple(of_one) for id, of_one in groupby(ordered, key=lambda row: row.id)}

    return known


def still_bought(connection: psycopg.Connection, ids: Collection[UUID]) -> Callable[[], Mapping[UUID, KeptPurchase]]:
    """The rows of these purchase lines that are still known."""
    rows = PURCHASES.asked(connection, ids, still=STILL)
    return lambda: {row.id: row for row in rows()}


def latest_moment(connection: psycopg.Connection) -> Callable[[], datetime | None]:
    """The latest instant at which anything was recorded, as far as the book goes."""
    found = connection.execute("SELECT max(at) FROM moments")

    def latest() -> datetime | None:
        row = found.fetchone()
        return row[0] if row else None

    return latest
