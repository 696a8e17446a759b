"""Notes, checkpoints and cosignatures against examples that others published."""

from dataclasses import replace

import pytest

from adapters.ledger.signing import SigningKey, verifies
from application.audit.ledger.checkpoints import (
    Checkpoint,
    Cosigned,
    cosignatures,
    parse_checkpoint,
    trusted_checkpoint,
)
from application.audit.ledger.notes import (
    COSIGNATURE,
    ED25519,
    NoNote,
    Note,
    VerifierKey,
    parse_key,
    parse_note,
    signed,
)

# The examples of the documentation of golang.org/x/mod/sumdb/note and of C2SP's signed-note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETERS_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETERS_NOTE = (
    f"{PETERS_TEXT}\n\u2014 PeterNeumann"
    " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOOS_NOTE = (
    "This is an example message.\n\n\u2014 example.com/foo"
    " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# A checkpoint of a public test log, signed by the log in two ways and cosigned by four witnesses.
LOG = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
CHECKPOINT = (
    "arche2025h1.staging.ct.transparency.dev\n"
    "1432088532\n"
    "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n"
    "\n"
    "\u2014 arche2025h1.staging.ct.transparency.dev "
    "zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9"
    "MNL5zRNZ55lvGt0=\n"
    "\u2014 arche2025h1.staging.ct.transparency.dev "
    "ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=\n"
    "\u2014 transparency.dev/DEV:witness-little-garden "
    "2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5"
    "BQ==\n"
    "\u2014 witness1.smartit.nu/witness1 "
    "pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsU"
    "AQ==\n"
    "\u2014 remora.n621.de "
    "2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWf"
    "Bw==\n"
    "\u2014 witness.stagemole.eu "
    "Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9D"
    "Ag==\n"
)
ORIGIN = "arche2025h1.staging.ct.transparency.dev"


@pytest.mark.parametrize(("key", "note"), [(PETER, PETERS_NOTE), (FOO, FOOS_NOTE)])
def test_the_published_examples_verify(key: str, note: str) -> None:
    parsed = parse_note(note.encode())
    assert str(parsed) == note
    assert signed(parsed, [parse_key(key)], verifies) == (parse_key(key),)


def test_the_published_secret_signs_the_published_note() -> None:
    key = SigningKey.parse(PETERS_SECRET)
    assert str(key.verifier) == PETER
    assert key.text() == PETERS_SECRET
    assert str(Note(PETERS_TEXT, (key.sign(PETERS_TEXT),))) == PETERS_NOTE


def test_a_public_logs_checkpoint_is_read_and_both_its_signature_and_its_cosignature_hold() -> None:
    checkpoint = trusted_checkpoint(CHECKPOINT.encode(), ORIGIN, [parse_key(LOG)], verifies)
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, 1432088532)
    note = parse_note(CHECKPOINT.encode())
    assert str(note) == CHECKPOINT
    witness = parse_key(WITNESS)
    assert cosignatures(note, [witness], verifies) == (Cosigned(witness, 0x6A122120),)


def test_of_an_altered_checkpoint_no_signature_holds() -> None:
    other = CHECKPOINT.replace("1432088532", "1432088533")
    with pytest.raises(NoNote, match=f"signature of {ORIGIN} does not hold"):
        trusted_checkpoint(other.encode(), ORIGIN, [parse_key(LOG)], verifies)
    with pytest.raises(NoNote, match=r"cosignature of remora.n621.de does not hold"):
        cosignatures(parse_note(other.encode()), [parse_key(WITNESS)], verifies)


def test_another_cosignatures_time_does_not_hold() -> None:
    note = parse_note(CHECKPOINT.encode())
    line = note.by(parse_key(WITNESS))
    assert line
    later = replace(line, data=(0x6A122121).to_bytes(8, "big") + line.data[8:])
    with pytest.raises(NoNote):
        cosignatures(Note(note.text, (later,)), [parse_key(WITNESS)], verifies)


def test_unknown_keys_are_passed_over_and_a_note_by_none_known_is_refused() -> None:
    with pytest.raises(NoNote, match="none of the trusted keys"):
        trusted_checkpoint(CHECKPOINT.encode(), ORIGIN, [parse_key(FOO)], verifies)
    with pytest.raises(NoNote, match="none of the trusted keys"):
        trusted_checkpoint(CHECKPOINT.encode(), ORIGIN, [parse_key(WITNESS)], verifies)
    assert cosignatures(parse_note(CHECKPOINT.encode()), [parse_key(LOG)], verifies) == ()


def test_the_checkpoint_of_another_log_is_refused() -> None:
    with pytest.raises(NoNote, match="not of winwin"):
        trusted_checkpoint(CHECKPOINT.encode(), "winwin.example/log", [parse_key(LOG)], verifies)


def test_a_checkpoint_of_ours_has_these_bytes() -> None:
    checkpoint = Checkpoint("demo.example/log", 20852163, bytes.fromhex("0a" * 32))
    assert checkpoint.text() == "demo.example/log\n20852163\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\n"


@pytest.mark.parametrize(
    "text",
    [
        "demo.example/log\n5\n",
        "demo.example/log\n05\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\n",
        "demo.example/log\n-5\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\n",
        "demo.example/log\n5\nCgoKCgoKCgo=\n",
        "demo.example/log\n5\n!!!\n",
        "\n5\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\n",
        "demo.example/log\n5\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\nmore\n",
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NoNote):
        parse_checkpoint(Note(text, ()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no blank line\n",
        PETERS_NOTE.rstrip("\n").encode(),
        PETERS_NOTE.replace("\u2014", "-").encode(),
        PETERS_NOTE.replace("PeterNeumann", "Peter Neumann").encode(),
        PETERS_NOTE.replace("x08go/", "x08go!").encode(),
        PETERS_NOTE.replace("problem", "pro\tblem").encode(),
        b"\xff\n\n" + PETERS_NOTE.encode(),
        PETERS_NOTE.encode() + "\n\u2014 a b\n".encode(),
        ("text\n\n" + "\u2014 someone AAAAAAAA\n" * 40).encode(),
        b"x" * 70_000,
    ],
)
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with pytest.raises(NoNote):
        parse_note(data)


def test_no_part_of_a_key_is_a_key() -> None:
    for start in range(len(PETER) + 1):
        for end in range(start, len(PETER) + 1):
            if PETER[start:end] != PETER:
                with pytest.raises(NoNote):
                    parse_key(PETER[start:end])


@pytest.mark.parametrize("at", range(len(PETER)))
def test_a_key_with_one_letter_changed_is_no_key(at: int) -> None:
    with pytest.raises(NoNote):
        parse_key(PETER[:at] + chr(ord(PETER[at]) + 1) + PETER[at + 1 :])


@pytest.mark.parametrize(
    "text", ["", PETER, PETERS_SECRET[:-4], PETERS_SECRET.replace("c74f", "c74e"), "PRIVATE+KEY+a+b"]
)
def test_what_is_no_signing_key_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(NoNote) as refused:
        SigningKey.parse(text)
    assert "AYEK" not in str(refused.value)


def test_the_two_kinds_of_key_sign_nothing_of_each_other() -> None:
    with pytest.raises(ValueError, match="makes no cosignatures"):
        SigningKey.make("demo.example/log", ED25519).cosign("text\n", 1)
    with pytest.raises(ValueError, match="cosignatures alone"):
        SigningKey.make("witness.example/pps", COSIGNATURE).sign("text\n")


def test_a_signature_of_wrong_length_or_key_verifies_nothing() -> None:
    key = parse_key(PETER)
    assert not verifies(key.public, b"", PETERS_TEXT.encode())
    assert not verifies(b"short", b"\0" * 64, PETERS_TEXT.encode())
    assert VerifierKey(key.name, ED25519, key.public).id.hex() == "c74f20a3"
