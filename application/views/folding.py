"""All pages at once: facts folded, in order, into the rows they touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from application.record import Recorded
from application.views import (
    calls,
    case_files,
    cases,
    certifications,
    counts,
    declared,
    history,
    purchases,
    register,
    tasks,
    timeline,
    waiting,
)
from application.views.book import CallRow, CaseFile, CaseRow, RegisterRow
from application.views.certifications import Certified
from application.views.declared import Declared
from application.views.history import Moment, Span
from application.views.marks import KeptTask
from application.views.purchases import KeptPurchase
from application.views.register import Opens
from application.views.timeline import Entry
from application.views.waiting import Waiting
from domain.applications.facts import Drafted
from domain.certifications.facts import Issued
from domain.selections.facts import Published


@dataclass(kw_only=True)
class Pages:
    """Rows of every page by id, as far as they are loaded; null is a row that is not there (any more)."""

    streams: dict[UUID, UUID] = field(default_factory=dict)
    """The case of each stream that belongs to one and whose own facts do not all say so."""
    calls: dict[UUID, CallRow | None] = field(default_factory=dict)
    case_files: dict[UUID, CaseFile | None] = field(default_factory=dict)
    cases: dict[UUID, CaseRow | None] = field(default_factory=dict)
    register: dict[UUID, RegisterRow | None] = field(default_factory=dict)
    timeline: list[Entry] = field(default_factory=list)
    declared: list[Declared] = field(default_factory=list)
    spans: dict[UUID, tuple[Span, ...]] = field(default_factory=dict)
    """What is still known of each case."""
    ended: list[Span] = field(default_factory=list)
    """What was known until one of the facts folded."""
    certified: dict[UUID, tuple[Certified, ...]] = field(default_factory=dict)
    """What is still known of each confirmation."""
    uncertified: list[Certified] = field(default_factory=list)
    """What was known of confirmations until one of the facts folded."""
    bought: dict[UUID, KeptPurchase | None] = field(default_factory=dict)
    """What is still known of each purchase line."""
    unbought: list[KeptPurchase] = field(default_factory=list)
    """What was known of purchase lines until one of the facts folded."""
    tasks: dict[UUID, KeptTask | None] = field(default_factory=dict)
    waiting: dict[UUID, Waiting | None] = field(default_factory=dict)
    count_changes: list[counts.Change] = field(default_factory=list)
    shown: int = 0
    """The position of the last fact folded that any page shows."""
    latest: datetime | None = None
    """The latest instant at which anything was recorded."""
    moments: list[Moment] = field(default_factory=list)

    def as_loaded(self) -> "Pages":
        """These pages before anything is folded into them: the same rows, which folding replaces and never changes."""
        return replace(
            self,
            streams={**self.streams},
            calls={**self.calls},
            case_files={**self.case_files},
            cases={**self.cases},
            register={**self.register},
            spans={**self.spans},
            certified={**self.certified},
            bought={**self.bought},
            tasks={**self.tasks},
            waiting={**self.waiting},
        )


@dataclass(frozen=True, kw_only=True)
class Touched:
    """The rows that folding some facts needs."""

    calls: frozenset[UUID]
    cases: frozenset[UUID]
    subjects: frozenset[UUID]
    certifications: frozenset[UUID] = frozenset()
    purchases: frozenset[UUID] = frozenset()


def touched(facts: Iterable[Recorded], streams: Mapping[UUID, UUID]) -> Touched:
    """What folding these facts needs, given the cases of their streams as far as the book knows them."""
    known = dict(streams)
    in_calls, in_cases, subjects, certified, bought = (set[UUID]() for _ in range(5))
    for recorded in facts:
        known.update(timeline.belongings(recorded))
        if isinstance(recorded.fact, Drafted):
            in_calls.add(recorded.fact.call)
        _add(in_calls, calls.key(recorded))
        in_cases.update(tasks.keys(recorded))
        _add(in_cases, waiting.key(recorded, known))
        _add(in_cases, purchases.case(recorded))
        _add(subjects, register.key(recorded))
        _add(certified, certifications.key(recorded))
        _add(bought, purchases.key(recorded))
    return Touched(
        calls=frozenset(in_calls),
        cases=frozenset(in_cases),
        subjects=frozenset(subjects),
        certifications=frozenset(certified),
        purchases=frozenset(bought),
    )


def fold(pages: Pages, facts: Iterable[Recorded], opens: Opens) -> None:
    """Fold facts into the rows they touch, which must be loaded; whatever else is loaded stays as it is."""
    for recorded in facts:
        pages.streams.update(timeline.belongings(recorded))
        lines = timeline.fold(recorded, pages.streams)
        pages.timeline += lines
        pages.declared += declared.fold(recorded)
        shown = _fold_rows(pages, recorded, opens)
        _fold_tasks(pages, recorded)
        _fold_waiting(pages, recorded)
        if shown or lines:
            pages.shown = recorded.position
            _fold_moment(pages, recorded)


def _fold_rows(pages: Pages, recorded: Recorded, opens: Opens) -> bool:
    """Fold a fact into the rows it changes; whether any page shows it."""
    if call := calls.key(recorded):
        pages.calls[call] = calls.fold(pages.calls.get(call), recorded)
    elif subject := register.key(recorded):
        pages.register[subject] = register.fold(pages.register.get(subject), recorded, opens)
    elif case := case_files.key(recorded, pages.streams):
        _fold_case(pages, case, recorded)
    elif isinstance(recorded.fact, Published):
        for selected in recorded.fact.selected:
            _publish(pages, selected, recorded, recorded.fact)
    elif certification := certifications.key(recorded):
        _certify(pages, certification, recorded)
    elif purchase := purchases.key(recorded):
        _buy(pages, purchase, recorded)
    else:
        return False
    return True


def _fold_tasks(pages: Pages, recorded: Recorded) -> None:
    """Mark the tasks that a fact is about, once their line and file are folded."""
    for case in tasks.keys(recorded):
        known = pages.tasks.get(case)
        pages.tasks[case] = tasks.fold(known, recorded, pages.cases.get(case), pages.case_files.get(case))


def _fold_waiting(pages: Pages, recorded: Recorded) -> None:
    """See what waits of a case, once its line is folded."""
    case = waiting.key(recorded, pages.streams)
    if case:
        pages.waiting[case] = waiting.fold(pages.waiting.get(case), recorded, pages.cases.get(case))


def _fold_moment(pages: Pages, recorded: Recorded) -> None:
    """A fact that no page shows makes no moment: when a sheet was sealed is nobody's to find out by asking for times."""
    if moment := history.moment(recorded, pages.latest):
        pages.latest = moment.at
        pages.moments.append(moment)


def _fold_case(pages: Pages, case: UUID, recorded: Recorded) -> None:
    fact = recorded.fact
    call = pages.calls.get(fact.call) if isinstance(fact, Drafted) else None
    file_before, line_before = pages.case_files.get(case), pages.cases.get(case)
    file = case_files.fold(file_before, recorded)
    line = cases.fold(line_before, recorded, file, call.call if call else None)
    pages.case_files[case], pages.cases[case] = file, line
    pages.count_changes += counts.changes(recorded.position, line_before, line)
    if isinstance(fact, Drafted):
        pages.spans[case] = (history.begun(recorded, line, file),) if line and file else ()
        return

    def went_on(span_line: CaseRow, span_file: CaseFile) -> tuple[CaseRow, CaseFile]:
        # The last span is the case itself, which went on already.
        if line and file and span_file is file_before and span_line == line_before:
            return line, file
        return _folded(recorded, span_line, span_file)

    _go_on(pages, case, recorded, went_on)


def _certify(pages: Pages, id: UUID, recorded: Recorded) -> None:
    fact = recorded.fact
    line = pages.cases.get(fact.application) if isinstance(fact, Issued) else None
    told = certifications.fold(pages.certified.get(id, ()), recorded, line)
    pages.certified[id] = told.still
    pages.uncertified += told.ended


def _buy(pages: Pages, id: UUID, recorded: Recorded) -> None:
    case = purchases.case(recorded)
    told = purchases.fold(pages.bought.get(id), recorded, pages.cases.get(case) if case else None)
    pages.bought[id] = told.still
    pages.unbought += told.ended


def _publish(pages: Pages, case: UUID, recorded: Recorded, published: Published) -> None:
    line = pages.cases.get(case)
    pages.cases[case] = line and cases.publish(line, published)
    _go_on(pages, case, recorded, lambda line, file: (cases.publish(line, published), file))


def _go_on(pages: Pages, case: UUID, recorded: Recorded, change: history.Change) -> None:
    spans = pages.spans.get(case, ())
    if spans:
        told = history.gone_on(spans, recorded, change)
        pages.spans[case] = told.still
        pages.ended += told.ended


def _folded(recorded: Recorded, line: CaseRow, file: CaseFile) -> tuple[CaseRow, CaseFile]:
    after = case_files.go_on(file, recorded)
    return cases.restated(line, after), after


def _add(ids: set[UUID], id: UUID | None) -> None:
    if id is not None:
        ids.add(id)
