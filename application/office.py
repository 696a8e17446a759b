"""The office: the ports a request works with, and how a request loads, decides and appends."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Generic, TypeVar
from uuid import UUID, uuid5

from application.ports import (
    Change,
    Clock,
    Desk,
    Drafts,
    Ids,
    Keys,
    Letters,
    Log,
    Papers,
    Scanner,
    Stale,
    Verdict,
    Views,
)
from application.views.book import Book
from domain.calls.facts import RuleFile
from domain.facts import Fact, Refused
from domain.holidays.facts import YearOfHolidays
from domain.rules.vocabulary import PaperKind
from domain.streams import Stream
from domain.values import MediaType, Paper, Sealed, Sha256, seoul_day

R = TypeVar("R")
S = TypeVar("S")

OFFICE_ID = UUID("5a965ae9-0000-4000-8000-000000000001")
"""The office's own stream: one a log."""
COMPETITION_PRODUCTS_ID = UUID("5a965ae9-0000-4000-8000-000000000002")
"""The stream of SME-competition products: one a log."""
HOLIDAYS_ID = UUID("5a965ae9-0000-4000-8000-000000000003")
"""The stream of the holiday table: one a log."""
ATTEMPTS = 30
"""How often a decision is made anew where another writer took the next number or place first."""


def agreement_of(application: UUID) -> UUID:
    """The stream of an application's agreement: computed, so that there is one."""
    return uuid5(application, "agreement")


def access_of(person: UUID) -> UUID:
    """The stream of what a person tried or read."""
    return uuid5(person, "access")


def places_of(partner: UUID) -> UUID:
    """The stream of a partner's places for lead firms."""
    return uuid5(partner, "partner-places")


def receipts_of(call: UUID, track: str) -> UUID:
    """The stream that numbers the receipts of a call and track."""
    return uuid5(call, f"receipts/{track}")


def call_of(round_id: str) -> UUID:
    """The stream of a round's call: computed, so that a round is announced once."""
    return uuid5(OFFICE_ID, f"call/{round_id}")


def panel_of(call: UUID, track: str, stage: str, number: int = 1) -> UUID:
    """The stream of a panel: computed, so that the panels of a stage are found without asking a page."""
    return uuid5(call, f"panel/{track}/{stage}/{number}")


def sheet_of(panel: UUID, case: UUID, judge: UUID) -> UUID:
    """The stream of a judge's sheet on a case: computed, so that there is one."""
    return uuid5(panel, f"sheet/{case}/{judge}")


def tally_of(panel: UUID, case: UUID) -> UUID:
    """The stream of a case's tally on a panel."""
    return uuid5(panel, f"tally/{case}")


def scoring_of(panel: UUID, case: UUID) -> UUID:
    """What the stage key of a case's sheets is kept under: one a panel and case, so that opening one opens no other."""
    return uuid5(panel, str(case))


def meeting_of(panel: UUID, number: int) -> UUID:
    """The stream of a committee's meeting: computed, so that every meeting that voted on a case is found."""
    return uuid5(panel, f"meeting/{number}")


def notice_of(application: UUID, recipient: UUID, number: int = 1) -> UUID:
    """The stream of a notice: one a recipient; a corrected decision is notified under the next number."""
    return uuid5(application, f"notice/{recipient}/{number}")


def dispute_of(notice: UUID, number: int = 1) -> UUID:
    """The stream of an objection to a notice: computed, so that every objection to it is found. A next one follows a withdrawal."""
    return uuid5(notice, f"dispute/{number}")


def selection_of(call: UUID, track: str) -> UUID:
    """The stream of the selection list of a call and track."""
    return uuid5(call, f"selection/{track}")


def revocation_of(application: UUID, number: int) -> UUID:
    """The stream of a case's revocation by its running number: computed, so that every one is found."""
    return uuid5(application, f"revocation/{number}")


def performance_of(application: UUID) -> UUID:
    """The stream of a task's performance: its support period and its reviews; computed, so that there is one."""
    return uuid5(application, "performance")


def bars_of(firm: UUID) -> UUID:
    """The stream of a firm's bars: computed, so that judging a case finds them."""
    return uuid5(firm, "bars")


def disposal_of(thing: UUID, number: int) -> UUID:
    """The stream of a disposal of a case or firm by its running number: computed, so that every one is found."""
    return uuid5(thing, f"disposal/{number}")


def privacy_request_of(about: UUID, number: int) -> UUID:
    """The stream of a request about somebody's own data by its running number: computed, so that every one is found."""
    return uuid5(about, f"privacy-request/{number}")


def certification_of(application: UUID, number: int) -> UUID:
    """The stream of a case's confirmation by its running number: computed, so that all of a case's are found."""
    return uuid5(application, f"certification/{number}")


def grade_of(firm: UUID, year: int) -> UUID:
    """The stream of a firm's grade for a year: computed, so that there is one."""
    return uuid5(firm, f"grade/{year}")


def letter_of(about: UUID, number: int) -> UUID:
    """The stream of a letter by its running number among those that tell what one stream records: computed, so that each is found."""
    return uuid5(about, f"letter/{number}")


class NotFound(Exception):
    """Nothing is recorded under this id."""

    def __init__(self, kind: str, id: UUID) -> None:
        """Name the kind of thing and the id."""
        super().__init__(kind, id)
        self.kind, self.id = kind, id


class VersionMismatch(Exception):
    """The asker decided on a version that is no longer the newest (412)."""

    def __init__(self, expected: int, version: int) -> None:
        """Name both versions."""
        super().__init__(expected, version)
        self.expected, self.version = expected, version


@dataclass(frozen=True, kw_only=True)
class Found(Generic[S]):
    """A stream that has begun."""

    stream: Stream[S]
    id: UUID
    version: int
    state: S
    actors: frozenset[UUID]

    def then(self, *facts: Fact) -> Change:
        """What comes next in this stream."""
        return Change(stream=self.stream, id=self.id, version=self.version, facts=facts)


@dataclass(frozen=True, kw_only=True)
class Office:
    """The ports of one office."""

    log: Log
    clock: Clock
    ids: Ids
    keys: Keys
    papers: Papers
    letters: Letters
    scanner: Scanner
    drafts: Drafts
    views: Views
    desk: Desk
    book: Book
    manifest: Callable[[str], tuple[RuleFile, ...]]
    public_holidays: Callable[[], tuple[tuple[YearOfHolidays, ...], Sha256]]
    """What a new office's holiday table is seeded with, and the hash of what that was made from."""

    def find(self, stream: Stream[S], id: UUID, *, expecting: int | None = None) -> Found[S]:
        """Load a stream that must have begun, at the version the asker expects if one is given."""
        found = self.begun(stream, id)
        if found is None:
            raise NotFound(stream.kind, id)
        if expecting is not None and found.version != expecting:
            raise VersionMismatch(expecting, found.version)
        return found

    def begun(self, stream: Stream[S], id: UUID) -> Found[S] | None:
        """Load a stream if it has begun."""
        loaded = self.log.load(stream, id)
        if loaded.state is None:
            return None
        return Found(stream=stream, id=id, version=loaded.version, state=loaded.state, actors=loaded.actors)

    def numbered(self, stream: Stream[S], of: Callable[[int], UUID]) -> Iterator[Found[S]]:
        """Streams whose ids are computed from a running number, from the first to the last that has begun."""
        number = 1
        while found := self.begun(stream, of(number)):
            yield found
            number += 1

    def today(self) -> date:
        """The legal day by the office clock."""
        return seoul_day(self.clock.now())

    def seal(self, text: str, kind: str, id: UUID) -> Sealed:
        """Seal a typed text under the key of a case, subject or call."""
        return self.keys.seal(text, self.keys.of(kind, id))

    def keep_paper(self, case: UUID, *, kind: PaperKind, file_name: str, media_type: MediaType, data: bytes) -> Paper:
        """Have a paper scanned, then store it under the key of a case, before the fact that names it.

        Raises `Refused` for an infected one, of which nothing is kept.
        """
        scanned = self.scanner.scan(BytesIO(data))
        if scanned.verdict is Verdict.INFECTED:
            raise Refused("paper-infected", found=scanned.name)
        key = self.keys.of("case", case)
        return self.papers.put(data, id=self.ids.new(), kind=kind, label=file_name, media_type=media_type, key=key)

    def seal_if(self, text: str | None, kind: str, id: UUID) -> Sealed | None:
        """Seal a text that may be missing."""
        return None if text is None else self.seal(text, kind, id)


def settled(decide: Callable[[], R]) -> R:
    """Decide anew while another writer was first; a decision that can no longer be made refuses on its own."""
    for _ in range(ATTEMPTS - 1):
        try:
            return decide()
        except Stale:
            continue
    return decide()
