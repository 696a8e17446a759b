"""The sealer: facts become leaves, leaves a tree, the tree a signed checkpoint, each time in one transaction.

It reads the log behind everybody's back: it takes no lock that an append takes. What it reads is complete all the same,
because positions are given under the append lock and that is held until they can be seen, so whoever sees a position
sees every one before it. A fact put in without that lock could be passed over for ever; `unsealed` finds it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event

import psycopg
import structlog

from adapters.ledger.signing import SigningKey
from application.audit.ledger.checkpoints import Checkpoint
from application.audit.ledger.tiles import HEIGHT, WIDTH, there
from application.audit.ledger.tree import HASH_BYTES, Frontier, Growth, grow

LOCK = 6006204911263279176
"""Held by whoever seals; nobody who appends ever asks for it."""
TICK_SECONDS = 1.0
COMPLETENESS_SECONDS = 60.0
"""How often the log is counted against the tree."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
NAMED = 20
"""So many positions are named of what is missing."""

# docs/format.md, in SQL, so that only hashes travel.
SEAL = r"""
WITH fresh AS MATERIALIZED (
    SELECT * FROM log.facts WHERE notification_id > %(after)s ORDER BY notification_id LIMIT %(batch)s
), hashed AS (
    SELECT
        row_number() OVER (ORDER BY notification_id) - 1 + %(size)s AS index,
        notification_id AS position,
        sha256(
            convert_to(E'sangsaeng/entry/1\n', 'UTF8') || int8send(notification_id) || uuid_send(originator_id)
            || int8send(originator_version) || substring(int4send(octet_length(name)) FROM 3) || name || sha256(state)
        ) AS entry
    FROM fresh CROSS JOIN LATERAL convert_to(topic, 'UTF8') AS name
)
INSERT INTO ledger.leaves (index, position, entry, leaf)
SELECT index, position, entry, sha256('\x00'::bytea || entry) FROM hashed
RETURNING index, position, leaf
"""
NEWEST = "SELECT size, position, root, frontier FROM ledger.checkpoints ORDER BY size DESC LIMIT 1"
COUNTS = """
WITH newest AS (SELECT size, position FROM ledger.checkpoints ORDER BY size DESC LIMIT 1)
SELECT
    coalesce((SELECT size FROM newest), 0),
    (SELECT count(*) FROM log.facts WHERE notification_id <= (SELECT position FROM newest))
"""
UNSEALED = """
SELECT notification_id FROM log.facts
WHERE notification_id <= (SELECT position FROM ledger.checkpoints ORDER BY size DESC LIMIT 1)
    AND NOT EXISTS (SELECT FROM ledger.leaves WHERE position = notification_id)
ORDER BY notification_id LIMIT %s
"""
GONE = """
SELECT position FROM ledger.leaves
WHERE NOT EXISTS (SELECT FROM log.facts WHERE notification_id = position) ORDER BY position LIMIT %s
"""

LOST = (psycopg.OperationalError, psycopg.InterfaceError)
_events = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sealed:
    """How far the tree has come: its frontier and the position of the last fact in it."""

    frontier: Frontier
    position: int


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Facts that slipped past the tree, and leaves whose fact is gone: the first of each, by position."""

    unsealed: tuple[int, ...]
    gone: tuple[int, ...]


class Sealer:
    """Seals what is new in the log. Any number may run, in any number of processes: one seals, the others wait.

    `clerk` is the conninfo of the clerk's role; `keys` answers what signs now, `batch` is the facts of a transaction.
    """

    def __init__(
        self, clerk: str, origin: str, keys: Callable[[], Sequence[SigningKey]], *, batch: int = 20_000
    ) -> None:
        self._clerk = clerk
        self._origin = origin
        self._keys = keys
        self._batch = batch

    def seal(self) -> int:
        """Seal everything there is; the size of the tree then. Raises what a lost database raises."""
        with psycopg.connect(self._clerk, autocommit=True) as connection:
            return self._seal(connection)

    def incomplete(self) -> Incomplete | None:
        """What the tree lacks of the log, or the log of the tree; None where the two agree."""
        with psycopg.connect(self._clerk, autocommit=True) as connection:
            return incomplete(connection)

    def run(self, stop: Event, *, tick: float = TICK_SECONDS) -> None:
        """Seal on every tick until told to stop, through any loss of the database.

        Ticks are whole multiples of `tick` seconds of the system's time, whatever happens in the office.
        """
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                with psycopg.connect(self._clerk, autocommit=True) as connection:
                    self._seal(connection)
                    pause = FIRST_PAUSE
                    self._keep_sealing(connection, stop, tick)
            except LOST as error:
                _events.warning("ledger-lost-database", error=type(error).__name__, again_in=pause)
            except Exception as error:  # noqa: BLE001 - its keys, its disk: whatever it is, the clerk goes on with the book
                _events.error("ledger-not-sealed", error=type(error).__name__, again_in=pause)
            else:
                return
            stop.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _keep_sealing(self, connection: psycopg.Connection, stop: Event, tick: float) -> None:
        counted = time.monotonic() - COMPLETENESS_SECONDS
        while not stop.is_set():
            self._seal(connection)
            if time.monotonic() - counted >= COMPLETENESS_SECONDS:
                counted = time.monotonic()
                _report(incomplete(connection))
            stop.wait(tick - time.time() % tick)

    def _seal(self, connection: psycopg.Connection) -> int:
        while True:
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
                before = newest(connection)
                after = self._grow(connection, before)
                self._sign(connection, after)
            if after.frontier.size - before.frontier.size < self._batch:
                return after.frontier.size

    def _grow(self, connection: psycopg.Connection, sealed: Sealed) -> Sealed:
        """Seal one batch of what comes after the frontier."""
        given = {"after": sealed.position, "batch": self._batch, "size": sealed.frontier.size}
        fresh = sorted(connection.execute(SEAL, given, binary=True).fetchall())
        if not fresh:
            return sealed
        growth = grow(sealed.frontier, [leaf for _, _, leaf in fresh])
        _fill_tiles(connection, sealed.frontier.size, growth)
        grown = Sealed(growth.frontier, fresh[-1][1])
        connection.execute(
            "INSERT INTO ledger.checkpoints (size, position, root, frontier) VALUES (%s, %s, %s, %s)",
            [grown.frontier.size, grown.position, grown.frontier.root(), b"".join(grown.frontier.hashes)],
        )
        return grown

    def _sign(self, connection: psycopg.Connection, sealed: Sealed) -> None:
        """Sign the newest checkpoint with every key that has not signed it yet."""
        size = sealed.frontier.size
        if size == 0:
            return
        text = Checkpoint(self._origin, size, sealed.frontier.root()).text()
        add_signatures(connection, size, [key.sign(text).line() for key in self._keys()], by_witness=False)


def newest(connection: psycopg.Connection) -> Sealed:
    """How far the tree has come."""
    found = connection.execute(NEWEST, binary=True).fetchone()
    if found is None:
        return Sealed(Frontier(), 0)
    size, position, _, frontier = found
    hashes = tuple(frontier[at : at + HASH_BYTES] for at in range(0, len(frontier), HASH_BYTES))
    return Sealed(Frontier(size, hashes), position)


def incomplete(connection: psycopg.Connection) -> Incomplete | None:
    """What the tree lacks of the log, or the log of the tree; None where the two agree."""
    found = connection.execute(COUNTS).fetchone()
    if found is None or found[0] == found[1]:
        return None
    unsealed, gone = (
        tuple(position for (position,) in connection.execute(query, [NAMED]).fetchall()) for query in (UNSEALED, GONE)
    )
    return Incomplete(unsealed, gone)


def add_signatures(connection: psycopg.Connection, size: int, lines: Sequence[str], *, by_witness: bool) -> int:
    """Put signature lines under a checkpoint; how many were not there yet."""
    return connection.execute(
        "INSERT INTO ledger.signatures (size, line, by_witness) SELECT %s, line, %s FROM unnest(%s::text[]) AS line"
        " ON CONFLICT DO NOTHING",
        [size, by_witness, list(lines)],
    ).rowcount


def _fill_tiles(connection: psycopg.Connection, size: int, growth: Growth) -> None:
    """Write the tiles that have become full, each with the hashes it had before."""
    level = 0
    while fresh := growth.nodes.get(level * HEIGHT):
        had = there(level, size)
        first = had // WIDTH
        if had % WIDTH + len(fresh) >= WIDTH:
            hashes = [*_begun(connection, level, first * WIDTH, had), *fresh]
            roots = growth.nodes[(level + 1) * HEIGHT]
            connection.execute(
                "INSERT INTO ledger.tiles (level, index, hashes, root)"
                " SELECT %s, one.index, one.hashes, one.root"
                " FROM unnest(%s::bigint[], %s::bytea[], %s::bytea[]) AS one (index, hashes, root)",
                [
                    level,
                    [first + place for place in range(len(roots))],
                    [b"".join(hashes[place * WIDTH : (place + 1) * WIDTH]) for place in range(len(roots))],
                    list(roots),
                ],
            )
        level += 1


_BEGUN: Mapping[bool, str] = {
    True: "SELECT leaf FROM ledger.leaves WHERE index >= %s AND index < %s ORDER BY index",
    False: "SELECT root FROM ledger.tiles WHERE index >= %s AND index < %s AND level = %s - 1 ORDER BY index",
}


def _begun(connection: psycopg.Connection, level: int, first: int, end: int) -> list[bytes]:
    """The hashes a tile had before it became full."""
    leaves = level == 0
    given = [first, end] if leaves else [first, end, level]
    return [hashed for (hashed,) in connection.execute(_BEGUN[leaves], given, binary=True).fetchall()]


def _report(found: Incomplete | None) -> None:
    if found is not None:
        _events.error("ledger-incomplete", unsealed=list(found.unsealed), gone=list(found.gone))
