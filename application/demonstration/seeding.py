"""Seeding the demonstration: every step, one after the other, on a clock that walks through the year 2021 to the present.

Each step is recorded under an idempotency key of its own, so that seeding which was killed goes on where it stopped,
and seeding again adds nothing.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Protocol
from uuid import UUID

from application import holidays, opening
from application.demonstration.buying import bought
from application.demonstration.cases import CALL_2021, CALL_OPEN, Case, sound_cases
from application.demonstration.confirming import confirmed
from application.demonstration.disputing import disputed
from application.demonstration.evaluating import evaluated
from application.demonstration.faults import faulty_cases
from application.demonstration.fresh import fresh_cases
from application.demonstration.merging import merged
from application.demonstration.performing import performed
from application.demonstration.remembering import RememberingLog
from application.demonstration.revoking import revoked
from application.demonstration.setting import SEED_BEGINS, before_the_cases, open_call
from application.demonstration.steps import Request, Step
from application.demonstration.telling import told
from application.office import OFFICE_ID, Office
from application.ports import Log
from domain.facts import Refused
from domain.office import OFFICE
from domain.office.facts import OfficeKind

ORIGIN = "sangsaeng.example/demonstration"
FINISHED = "finished"
"""The name of the last step, whatever it is: once it is recorded, seeding is done."""
PRESENT = datetime.max.replace(tzinfo=UTC)
"""What sorts the steps of the present after all others."""

SEEDED_HOLIDAYS = "holidays"
"""The name of the request that fills the holiday table, right after the office was opened."""

Progress = Callable[[int, int, str], None]


class SettableClock(Protocol):
    """An office clock that stands until it is told to go on."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def set(self, instant: datetime) -> None:
        """Go on to an instant. Raises `ValueError` for one that is past."""
        ...


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What seeding made: its calls, how many cases, and how many steps were taken this time."""

    call_2021: UUID
    call_open: UUID
    cases: int
    steps: int


def demonstration_cases() -> tuple[Case, ...]:
    """Every case of the demonstration."""
    return (*sound_cases(), *faulty_cases(), *fresh_cases())


@cache
def demonstration_steps() -> tuple[Step, ...]:
    """Every step, in the order in which it is taken."""
    steps = [*before_the_cases(), open_call()]
    for nth, case in enumerate(demonstration_cases()):
        steps += told(case, nth)
    steps += evaluated(demonstration_cases())
    steps += disputed(demonstration_cases())
    steps += confirmed(demonstration_cases())
    steps += performed(demonstration_cases())
    steps += revoked(demonstration_cases())
    steps += bought(demonstration_cases())
    steps += merged(demonstration_cases())
    *others, last = sorted(steps, key=lambda step: step.at or PRESENT)
    return (*others, Step(name=FINISHED, at=last.at, ask=last.ask, reads_book=last.reads_book))


def is_seeded(log: Log) -> bool:
    """Whether the whole demonstration is recorded."""
    return _recorded(log, FINISHED)


def seed(
    office: Office,
    clock: SettableClock,
    *,
    present: datetime,
    catch_up: Callable[[], object],
    progress: Progress,
    steps: tuple[Step, ...] | None = None,
) -> Seeded:
    """Record the demonstration in an empty log, or what is left of it where seeding was interrupted.

    `clock` is the office's. It begins at `SEED_BEGINS` or where the log left off, and ends at `present`, when the open
    call opens. `catch_up` folds the log into the office's book and is called where a step depends on it: in all other
    cases the finding on the same product elsewhere is what an empty book makes it. `progress` is told how many steps
    are done, of how many, and the name of the last one. `steps` are all of them unless given.

    Refuses `log-not-empty` where the log holds anything else than this demonstration.
    """
    steps = steps or demonstration_steps()
    office = replace(office, log=RememberingLog(log=office.log))
    _open(office, clock)
    done = _done(office.log, steps)
    for number, step in enumerate(steps[done:], start=done + 1):
        clock.set(max(step.at or present, clock.now()))
        if step.reads_book:
            catch_up()
        _take(office, step)
        progress(number, len(steps), step.name)
    return Seeded(call_2021=CALL_2021, call_open=CALL_OPEN, cases=len(demonstration_cases()), steps=len(steps) - done)


def _open(office: Office, clock: SettableClock) -> None:
    standing = office.log.load(OFFICE, OFFICE_ID).state
    if standing is None and office.log.head() == 0:
        clock.set(max(SEED_BEGINS, clock.now()))
        by = opening.by_machine(Request(name="opened").cause)
        opening.open_office(office, kind=OfficeKind.DEMONSTRATION, origin=ORIGIN, by=by)
    elif standing is None or standing.kind is not OfficeKind.DEMONSTRATION or standing.origin != ORIGIN:
        raise Refused("log-not-empty", head=office.log.head())
    if not _recorded(office.log, SEEDED_HOLIDAYS):
        request = Request(name=SEEDED_HOLIDAYS)
        holidays.seed_holidays(office, by=opening.by_machine(request.cause), once=request.once)


def _done(log: Log, steps: tuple[Step, ...]) -> int:
    """How many steps are recorded: they are taken in order, so the first that is not ends them.

    A step that is refused is recorded under no key; where it is the next one it is taken, perhaps again.
    """
    keyed = [number for number, step in enumerate(steps) if step.refused is None]
    first = bisect_left(keyed, True, key=lambda number: not _recorded(log, steps[number].name))  # noqa: FBT003
    return keyed[first - 1] + 1 if first else 0


def _recorded(log: Log, name: str) -> bool:
    return log.receipt(Request(name=name).once) is not None


def _take(office: Office, step: Step) -> None:
    try:
        step.ask(office, Request(name=step.name))
    except Refused as refused:
        if refused.code != step.refused:
            raise
    else:
        if step.refused:
            raise RuntimeError(f"{step.name} was to be refused as {step.refused}")
