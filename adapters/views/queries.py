"""The case list's filters in SQL. Whatever is asked for, conditions are joined by AND and answered from an index."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.sql import SQL, Composed, Literal

from application.views.history import NO_END, STILL
from application.views.questions import AsOf, CaseQuery, CertificationQuery, PurchaseQuery, Scope
from application.views.register import bigrams, searchable
from domain.applications import DECIDED, UNDECIDED

FEWEST_DIGITS = 3
"""A business number is searched from so many digits on."""

FACETS: Mapping[str, SQL] = {
    "agency": SQL("agency"),
    "track": SQL("track"),
    "status": SQL("status"),
    "call": SQL("call"),
}
"""Each facet by the name of its own filter."""

STATUSES = {
    "undecided": [status.value for status in sorted(UNDECIDED)],
    "decided": [status.value for status in sorted(DECIDED)],
}
NOW = {**STATUSES, "known": STILL}
OPEN = SQL(
    "(line.status = ANY(%(undecided)s) OR line.status = ANY(%(decided)s) AND ("
    " SELECT coalesce(bool_or(NOT EXISTS ("
    "  SELECT FROM log.facts AS sent WHERE sent.originator_id = facts.originator_id AND sent.topic = 'notice.sent'"
    "   AND sent.notification_id <= %(known)s"
    " )), true) FROM book.timeline AS told JOIN log.facts AS facts ON facts.notification_id = told.position"
    " WHERE told.\"case\" = line.id AND facts.topic = 'notice.issued' AND told.position <= %(known)s))"
)
"""Undecided, or decided and not sent to everybody yet: what is found on other cases would tell of the decision before."""
FILE = SQL(
    "coalesce(line.file, CASE WHEN line.known_to = {still} AND line.day_to = {no_end} THEN ("
    "SELECT document FROM book.case_files AS newest WHERE newest.id = line.id) END)"
).format(still=Literal(STILL), no_end=Literal(NO_END))
"""The file of a line of the history, as far as it is kept."""


@dataclass(frozen=True)
class Condition:
    """A condition on one row, and the values it speaks of."""

    text: SQL | Composed
    values: Mapping[str, Any]


def conditions(query: CaseQuery, firms: Collection[UUID] | None) -> dict[str, Condition]:
    """Every condition of a query by the name of its filter. `firms` are those the searched name stands for, if any."""
    found = {"scope": scope_of(query.scope)}
    if query.as_of is not None:
        found["as_of"] = as_of(query.as_of)
    if query.call is not None:
        found["call"] = Condition(SQL("call = %(call)s"), {"call": query.call})
    if query.tracks:
        found["track"] = _one_of(SQL("track = %(tracks)s"), SQL("track = ANY(%(tracks)s)"), "tracks", query.tracks)
    if query.statuses:
        found["status"] = _one_of(
            SQL("status = %(statuses)s"), SQL("status = ANY(%(statuses)s)"), "statuses", query.statuses
        )
    if query.agency is not None:
        found["agency"] = Condition(SQL("agency = %(agency)s"), {"agency": query.agency.value})
    if query.officer is not None:
        found["officer"] = Condition(SQL("officer = %(officer)s"), {"officer": query.officer})
    if firms is not None:
        found["firm"] = Condition(SQL("firms && %(firms)s::uuid[]"), {"firms": list(firms)})
    if query.receipt is not None:
        found["receipt"] = Condition(SQL("receipt LIKE %(receipt)s"), {"receipt": _prefix(query.receipt)})
    return found


def page(
    query: CaseQuery, firms: Collection[UUID] | None, *, changed_by: datetime | None = None
) -> tuple[Composed, dict[str, Any]]:
    """One more row than the page holds, each with the book's position, which comes alone where there is no row.

    `changed_by` is when the last fact known as of then was recorded: what came since, however much, is not looked through.
    """
    found = conditions(query, firms)
    if query.after is not None:
        at, last = query.after
        found["after"] = Condition(SQL("(changed_at, id) < (%(at)s, %(id)s)"), {"at": at, "id": last})
    if changed_by is not None:
        found["changed"] = Condition(SQL("changed_at <= %(changed_by)s"), {"changed_by": changed_by})
    text = SQL(
        "SELECT bookmark.shown, found.line FROM book.bookmark LEFT JOIN LATERAL ("
        " SELECT id, changed_at, line FROM {table} WHERE {where} ORDER BY changed_at DESC, id DESC LIMIT %(limit)s"
        ") AS found ON true ORDER BY found.changed_at DESC, found.id DESC"
    ).format(table=_table(query), where=all_of(found))
    return text, {**values_of(found), "limit": query.limit + 1}


def facets(query: CaseQuery, firms: Collection[UUID] | None) -> tuple[Composed, dict[str, Any]]:
    """Name of the facet, value and count; each facet counted without its own filter."""
    found = conditions(query, firms)
    cases = SQL("NOT MATERIALIZED (SELECT *, 1 AS cases FROM {})").format(_table(query))
    return _counted(cases, found), values_of(found)


def is_of_kinds(query: CaseQuery, firms: Collection[UUID] | None) -> bool:
    """Whether a query tells cases apart by nothing but what they are counted by."""
    narrowed = (query.officer, firms, query.receipt, query.scope.member)
    return all(one is None for one in narrowed) and bool(query.scope.agencies) and not query.scope.firms


def facets_of_kinds(query: CaseQuery, *, early: bool) -> tuple[Composed, dict[str, Any]]:
    """As `facets`, added up from the counts of submitted cases.

    As of then they are what changed until then where that is `early`, else what they are now less what changed since.
    """
    found = conditions(replace(query, as_of=None), None)
    found["scope"] = Condition(SQL("agency = ANY(%(offices)s)"), {"offices": sorted(query.scope.agencies)})
    values = values_of(found)
    if query.as_of is None:
        return _counted(SQL("NOT MATERIALIZED (SELECT * FROM book.case_counts)"), found), values
    then = _UNTIL if early else _SINCE
    return _counted(then, found), {**values, "known": query.as_of.known_by}


_UNTIL = SQL(
    "MATERIALIZED (SELECT call, track, agency, status, sum(cases) AS cases FROM book.case_count_changes"
    " WHERE position <= %(known)s GROUP BY call, track, agency, status)"
)
_SINCE = SQL(
    "MATERIALIZED (SELECT * FROM book.case_counts UNION ALL SELECT call, track, agency, status, -sum(cases)"
    " FROM book.case_count_changes WHERE position > %(known)s GROUP BY call, track, agency, status)"
)


def _counted(cases: SQL | Composed, found: Mapping[str, Condition]) -> Composed:
    """The cases of each value of each facet, under all conditions but its own."""
    counts = [
        SQL(
            "SELECT {}, {column}::text, sum(cases)::bigint FROM line WHERE {} GROUP BY {column} HAVING sum(cases) > 0"
        ).format(name, all_of({key: one for key, one in found.items() if key != name}), column=column)
        for name, column in FACETS.items()
    ]
    return SQL("WITH line AS {} {}").format(cases, SQL(" UNION ALL ").join(counts))


def as_of(asked: AsOf) -> Condition:
    """The condition on a row of the history: known by then, and in effect then."""
    return Condition(
        SQL("known_from <= %(known)s AND known_to > %(known)s AND day_from <= %(day)s AND day_to > %(day)s"),
        {"known": asked.known_by, "day": asked.in_effect_on},
    )


def certifications(query: CertificationQuery) -> tuple[Composed, dict[str, Any]]:
    """Confirmations as of then by number, one more than the limit."""
    found = {
        "as_of": as_of(query.as_of),
        **given("standing", SQL("standing = %(standing)s"), query.standing),
        **given("application", SQL("application = %(application)s"), query.application),
        **given("agency", SQL("agency = %(agency)s"), query.agency),
        **given("product", SQL("%(product)s IN (detail_item_no, goods_listing_no)"), query.product),
        **given("after", SQL("number > %(after)s"), query.after),
    }
    text = SQL("SELECT row_to_json(found) FROM book.certifications AS found WHERE {} ORDER BY number LIMIT %(limit)s")
    return text.format(all_of(found)), {**values_of(found), "limit": query.limit + 1}


def purchases(query: PurchaseQuery) -> tuple[Composed, dict[str, Any]]:
    """Purchases as known then with their confirmations, by day and contract; what was struck is left out."""
    lines, values = purchase_lines(query)
    text = SQL(
        "SELECT json_build_object('id', line.id, 'version', line.version, 'track', line.track, 'agency', line.agency,"
        " 'purchase', line.document, 'number', of.number, 'holder', of.holder, 'standing', of.standing)"
        " FROM {} ORDER BY line.day, line.document ->> 'contract', line.id"
    )
    return text.format(lines), values


def purchase_lines(query: PurchaseQuery) -> tuple[Composed, dict[str, Any]]:
    """The lines themselves, each with the confirmation it is of."""
    found = {
        "scope": Condition(SQL("line.agency = ANY(%(agencies)s)"), {"agencies": [one.value for one in query.agencies]}),
        **given("body", SQL("line.body = %(body)s"), query.body),
        **given("holder", SQL("of.holder = %(holder)s"), query.holder),
        **given("application", SQL("line.application = %(application)s"), query.application),
        **given("year", SQL("extract(year FROM line.day) = %(year)s"), query.year),
    }
    text = SQL(
        "book.purchases AS line LEFT JOIN book.certifications AS of ON of.id = line.certification"
        "  AND of.known_from <= %(known)s AND of.known_to > %(known)s"
        "  AND of.day_from <= line.day AND of.day_to > line.day"
        " WHERE line.known_from <= %(known)s AND line.known_to > %(known)s AND line.day <= %(day)s AND NOT line.struck"
        " AND {}"
    )
    then = {"known": query.as_of.known_by, "day": query.as_of.in_effect_on}
    return text.format(all_of(found)), {**values_of(found), **then}


def given(name: str, text: SQL, value: object) -> dict[str, Condition]:
    """A condition where a value is given."""
    return {} if value is None else {name: Condition(text, {name: value})}


def firms_named(text: str) -> Condition | None:
    """The condition on the register for a name or business number; None where the text can match nothing."""
    folded = searchable(text)
    if not folded:
        return None
    by_name = Condition(SQL("searched LIKE %(start)s"), {"start": _prefix(folded)})
    if len(folded) > 1:
        by_name = Condition(
            SQL("(bigrams @> %(bigrams)s::text[] AND searched LIKE %(within)s)"),
            {"bigrams": list(bigrams(folded)), "within": f"%{_prefix(folded)}"},
        )
    if not (folded.isascii() and folded.isdigit() and len(folded) >= FEWEST_DIGITS):
        return by_name
    return Condition(
        SQL("({} OR digits LIKE %(digits)s)").format(by_name.text), {**by_name.values, "digits": _prefix(folded)}
    )


def _table(query: CaseQuery) -> SQL:
    return SQL("book.cases") if query.as_of is None else SQL("book.history")


def scope_of(scope: Scope) -> Condition:
    """What the asker may see: an agency's cases from submission on, a firm's own cases always, and where a member declared."""
    ways: list[Condition] = []
    if scope.agencies:
        of_one = SQL("submitted_at IS NOT NULL AND agency = %(agencies)s")
        of_any = SQL("submitted_at IS NOT NULL AND agency = ANY(%(agencies)s)")
        ways.append(_one_of(of_one, of_any, "agencies", scope.agencies))
    if scope.firms:
        ways.append(Condition(SQL("firms && %(own_firms)s::uuid[]"), {"own_firms": list(scope.firms)}))
    if scope.member:
        declared = SQL('id IN (SELECT "case" FROM book.declared WHERE person = %(member)s)')
        ways.append(Condition(declared, {"member": scope.member}))
    if not ways:
        return Condition(SQL("false"), {})
    text = SQL(" OR ").join(SQL("({})").format(one.text) for one in ways)
    return Condition(SQL("({})").format(text), {name: value for one in ways for name, value in one.values.items()})


def _one_of(equal: SQL, among: SQL, name: str, values: Collection[str]) -> Condition:
    """The condition for one value, which an index ending in the list's order serves, or for any of several."""
    if len(values) == 1:
        return Condition(equal, {name: str(*values)})
    return Condition(among, {name: [str(value) for value in values]})


def _prefix(text: str) -> str:
    """A LIKE pattern for whatever begins with this text."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"


def all_of(found: Mapping[str, Condition]) -> Composed:
    """That all of them hold."""
    return SQL(" AND ").join([condition.text for condition in found.values()])


def values_of(found: Mapping[str, Condition]) -> dict[str, Any]:
    """The values that all of them speak of."""
    return {name: value for condition in found.values() for name, value in condition.values.items()}
