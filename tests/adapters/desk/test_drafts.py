from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from adapters.desk import PostgresDrafts
from adapters.postgres import Database
from application.ports import Drafts
from domain.values import Sealed

SHEET, OTHER = UUID(int=1), UUID(int=2)


def sealed(text: str) -> Sealed:
    return Sealed(c="0" * 64, k=f"subject:{UUID(int=9)}:1", x=text)


@pytest.fixture
def drafts(database: Database) -> Iterator[PostgresDrafts]:
    with PostgresDrafts(database.office) as opened:
        yield opened


def test_it_is_the_port_that_the_application_asks_for(drafts: PostgresDrafts) -> None:
    port: Drafts = drafts
    assert port.load(SHEET) is None


def test_one_draft_a_sheet_is_kept_the_last_one(drafts: PostgresDrafts, database: Database) -> None:
    drafts.save(SHEET, sealed("first"))
    drafts.save(SHEET, sealed("second"))
    drafts.save(OTHER, sealed("other"))
    with PostgresDrafts(database.office) as elsewhere:
        assert elsewhere.load(SHEET) == sealed("second")
        assert elsewhere.load(OTHER) == sealed("other")


def test_a_discarded_draft_is_gone_and_the_others_stay(drafts: PostgresDrafts, database: Database) -> None:
    drafts.save(SHEET, sealed("draft"))
    drafts.save(OTHER, sealed("other"))
    drafts.discard(SHEET, UUID(int=3))
    drafts.discard()
    assert (drafts.load(SHEET), drafts.load(OTHER)) == (None, sealed("other"))
    with psycopg.connect(database.superuser) as connection:
        assert connection.execute("SELECT sheet FROM desk.drafts").fetchall() == [(OTHER,)]


def test_a_connection_that_was_lost_is_not_noticed(drafts: PostgresDrafts, database: Database) -> None:
    drafts.save(SHEET, sealed("draft"))
    with psycopg.connect(database.superuser, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sangsaeng_office' AND datname = current_database()"
        )
    assert drafts.load(SHEET) == sealed("draft")


def test_the_clerk_who_keeps_the_views_reads_no_draft(database: Database) -> None:
    with psycopg.connect(database.clerk) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT * FROM desk.drafts")
