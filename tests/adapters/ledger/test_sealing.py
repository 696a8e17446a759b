"""Facts become a tree: the same whoever seals, however often it is killed, and nothing slips past it unseen."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import psycopg
import pytest
from psycopg import errors
from structlog.testing import capture_logs

from adapters.ledger import sealing
from adapters.ledger.sealing import Incomplete
from adapters.ledger.signing import verifies
from adapters.log.appending import LOCK as APPEND_LOCK
from application.audit.ledger.checkpoints import Checkpoint, trusted_checkpoint
from application.audit.ledger.tiles import Tile, tiles_of
from application.audit.ledger.tree import Frontier, Growth, cover, grow
from tests.adapters.ledger.vault import ORIGIN, Vault
from tests.adapters.log.by_hand import APPEND_BY_HAND
from tests.adapters.log.clerk import stream
from tests.adapters.log.waiting import until
from tests.application.audit.ledger import naive

UNLOCKED = "INSERT INTO log.facts VALUES (%s, 1, 'office.opened', '{}')"


def check(vault: Vault) -> None:
    """What is kept is the tree over the log, word by word."""
    leaves = vault.leaves()
    size = len(leaves)
    assert vault.rows("SELECT index, entry, leaf FROM ledger.leaves ORDER BY index") == [
        (index, entry, leaf) for index, (entry, leaf) in enumerate(zip(vault.entries(), leaves, strict=True))
    ]
    kept = {
        Tile(level, index): (hashes, root) for level, index, hashes, root in vault.rows("SELECT * FROM ledger.tiles")
    }
    full = [tile for tile in tiles_of(size) if tile.width == 256]
    assert kept == {
        tile: (naive.tile(tile, leaves), naive.root(leaves[tile.first * 256**tile.level :][: 256 ** (tile.level + 1)]))
        for tile in full
    }
    for at, root, frontier in vault.rows("SELECT size, root, frontier FROM ledger.checkpoints"):
        assert root == naive.root(leaves[:at])
        nodes = [naive.root(leaves[one.index << one.level : one.index + 1 << one.level]) for one in cover(0, at)]
        assert frontier == b"".join(nodes)
    assert vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(size,)]


@pytest.mark.every_postgres
def test_every_fact_becomes_a_leaf_in_the_order_of_the_log(vault: Vault) -> None:
    assert vault.sealer().seal() == 0
    assert vault.rows("SELECT count(*) FROM ledger.checkpoints") == [(0,)]
    sizes = [vault.append(facts) and vault.sealer().seal() for facts in (1, 2, 250, 3, 1, 300)]
    assert sizes == [1, 3, 253, 256, 257, 557]
    check(vault)
    assert vault.sealer().seal() == 557


@pytest.mark.slow
def test_batches_of_any_size_come_to_the_same_tree(vault: Vault) -> None:
    vault.append(600)
    assert vault.sealer(batch=7).seal() == 600
    check(vault)
    assert vault.rows("SELECT count(*) FROM ledger.checkpoints") == [(86,)]


def test_positions_have_holes_and_leaves_have_none(vault: Vault) -> None:
    vault.append()
    vault.rows("SELECT setval('log.facts_position', 100)")
    vault.append()
    vault.sealer().seal()
    assert vault.rows("SELECT index, position FROM ledger.leaves ORDER BY 1") == [(0, 1), (1, 101)]


def test_the_checkpoint_is_signed_by_every_key_that_signs(vault: Vault) -> None:
    vault.append(5)
    vault.sealer().seal()
    vault.keys.rotate()
    vault.sealer().seal()
    lines = vault.rows("SELECT line FROM ledger.signatures WHERE size = 5")
    assert len(lines) == 2
    text = Checkpoint(ORIGIN, 5, naive.root(vault.leaves())).text()
    note = f"{text}\n" + "".join(str(line) for (line,) in lines)
    for key in vault.keys.verifying():
        assert trusted_checkpoint(note.encode(), ORIGIN, [key], verifies).size == 5
    vault.keys.retire(1)
    vault.append()
    vault.sealer().seal()
    (line,) = vault.rows("SELECT line FROM ledger.signatures WHERE size = 6")
    assert vault.keys.verifying()[1].id.hex() == vault.keys.signing()[0].verifier.id.hex()
    note = f"{Checkpoint(ORIGIN, 6, naive.root(vault.leaves())).text()}\n{line[0]}"
    assert trusted_checkpoint(note.encode(), ORIGIN, vault.keys.verifying()[1:], verifies).size == 6


def test_going_on_hashes_nothing_again(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int, int]] = []

    def counted(frontier: Frontier, leaves: Sequence[bytes]) -> Growth:
        growth = grow(frontier, leaves)
        asked.append((frontier.size, len(leaves), sum(map(len, growth.nodes.values()))))
        return growth

    monkeypatch.setattr(sealing, "grow", counted)
    for facts in (300, 300, 4):
        vault.append(facts)
        vault.sealer().seal()
    assert [(size, leaves) for size, leaves, _ in asked] == [(0, 300), (300, 300), (600, 4)]
    complete = sum(604 >> level for level in range(10))
    assert sum(nodes for *_, nodes in asked) == complete
    check(vault)


@pytest.mark.slow
def test_two_sealers_at_once_come_to_the_same_tree_as_one(vault: Vault) -> None:
    stop = Event()
    sealers = [Thread(target=vault.sealer(batch=5).run, args=[stop], kwargs={"tick": 0.01}) for _ in range(3)]
    for one in sealers:
        one.start()
    chance = random.Random(7)
    total = 0
    for _ in range(40):
        facts = chance.randint(1, 20)
        vault.append(facts)
        total += facts
    until(lambda: vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(total,)])
    stop.set()
    for one in sealers:
        one.join(20)
    check(vault)


KILLED = """
import os, signal, sys
from pathlib import Path
from adapters.ledger import sealing
from adapters.ledger.keys import LedgerKeys

clerk, folder, origin, where, batches = sys.argv[1:]
left = int(batches)
reached = getattr(sealing, where)

def die(*given, **named):
    global left
    answer = reached(*given, **named)
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return answer

setattr(sealing, where, die)
sealing.Sealer(clerk, origin, LedgerKeys(Path(folder), origin).signing, batch=100).seal()
"""


@pytest.mark.slow
@pytest.mark.parametrize("where", ["_fill_tiles", "add_signatures", "newest", "grow"])
def test_a_sealer_killed_in_the_middle_of_a_batch_leaves_whole_batches_and_the_next_goes_on(
    vault: Vault, where: str
) -> None:
    vault.append(650)
    arguments = [vault.database.clerk, str(vault.folder), ORIGIN, where, "3"]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], check=False, env={**os.environ, "PYTHONPATH": "."}
    )
    assert killed.returncode == -signal.SIGKILL
    until(lambda: vault.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)])
    assert vault.rows("SELECT count(*) FROM ledger.leaves") == [(300,)]
    assert vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(300,)]
    assert vault.sealer().seal() == 650
    check(vault)


def test_a_sealer_goes_on_where_its_connection_was_ended(vault: Vault) -> None:
    stop = Event()
    sealer = Thread(target=vault.sealer().run, args=[stop], kwargs={"tick": 0.01})
    with capture_logs() as said:
        sealer.start()
        vault.append(3)
        until(lambda: vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(3,)])
        vault.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sangsaeng_clerk' AND datname = current_database()"
        )
        until(lambda: any(one["event"] == "ledger-lost-database" for one in said))
        vault.append(2)
        until(lambda: vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(5,)])
    stop.set()
    sealer.join(20)
    assert not sealer.is_alive()


def test_sealing_never_waits_for_an_append_nor_an_append_for_sealing(vault: Vault) -> None:
    vault.append(3)
    with psycopg.connect(vault.database.superuser) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", [APPEND_LOCK])
        assert vault.sealer().seal() == 3
    with psycopg.connect(vault.database.superuser) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", [sealing.LOCK])
        assert vault.append() == 4


def test_a_fact_that_commits_late_is_not_skipped(vault: Vault) -> None:
    """Positions are given under the lock: who comes later waits, so nothing is sealed past what is still under way."""
    with psycopg.connect(vault.database.office) as slow, ThreadPoolExecutor(1) as threads:
        slow.execute(APPEND_BY_HAND, [stream(1000), 1, "office.opened", b"{}"])
        quick = threads.submit(vault.append)
        until(lambda: vault.rows("SELECT count(*) FROM pg_locks WHERE NOT granted") == [(1,)])
        assert vault.sealer().seal() == 0
        slow.commit()
        quick.result()
    assert vault.sealer().seal() == 2
    assert vault.sealer().incomplete() is None
    check(vault)


def test_a_fact_slipped_in_without_the_lock_is_passed_over_and_found_by_the_count(vault: Vault) -> None:
    vault.append(2)
    with psycopg.connect(vault.database.superuser) as slow, psycopg.connect(vault.database.superuser) as quick:
        slow.execute(UNLOCKED, [stream(1001)])
        quick.execute(UNLOCKED, [stream(1002)])
        quick.commit()
        assert vault.sealer().seal() == 3
        assert vault.sealer().incomplete() is None
        slow.commit()
    assert vault.sealer().seal() == 3
    assert vault.sealer().incomplete() == Incomplete(unsealed=(3,), gone=())


def test_a_fact_taken_out_is_found_by_the_count_and_reported_while_sealing(vault: Vault) -> None:
    vault.append(5)
    vault.sealer().seal()
    with psycopg.connect(vault.database.superuser) as attacker:
        attacker.execute("SET session_replication_role = replica")
        attacker.execute("DELETE FROM log.facts WHERE notification_id = 4")
    assert vault.sealer().incomplete() == Incomplete(unsealed=(), gone=(4,))
    stop = Event()
    with capture_logs() as said:
        sealer = Thread(target=vault.sealer().run, args=[stop])
        sealer.start()
        until(lambda: {"event": "ledger-incomplete", "unsealed": [], "gone": [4], "log_level": "error"} in said)
        stop.set()
        sealer.join(20)


def test_without_its_keys_a_sealer_says_so_and_tries_again(vault: Vault) -> None:
    vault.append()
    key = vault.folder / "operator" / "1.key"
    key.rename(vault.folder / "hidden")
    stop = Event()
    with capture_logs() as said:
        sealer = Thread(target=vault.sealer().run, args=[stop], kwargs={"tick": 0.01})
        sealer.start()
        until(lambda: any(one["event"] == "ledger-not-sealed" for one in said))
        assert vault.rows("SELECT count(*) FROM ledger.leaves") == [(0,)]
        (vault.folder / "hidden").rename(key)
        until(lambda: vault.rows("SELECT max(size) FROM ledger.checkpoints") == [(1,)])
        stop.set()
        sealer.join(20)


CHANGES = ["UPDATE ledger.{0} SET {1} = {1}", "DELETE FROM ledger.{0}", "TRUNCATE ledger.{0}"]
TABLES = {"leaves": "leaf", "tiles": "root", "checkpoints": "root", "signatures": "line"}


@pytest.mark.every_postgres
@pytest.mark.parametrize("table", TABLES)
def test_neither_role_nor_the_owner_rewrites_what_was_sealed(vault: Vault, table: str) -> None:
    vault.append(300)
    vault.sealer().seal()
    before = vault.everything()
    database = vault.database
    for conninfo, owner in ((database.office, False), (database.clerk, False), (database.superuser, True)):
        with psycopg.connect(conninfo, autocommit=True) as connection:
            if owner:
                connection.execute("SET ROLE sangsaeng_owner")
            for change in CHANGES:
                statement = change.format(table, TABLES[table]) + (" CASCADE" if "TRUNCATE" in change else "")
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(statement.encode())
    assert vault.everything() == before


def test_the_office_adds_nothing_to_the_ledger_but_signature_lines(vault: Vault) -> None:
    vault.append()
    vault.sealer().seal()
    hashed = b"\0" * 32
    with psycopg.connect(vault.database.office, autocommit=True) as office:
        for statement, given in (
            ("INSERT INTO ledger.leaves VALUES (1, 2, %s, %s)", [hashed, hashed]),
            ("INSERT INTO ledger.tiles VALUES (0, 0, %s, %s)", [hashed * 256, hashed]),
            ("INSERT INTO ledger.checkpoints (size, position, root, frontier) VALUES (2, 2, %s, %s)", [hashed, hashed]),
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                office.execute(statement, given)
        office.execute("INSERT INTO ledger.signatures (size, line, by_witness) VALUES (1, 'a line', true)")
