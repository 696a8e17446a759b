"""The lines of timelines in SQL: of one case or of many, whole, in part, or one after another."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.sql import SQL, Composed

from adapters.log.codec import decode
from adapters.views.queries import scope_of
from application.record import Recorded
from application.views.book import Excerpt, Mark, TimelineRow
from application.views.questions import Scope

ALL = SQL("true")


def steps(scope: Scope, after: Mark, limit: int) -> tuple[Composed, dict[str, Any]]:
    """The lines of timelines of cases in scope that follow a line.

    Of whole agencies they are found in the order of the log, of the cases of some firms or of a member from these cases.
    """
    within = scope_of(scope)
    text = SQL(
        "WITH own AS {how} (SELECT id FROM book.cases WHERE {scope})"
        ' SELECT line.position, line."case", facts.originator_id, facts.originator_version, facts.topic'
        ' FROM book.timeline AS line JOIN own ON own.id = line."case"'
        " JOIN log.facts AS facts ON facts.notification_id = line.position"
        ' WHERE (line.position, line."case") > (coalesce((SELECT notification_id FROM log.facts'
        " WHERE originator_id = %(stream)s AND originator_version = %(version)s), 0), %(case)s)"
        ' ORDER BY line.position, line."case" LIMIT %(limit)s'
    ).format(scope=within.text, how=SQL("NOT MATERIALIZED" if scope.agencies else "MATERIALIZED"))
    place = {"stream": after.stream, "version": after.version, "case": after.case}
    return text, {**within.values, **place, "limit": limit}


def timelines(cases: Collection[UUID], which: SQL = ALL) -> tuple[Composed, dict[str, Any]]:
    """The lines of these cases' timelines, all or those that fulfil a condition, case by case in order."""
    text = SQL(
        'SELECT line."case", line.position, facts.originator_id, facts.originator_version, facts.topic, facts.state'
        " FROM book.timeline AS line JOIN log.facts AS facts ON facts.notification_id = line.position"
        ' WHERE line."case" = ANY(%(cases)s) AND ({}) ORDER BY line."case", line.position'
    ).format(which)
    return text, {"cases": list(cases)}


def excerpts(wanted: Excerpt) -> tuple[Composed, dict[str, Any]]:
    """The lines of an excerpt."""
    text, values = timelines(
        wanted.cases,
        SQL(
            "facts.topic = ANY(%(names)s) OR line.position = ANY(%(positions)s)"
            ' OR (line."case" = ANY(%(moved)s) AND line.position <= %(until)s)'
        ),
    )
    which = {"names": wanted.names, "positions": wanted.positions, "moved": wanted.moved}
    return text, {**values, **{name: list(given) for name, given in which.items()}, "until": wanted.until}


def by_case(rows: Iterable[Sequence[Any]]) -> Mapping[UUID, Sequence[TimelineRow]]:
    """The lines that such a query answers, by their case."""
    found: dict[UUID, list[TimelineRow]] = {}
    for case, *row in rows:
        found.setdefault(case, []).append(_timeline_row(case, row))
    return found


def _timeline_row(case: UUID, columns: Sequence[Any]) -> TimelineRow:
    position, stream, version, name, body = columns
    recorded = Recorded(position=position, stream=stream, version=version, envelope=decode(name, body))
    return TimelineRow(case=case, recorded=recorded, body=body)
