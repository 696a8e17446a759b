"""The book as the office reads it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from threading import BoundedSemaphore
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import msgspec
from psycopg.sql import SQL, Composed
from psycopg_pool import ConnectionPool

from adapters.asking import asked
from adapters.views import desks, lines, queries, statistics, tables
from adapters.views.arrivals import Arrivals
from application.figures import Behind, CountedTasks, Stood
from application.views import case_files
from application.views.book import (
    CallRow,
    CaseFile,
    CaseName,
    CaseRow,
    CertificationRow,
    Excerpt,
    Facets,
    Mark,
    Page,
    PurchaseRow,
    PurchasesOf,
    RegisterRow,
    Step,
    TimelineRow,
)
from application.views.case_files import leads, targets
from application.views.desk import DeskQuery, DeskRow, Why
from application.views.history import STILL
from application.views.marks import KeptTask
from application.views.questions import AsOf, CaseQuery, CertificationQuery, PurchaseQuery, Scope
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.values import Agency, Form, seoul_day

Query = SQL | Composed
Row = tuple[Any, ...]

PATIENCE = 5.0
"""Seconds to wait for a connection before the book counts as not readable."""

_case_rows = msgspec.json.Decoder(CaseRow)
_case_files = msgspec.json.Decoder(CaseFile)
_register_rows = msgspec.json.Decoder(RegisterRow)
_certification_rows = msgspec.json.Decoder(CertificationRow)
_purchase_rows = msgspec.json.Decoder(PurchaseRow)
_tasks = msgspec.json.Decoder(KeptTask)
_call_rows = msgspec.json.Decoder(CallRow)


@lru_cache(maxsize=256)
def _call_row(document: bytes) -> CallRow:
    """A call's row: calls are few, large, and on every page."""
    return _call_rows.decode(document)


class PostgresBook:
    """Answers from the book's tables. `office` is the conninfo of the office's role.

    `connections` are as many as the process has threads that read; `seats` how many of them may wait at once, half
    unless told, so that those who wait never starve those who write. Every question is asked a second time where the
    database was lost, and raises `ConnectionError` where it still is. Close it at the end, or use it as a context.
    """

    def __init__(self, office: str, *, connections: int = 16, seats: int | None = None) -> None:
        self._pool = ConnectionPool(
            office,
            kwargs={"autocommit": True},
            min_size=0,
            max_size=connections,
            configure=tables.prepare,
            timeout=PATIENCE,
            name="book",
            open=True,
        )
        self._arrivals = Arrivals(office)
        self._seats = BoundedSemaphore(max(1, connections // 2) if seats is None else seats)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._arrivals.close()
        self._pool.close()

    def position(self) -> int:
        """The position of the last fact the book has folded."""
        return int(self._ask(SQL("SELECT position FROM book.bookmark"))[0][0])

    def shown(self) -> int:
        """The position of the last fact that any page shows: what people are told. Hidden facts do not move it."""
        return int(self._ask(SQL("SELECT shown FROM book.bookmark"))[0][0])

    def set_aside(self) -> int:
        """How many facts the book does without, because they could not be read or folded."""
        return int(self._ask(SQL("SELECT count(*) FROM book.set_aside"))[0][0])

    def wait_for(self, position: int, timeout: float) -> int:
        """Wait until the book has folded `position`, at most `timeout` seconds; answers the position it is at.

        Answers at once where every seat is taken.
        """
        at = self._arrivals.position
        if at < position:
            at = self.position()
            self._arrivals.heard(at)
        if at >= position or not self._seats.acquire(blocking=False):
            return at
        try:
            return self._arrivals.wait_for(position, timeout, self.position)
        finally:
            self._seats.release()

    def cases(self, query: CaseQuery) -> Page[CaseRow]:
        """A page of the case list, last changed first."""
        firms = self._firms(query)
        if firms == []:
            return Page(rows=(), next=None, position=self.shown())
        by = self.last_moment(query.as_of.known_by) if query.as_of else None
        answers = self._ask(*queries.page(query, firms, changed_by=by))
        rows = [_case_rows.decode(row) for _, row in answers if row is not None]
        shown = rows[: query.limit]
        return Page(
            rows=shown,
            next=_cursor(shown[-1]) if len(rows) > len(shown) and shown else None,
            position=int(answers[0][0]),
        )

    def desk(self, query: DeskQuery) -> Sequence[DeskRow]:
        """What waits at a desk, reason by reason."""
        return [
            DeskRow(why=Why(why), case=_case_rows.decode(line), application=_case_files.decode(file).application)
            for why, line, file in self._ask(*desks.desk(query))
        ]

    def facets(self, query: CaseQuery) -> Facets:
        """The counts beside the list."""
        firms = self._firms(query)
        if firms == []:
            return Facets()
        counts: dict[str, dict[str, int]] = {name: {} for name in queries.FACETS}
        of_kinds = queries.is_of_kinds(query, firms) and (query.as_of is None or self._all_in_effect(query.as_of))
        asked = queries.facets_of_kinds(query, early=self._early(query)) if of_kinds else queries.facets(query, firms)
        for name, value, count in self._ask(*asked):
            counts[name][value] = count
        return Facets(
            by_agency={Agency(value): count for value, count in counts["agency"].items()},
            by_track={Track(value): count for value, count in counts["track"].items()},
            by_status={Status(value): count for value, count in counts["status"].items()},
            by_call={UUID(value): count for value, count in counts["call"].items()},
        )

    def _early(self, query: CaseQuery) -> bool:
        """Whether a query is as of a place in the first half of the log."""
        return query.as_of is not None and query.as_of.known_by * 2 < self.position()

    def _all_in_effect(self, asked: AsOf) -> bool:
        """Whether all that cases are counted by and was known as of then was in effect then: nothing of it has effect later."""
        last = self.last_moment(asked.known_by)
        return last is None or asked.in_effect_on >= seoul_day(last)

    def products_published(self, call: UUID) -> int:
        """How many products and works of a call were officially published as selected."""
        found = self._ask(
            SQL("SELECT coalesce(sum(products), 0) FROM book.cases WHERE call = %(call)s AND published IS NOT NULL"),
            {"call": call},
        )
        return int(found[0][0])

    def case(self, id: UUID, as_of: AsOf | None = None) -> CaseFile | None:
        """One case file, as it stands or as it stood."""
        if as_of is not None:
            then = queries.as_of(as_of)
            query = SQL("SELECT id, {} FROM book.history AS line WHERE id = %(id)s AND {}").format(
                queries.FILE, then.text
            )
            return next(iter(self._stood(as_of, query, {"id": id, **then.values})), None)
        found = self._ask(SQL("SELECT document FROM book.case_files WHERE id = %(id)s"), {"id": id})
        return _case_files.decode(found[0][0]) if found else None

    def _stood(self, as_of: AsOf, query: Query, values: Mapping[str, Any]) -> list[CaseFile]:
        """The case files that a query of the history answers by id; what is not kept any more is folded from the log."""
        found = self._ask(query, values)
        gone = self.timelines([id for id, file in found if file is None])
        folded = {id: case_files.stood((row.recorded for row in rows), as_of) for id, rows in gone.items()}
        kept = (folded[id] if file is None else _case_files.decode(file) for id, file in found)
        return [one for one in kept if one is not None]

    def case_files(self, ids: Collection[UUID]) -> Mapping[UUID, CaseFile]:
        """Several case files as they stand, by id."""
        found = self._ask(SQL("SELECT id, document FROM book.case_files WHERE id = ANY(%(ids)s)"), {"ids": list(ids)})
        return {id: _case_files.decode(document) for id, document in found}

    def known_at(self, moment: datetime) -> int:
        """The position up to which the record was known at an instant."""
        later = SQL("SELECT position - 1 FROM book.moments WHERE at > %(at)s ORDER BY at LIMIT 1")
        found = self._ask(later, {"at": moment})
        return int(found[0][0]) if found else self.shown()

    def last_moment(self, position: int) -> datetime | None:
        """The latest instant at which anything that the book shows was recorded up to a position."""
        found = self._ask(
            SQL("SELECT at FROM book.moments WHERE position <= %(position)s ORDER BY position DESC LIMIT 1"),
            {"position": position},
        )
        return found[0][0] if found else None

    def timeline(self, case: UUID) -> Sequence[TimelineRow]:
        """Every fact of a case, its agreement and its evaluation, in order."""
        return self.timelines([case]).get(case, ())

    def timelines(self, cases: Collection[UUID]) -> Mapping[UUID, Sequence[TimelineRow]]:
        """The same of many cases at once."""
        return lines.by_case(self._ask(*lines.timelines(cases))) if cases else {}

    def excerpts(self, wanted: Excerpt) -> Mapping[UUID, Sequence[TimelineRow]]:
        """Part of many timelines, each in order."""
        return lines.by_case(self._ask(*lines.excerpts(wanted)))

    def steps(self, scope: Scope, after: Mark, limit: int) -> Sequence[Step]:
        """The lines of the timelines of all cases in scope after one of them, by position and then by case, hidden ones too."""
        return [
            Step(position=position, case=case, mark=Mark(stream=stream, version=version, case=case), name=name)
            for position, case, stream, version, name in self._ask(*lines.steps(scope, after, limit))
        ]

    def certifications(self, query: CertificationQuery) -> Sequence[CertificationRow]:
        """Confirmations by number, one more than the limit where there are more."""
        return [_certification_rows.decode(row) for (row,) in self._ask(*queries.certifications(query))]

    def expiring(self, day: date) -> Sequence[UUID]:
        """The confirmations that time ended by this day and whose end is not on record yet."""
        found = self._ask(
            SQL(
                "SELECT DISTINCT id FROM book.certifications WHERE known_to = {} AND expires <= %(day)s ORDER BY id"
            ).format(STILL),
            {"day": day},
        )
        return [one for (one,) in found]

    def purchases(self, query: PurchaseQuery) -> Sequence[PurchaseRow]:
        """Purchases by day and contract."""
        return [_purchase_rows.decode(row) for (row,) in self._ask(*queries.purchases(query))]

    def purchases_summed(self, query: PurchaseQuery) -> Sequence[PurchasesOf]:
        """The same added up by year, track and agency."""
        return statistics.summed(self._ask(*statistics.purchases_summed(query)))

    def tasks(self, agencies: Collection[Agency], *, since: AsOf | None = None) -> Sequence[KeptTask]:
        """Every task of these agencies with all its marks; or those of which something was not known or in effect as of then."""
        which = SQL("last_position > %(known)s OR last_day > %(day)s") if since else SQL("true")
        found = self._ask(
            SQL(
                "SELECT json_build_object('id', id, 'call', call, 'track', track, 'agency', agency, 'marks', marks)"
                " FROM book.tasks WHERE agency = ANY(%(agencies)s) AND ({}) ORDER BY id"
            ).format(which),
            {
                "agencies": [one.value for one in agencies],
                **({"known": since.known_by, "day": since.in_effect_on} if since else {}),
            },
        )
        return [_tasks.decode(row) for (row,) in found]

    def tasks_counted(self, agencies: Collection[Agency], as_of: AsOf, others: Collection[Stood]) -> CountedTasks:
        """The tasks of these agencies counted as of then. `others` are those that stood otherwise then, as they did."""
        return statistics.counted(self._ask(*statistics.tasks_counted(agencies, as_of, others)))

    def tasks_behind(self, agencies: Collection[Agency], as_of: AsOf, wanted: Behind) -> Sequence[UUID]:
        """The tasks behind a figure, of those that stood as of then as they stand now, by id."""
        return [id for (id,) in self._ask(*statistics.tasks_behind(agencies, as_of, wanted))]

    def case_names(self, cases: Collection[UUID], scope: Scope) -> Mapping[UUID, CaseName]:
        """What these cases are called, in one question."""
        seen = queries.scope_of(scope)
        found = self._ask(
            SQL("SELECT id, receipt, {} FROM book.cases WHERE id = ANY(%(cases)s)").format(seen.text),
            {**seen.values, "cases": list(cases)},
        )
        return {id: CaseName(receipt=receipt, in_scope=in_scope) for id, receipt, in_scope in found}

    def calls(self) -> Sequence[CallRow]:
        """Every call, the newest first."""
        found = self._ask(SQL("SELECT document FROM book.calls ORDER BY announced DESC, opens DESC, id"))
        return [_call_row(document) for (document,) in found]

    def same_targets(self, case: UUID, form: Form, as_of: AsOf | None = None) -> Sequence[UUID]:
        """Other received cases of one of this form's leads, undecided as far as was notified, for the same product or works.

        Advisory only. Drafts are not among them: they are nobody else's business.
        """
        if as_of is not None:
            wanted = set(targets(form))
            return [one.id for one in self._beside(case, form, as_of) if wanted & set(targets(one.application.form))]
        found = self._ask(
            SQL(
                "SELECT other.id FROM book.case_files AS other JOIN book.cases AS line ON line.id = other.id"
                " WHERE other.leads && %(leads)s::uuid[] AND other.targets && %(targets)s::text[]"
                " AND other.id <> %(case)s AND {} ORDER BY other.id"
            ).format(queries.OPEN),
            {"case": case, "leads": list(leads(form)), "targets": list(targets(form)), **queries.NOW},
        )
        return [one for (one,) in found]

    def leads_with_another_partner(self, case: UUID, form: Form, as_of: AsOf | None = None) -> Sequence[UUID]:
        """The leads of this form that stand beside another partner in another received and undecided case."""
        if as_of is not None:
            others = (one.application.form for one in self._beside(case, form, as_of))
            beside = [other for other in others if form.partner and other.partner and other.partner != form.partner]
            return sorted({lead for other in beside for lead in leads(other)} & set(leads(form)))
        found = self._ask(
            SQL(
                "SELECT DISTINCT lead FROM book.case_files AS other JOIN book.cases AS line ON line.id = other.id"
                " CROSS JOIN unnest(other.leads) AS lead"
                " WHERE other.leads && %(leads)s::uuid[] AND lead = ANY(%(leads)s::uuid[])"
                " AND line.partner <> %(partner)s AND other.id <> %(case)s AND {} ORDER BY lead"
            ).format(queries.OPEN),
            {"case": case, "leads": list(leads(form)), "partner": form.partner, **queries.NOW},
        )
        return [one for (one,) in found]

    def _beside(self, case: UUID, form: Form, as_of: AsOf) -> list[CaseFile]:
        """The other open cases of this form's leads as they stood."""
        then, own = queries.as_of(as_of), leads(form)
        files = self._stood(
            as_of,
            SQL(
                "SELECT id, {} FROM book.history AS line WHERE firms && %(leads)s::uuid[] AND id <> %(case)s"
                " AND {} AND {} ORDER BY id"
            ).format(queries.FILE, then.text, queries.OPEN),
            {"case": case, "leads": list(own), **queries.STATUSES, **then.values},
        )
        return [one for one in files if not frozenset(own).isdisjoint(leads(one.application.form))]

    def register(self, ids: Collection[UUID]) -> Mapping[UUID, RegisterRow]:
        """The register rows of these subjects; one whose key was destroyed is not there."""
        found = self._subjects(SQL("id = ANY(%(ids)s)"), {"ids": list(ids)})
        return {row.id: row for row in found}

    def officers(self, agency: Agency) -> Sequence[RegisterRow]:
        """The intake officers of an agency, by name."""
        found = self._subjects(SQL("officer_of @> ARRAY[%(agency)s]::text[]"), {"agency": agency.value})
        return sorted(found, key=lambda row: (row.label, row.id))

    def public_bodies(self) -> Sequence[RegisterRow]:
        """Every public body, by name."""
        found = self._subjects(SQL("document -> 'subject' ->> 'kind' = 'PUBLIC_BODY'"), {})
        return sorted(found, key=lambda row: (row.label, row.id))

    def staff(self, limit: int) -> Sequence[RegisterRow]:
        """People who act for no firm, by name."""
        serving = SQL(
            "document -> 'subject' ->> 'kind' = 'PERSON'"
            " AND json_array_length(document -> 'subject' -> 'acts_for') = 0"
            " ORDER BY document ->> 'label', id LIMIT %(limit)s"
        )
        return self._subjects(serving, {"limit": limit})

    def people_of(self, firm: UUID) -> Sequence[RegisterRow]:
        """Who acts for a firm."""
        found = self._subjects(SQL("document::text LIKE %(naming)s"), {"naming": f'%"{firm}"%'})
        return [row for row in found if firm in row.subject.firms()]

    def find_firms(self, text: str, limit: int) -> Sequence[RegisterRow]:
        """Firms and cooperatives by name (two syllables suffice; one finds what begins with it) or business number."""
        named = queries.firms_named(text)
        if named is None:
            return ()
        where = SQL("{} ORDER BY searched, id LIMIT %(limit)s").format(named.text)
        return self._subjects(where, {**named.values, "limit": limit})

    def _subjects(self, where: Query, values: Mapping[str, Any]) -> list[RegisterRow]:
        found = self._ask(SQL("SELECT document FROM book.register WHERE {}").format(where), values)
        return [_register_rows.decode(document) for (document,) in found]

    def _firms(self, query: CaseQuery) -> list[UUID] | None:
        """The firms that the query's name or number stands for; None where it asks for none."""
        if query.firm is None:
            return None
        named = queries.firms_named(query.firm)
        if named is None:
            return []
        found = self._ask(SQL("SELECT id FROM book.register WHERE {}").format(named.text), named.values)
        return [one for (one,) in found]

    def _ask(self, query: Query, values: Mapping[str, Any] | None = None) -> list[Row]:
        return asked(self._pool, lambda connection: connection.execute(query, values).fetchall())


def _cursor(row: CaseRow) -> tuple[datetime, UUID]:
    return row.changed_at, row.id
