"""The witness cosigns a log that only grows, remembers it through every end of its process, and refuses any other."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.ledger.signing import SigningKey
from adapters.ledger.witness import Refusal, Refused, Witness
from application.audit.ledger.kept import CosignatureRefused
from application.audit.ledger.notes import ED25519, Note, parse_note
from application.audit.ledger.tiles import Tile
from tests.adapters.ledger.vault import ORIGIN, Vault
from tests.adapters.ledger.witnessing import KEY, NOON, Near, asked, attack, note_of, rebuild, witnessing


@pytest.fixture
def near(vault: Vault) -> Iterator[Near]:
    """A ledger of 300 facts that trusts the witness."""
    vault.keys.trust(KEY.verifier)
    vault.append(300)
    vault.sealer().seal()
    with asked(vault) as ledger:
        yield Near(ledger)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "witness"


def refusal(witness: Witness) -> Refusal:
    with pytest.raises(Refused) as refused:
        witness.look()
    return refused.value.refusal


def grow(vault: Vault, facts: int = 1) -> None:
    vault.append(facts)
    vault.sealer().seal()


def test_a_cosigned_checkpoint_carries_both_signatures(vault: Vault, near: Near, state: Path) -> None:
    assert near.ledger.witnessed() is None
    with witnessing(state, near) as witness:
        checkpoint = witness.look()
    head = near.ledger.witnessed()
    assert head
    assert checkpoint
    assert checkpoint.size == 300
    assert head.checkpoint == checkpoint
    assert [one.name for one in head.note.signatures] == [ORIGIN, "witness.example/pps"]
    assert [(one.witness, one.time) for one in head.cosigned] == [(KEY.verifier, NOON)]
    grow(vault)
    newest = near.ledger.newest()
    assert newest
    assert (newest.checkpoint.size, newest.cosigned) == (301, ())
    still = near.ledger.witnessed()
    assert still
    assert still.checkpoint.size == 300


@pytest.mark.parametrize("facts", [1, 212, 213, 700])
def test_a_log_that_grew_is_cosigned_anew(vault: Vault, near: Near, state: Path, facts: int) -> None:
    with witnessing(state, near) as witness:
        witness.look()
        assert witness.look() is None
        grow(vault, facts)
        grown = witness.look()
        assert grown
        assert grown.size == 300 + facts
    assert len(near.handed_in) == 2


def test_what_it_cosigned_survives_its_process_and_is_handed_in_again(vault: Vault, near: Near, state: Path) -> None:
    with witnessing(state, near) as witness:
        witness.look()
    with witnessing(state, near) as witness:
        assert witness.look() is None
    assert near.handed_in[0] == near.handed_in[1]
    grow(vault)
    with witnessing(state, near) as witness:
        assert witness.look()
    assert vault.rows("SELECT size FROM ledger.signatures WHERE by_witness ORDER BY 1") == [(300,), (301,)]


def test_a_log_that_was_cut_is_refused_until_it_is_whole_again(vault: Vault, near: Near, state: Path) -> None:
    short = note_of(near.ledger.newest())
    grow(vault)
    with witnessing(state, near) as witness:
        witness.look()
        near.served = short
        assert refusal(witness) is Refusal.ROLLBACK
    with witnessing(state, near) as witness:
        assert refusal(witness) is Refusal.ROLLBACK
        near.served = None
        grow(vault)
        grown = witness.look()
        assert grown
        assert grown.size == 302


LAST = "(SELECT max(notification_id) FROM log.facts)"
REWRITTEN = {
    "the same facts but one": ("UPDATE log.facts SET state = state || '\\x20' WHERE notification_id = 7", 0),
    "one fact less": ("DELETE FROM log.facts WHERE notification_id = 7", 0),
    "one fact less and many more": ("DELETE FROM log.facts WHERE notification_id = 7", 30),
    "another end": (f"UPDATE log.facts SET topic = 'office.other' WHERE notification_id = {LAST}", 30),  # noqa: S608
}


@pytest.mark.parametrize("way", REWRITTEN)
def test_a_log_rewritten_and_signed_with_the_operators_key_is_refused_for_good(
    vault: Vault, near: Near, state: Path, way: str
) -> None:
    change, more = REWRITTEN[way]
    before = note_of(near.ledger.newest())
    with witnessing(state, near) as witness:
        witness.look()
        rebuild(vault, change)
        if more:
            grow(vault, more)
        expected = Refusal.ROLLBACK if way == "one fact less" else Refusal.FORK
        assert refusal(witness) is expected
    assert vault.rows("SELECT count(*) FROM ledger.signatures WHERE by_witness") == [(0,)]
    if expected is Refusal.FORK:
        (evidence,) = state.glob("fork-*")
        assert before.split(b"\n\n")[0] in evidence.read_bytes()
        assert note_of(near.ledger.newest()) in evidence.read_bytes()
        near.served = before
        with witnessing(state, near) as witness:
            assert refusal(witness) is Refusal.FORK


def test_what_no_trusted_key_signed_is_refused(near: Near, state: Path) -> None:
    with witnessing(state, near) as witness:
        witness.look()
        note = parse_note(note_of(near.ledger.newest()))
        thief = SigningKey.make(ORIGIN, ED25519)
        near.served = str(Note(note.text, (thief.sign(note.text),))).encode()
        assert refusal(witness) is Refusal.UNSIGNED
        near.served = b"no note\n"
        assert refusal(witness) is Refusal.UNSIGNED


def test_the_first_checkpoint_is_cosigned_only_where_the_tiles_lead_to_it(near: Near, state: Path) -> None:
    near.spoiled[Tile(0, 0)] = b"\0" * 8192
    near.spoiled[Tile(1, 0, 1)] = b"\0" * 32
    with witnessing(state, near) as witness:
        assert refusal(witness) is Refusal.UNPROVEN
        near.spoiled.clear()
        assert witness.look()


def test_tiles_that_prove_nothing_accuse_nobody(vault: Vault, near: Near, state: Path) -> None:
    with witnessing(state, near) as witness:
        witness.look()
        grow(vault)
        near.spoiled[Tile(0, 1, 45)] = b"\0" * 45 * 32
        assert refusal(witness) is Refusal.UNPROVEN
        near.spoiled[Tile(0, 1, 45)] = b"\0"
        assert refusal(witness) is Refusal.UNPROVEN
        assert list(state.glob("fork-*")) == []
        near.spoiled.clear()
        assert witness.look()


def test_a_new_operators_key_is_followed_while_the_old_one_signs_beside_it_and_then_where_it_was_told(
    vault: Vault, near: Near, state: Path
) -> None:
    with witnessing(state, near) as witness:
        witness.look()
        new = vault.keys.rotate()
        grow(vault)
        assert witness.look()
    vault.keys.retire(1)
    grow(vault)
    with witnessing(state, near) as witness:
        assert refusal(witness) is Refusal.UNSIGNED
    with witnessing(state, near, new) as witness:
        assert witness.look()
    with witnessing(state, near) as witness:
        grow(vault)
        assert witness.look()


def test_two_processes_never_share_one_memory(near: Near, state: Path) -> None:
    with (
        witnessing(state, near),
        pytest.raises(Refused, match="another witness works"),
        witnessing(state, near),
    ):
        pass


def test_the_ledger_takes_no_cosignature_but_a_trusted_one_on_its_own_checkpoint(vault: Vault, near: Near) -> None:
    note = parse_note(note_of(near.ledger.newest()))
    stranger = SigningKey.make("witness.example/pps", 0x04)
    other = note.text.replace("\n300\n", "\n299\n")
    foreign = note.text.replace(ORIGIN, "demo.example/other")
    for text, line, why in (
        (note.text, stranger.cosign(note.text, NOON), "no witness that is trusted"),
        (note.text, KEY.cosign(other, NOON), "does not hold"),
        (other, KEY.cosign(other, NOON), "no checkpoint of this log"),
        (foreign, KEY.cosign(foreign, NOON), "no checkpoint of this log"),
        (note.text, KEY.cosign(note.text, 2**40), "from the future"),
        ("no checkpoint\n", KEY.cosign("no checkpoint\n", NOON), "three lines"),
    ):
        with pytest.raises(CosignatureRefused, match=why):
            near.ledger.cosign(Note(text, (line,)))
    assert vault.rows("SELECT count(*) FROM ledger.signatures WHERE by_witness") == [(0,)]


def test_lines_that_somebody_put_into_the_database_are_not_believed(vault: Vault, near: Near, state: Path) -> None:
    with witnessing(state, near) as witness:
        witness.look()
    grow(vault)
    note = parse_note(note_of(near.ledger.newest()))
    forged = SigningKey.make("witness.example/pps", 0x04).cosign(note.text, NOON)
    stolen = forged.line().replace(forged.line().split(" ")[2][:5], KEY.cosign("x", 1).line().split(" ")[2][:5])
    for line in (forged.line(), stolen, "?"):
        attack(vault, f"INSERT INTO ledger.signatures VALUES (301, '{line}', true)")  # noqa: S608
    head = near.ledger.witnessed()
    assert head
    assert head.checkpoint.size == 300
    newest = near.ledger.newest()
    assert newest
    assert [one.name for one in newest.note.signatures] == [ORIGIN]


KILLED = """
import os, signal, sys
from pathlib import Path
from adapters.ledger import witness
from tests.adapters.ledger.witnessing import NOON, Near
from adapters.ledger import LedgerKeys, PostgresLedger
from adapters.ledger.signing import SigningKey

office, keys, origin, state, key, step = sys.argv[1:]
left = int(step)

def counted(call):
    def reached(*given):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return call(*given)
    return reached

witness.write = counted(witness.write)
witness.sync = counted(witness.sync)
with PostgresLedger(office, origin, LedgerKeys(Path(keys), origin)) as ledger:
    near = Near(ledger)
    near.hand_in = counted(near.hand_in)
    with witness.Witness(Path(state), SigningKey.parse(key), near, operators=(), now=lambda: NOON) as one:
        one.look()
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", range(5))
def test_a_witness_killed_at_any_step_never_cosigns_two_histories(
    vault: Vault, near: Near, state: Path, step: int
) -> None:
    arguments = [vault.database.office, str(vault.folder), ORIGIN, str(state), KEY.text(), str(step)]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], check=False, env={**os.environ, "PYTHONPATH": "."}
    )
    assert killed.returncode == -signal.SIGKILL
    remembered = (state / "checkpoint").exists()
    assert remembered is (step >= 3)
    with witnessing(state, near) as witness:
        witness.look()
    rebuild(vault, "UPDATE log.facts SET state = state || '\\x20' WHERE notification_id = 7")
    with witnessing(state, near) as witness:
        assert refusal(witness) is Refusal.FORK
