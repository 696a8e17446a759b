"""The operator's key changes hands: the witness follows on the very checkpoint that was cosigned before."""

from pathlib import Path

from adapters.ledger.witness import Witness
from application.audit.ledger.notes import VerifierKey, parse_note
from tests.adapters.ledger.vault import Vault
from tests.adapters.ledger.witnessing import KEY, NOON, Near, asked

LATER = NOON + 3600


def looking(state: Path, near: Near, at: int, *operators: VerifierKey) -> Witness:
    return Witness(state, KEY, near, operators=operators, now=lambda: at)


def test_what_a_newly_trusted_key_signed_is_cosigned_once_more_and_only_once(vault: Vault, tmp_path: Path) -> None:
    state = tmp_path / "witness"
    vault.keys.trust(KEY.verifier)
    vault.append(3)
    vault.sealer().seal()
    with asked(vault) as ledger:
        near = Near(ledger)
        with looking(state, near, NOON) as witness:
            first = witness.look()
            new = vault.keys.rotate()
            vault.sealer().seal()
            assert witness.look() is None
        with looking(state, near, LATER, new) as witness:
            assert witness.look() == first
            assert witness.look() is None
        assert len(near.handed_in) == 2
        head = ledger.witnessed()
        assert head
        assert [one.time for one in head.cosigned] == [LATER]
        assert len(head.note.signatures) == 3
        remembered = parse_note((state / "checkpoint").read_bytes())
        assert remembered.by(new)
        vault.keys.retire(1)
        with looking(state, near, LATER + 1) as witness:
            assert witness.look() is None
