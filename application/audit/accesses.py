"""Auditors audited: what was read and carried away is recorded first, and told afterwards to whoever audits the readers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from application import looking
from application.office import OFFICE_ID, NotFound, Office, access_of, settled
from application.permissions import Actor
from application.ports import Log, Once, Stale, Unsure
from application.record import By, Recorded
from domain.access import ACCESS
from domain.access.facts import BundleExported, CounterfactualAsked, Material, Purpose, ReadingRefused, SealedRead
from domain.applications.facts import ApplicationFact
from domain.facts import Fact, require
from domain.values import KeyId

TOGETHER = 2000
"""Facts read from the log at once."""


class Unrecorded(Exception):
    """The access could not be put on record, so nothing is shown (503)."""


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who is about to read what of others, and what for. `cases` are those it is about."""

    material: Material
    of: UUID
    cases: tuple[UUID, ...] = ()
    purpose: Purpose
    note: str | None = None


def record_reading(office: Office, *accesses: Access, by: By) -> None:
    """Put on record what is about to be shown. Raises `Unrecorded`: then it must not be shown."""

    def facts() -> Iterator[Fact]:
        for access in accesses:
            yield SealedRead(
                material=access.material,
                of=access.of,
                cases=tuple(sorted(access.cases)),
                purpose=access.purpose,
                note=office.seal_if(access.note, "subject", by.subject),
            )

    _record(office, facts, by, None)


def record_export(
    office: Office, case: UUID, *, firm: UUID | None, purpose: str, by: By, once: Once | None = None
) -> None:
    """Put on record that a case's bundle is carried away: for a firm's people, or (null) whole. Raises `Unrecorded`.

    Refuses `purpose-missing`. Call it when the bundle is made and before it is handed out.
    """
    require(purpose.strip(), "purpose-missing")
    _record(
        office,
        lambda: [BundleExported(application=case, firm=firm, purpose=office.seal(purpose, "subject", by.subject))],
        by,
        once,
    )


def record_refusal(office: Office, action: str, *, of: UUID | None, by: By) -> bool:
    """Put on record, once for each action and hour, that somebody was refused to read something; whether it is new.

    A flood adds nothing to it. Raises `Unrecorded`; the refusal stands all the same.
    """
    hour = office.clock.now().replace(minute=0, second=0, microsecond=0)
    known = office.log.load(ACCESS, access_of(by.subject)).state
    if known and known.refused_already(action, hour):
        return False
    _record(office, lambda: [ReadingRefused(action=action, of=of, hour=hour)], by, None)
    return True


def texts_of_others(office: Office, reader: Actor, opened: Iterable[KeyId]) -> Iterator[tuple[UUID, tuple[UUID, ...]]]:
    """Of what was opened under these keys, what is others' and so goes on record: what it is of, and the cases it is about.

    A case's texts are its parties' own, a person's or firm's their own; a call's are published, those of the office
    about nobody, and sheets are told of by whoever shows them. Several cases are one reading, of the office's list.
    """
    kept: dict[str, set[UUID]] = {"case": set(), "subject": set()}
    for key in opened:
        kind, id, _ = key.split(":")
        if kind in kept:
            kept[kind].add(UUID(id))
    cases = tuple(sorted(case for case in kept["case"] if not _is_party(office, reader, case)))
    if cases:
        yield cases[0] if len(cases) == 1 else OFFICE_ID, cases
    for subject in sorted(kept["subject"] - reader.subject.firms() - {reader.id}):
        yield subject, ()


def _is_party(office: Office, reader: Actor, case: UUID) -> bool:
    try:
        thing = looking.case_thing(office, case)
    except NotFound:
        return False
    return bool(reader.subject.firms() & {*thing.leads, *thing.members, thing.partner})


def readers_of(log: Log, case: UUID, *, until: int) -> Iterator[Recorded]:
    """Every access to a case up to a position, in order: read, carried away, or asked «what if» about."""
    return _all(log, 0, until, lambda one: isinstance(one.fact, KINDS) and case in cases_of(one))


def readings_of(log: Log, subject: UUID) -> Iterator[tuple[Recorded, Purpose]]:
    """Every reading of what the register holds about a person or firm, in order, with its purpose."""
    for one in _all(log, 0, log.head(), lambda one: isinstance(one.fact, SealedRead) and one.fact.of == subject):
        if isinstance(one.fact, SealedRead):
            yield one, one.fact.purpose


def acts_of(log: Log, person: UUID, *, after: int, until: int) -> Iterator[Recorded]:
    """Everything one person recorded between two positions, whatever the case, in order."""
    return _all(log, after, until, lambda one: one.envelope.by.subject == person)


def cases_of(recorded: Recorded) -> tuple[UUID, ...]:
    """The cases that a fact names; one of the case's own stream is about that case."""
    fact = recorded.fact
    if isinstance(fact, SealedRead):
        return fact.cases
    if isinstance(fact, ApplicationFact):
        return (recorded.stream,)
    named = (getattr(fact, name, None) for name in ("application", "case"))
    return tuple(case for case in named if isinstance(case, UUID))


KINDS = (SealedRead, BundleExported, CounterfactualAsked)


def _record(office: Office, facts: Callable[[], Iterable[Fact]], by: By, once: Once | None) -> None:
    try:
        settled(
            lambda: office.log.append(office.log.load(ACCESS, access_of(by.subject)).then(*facts()), by=by, once=once)
        )
    except (Stale, Unsure, ConnectionError) as error:
        raise Unrecorded from error


def _all(log: Log, after: int, until: int, wanted: Callable[[Recorded], bool]) -> Iterator[Recorded]:
    while found := log.read(after, TOGETHER):
        for one in found:
            if one.position > until:
                return
            if wanted(one):
                yield one
        after = found[-1].position
