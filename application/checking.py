"""Checking a certificate and computing benefits: as known by a place in the log, for the day of a bid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from application.certifying import number_of
from application.grading import grades_of
from application.judging import catalogue
from application.office import NotFound, Office, call_of, certification_of, receipts_of
from application.record import Recorded
from application.standing_then import LogThen
from application.views.questions import AsOf
from domain.applications import APPLICATION
from domain.benefits import Benefit, TenderKind, counting, of_firm, of_product
from domain.certifications import CERTIFICATION, Certification
from domain.certifications.standing import Standing
from domain.grades import GRADE
from domain.receipts import TRACK_LETTERS, ReceiptGiven
from domain.streams import Stream
from domain.values import end_of

S = TypeVar("S")

NUMBER = re.compile(
    r"(?P<round>[0-9]{4}-[A-Za-z0-9]{1,12})-(?P<track>[A-Z]{2})-(?P<nth>[0-9]{4,6})-P(?P<own>[0-9]{2,4})"
)
TRACKS = {letters: track for track, letters in TRACK_LETTERS.items()}
TICK = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Known:
    """A confirmation as known by a position, its standing on a day, and the position of the fact that standing rests on.

    All null where it was not known of.
    """

    known_by: int
    state: Certification | None
    standing: Standing | None
    position: int | None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A certificate on the day of a bid: as it was known when that day ended, and as it is known now."""

    id: UUID
    on: date
    then: Known
    now: Known

    @property
    def differs(self) -> bool:
        """Whether what was recorded since changes what it was on that day, as a retroactive cancellation does."""
        return self.then.standing is not self.now.standing


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Benefits as known by a position, and the position of the fact they rest on, null where nothing is held."""

    known_by: int
    position: int | None
    benefits: tuple[Benefit, ...]


def find(office: Office, number: str) -> UUID:
    """The confirmation with this number. Raises `NotFound`."""
    nothing = NotFound("certificate", UUID(int=0))
    parts = NUMBER.fullmatch(number)
    track = TRACKS.get(parts["track"]) if parts else None
    if parts is None or track is None:
        raise nothing
    given = office.log.history(receipts_of(call_of(parts["round"]), track))
    nth = int(parts["nth"])
    receipt = given[nth - 1].fact if 0 < nth <= len(given) else None
    if not isinstance(receipt, ReceiptGiven) or number != number_of(receipt.receipt, int(parts["own"])):
        raise nothing
    id = certification_of(receipt.application, int(parts["own"]))
    if office.log.load(CERTIFICATION, id).state is None:
        raise nothing
    return id


def check(office: Office, number: str, *, on: date, shown: int) -> Checked:
    """A certificate on the day of a bid. `shown` is how far people are told the record. Raises `NotFound`."""
    id = find(as_known(office, shown), number)
    ended = min(office.book.known_at(end_of(on) - TICK), shown)
    return Checked(
        id=id, on=on, then=known(office, id, on=on, known_by=ended), now=known(office, id, on=on, known_by=shown)
    )


def known(office: Office, id: UUID, *, on: date, known_by: int) -> Known:
    """A confirmation on a day as known by a position."""
    record = as_known(office, known_by).log.history(id)
    states = _states(CERTIFICATION, record)
    state = states[-1] if states else None
    return Known(
        known_by=known_by,
        state=state,
        standing=state.standing_on(on) if state else None,
        position=rests_on(record, [one.standing_on(on) for one in states]),
    )


def of_certificate(office: Office, number: str, *, tender: TenderKind, on: date, known_by: int) -> Answered:
    """The benefits of a confirmed product for a tender and the day of its bid, as known by a position."""
    id = find(office, number)
    state = office.find(CERTIFICATION, id).state
    track = office.find(APPLICATION, state.application).state.track
    found = known(office, id, on=on, known_by=known_by)
    then = as_known(office, known_by)
    benefits = of_product(found.state, track=track, tender=tender, on=on, catalogue=catalogue(then))
    return Answered(known_by=known_by, position=found.position, benefits=benefits)


def of_graded(office: Office, firm: UUID, *, tender: TenderKind, on: date, known_by: int) -> Answered:
    """The benefits of an excellent firm for a tender and the day of its bid, as known by a position."""
    then = as_known(office, known_by)
    grades = {one.state: one.id for one in grades_of(then, firm)}
    best = counting(grades, on)
    position = None
    if best:
        record = then.log.history(grades[best])
        position = rests_on(record, [one.standing_on(on) for one in _states(GRADE, record)])
    return Answered(known_by=known_by, position=position, benefits=of_firm(grades, tender=tender, on=on))


def as_known(office: Office, known_by: int) -> Office:
    """The office with a log that ends at a position, whatever day its facts are in effect from."""
    return replace(office, log=LogThen(office.log, AsOf(known_by=known_by, in_effect_on=date.max)))


def rests_on(record: Sequence[Recorded], standings: Sequence[Standing]) -> int | None:
    """The position of the last fact that changed a standing; `standings` are those after each fact."""
    before: Standing | None = None
    found = None
    for one, standing in zip(record, standings, strict=True):
        if standing is not before:
            found, before = one.position, standing
    return found


def _states(stream: Stream[S], record: Sequence[Recorded]) -> list[S]:
    """The state after each fact."""
    states: list[S] = []
    for one in record:
        states.append(stream.after(states[-1], one.fact) if states else stream.begin(one.fact))
    return states
