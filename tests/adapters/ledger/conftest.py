"""A log with a ledger on a database of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.ledger.keys import LedgerKeys
from adapters.postgres import Database
from tests.adapters.ledger.vault import ORIGIN, Vault
from tests.adapters.log.clerk import opened


@pytest.fixture
def vault(database: Database, tmp_path: Path) -> Iterator[Vault]:
    keys = LedgerKeys(tmp_path / "ledger", ORIGIN)
    keys.ready()
    with opened(database.office) as log:
        yield Vault(database=database, log=log, keys=keys, folder=tmp_path / "ledger")
