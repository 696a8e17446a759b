"""Where the office keeps the keys that sign its ledger, and whom it takes cosignatures from.

In a folder of its own (0700), apart from the keys of texts and never in their backups: `operator/<n>.key` signs,
`operator/<n>.vkey` verifies, `witnesses/<id>.vkey` are the trusted witnesses. A retired key leaves its `.vkey` behind, by
which old checkpoints are still verified, and a marker where the secret was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.durable import DurableFolder
from adapters.ledger.signing import SigningKey
from application.audit.ledger.notes import COSIGNATURE, ED25519, VerifierKey, parse_key

RETIRED = b"sangsaeng/retired/1\n"


class KeyRefused(Exception):
    """What was asked of the ledger's keys would leave it without one, or names none."""


@dataclass(frozen=True, slots=True)
class OperatorKey:
    """A key of the operator's: its number in the order of making, and whether it still signs."""

    number: int
    verifier: VerifierKey
    signs: bool


class LedgerKeys:
    """The signing keys of one log, under its origin. Several may sign at once: while one takes over from another."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._folder = DurableFolder(folder)
        self._origin = origin

    def ready(self) -> None:
        """Make the first key where there is none."""
        if not self._numbers():
            self._make(1)

    def rotate(self) -> VerifierKey:
        """Make another key. From now on it signs beside those there are, until they are retired."""
        return self._make(max(self._numbers(), default=0) + 1)

    def retire(self, number: int) -> VerifierKey:
        """Destroy a key's secret: it never signs again. Raises `KeyRefused` for the last one that signs."""
        signing = [key for key in self.operators() if key.signs]
        wanted = next((key for key in signing if key.number == number), None)
        if wanted is None:
            raise KeyRefused(f"no key {number} signs")
        if len(signing) == 1:
            raise KeyRefused("it is the last one that signs: rotate first")
        self._folder.shred(self._path(number, "key"), RETIRED)
        return wanted.verifier

    def operators(self) -> tuple[OperatorKey, ...]:
        """Every key the operator ever had, the oldest first."""
        found = []
        for number in self._numbers():
            verifier = parse_key(self._path(number, "vkey").read_text(encoding="utf-8"))
            secret = self._path(number, "key")
            found.append(OperatorKey(number, verifier, signs=secret.stat().st_size != len(RETIRED)))
        return tuple(found)

    def signing(self) -> tuple[SigningKey, ...]:
        """The keys that sign now, the oldest first."""
        texts = (self._path(key.number, "key").read_bytes() for key in self.operators() if key.signs)
        return tuple(SigningKey.parse(text.decode()) for text in texts if text != RETIRED)

    def verifying(self) -> tuple[VerifierKey, ...]:
        """What verifies the operator's signatures, old ones too."""
        return tuple(key.verifier for key in self.operators())

    def trust(self, witness: VerifierKey) -> None:
        """Take cosignatures from a witness. Raises `KeyRefused` for a key of another kind."""
        if witness.kind != COSIGNATURE:
            raise KeyRefused("this is no witness's key")
        self._folder.create(self._folder.root / "witnesses" / f"{witness.id.hex()}.vkey", f"{witness}\n".encode())

    def witnesses(self) -> tuple[VerifierKey, ...]:
        """The trusted witnesses, by their ids."""
        files = sorted((self._folder.root / "witnesses").glob("*.vkey"))
        return tuple(parse_key(file.read_text(encoding="utf-8")) for file in files)

    def _make(self, number: int) -> VerifierKey:
        """The key of this number: whoever else makes it at the same time gets the same one."""
        made = SigningKey.make(self._origin, ED25519)
        self._folder.create(self._path(number, "key"), f"{made.text()}\n".encode())
        kept = SigningKey.parse(self._path(number, "key").read_text(encoding="utf-8"))
        self._folder.create(self._path(number, "vkey"), f"{kept.verifier}\n".encode())
        return kept.verifier

    def _numbers(self) -> list[int]:
        return sorted(self._whole())

    def _whole(self) -> Iterator[int]:
        for file in (self._folder.root / "operator").glob("*.vkey"):
            if file.stem.isascii() and file.stem.isdigit():
                yield int(file.stem)

    def _path(self, number: int, kind: str) -> Path:
        return self._folder.root / "operator" / f"{number}.{kind}"
