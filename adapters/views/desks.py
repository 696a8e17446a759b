"""What waits at a desk in SQL: one statement, each reason answered from an index of its own."""

from collections.abc import Mapping
from typing import Any

from psycopg.sql import SQL, Composed, Literal

from application.views.desk import DeskQuery, Why
from domain.applications import Status

_OPEN = [status.value for status in (Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.ELIGIBLE, Status.INELIGIBLE)]
_REASONS: Mapping[Why, SQL] = {
    Why.UNASSIGNED: SQL(
        "SELECT line.id FROM book.cases AS line WHERE line.agency = ANY(%(agencies)s) AND line.officer IS NULL"
        " AND line.status IN ({open}) ORDER BY line.submitted_at, line.id LIMIT %(limit)s"
    ),
    Why.OWN: SQL(
        "SELECT line.id FROM book.cases AS line WHERE line.officer = ANY(%(officers)s) AND line.status IN ({open})"
        " ORDER BY line.supplement_due, line.changed_at, line.id LIMIT %(limit)s"
    ),
    Why.DRAFTED: SQL(
        "SELECT line.id FROM book.case_files AS file JOIN book.cases AS line ON line.id = file.id"
        " WHERE json_typeof(file.document -> 'application' -> 'draft') = 'object'"
        " AND json_typeof(file.document -> 'application' -> 'decision') = 'null'"
        " AND line.agency = ANY(%(agencies)s) AND line.status IN ({open}) ORDER BY line.changed_at, line.id LIMIT %(limit)s"
    ),
    Why.UNTOLD: SQL(
        "SELECT line.id FROM book.waiting AS waits JOIN book.cases AS line ON line.id = waits.id"
        " WHERE waits.untold AND waits.officer = ANY(%(officers)s) ORDER BY line.changed_at, line.id LIMIT %(limit)s"
    ),
    Why.UNDELIVERED: SQL(
        "SELECT line.id FROM book.waiting AS waits JOIN book.cases AS line ON line.id = waits.id"
        " WHERE waits.undelivered AND waits.officer = ANY(%(officers)s)"
        " ORDER BY line.changed_at, line.id LIMIT %(limit)s"
    ),
    Why.DISPUTED: SQL(
        "SELECT id FROM book.waiting WHERE disputed_since IS NOT NULL AND agency = ANY(%(disputes)s)"
        " ORDER BY disputed_since LIMIT %(limit)s"
    ),
}


def desk(query: DeskQuery) -> tuple[Composed, dict[str, Any]]:
    """Reason, line and file of each case on a desk; of each reason one more than the limit where there are more."""
    named = {"open": SQL(", ").join(map(Literal, _OPEN))}
    text = SQL(
        "WITH found AS ({}) SELECT found.why, line.line, file.document FROM found"
        " JOIN book.cases AS line ON line.id = found.id JOIN book.case_files AS file ON file.id = found.id"
        " ORDER BY found.why, found.nth"
    ).format(
        SQL(" UNION ALL ").join(
            SQL("SELECT {} AS why, id, row_number() OVER () AS nth FROM ({}) AS one").format(
                Literal(why.value), reason.format(**named)
            )
            for why, reason in _REASONS.items()
        )
    )
    values = {
        "officers": list(query.officers),
        "agencies": sorted(query.agencies),
        "disputes": sorted(query.disputes),
        "limit": query.limit + 1,
    }
    return text, values
