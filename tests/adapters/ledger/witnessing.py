"""A witness of a vault's ledger, and what an attacker with every right and the operator's key does to it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from adapters.ledger import PostgresLedger
from adapters.ledger.signing import SigningKey
from adapters.ledger.witness import Witness
from application.audit.ledger.kept import Head
from application.audit.ledger.notes import COSIGNATURE, VerifierKey, parse_note
from application.audit.ledger.tiles import Tile
from tests.adapters.ledger.vault import ORIGIN, Vault

KEY = SigningKey.make("witness.example/pps", COSIGNATURE)
NOON = 1_700_000_000


class Near:
    """The log as a witness asks it, without HTTP in between."""

    def __init__(self, ledger: PostgresLedger) -> None:
        self.ledger = ledger
        self.served: bytes | None = None
        self.handed_in: list[str] = []
        self.spoiled: dict[Tile, bytes] = {}

    def newest(self) -> bytes:
        if self.served is not None:
            return self.served
        return note_of(self.ledger.newest())

    def operators(self) -> Sequence[VerifierKey]:
        return self.ledger.operators()

    def tiles(self, tiles: Collection[Tile], /) -> Mapping[Tile, bytes]:
        return {**self.ledger.tiles(tiles), **self.spoiled}

    def hand_in(self, note: str) -> None:
        self.ledger.cosign(parse_note(note.encode()))
        self.handed_in.append(note)


def note_of(head: Head | None) -> bytes:
    assert head
    return str(head.note).encode()


@contextmanager
def asked(vault: Vault) -> Iterator[PostgresLedger]:
    with PostgresLedger(vault.database.office, ORIGIN, vault.keys, connections=2) as ledger:
        yield ledger


@contextmanager
def witnessing(state: Path, log: Near, *operators: VerifierKey) -> Iterator[Witness]:
    """A witness's process from its start to its end."""
    with Witness(state, KEY, log, operators=operators, now=lambda: NOON) as witness:
        yield witness


def attack(vault: Vault, *statements: str) -> None:
    """Do what only a superuser can, past every trigger."""
    with psycopg.connect(vault.database.superuser) as attacker:
        attacker.execute("SET session_replication_role = replica")
        for statement in statements:
            attacker.execute(statement.encode())


def rebuild(vault: Vault, *statements: str) -> int:
    """Change the log, throw the ledger away, and build and sign another with the operator's own key."""
    attack(
        vault,
        *statements,
        "DELETE FROM ledger.signatures",
        "DELETE FROM ledger.checkpoints",
        "DELETE FROM ledger.tiles",
        "DELETE FROM ledger.leaves",
    )
    return vault.sealer().seal()
