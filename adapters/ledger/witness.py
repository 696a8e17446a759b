"""The witness: another house's process, with its own key and its own memory of the last checkpoint it cosigned.

It cosigns a checkpoint only if that goes on from the one it remembers, and remembers it before it says so. What it
refuses it goes on refusing: a shorter log until it is as long again, a log rewritten for ever, until a person has looked at the
evidence and taken it away.
"""

import fcntl
import os
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Protocol, Self

from adapters.durable import make_private, sync, write
from adapters.ledger.signing import SigningKey, verifies
from application.audit.ledger.checkpoints import Checkpoint, parse_checkpoint, trusted_checkpoint
from application.audit.ledger.notes import NoNote, Note, VerifierKey, parse_key, parse_note
from application.audit.ledger.proving import consistency_proof, root
from application.audit.ledger.tiles import NoTile, Tile
from application.audit.ledger.tree import EMPTY_ROOT, verify_consistency


class Refusal(StrEnum):
    """Why a checkpoint is not cosigned."""

    ROLLBACK = "rollback"
    """It has fewer leaves than one that was cosigned."""
    FORK = "fork"
    """It is not how a cosigned one went on: the history was rewritten, and signed both ways."""
    UNSIGNED = "unsigned"
    """No key of the operator's that is trusted here signed it."""
    UNPROVEN = "unproven"
    """The tiles do not lead to it, so it shows nothing."""
    BUSY = "busy"
    """Another process holds this witness's memory."""


class Refused(Exception):
    """The witness does not cosign, and why."""

    def __init__(self, refusal: Refusal, told: str) -> None:
        """Name the reason, and what was found."""
        super().__init__(f"{refusal}: {told}")
        self.refusal = refusal


class Log(Protocol):
    """What a witness asks of the log; `adapters.ledger.remote` asks it over HTTP."""

    def tiles(self, tiles: Collection[Tile], /) -> Mapping[Tile, bytes]:
        """The bytes of tiles, all of them."""
        ...

    def newest(self) -> bytes:
        """The newest checkpoint."""
        ...

    def operators(self) -> Sequence[VerifierKey]:
        """The operator's keys, as the log itself names them."""
        ...

    def hand_in(self, note: str) -> None:
        """Hand a cosigned checkpoint to the log."""
        ...


class Witness:
    """One witness of one log, its memory in a folder (0700) that one process holds at a time; use it as a context.

    `operators` are keys of the log's operator to trust from now on, beside those it has trusted before. Where there were
    none and none are given, those that the log names are taken once, and remembered.
    """

    def __init__(
        self, state: Path, key: SigningKey, log: Log, *, operators: Sequence[VerifierKey], now: Callable[[], float]
    ) -> None:
        self._state = state.absolute()
        self._key = key
        self._log = log
        self._given = operators
        self._now = now
        self._lock = -1
        self._handed_in: str | None = None

    def __enter__(self) -> Self:
        make_private(self._state)
        self._lock = os.open(self._state / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            raise Refused(Refusal.BUSY, f"another witness works on {self._state}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._lock)

    def look(self) -> Checkpoint | None:
        """Look at the newest checkpoint, cosign it and hand that in; the checkpoint, or None where it was known.

        Raises `Refused` for one that is not cosigned, and what the log raises where it does not answer.
        """
        if evidence := sorted(self._state.glob("fork-*")):
            raise Refused(Refusal.FORK, f"this log was found rewritten; the evidence is in {evidence[0]}")
        trusted = self._trusted()
        remembered = self._remembered()
        data = self._log.newest()
        checkpoint = self._checked(data, trusted)
        before = parse_checkpoint(remembered) if remembered else Checkpoint(checkpoint.origin, 0, EMPTY_ROOT)
        note = parse_note(data)
        by_operator = tuple(line for line in note.signatures if any(line.made_by(key) for key in trusted))
        if checkpoint == before and remembered:
            # The same again is cosigned once more only where another key that is trusted by now signed it, too.
            if set(by_operator) <= set(remembered.signatures):
                self._hand_in(str(remembered))
                return None
        else:
            self._compare(before, checkpoint, remembered, data)
        ours = self._key.cosign(note.text, int(self._now()))
        cosigned = str(Note(note.text, (*by_operator, ours)))
        self._remember("checkpoint", cosigned)
        self._hand_in(cosigned)
        return checkpoint

    def _checked(self, data: bytes, trusted: Sequence[VerifierKey]) -> Checkpoint:
        """What a note says, if the operator signed it."""
        try:
            return trusted_checkpoint(data, trusted[0].name, trusted, verifies)
        except NoNote as unsigned:
            raise Refused(Refusal.UNSIGNED, str(unsigned)) from None

    def _compare(self, before: Checkpoint, after: Checkpoint, remembered: Note | None, data: bytes) -> None:
        """Refuse what does not go on from what was cosigned."""
        told = f"{before.size} leaves were cosigned"
        if after.size < before.size:
            raise Refused(Refusal.ROLLBACK, f"{told}, and now there are {after.size}")
        if before.size and after.size == before.size:
            self._accuse(remembered, data, f"{told}, under another root")
        try:
            proof = consistency_proof(before.size, after.size, self._log.tiles)
            if before.size and verify_consistency(before.size, before.root, after.size, after.root, proof):
                return
            # Where the tiles lead to what was signed and not to what was cosigned, the operator signed two histories.
            leads_there = root(after.size, self._log.tiles) == after.root
        except NoTile as broken:
            raise Refused(Refusal.UNPROVEN, str(broken)) from None
        if not leads_there:
            raise Refused(Refusal.UNPROVEN, f"the tiles do not lead to the checkpoint of {after.size} leaves")
        if before.size:
            self._accuse(remembered, data, f"{told}, and the {after.size} there are now do not begin with them")

    def _accuse(self, remembered: Note | None, data: bytes, told: str) -> NoReturn:
        """Keep both checkpoints, each signed by the operator, and refuse for good."""
        evidence = f"{remembered}\n".encode() + data
        self._remember(f"fork-{sha256(evidence).hexdigest()[:16]}", evidence.decode("utf-8"))
        raise Refused(Refusal.FORK, told)

    def _hand_in(self, note: str) -> None:
        """Hand a cosignature in once, and again after a restart: the log keeps what it has already."""
        if self._handed_in != note:
            self._log.hand_in(note)
            self._handed_in = note

    def _trusted(self) -> tuple[VerifierKey, ...]:
        file = self._state / "operators"
        known = tuple(map(parse_key, file.read_text(encoding="utf-8").splitlines())) if file.exists() else ()
        found = dict.fromkeys((*known, *self._given)) or dict.fromkeys(self._log.operators())
        if len({key.name for key in found}) != 1:
            raise Refused(Refusal.UNSIGNED, "the operator's keys are of no log, or of several")
        if tuple(found) != known:
            self._remember("operators", "".join(f"{key}\n" for key in found))
        return tuple(found)

    def _remembered(self) -> Note | None:
        file = self._state / "checkpoint"
        return parse_note(file.read_bytes()) if file.exists() else None

    def _remember(self, name: str, text: str) -> None:
        """Put a file in place whole and durably: a kill leaves the old one or the new one."""
        draft = self._state / f".{name}-{secrets.token_hex(8)}"
        write(draft, text.encode())
        draft.replace(self._state / name)
        sync(self._state)
