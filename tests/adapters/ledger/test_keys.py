"""The ledger's own keys: made once, kept closed, rotated with an overlap, retired for good."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.ledger.keys import KeyRefused, LedgerKeys
from adapters.ledger.signing import SigningKey
from application.audit.ledger.notes import COSIGNATURE, ED25519
from tests.adapters.ledger.vault import ORIGIN


def test_the_first_key_is_made_once_however_many_ask_at_once(tmp_path: Path) -> None:
    folders = [LedgerKeys(tmp_path, ORIGIN) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(LedgerKeys.ready, folders))
    assert len({str(key.verifier) for folder in folders for key in folder.operators()}) == 1
    (signing,) = folders[0].signing()
    assert signing.verifier == folders[0].verifying()[0]
    assert signing.verifier.name == ORIGIN


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    keys = LedgerKeys(tmp_path / "ledger", ORIGIN)
    keys.ready()
    for path in (tmp_path / "ledger").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_rotated_key_signs_beside_the_old_one_until_that_is_retired(tmp_path: Path) -> None:
    keys = LedgerKeys(tmp_path, ORIGIN)
    keys.ready()
    old = keys.verifying()[0]
    new = keys.rotate()
    assert [key.verifier for key in keys.signing()] == [old, new]
    secret = keys.signing()[0].text()
    assert keys.retire(1) == old
    assert [key.verifier for key in keys.signing()] == [new]
    assert keys.verifying() == (old, new)
    assert [(key.number, key.signs) for key in keys.operators()] == [(1, False), (2, True)]
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_the_last_key_that_signs_and_one_that_does_not_are_never_retired(tmp_path: Path) -> None:
    keys = LedgerKeys(tmp_path, ORIGIN)
    keys.ready()
    with pytest.raises(KeyRefused, match="last one"):
        keys.retire(1)
    keys.rotate()
    keys.retire(1)
    for number in (1, 3):
        with pytest.raises(KeyRefused, match=f"no key {number} signs"):
            keys.retire(number)


def test_a_witness_is_trusted_by_its_key_and_an_operators_key_is_none(tmp_path: Path) -> None:
    keys = LedgerKeys(tmp_path, ORIGIN)
    witness = SigningKey.make("witness.example/pps", COSIGNATURE).verifier
    assert keys.witnesses() == ()
    keys.trust(witness)
    keys.trust(witness)
    assert keys.witnesses() == (witness,)
    with pytest.raises(KeyRefused):
        keys.trust(SigningKey.make("witness.example/pps", ED25519).verifier)
