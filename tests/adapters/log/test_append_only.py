from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from psycopg import errors, sql

from adapters.log import PostgresLog
from adapters.postgres import Database
from tests.adapters.log.by_hand import APPEND_BY_HAND
from tests.adapters.log.clerk import FIRST_DAY, OPENED, OPERATOR, once, opening

pytestmark = pytest.mark.every_postgres

CHANGES = {
    "update": "UPDATE {} SET {} = {}",
    "delete": "DELETE FROM {}",
    "truncate": "TRUNCATE {}",
}
TABLES = {"log.facts": "state", "log.idempotency": "digest"}
CHANGING = [
    statement.format(table, column, column) for table, column in TABLES.items() for statement in CHANGES.values()
]
REPLACE = """
CREATE OR REPLACE FUNCTION log.append_facts(
    ids uuid[], versions bigint[], topics text[], states bytea[], saves integer[], once_keys bytea[], once_digests bytea[],
    OUT positions bigint[], OUT refused text[]
) LANGUAGE sql AS 'SELECT ARRAY[1::bigint], ARRAY[NULL::text]'
"""
FORBIDDEN = [
    *CHANGING,
    "INSERT INTO log.facts VALUES (gen_random_uuid(), 1, 'a.fact', '{}', 1000)",
    "INSERT INTO log.idempotency VALUES ('k', 'd', gen_random_uuid(), 1, 1)",
    "DROP TABLE log.facts",
    "DROP SCHEMA log CASCADE",
    "DROP FUNCTION log.append_facts",
    "DROP TRIGGER facts_append_only ON log.facts",
    "ALTER TABLE log.facts DISABLE TRIGGER facts_append_only",
    "ALTER TABLE log.facts DISABLE TRIGGER ALL",
    "ALTER TABLE log.facts ADD COLUMN more text",
    "ALTER TABLE log.facts OWNER TO sangsaeng_office",
    "ALTER FUNCTION log.append_facts RESET search_path",
    "ALTER FUNCTION log.append_facts OWNER TO sangsaeng_office",
    "CREATE INDEX ON log.facts (topic)",
    "CREATE TRIGGER mine BEFORE INSERT ON log.facts EXECUTE FUNCTION log.refuse_change()",
    "CREATE RULE mine AS ON INSERT TO log.facts DO INSTEAD NOTHING",
    "CREATE TABLE log.mine ()",
    REPLACE,
    "SELECT nextval('log.facts_position')",
    "SELECT setval('log.facts_position', 1)",
    "DO $$ BEGIN LOCK TABLE log.facts IN ACCESS EXCLUSIVE MODE; END $$",
    "SET ROLE sangsaeng_owner",
    "SET SESSION AUTHORIZATION sangsaeng_owner",
    "SET session_replication_role = replica",
    "SELECT FROM log.facts FOR UPDATE",
]


def by_hand(stream: str) -> tuple[UUID, int, str, bytes]:
    """What is appended by hand."""
    return UUID(stream), 1, "a.fact", b"{}"


@pytest.fixture
def superuser(database: Database, log: PostgresLog) -> Iterator[psycopg.Connection]:
    """A superuser's connection to a log that holds one append under a key."""
    log.append(opening(1, OPENED, FIRST_DAY), by=OPERATOR, once=once("key"))
    with psycopg.connect(database.superuser, autocommit=True) as connection:
        yield connection


def everything(connection: psycopg.Connection) -> list[tuple[object, ...]]:
    facts = connection.execute("SELECT * FROM log.facts ORDER BY notification_id").fetchall()
    return [*facts, *connection.execute("SELECT * FROM log.idempotency").fetchall()]


@pytest.mark.parametrize("role", ["office", "clerk"])
def test_neither_the_office_nor_the_clerk_can_change_the_log_or_its_one_way_in(
    role: str, database: Database, superuser: psycopg.Connection
) -> None:
    before = everything(superuser)
    went_through = []
    with psycopg.connect(getattr(database, role), autocommit=True) as connection:
        for statement in FORBIDDEN:
            try:
                connection.execute(statement)
            except errors.InsufficientPrivilege:
                continue
            went_through.append(statement)
    assert went_through == []
    assert everything(superuser) == before


def test_only_the_office_may_append(database: Database, superuser: psycopg.Connection) -> None:
    with psycopg.connect(database.clerk, autocommit=True) as clerk, pytest.raises(errors.InsufficientPrivilege):
        clerk.execute(APPEND_BY_HAND, by_hand("5a965ae9-0000-4000-8000-00000000000a"))
    superuser.execute("CREATE ROLE passer_by")
    try:
        superuser.execute("GRANT USAGE ON SCHEMA log TO passer_by")
        superuser.execute("SET ROLE passer_by")
        with pytest.raises(errors.InsufficientPrivilege):
            superuser.execute(APPEND_BY_HAND, by_hand("5a965ae9-0000-4000-8000-00000000000a"))
    finally:
        superuser.execute("RESET ROLE; DROP OWNED BY passer_by; DROP ROLE passer_by")


@pytest.mark.parametrize("statement", CHANGING)
def test_even_the_owner_and_the_superuser_are_stopped_by_the_second_wall(
    statement: str, superuser: psycopg.Connection
) -> None:
    before = everything(superuser)
    for role in ("sangsaeng_owner", "postgres"):
        superuser.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        with pytest.raises(errors.InsufficientPrivilege, match="is append-only"):
            superuser.execute(statement)
    assert everything(superuser) == before


EVIL = """
CREATE SCHEMA evil;
GRANT USAGE ON SCHEMA evil TO PUBLIC;
CREATE FUNCTION evil.hijacked(integer, bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN RAISE 'hijacked as %', current_user; END $$;
CREATE OPERATOR evil.< (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = evil.hijacked);
GRANT TEMPORARY ON DATABASE {} TO sangsaeng_office;
"""
PLANTED = """
SET search_path = evil, pg_temp, pg_catalog;
CREATE TEMP TABLE facts (LIKE log.facts);
CREATE TEMP TABLE idempotency (LIKE log.idempotency);
"""


def test_nothing_the_caller_puts_in_the_search_path_hijacks_the_append(
    database: Database, superuser: psycopg.Connection
) -> None:
    superuser.execute(sql.SQL(EVIL).format(sql.Identifier(superuser.info.dbname)))
    with psycopg.connect(database.office, autocommit=True) as office:
        office.execute(PLANTED)
        office.execute(APPEND_BY_HAND, by_hand("5a965ae9-0000-4000-8000-00000000000a"))
        # The trap works: without the pinned search path the same call runs the caller's operator as the owner.
        superuser.execute("ALTER FUNCTION log.append_facts RESET search_path")
        with pytest.raises(errors.RaiseException, match="hijacked as sangsaeng_owner"):
            office.execute(APPEND_BY_HAND, by_hand("5a965ae9-0000-4000-8000-00000000000b"))
    assert len(everything(superuser)) == 4
