"""`application.audit.verifying` on a real database, key folder and paper store."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from adapters.ledger.scratch import OnScratch, key
from adapters.ledger.signing import verifies
from adapters.ledger.stored import Snapshot, snapshot
from adapters.log.codec import Malformed, decode_once
from adapters.papers.envelope import SealedPapers
from adapters.views.keeping import load, save
from adapters.views.projecting import NOT_THE_FACTS
from adapters.views.tables import TABLES, Table
from application.audit import verifying
from application.audit.certificates import Certifying, Compared
from application.audit.ledger.checkpoints import Checkpoint, cosignatures
from application.audit.ledger.notes import NoNote, Note, Signature, VerifierKey, parse_signature, signed
from application.audit.verifying import Damage, Found, KeptCheckpoint, Log, Outside, StoredFact
from application.record import Recorded
from application.signing_keys import KeyOnRecord, on_record
from application.views.folding import fold
from application.views.register import Opens
from domain.facts import Fact
from domain.letters.facts import Rendered
from domain.office.facts import LedgerKeyRetired, LedgerKeyRotated
from domain.values import Paper

TOGETHER = 1000
"""So many facts are folded together."""
TOLD_EVERY = 500
"""So many facts lie between two words about progress."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Trust:
    """Whose log it is, and whose signatures count."""

    origin: str
    operators: Sequence[VerifierKey]
    witnesses: Sequence[VerifierKey]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was looked at and what is wrong. `unprotected` facts came after the newest cosigned checkpoint.

    `pages` are the certificates of the book, as it is kept and as it was folded anew; `keys` what the record tells of the
    keys that its checkpoints are signed with.
    """

    facts: int
    sealed: int
    cosigned: int
    unprotected: int
    found: tuple[Found, ...]
    pages: tuple[Compared, ...]
    keys: tuple[KeyOnRecord, ...]


@dataclass(frozen=True, kw_only=True)
class Verification:
    """A whole verification: `opens` opens sealed texts for the register, `papers` are where files lie."""

    office: str
    trust: Trust
    opens: Opens
    papers: SealedPapers

    def run(self, outside: Outside | None, progress: Progress) -> Report:
        """Look at everything in one snapshot, and tell `progress` the facts done and all there are."""
        with snapshot(self.office) as stored:
            return self._report(stored, outside, progress)

    def _report(self, stored: Snapshot, outside: Outside | None, progress: Progress) -> Report:
        with OnScratch() as scratch:
            book = Refolded(stored.bookmark(), stored.set_aside(), self.opens, scratch)
            return self._compared(stored, book, outside, progress)

    def _compared(self, stored: Snapshot, book: "Refolded", outside: Outside | None, progress: Progress) -> Report:
        checkpoints = list(stored.checkpoints())
        sealed = checkpoints[-1].position if checkpoints else 0
        log = Log()
        found: list[Found] = []
        of_keys: list[Recorded] = []
        total, done = stored.count(), 0
        for one in log.compare(stored.facts(), stored.leaves()):
            if isinstance(one, Found):
                found.append(one)
                continue
            found += self._read(one, book, of_keys)
            done += 1
            if done % TOLD_EVERY == 0 or done == total:
                progress(done, total)
        found += log.rest(sealed)
        found += verifying.tree(log.leaves, log.positions, stored.tiles(), checkpoints, outside)
        found += self._unsigned(checkpoints)
        found += book.compared(stored)
        cosigned = next((one for one in reversed(checkpoints) if self._cosigned(one)), None)
        return Report(
            facts=done,
            sealed=len(log.leaves),
            cosigned=cosigned.size if cosigned else 0,
            unprotected=log.unprotected(cosigned.position if cosigned else 0),
            found=tuple(found),
            pages=tuple(book.pages),
            keys=tuple(on_record(self.trust.operators, of_keys)),
        )

    def _read(self, fact: StoredFact, book: "Refolded", of_keys: list[Recorded]) -> Iterator[Found]:
        """Read a fact's bytes, fold it, look at the paper it names, and put it `of_keys` where it tells of signing keys."""
        place = f"position {fact.position}"
        try:
            envelope = decode_once(fact.name, fact.body)
        except Malformed:
            yield Found(Damage.FACT_UNREADABLE, place, f"{fact.name} in stream {fact.stream}")
            return
        recorded = Recorded(position=fact.position, stream=fact.stream, version=fact.version, envelope=envelope)
        yield from book.take(recorded)
        if isinstance(recorded.fact, LedgerKeyRotated | LedgerKeyRetired):
            of_keys.append(recorded)
        yield from self._named_by(recorded.fact)

    def _named_by(self, fact: Fact) -> Iterator[Found]:
        """What is wrong with the file that a fact names, whatever kind of fact it is."""
        paper = getattr(fact, "paper", None)
        if not isinstance(paper, Paper):
            return
        if not isinstance(fact, Rendered):
            yield from verifying.paper(paper.stored, self.papers.file, f"paper {paper.id}")
            return
        place = f"letter {paper.id}"
        damaged = tuple(verifying.paper(paper.stored, self.papers.file, place))
        yield from damaged or verifying.letter(paper, self.papers.get, place)

    def _unsigned(self, checkpoints: Sequence[KeptCheckpoint]) -> Iterator[Found]:
        for one in checkpoints:
            if not self._signed(one):
                yield Found(
                    Damage.CHECKPOINT_UNSIGNED, f"checkpoint {one.size}", "no signature of the operator's holds"
                )

    def _signed(self, kept: KeptCheckpoint) -> bool:
        text = Checkpoint(self.trust.origin, kept.size, kept.root).text()
        return any(_holds(lambda note: signed(note, self.trust.operators, verifies), text, line) for line in kept.lines)

    def _cosigned(self, kept: KeptCheckpoint) -> bool:
        text = Checkpoint(self.trust.origin, kept.size, kept.root).text()
        return any(
            _holds(lambda note: cosignatures(note, self.trust.witnesses, verifies), text, line) for line in kept.lines
        )


class Refolded:
    """The book folded once more, as far as the kept one goes."""

    def __init__(self, bookmark: int, set_aside: frozenset[int], opens: Opens, book: OnScratch) -> None:
        self._bookmark = bookmark
        self._set_aside = set_aside
        self._opens = opens
        self._book = book
        self._taken: list[Recorded] = []
        self.pages: list[Compared] = []
        """The certificates of the pages that were compared."""

    def take(self, recorded: Recorded) -> Iterator[Found]:
        """Fold a fact, with those before and after it."""
        if recorded.position > self._bookmark or recorded.position in self._set_aside:
            return
        self._taken.append(recorded)
        if len(self._taken) == TOGETHER:
            yield from self._fold_taken()

    def compared(self, stored: Snapshot) -> Iterator[Found]:
        """Where the kept book differs."""
        yield from self._fold_taken()
        for position in sorted(self._set_aside):
            yield Found(Damage.FACT_NOT_FOLDED, f"position {position}", "the book does without it")
        for table in TABLES:
            refolded, kept = (Certifying(table.name, self._bookmark) for _ in range(2))
            yield from verifying.rows(
                _taken_down(self._book.rows(table), refolded),
                _taken_down(((key(table, row), table.encoded(row)) for row in stored.book(table)), kept),
                partial(_place, table),
            )
            self.pages.append(Compared(kept=kept.certificate(), refolded=refolded.certificate()))

    def _fold_taken(self) -> Iterator[Found]:
        taken, self._taken = self._taken, []
        yield from self._fold(taken)

    def _fold(self, facts: Sequence[Recorded]) -> Iterator[Found]:
        """Fold facts together; what hinders loading for all of them is found by halving."""
        try:
            pages = load(self._book, facts)
        except (*NOT_THE_FACTS, sqlite3.Error):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a fact that should never have been recorded makes a fold do
            if len(facts) == 1:
                yield _not_folded(facts[0], error)
                return
            middle = len(facts) // 2
            yield from self._fold(facts[:middle])
            yield from self._fold(facts[middle:])
            return
        before = pages.as_loaded()
        for recorded in facts:
            try:
                fold(pages, [recorded], self._opens)
            except Exception as error:  # noqa: BLE001 - as above
                yield _not_folded(recorded, error)
        save(self._book, pages, before)


def _not_folded(recorded: Recorded, error: Exception) -> Found:
    return Found(Damage.FACT_NOT_FOLDED, f"position {recorded.position}", type(error).__name__)


def _taken_down(rows: Iterable[tuple[bytes, bytes]], certifying: Certifying) -> Iterator[tuple[bytes, bytes]]:
    for one in rows:
        certifying.take(one[1])
        yield one


def _place(table: Table[Any], row: bytes) -> str:
    return f"book.{table.name} " + " ".join(map(str, table.key_of(table.decoded(row))))


def _holds(held: Callable[[Note], Sequence[object]], text: str, line: str) -> bool:
    try:
        signature: Signature = parse_signature(line.removesuffix("\n"))
        return bool(held(Note(text, (signature,))))
    except NoNote:
        return False
