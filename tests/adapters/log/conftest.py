"""A log of the test's own."""

from collections.abc import Iterator

import pytest

from adapters.log import PostgresLog
from adapters.postgres import Database
from tests.adapters.log.clerk import opened


@pytest.fixture
def log(database: Database) -> Iterator[PostgresLog]:
    """The log of an empty database, opened as the office."""
    with opened(database.office) as log:
        yield log
