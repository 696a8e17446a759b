"""Recomputing: every finding, tally, ranking, quorum and due date on record, derived anew from the facts before it.

Nothing recorded as a result is believed: tallies are ranked as they were derived here. Shared with what recorded the facts
are only the rule version's own functions and the dated law (calendar, objection regimes).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from application.audit import deriving_cases, deriving_confirmations, deriving_decisions, deriving_scores
from application.audit.derived import Books, Derived, Manifest
from application.audit.differing import NOTHING, Difference, differences, written
from application.audit.following import follow
from application.audit.world import NotOnRecord, Opens, World, unopened
from application.ports import Log
from application.record import Recorded
from domain.applications.facts import (
    FoundEligible,
    FoundIneligible,
    Rejected,
    Selected,
    StageFailed,
    StagePassed,
    Submitted,
    SupplementProvided,
)
from domain.calls.facts import RulePin
from domain.certifications import facts as certifications
from domain.facts import Fact, Refused
from domain.meetings import facts as meetings
from domain.notices.facts import Arrived, Issued
from domain.panels.facts import ChallengeResolved, ScoringClosed, SheetsRevealed
from domain.receipts import ReceiptGiven
from domain.rules.books import BOOKS
from domain.selections.facts import Listed
from domain.sheets.facts import Revealed
from domain.tallies.facts import Computed
from domain.values import RuleBookName

BATCH = 5000

Derivation = Callable[[World, Books, Recorded, Any], Derived]

DERIVATIONS: Mapping[type[Fact], Derivation] = {
    Submitted: deriving_cases.submitted,
    ReceiptGiven: deriving_cases.receipt_given,
    SupplementProvided: deriving_cases.supplement_provided,
    FoundEligible: deriving_cases.judged,
    FoundIneligible: deriving_cases.judged,
    ChallengeResolved: deriving_scores.challenge_resolved,
    ScoringClosed: deriving_scores.scoring_closed,
    SheetsRevealed: deriving_scores.sheets_revealed,
    Revealed: deriving_scores.sheet_revealed,
    Computed: deriving_scores.computed,
    StagePassed: deriving_scores.stage_result,
    StageFailed: deriving_scores.stage_result,
    Listed: deriving_scores.listed,
    meetings.Opened: deriving_decisions.opened,
    meetings.Resolved: deriving_decisions.resolved,
    Selected: deriving_decisions.decided,
    Rejected: deriving_decisions.decided,
    Issued: deriving_decisions.issued,
    Arrived: deriving_decisions.arrived,
    certifications.Issued: deriving_confirmations.issued,
}
"""Every fact that holds something computed, and how it is computed anew. All others are inputs."""
PINNED = frozenset(
    {Submitted, FoundEligible, FoundIneligible, Computed, Listed, Selected, Rejected, certifications.Issued}
)
"""What was decided under a rule version: it reproduces only while the version's source is what the call bound itself to."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A fact that was derived anew, and every field in which it came out otherwise."""

    position: int
    stream: UUID
    name: str
    call: UUID | None
    case: UUID | None
    differences: tuple[Difference, ...]

    @property
    def reproduces(self) -> bool:
        """Whether every field came out as recorded."""
        return not self.differences


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that was derived anew, in the order of the log."""

    items: tuple[Checked, ...]

    @property
    def reproducing(self) -> int:
        """How many came out as recorded."""
        return sum(one.reproduces for one in self.items)

    @property
    def differing(self) -> tuple[Checked, ...]:
        """Those that did not."""
        return tuple(one for one in self.items if not one.reproduces)


@dataclass(frozen=True, kw_only=True)
class Only:
    """What is asked for: everything, or one call's or one case's."""

    call: UUID | None = None
    case: UUID | None = None

    def takes(self, call: UUID | None, case: UUID | None) -> bool:
        """Whether a fact about this call and case is asked for."""
        return self.call in {None, call} and self.case in {None, case}


EVERYTHING = Only()


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one of several processes derives anew: what is about one in so many cases, and about calls alone."""

    number: int = 0
    of: int = 1

    def takes(self, call: UUID | None, case: UUID | None) -> bool:
        """Whether a fact about this call and case falls into the share."""
        about = case or call
        return (about.int if about else 0) % self.of == self.number


WHOLE = Share()


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What was derived anew in one share, and whether all of it, asked for or not, came out as recorded."""

    items: tuple[Checked, ...]
    reproduces: bool


def recompute_share(
    history: Iterable[Recorded], share: Share, *, manifest: Manifest, only: Only = EVERYTHING, opens: Opens = unopened
) -> Shared:
    """Derive a share of a log anew, believing what others derive.

    Where all shares reproduce, nothing was believed that is not so, by the first fact that would be: what it rests on
    stands before it and reproduced. Where one does not, what came after rests on it: only `recompute` tells what differs.
    """
    found = tuple(recomputed(history, manifest=manifest, share=share, opens=opens))
    return Shared(
        items=tuple(one for one in found if only.takes(one.call, one.case)),
        reproduces=all(one.reproduces for one in found),
    )


def together(shares: Iterable[Shared]) -> Report | None:
    """The report on all shares of a log; None where something did not reproduce and it must be recomputed as a whole."""
    known = tuple(shares)
    if not all(one.reproduces for one in known):
        return None
    return Report(items=tuple(sorted((item for one in known for item in one.items), key=lambda item: item.position)))


def recompute(
    history: Iterable[Recorded],
    *,
    manifest: Manifest,
    books: Books = BOOKS,
    only: Only = EVERYTHING,
    opens: Opens = unopened,
) -> Report:
    """Derive anew everything in a log, from its first fact on.

    `opens` opens what was sealed, for whoever has the keys: without it the marks of opened sheets are believed.
    """
    return Report(items=tuple(recomputed(history, manifest=manifest, books=books, only=only, opens=opens)))


def recomputed(
    history: Iterable[Recorded],
    *,
    manifest: Manifest,
    books: Books = BOOKS,
    only: Only = EVERYTHING,
    share: Share = WHOLE,
    opens: Opens = unopened,
) -> Iterator[Checked]:
    """The same, one at a time while the log is read; of a share alone, the rest believed."""
    audit = _Audit(manifest=manifest, books=books, world=World(opens=opens))
    for recorded in history:
        if type(recorded.fact) not in DERIVATIONS:
            follow(audit.world, recorded)
            continue
        call, case = about(audit.world, recorded)
        if not share.takes(call, case):
            follow(audit.world, recorded)
            continue
        derived, found = audit.checked(recorded)
        follow(audit.world, derived)
        if only.takes(call, case):
            yield Checked(
                position=recorded.position,
                stream=recorded.stream,
                name=recorded.fact.name,
                call=call,
                case=case,
                differences=found,
            )


def whole(
    log: Log, *, until: int | None = None, seen: Callable[[int], None] = lambda _: None, batch: int = BATCH
) -> Iterator[Recorded]:
    """Every fact of a log in batches, up to a position or the last one there was at the beginning.

    `seen` is told each position reached.
    """
    head, last = log.head() if until is None else until, 0
    while last < head:
        read = [one for one in log.read(last, batch) if one.position <= head]
        if not read:
            return
        yield from read
        last = read[-1].position
        seen(last)


def about(world: World, recorded: Recorded) -> tuple[UUID | None, UUID | None]:
    """The call and the case that a fact is about, as far as it is about one."""
    case = _case(world, recorded)
    if case is not None:
        return (world.cases[case].call if case in world.cases else None), case
    match recorded.fact:
        case Listed(call=call):
            return call, None
        case meetings.Opened(panel=panel):
            return (world.panels[panel].call if panel in world.panels else None), None
        case _:
            return None, None


def _case(world: World, recorded: Recorded) -> UUID | None:
    match recorded.fact:
        case Computed():
            scoring = world.scoring_of.get(recorded.stream)
            return scoring.case if scoring else None
        case Revealed():
            sheet = world.sheet_of.get(recorded.stream)
            return sheet[0].case if sheet else None
        case Arrived():
            notice = world.notices.get(recorded.stream)
            return notice.application if notice else None
        case (
            ScoringClosed(case=case)
            | SheetsRevealed(case=case)
            | ChallengeResolved(case=case)
            | meetings.Resolved(case=case)
            | ReceiptGiven(application=case)
            | Issued(application=case)
            | certifications.Issued(application=case)
        ):
            return case
        case Listed() | meetings.Opened():
            return None
        case _:
            return recorded.stream


@dataclass
class _Audit:
    """The world so far, and the sources of the rule versions met."""

    manifest: Manifest
    books: Books
    world: World
    sources: dict[str, dict[str, str]] = field(default_factory=dict)

    def checked(self, recorded: Recorded) -> tuple[Recorded, tuple[Difference, ...]]:
        """The fact with its outputs derived anew, for later facts to rest on, and where they differ from the record."""
        fact = recorded.fact
        try:
            derived = DERIVATIONS[type(fact)](self.world, self.books, recorded, fact)
        except NotOnRecord as missing:
            return recorded, (Difference(path=missing.what, recorded=written(missing.id), derived=NOTHING),)
        except Refused as refused:
            return recorded, (Difference(path="", recorded=fact.name, derived=refused.code),)
        except ValueError as error:
            return recorded, (Difference(path="", recorded=fact.name, derived=str(error)),)
        found = (*self._of_rules(recorded), *_of_name(fact, derived), *derived.broken, *differences(fact, derived.fact))
        return replace(recorded, envelope=replace(recorded.envelope, fact=derived.fact)), found

    def _of_rules(self, recorded: Recorded) -> Iterator[Difference]:
        if type(recorded.fact) not in PINNED:
            return
        call, _ = about(self.world, recorded)
        if call is None or call not in self.world.calls:
            return
        pin = self.world.calls[call].terms.rules
        pinned, now = {one.path: one.sha256 for one in pin.manifest}, self._source(pin)
        for path in sorted(pinned.keys() | now.keys()):
            if pinned.get(path) != now.get(path):
                yield Difference(
                    path=f"rules.manifest[{path}]",
                    recorded=pinned.get(path, NOTHING),
                    derived=now.get(path, NOTHING),
                )

    def _read(self, version: RuleBookName) -> dict[str, str]:
        try:
            return {one.path: one.sha256 for one in self.manifest(version)}
        except Refused:
            return {}

    def _source(self, pin: RulePin) -> dict[str, str]:
        if pin.version not in self.sources:
            self.sources[pin.version] = self._read(pin.version)
        return self.sources[pin.version]


def _of_name(fact: Fact, derived: Derived) -> Iterator[Difference]:
    if derived.name not in {None, fact.name}:
        yield Difference(path="name", recorded=fact.name, derived=str(derived.name))
