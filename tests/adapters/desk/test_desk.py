from uuid import UUID

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.desk import PostgresTokens, SignedSeen, demonstration_token, issue
from adapters.postgres import Database

GARAM, NARAE, CASE, OTHER_CASE = (UUID(int=number) for number in range(1, 5))
SEEN = SignedSeen(b"a secret of the tests")


def test_a_token_tells_whose_it_is_and_a_foreign_one_nothing(database: Database) -> None:
    token = issue(database.clerk, GARAM)
    with PostgresTokens(database.office) as tokens:
        assert tokens.owner(token) == GARAM
        assert tokens.owner(token + "x") is None
        assert tokens.owner("") is None


def test_the_database_holds_no_token(database: Database) -> None:
    token = issue(database.clerk, GARAM)
    with psycopg.connect(database.superuser) as connection:
        row = connection.execute("SELECT hash FROM desk.tokens").fetchone()
    assert row is not None
    assert token.encode() not in bytes(row[0])
    assert len(bytes(row[0])) == 32


def test_a_revoked_token_opens_nothing(database: Database) -> None:
    token = issue(database.clerk, GARAM)
    with psycopg.connect(database.clerk) as connection:
        connection.execute("UPDATE desk.tokens SET revoked_at = now()")
    with PostgresTokens(database.office) as tokens:
        assert tokens.owner(token) is None


def test_the_web_cannot_issue_tokens(database: Database) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        issue(database.office, GARAM)


def test_a_demonstration_token_is_the_same_each_time_and_another_for_each_person(database: Database) -> None:
    secret = b"secret"
    token = demonstration_token(secret, GARAM)
    assert token == demonstration_token(secret, GARAM)
    assert len({token, demonstration_token(secret, NARAE), demonstration_token(b"other", GARAM)}) == 3
    assert issue(database.clerk, GARAM, token=token) == issue(database.clerk, GARAM, token=token)


@given(position=st.integers(0, 2**63))
def test_what_was_shown_is_proven_to_the_person_and_the_case_alone(position: int) -> None:
    token = SEEN.sign(person=GARAM, case=CASE, position=position)
    assert SEEN.read(token, person=GARAM, case=CASE) == position
    assert SEEN.read(token, person=NARAE, case=CASE) is None
    assert SEEN.read(token, person=GARAM, case=OTHER_CASE) is None
    assert SignedSeen(b"another").read(token, person=GARAM, case=CASE) is None


@given(st.text(max_size=60))
def test_anything_else_proves_nothing(token: str) -> None:
    assert SEEN.read(token, person=GARAM, case=CASE) is None
