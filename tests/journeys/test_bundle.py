"""An operator writes bundles from the command line, and a third party verifies them without the office."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from adapters.postgres import running_database
from tests.application.audit.exhibits import CONSISTENT, as_third_party
from tests.journeys.running import command, running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

NOTIFIED = """
SELECT convert_from(state, 'UTF8')::json #>> '{fact,application}', convert_from(state, 'UTF8')::json #>> '{fact,recipient}'
FROM log.facts WHERE topic = 'notice.issued' ORDER BY notification_id LIMIT 1
"""


@pytest.fixture(scope="module")
def folder(demonstration_folder: Path) -> Iterator[Path]:
    """A demonstration that was sealed; its database runs while its commands come and go."""
    with running(demonstration_folder):
        assert command(demonstration_folder, "ledger", "seal").returncode == 0
        yield demonstration_folder


@pytest.fixture(scope="module")
def notified(folder: Path) -> tuple[str, str]:
    """A case that was decided, and a firm that was told."""
    with psycopg.connect(running_database(folder, os.environ).superuser) as connection:
        row = connection.execute(NOTIFIED).fetchone()
    assert row
    return row[0], row[1]


def test_both_variants_are_written_and_hold_against_the_operators_key(
    folder: Path, notified: tuple[str, str], tmp_path: Path
) -> None:
    case, firm = notified
    key = next(word for word in command(folder, "ledger", "keys").stdout.split() if word.count("+") >= 2)
    for number, reader in enumerate((("auditor",), ("party", "--firm", firm))):
        out = tmp_path / f"{number}.zip"
        words = ("--case", case, "--for", *reader, "--purpose", "(가상) 감사", "--out", str(out))
        written = command(folder, "bundle", *words)
        assert written.returncode == 0, written.stderr
        assert out.stat().st_mode & 0o077 == 0
        verified = as_third_party(str(out), "--operator", key)
        assert verified.returncode == CONSISTENT, verified.stdout + verified.stderr
        assert "give --witness" in verified.stdout


def test_what_cannot_be_bundled_is_said_plainly(folder: Path, notified: tuple[str, str], tmp_path: Path) -> None:
    case, _ = notified
    out = ("--purpose", "(가상)", "--out", str(tmp_path / "none.zip"))
    unknown = command(folder, "bundle", "--case", str(UUID(int=1)), "--for", "auditor", *out)
    stranger = command(folder, "bundle", "--case", case, "--for", "party", "--firm", str(UUID(int=1)), *out)
    for refused in (unknown, stranger):
        assert refused.returncode == 1
        assert "Nothing is recorded of" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert not (tmp_path / "none.zip").exists()
