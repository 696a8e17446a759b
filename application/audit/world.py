"""What was so at a position of the log, as an auditor remembers it: the inputs of every computation.

It is a second memory beside the streams' own states, written apart from them on purpose: a fold that remembers wrongly
shows as a figure that does not reproduce. Sealed texts, but of sheets until they are opened, and what nobody computes from
are left out, so that a long log fits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode
from domain.calls.facts import CallTerms
from domain.findings import Override
from domain.meetings.facts import Choice, Proposal
from domain.notices.facts import DueDates, Remedies
from domain.panels.facts import Member, RecusalCause
from domain.rules.vocabulary import (
    Agreed,
    DetailItemNo,
    Finding,
    FirmProfile,
    Mark,
    PaperKind,
    Source,
    Stage,
    Tally,
    Task,
    Track,
)
from domain.tallies.facts import TallyCause
from domain.values import Form, RoundId, Sealed

Opens = Callable[[Sealed], str | None]
K = TypeVar("K")
V = TypeVar("V")


def unopened(_: Sealed) -> None:
    """Nothing can be opened by who has no keys."""


class NotOnRecord(Exception):
    """An input that a fact rests on stands nowhere before it in the log."""

    def __init__(self, what: str, id: object) -> None:
        """Name what is not there."""
        super().__init__(what, id)
        self.what, self.id = what, id


def on_record(known: dict[K, V], key: K, what: str) -> V:
    """What stands in the log under a key. Raises `NotOnRecord`."""
    if key not in known:
        raise NotOnRecord(what, key)
    return known[key]


@dataclass
class CallNow:
    """A call: its round and the terms in force."""

    round: RoundId
    terms: CallTerms


@dataclass
class FirmNow:
    """A firm as declared."""

    cooperative: bool
    profile: FirmProfile


@dataclass
class AgreementNow:
    """An agreement: its parties and who signed since they were last changed."""

    agreed: Agreed
    ended: bool = False


@dataclass(frozen=True)
class Decided:
    """The agency's decision on a case, its coded reasons and basis, and its day."""

    outcome: Outcome
    reasons: tuple[ReasonCode, ...]
    clause: Source
    on: date


@dataclass(frozen=True)
class Resolution:
    """What a committee resolved on a case, and in which meeting."""

    meeting: UUID
    proposal: Proposal
    carried: bool


@dataclass
class CaseNow:
    """An application.

    `number` is its place among the submissions of its call and track, `submitted` its day; `ended` tells that it left the
    procedure without being decided; `task`, `findings` and `overrides` are those eligibility was answered on.
    `failed` are the stages it did not pass, `resolution` the committee's last.
    """

    call: UUID
    track: Track
    form: Form
    papers: dict[UUID, PaperKind] = field(default_factory=dict)
    number: int | None = None
    submitted: date | None = None
    ended: bool = False
    eligible: bool | None = None
    task: Task | None = None
    findings: tuple[Finding, ...] = ()
    overrides: tuple[Override, ...] = ()
    failed: set[Stage] = field(default_factory=set)
    resolution: Resolution | None = None
    decided: Decided | None = None

    def kinds(self) -> tuple[PaperKind, ...]:
        """The kinds of paper attached, in order of their words."""
        return tuple(sorted(set(self.papers.values()), key=str))


@dataclass
class SheetNow:
    """A sheet: how often its stream was written, whether it stands sealed or opened, and its marks once opened.

    `text` is what was sealed last, until it is opened.
    """

    judge: UUID
    version: int
    text: Sealed | None = None
    sealed: bool = True
    revealed: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass
class ScoringNow:
    """A case before a panel.

    `closed_without` are the judges the scoring was closed without. From the reveal on: `opened` whose sheets were opened,
    `enrolled` how many sat then and `absent` who might have given a sheet and did not. `touched` is what last changed
    what the tally rests on; `tallies` are by the version of their stream.
    """

    panel: UUID
    case: UUID
    recused: dict[UUID, RecusalCause] = field(default_factory=dict)
    sheets: dict[UUID, SheetNow] = field(default_factory=dict)
    closed_without: tuple[UUID, ...] = ()
    opened: tuple[UUID, ...] | None = None
    enrolled: int = 0
    absent: tuple[UUID, ...] = ()
    touched: TallyCause | None = None
    tallies: dict[int, Tally] = field(default_factory=dict)
    superseded: bool = False
    """Whether a remand took the case before another panel."""

    def counting(self) -> list[SheetNow]:
        """The opened sheets of judges who count, by judge."""
        return [
            self.sheets[judge]
            for judge in sorted(self.opened or ())
            if judge not in self.recused and judge in self.sheets and self.sheets[judge].revealed
        ]


@dataclass
class PanelNow:
    """A panel: who sits now, in the order of the seats."""

    call: UUID
    track: Track
    stage: Stage
    members: dict[UUID, Member]
    cases: dict[UUID, ScoringNow] = field(default_factory=dict)

    def seated(self, on: date) -> list[UUID]:
        """Whose term covers a day, by id."""
        return sorted(one.person for one in self.members.values() if one.first <= on <= one.last)


@dataclass
class MeetingNow:
    """A committee meeting: who is there, how many must be, and every vote by case, the last of a voter standing."""

    panel: UUID
    present: tuple[UUID, ...]
    needed: int
    votes: dict[UUID, dict[UUID, tuple[Proposal, Choice]]] = field(default_factory=dict)


@dataclass
class NoticeNow:
    """A notice for one recipient: the case, what it told of remedies, and the due dates of its arrival."""

    application: UUID
    recipient: UUID
    remedies: Remedies | None
    due: DueDates | None = None


@dataclass
class ConfirmedNow:
    """A confirmation: of which product of which case, its last day, and from which day it was revoked."""

    application: UUID
    product: UUID
    last: date
    ended: date | None = None


@dataclass
class Days:
    """Days from the first to the last: of an SME-competition product's designation, of a firm's bar."""

    first: date
    last: date


@dataclass
class World:
    """Everything remembered. Streams whose id is computed from others' are found by what they are about.

    `opens` opens what was sealed, for an auditor at whose place the keys are: null where the key is gone. Raises
    `ValueError` for a text that is not what it was sealed as.
    """

    calls: dict[UUID, CallNow] = field(default_factory=dict)
    firms: dict[UUID, FirmNow] = field(default_factory=dict)
    products: dict[DetailItemNo, list[Days]] = field(default_factory=dict)
    places: dict[UUID, dict[UUID, tuple[UUID, ...]]] = field(default_factory=dict)
    cases: dict[UUID, CaseNow] = field(default_factory=dict)
    submissions: dict[tuple[UUID, Track], int] = field(default_factory=dict)
    agreements: dict[UUID, AgreementNow] = field(default_factory=dict)
    agreement_of: dict[UUID, UUID] = field(default_factory=dict)
    panels: dict[UUID, PanelNow] = field(default_factory=dict)
    scoring_of: dict[UUID, ScoringNow] = field(default_factory=dict)
    """By the id of the tally's stream."""
    sheet_of: dict[UUID, tuple[ScoringNow, UUID]] = field(default_factory=dict)
    """By the id of the sheet's stream, with its judge."""
    meetings: dict[UUID, MeetingNow] = field(default_factory=dict)
    notices: dict[UUID, NoticeNow] = field(default_factory=dict)
    published: set[UUID] = field(default_factory=set)
    """Cases whose selection was published."""
    confirmed: dict[UUID, ConfirmedNow] = field(default_factory=dict)
    bars: dict[UUID, dict[UUID, Days]] = field(default_factory=dict)
    """The days of a firm's bars that were not lifted, by the stream of its bars and the revocation that brought them."""
    holiday_years: set[int] = field(default_factory=set)
    holidays: set[date] = field(default_factory=set)
    opens: Opens = unopened

    def call(self, id: UUID) -> CallNow:
        """A call. Raises `NotOnRecord`."""
        return on_record(self.calls, id, "call")

    def case(self, id: UUID) -> CaseNow:
        """An application. Raises `NotOnRecord`."""
        return on_record(self.cases, id, "application")

    def panel(self, id: UUID) -> PanelNow:
        """A panel. Raises `NotOnRecord`."""
        return on_record(self.panels, id, "panel")

    def scorings(self, case: UUID) -> Iterator[tuple[PanelNow, ScoringNow]]:
        """Every panel a case is before, in the order they were convened: not those that a remand took it from."""
        for panel in self.panels.values():
            if case in panel.cases and not panel.cases[case].superseded:
                yield panel, panel.cases[case]

    def designated(self, item: DetailItemNo | None, on: date) -> bool:
        """Whether a detailed item name was an SME-competition product on a day."""
        return item is not None and any(one.first <= on <= one.last for one in self.products.get(item, ()))
