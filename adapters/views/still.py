"""What is still known of cases, confirmations and purchases: the rows that folding goes on from."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec
import psycopg

from adapters.views.tables import KeptSpan
from application.views.certifications import Certified
from application.views.history import STILL, Span
from application.views.purchases import KeptPurchase


def _span_kept(row: KeptSpan) -> Span:
    """The span that a row keeps, which is still known."""
    if row.file is None:
        raise LookupError(f"The book lacks the file of case {row.id}. Rebuild it: sangsaeng rebuild.")
    return Span(
        known_from=row.known_from,
        known_to=row.known_to,
        day_from=row.day_from,
        day_to=row.day_to,
        line=row.line,
        file=row.file,
    )


def still_known(connection: psycopg.Connection, ids: Collection[UUID]) -> list[Span]:
    """The spans of these cases that are still known."""
    if not ids:
        return []
    query = "SELECT row_to_json(one) FROM history AS one WHERE id = ANY(%s) AND known_to = %s ORDER BY id"
    decoder = msgspec.json.Decoder(KeptSpan)
    return [_span_kept(decoder.decode(row)) for (row,) in connection.execute(query, [list(ids), STILL])]


def still_certified(connection: psycopg.Connection, ids: Collection[UUID]) -> list[Certified]:
    """The rows of these confirmations that are still known, each one's together."""
    if not ids:
        return []
    query = (
        "SELECT row_to_json(one) FROM certifications AS one WHERE id = ANY(%s) AND known_to = %s ORDER BY id, day_from"
    )
    decoder = msgspec.json.Decoder(Certified)
    return [decoder.decode(row) for (row,) in connection.execute(query, [list(ids), STILL])]


def still_bought(connection: psycopg.Connection, ids: Collection[UUID]) -> list[KeptPurchase]:
    """The rows of these purchase lines that are still known."""
    if not ids:
        return []
    query = "SELECT row_to_json(one) FROM purchases AS one WHERE id = ANY(%s) AND known_to = %s"
    decoder = msgspec.json.Decoder(KeptPurchase)
    return [decoder.decode(row) for (row,) in connection.execute(query, [list(ids), STILL])]


def latest_moment(connection: psycopg.Connection) -> datetime | None:
    """The latest instant at which anything was recorded, as far as the book goes."""
    found = connection.execute("SELECT max(at) FROM moments").fetchone()
    return found[0] if found else None
