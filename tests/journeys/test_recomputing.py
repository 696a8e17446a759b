"""An operator recomputes the record from the command line, before and after somebody with the database's keys altered it."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from adapters.postgres import running_database
from tests.journeys.running import command, running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ALTER = """
SET session_replication_role = replica;
UPDATE log.facts SET state = convert_to(replace(convert_from(state, 'UTF8'), '"quorate":true', '"quorate":false'), 'UTF8')
WHERE notification_id = (
    SELECT min(notification_id) FROM log.facts
    WHERE topic = 'tally.computed' AND convert_from(state, 'UTF8') LIKE '%"quorate":true%'
) RETURNING notification_id, originator_id
"""


@pytest.fixture(scope="module")
def folder(demonstration_folder: Path) -> Iterator[Path]:
    """A demonstration; its database runs while its commands come and go."""
    with running(demonstration_folder):
        yield demonstration_folder


def test_nothing_or_too_much_asked_for_is_a_mistake(folder: Path) -> None:
    assert command(folder, "recompute").returncode == 2
    assert command(folder, "recompute", "--all", "--case", str(UUID(int=1))).returncode == 2
    unknown = command(folder, "recompute", "--case", str(UUID(int=1)))
    assert unknown.returncode == 1
    assert "Nothing of it is on record" in unknown.stderr


def test_the_record_reproduces_until_it_is_altered_and_then_the_very_field_is_named(folder: Path) -> None:
    whole = command(folder, "recompute", "--all")
    assert whole.returncode == 0, whole.stdout
    of, many = (int(word) for word in whole.stdout.split() if word.isdigit())
    assert of == many > 100
    assert [command(folder, "recompute", "--all", "--processes", some).stdout for some in "13"] == [whole.stdout] * 2
    position, stream = altered(folder)
    again = command(folder, "recompute", "--all")
    assert again.returncode == 1
    assert command(folder, "recompute", "--all", "--processes", "1").stdout == again.stdout
    field, summary = again.stdout.splitlines()
    assert field.startswith(f"{position} tally.computed {stream}: quorate: ")
    assert summary == f"{many - 1} of {many} reproduce"


def altered(folder: Path) -> tuple[int, UUID]:
    """Turn one figure of one tally around, past every guard of the database."""
    with psycopg.connect(running_database(folder, os.environ).superuser) as connection:
        cursor = connection.execute(ALTER)
        while cursor.nextset():
            pass
        row = cursor.fetchone()
        assert row
        return row[0], row[1]
