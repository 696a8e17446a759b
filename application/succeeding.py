"""Succession by merger: recorded by an agency that was told of it (행정절차법 §10③), and who stands in whose place since."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from application.office import Office, bars_of, settled
from application.ports import Change, Once, Receipt
from application.record import By
from domain.bars import BAR, pass_on
from domain.subjects import SUBJECT, succeeding
from domain.subjects.facts import Capacity


def record_succession(
    office: Office, firm: UUID, *, successor: UUID, merged_on: date, report: str, by: By, once: Once | None = None
) -> Receipt:
    """Record that a firm was merged into another: what is left of its bars goes on with the one that took its place."""

    def decide() -> Receipt:
        merged, surviving = office.find(SUBJECT, firm), office.find(SUBJECT, successor)
        succeeded, took_over = succeeding.succeed(
            merged.state,
            surviving.state,
            firm=firm,
            by=successor,
            report=office.seal(report, "subject", firm),
            merged_on=merged_on,
            on=office.today(),
        )
        changes = (merged.then(succeeded), surviving.then(took_over), *_bars(office, firm, successor, merged_on))
        return office.log.append(*changes, by=by, once=once)

    return settled(decide)


def standing_in(office: Office, acts_for: Iterable[tuple[UUID, Capacity]]) -> tuple[tuple[UUID, Capacity], ...]:
    """For whom somebody acts today: not for a firm that is no more, but for those whose places their firm took."""
    return tuple(dict.fromkeys(_standing_in(office, acts_for)))


def standing_for(office: Office, firm: UUID) -> UUID | None:
    """The firm that has this one's place today, after one merger or several; null where it has its own."""
    *_, last = _in_its_place(office, firm)
    return None if last == firm else last


def with_successors(office: Office, firms: Iterable[UUID]) -> frozenset[UUID]:
    """These firms, and those that took their places one after the other."""
    return frozenset(one for firm in firms for one in _in_its_place(office, firm))


def _in_its_place(office: Office, firm: UUID) -> Iterator[UUID]:
    """The firm, then each that took the place of the one before; a firm that has no place of its own takes none."""
    standing: UUID | None = firm
    while standing:
        yield standing
        standing = office.find(SUBJECT, standing).state.succeeded_by


def _standing_in(office: Office, acts_for: Iterable[tuple[UUID, Capacity]]) -> Iterator[tuple[UUID, Capacity]]:
    for firm, capacity in acts_for:
        standing = office.find(SUBJECT, firm).state
        if standing.succeeded_by is None:
            yield firm, capacity
            yield from ((one, capacity) for one in standing.predecessors)


def _bars(office: Office, firm: UUID, successor: UUID, merged_on: date) -> tuple[Change, ...]:
    bars = office.log.load(BAR, bars_of(firm)).state
    passed = pass_on(bars, to=successor, on=merged_on) if bars else ()
    return (office.log.load(BAR, bars_of(successor)).then(*passed),) if passed else ()
