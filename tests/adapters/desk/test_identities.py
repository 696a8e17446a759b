"""What the database lets whom do with identities, and that one-time codes outlive the account they were set up with."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pyotp
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.desk import (
    PostgresCodes,
    PostgresIdentities,
    PostgresPassages,
    PostgresSessions,
    identities_of,
    invite,
    unlink,
)
from adapters.postgres import Database
from adapters.postgres.migrate import FOLDER, migrate
from application.identities import Passage
from application.signing_in import Session
from tests.postgres import PASSWORDS

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
GARAM, NARAE = UUID(int=1), UUID(int=2)
ISSUER, OTHER = "https://login.example", "https://other.example"
KEY = bytes(32)


def linked(database: Database, person: UUID, issuer: str, subject: str) -> None:
    invitation = invite(database.clerk, person, issuer, expires=LATER)
    assert invitation
    with PostgresIdentities(database.office) as identities:
        assert identities.accept(invitation, issuer=issuer, subject=subject, now=NOW)


def test_an_identity_is_found_by_issuer_and_subject_together(database: Database) -> None:
    linked(database, GARAM, ISSUER, "7")
    linked(database, NARAE, OTHER, "7")
    with PostgresIdentities(database.office) as identities:
        found = [identities.find(issuer, "7") for issuer in (ISSUER, OTHER)]
        assert [one and one.person for one in found] == [GARAM, NARAE]
        assert identities.find(ISSUER, "8") is None
        assert identities.issuers(GARAM) == (ISSUER,)
        assert identities.issuers(UUID(int=3)) == ()


def test_the_operators_list_tells_who_is_linked_and_who_is_invited(database: Database) -> None:
    linked(database, GARAM, ISSUER, "7")
    linked(database, GARAM, OTHER, "8")
    invite(database.clerk, NARAE, ISSUER, expires=LATER)
    listed = identities_of(database.clerk, None, NOW)
    assert [(one.person, one.issuer, one.subject, one.at) for one in listed] == [
        (GARAM, ISSUER, "7", NOW),
        (GARAM, OTHER, "8", NOW),
        (NARAE, ISSUER, None, LATER),
    ]
    assert [one.person for one in identities_of(database.clerk, NARAE, NOW)] == [NARAE]
    assert unlink(database.clerk, GARAM, OTHER, NOW) == 1
    assert unlink(database.clerk, NARAE, None, NOW) == 0
    assert [(one.person, one.issuer) for one in identities_of(database.clerk, None, NOW)] == [(GARAM, ISSUER)]


def test_unlinking_ends_every_session_and_those_that_were_just_beginning(database: Database) -> None:
    linked(database, GARAM, ISSUER, "7")
    with PostgresIdentities(database.office) as identities, PostgresSessions(database.office) as sessions:
        identity = identities.find(ISSUER, "7")
        assert identity
        there = Session(person=GARAM, rights=b"", code=True, begun=NOW, seen=NOW, identity=identity.id)
        here = replace(there, identity=None)
        before = [sessions.begin(one) for one in (there, here)]
        assert [sessions.find(one, NOW) for one in before] == [there, here]
        unlink(database.clerk, GARAM, ISSUER, NOW)
        assert [sessions.find(one, NOW) for one in (*before, sessions.begin(there))] == [None] * 3


def test_the_web_invites_and_unlinks_nobody(database: Database) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        invite(database.office, GARAM, ISSUER, expires=LATER)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        unlink(database.office, GARAM, None, NOW)


def test_of_many_who_take_a_passage_at_once_one_gets_it(database: Database) -> None:
    with PostgresPassages(database.office, connections=8) as passages, ThreadPoolExecutor(8) as at_once:
        secret = passages.begin(Passage(provider="mss", onward="/", back="https://office.example", begun=NOW))
        assert passages.find(secret, NOW)
        taken = list(at_once.map(lambda _: passages.take(secret, NOW), range(8)))
        assert len([one for one in taken if one]) == 1
        assert passages.find(secret, NOW) is None


def test_codes_that_were_set_up_with_an_account_are_the_persons_after_the_migration(
    bare_database: str, tmp_path: Path
) -> None:
    before = tmp_path / "migrations"
    shutil.copytree(FOLDER, before, ignore=shutil.ignore_patterns("002[3-9]*", "00[3-9]*"))
    migrate(bare_database, passwords=PASSWORDS, folder=before)
    shared, nonce = pyotp.random_base32(), bytes(12)
    sealed = nonce + AESGCM(KEY).encrypt(nonce, shared.encode(), GARAM.bytes)
    with psycopg.connect(bare_database) as connection:
        connection.execute(
            "INSERT INTO desk.accounts (login, person, password, must_change, totp, totp_step)"
            " VALUES ('garam', %s, '', false, %s, 7), ('narae', %s, '', false, NULL, 0)",
            (GARAM, sealed, NARAE),
        )
    migrate(bare_database, passwords=PASSWORDS)
    with PostgresCodes(bare_database, KEY) as codes:
        assert codes.enrolled(GARAM)
        assert not codes.enrolled(NARAE)
        assert codes.holds(GARAM, pyotp.TOTP(shared).at(NOW), NOW)
        assert not codes.holds(GARAM, pyotp.TOTP(shared).at(NOW), NOW)
