"""The witness as another house runs it: a process of its own that reaches the office over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from application.audit.ledger.notes import parse_note
from tests.journeys.running import Serving, command, serving
from tests.postgres import passable_folder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]
NAME = "witness.example/pps"


@pytest.fixture
def folder() -> Iterator[Path]:
    with passable_folder() as made:
        yield made / "var"


def look(folder: Path, office: Serving, *more: str) -> int:
    """One look of the witness; its exit status."""
    house = folder.parent / "witness"
    words = ("--state", f"{house / 'state'}", "--key", f"{house / 'key'}")
    answer = command(folder, "witness", *words, "--log", f"http://127.0.0.1:{office.port}/ledger", "--once", *more)
    return answer.returncode


def register(office: Serving, token: str) -> None:
    answer = office.ask("POST", "/api/v1/people", token=token, body={"label": f"(가상) {uuid4()}"})
    assert answer.status == 201


def sealed(folder: Path) -> None:
    assert command(folder, "ledger", "seal").returncode == 0


def signatures(office: Serving) -> list[str]:
    note = parse_note(office.ask("GET", "/ledger/checkpoint").body)
    return [one.name for one in note.signatures]


def test_a_witness_cosigns_what_grows_and_refuses_what_was_rewritten_with_the_operators_key(folder: Path) -> None:
    opened = command(folder, "open", "--origin", "winwin.example/log", "--operator", "(가상) 가람")
    token = opened.stdout.strip()
    key = command(folder, "ledger", "keys", "witness", "--name", NAME, "--to", str(folder.parent / "witness" / "key"))
    vkey = key.stdout.splitlines()[0]
    with serving(folder) as office:
        sealed(folder)
        assert signatures(office) == ["winwin.example/log"]
        assert look(folder, office) == 1, "an office that does not know the witness takes nothing from it"
        assert command(folder, "ledger", "keys", "trust", vkey).returncode == 0
        assert look(folder, office) == 0
        assert signatures(office) == ["winwin.example/log", NAME]
        register(office, token)
        sealed(folder)
        assert look(folder, office) == 0
        kept = folder.parent / "checkpoint"
        kept.write_text(command(folder, "ledger", "checkpoint").stdout, encoding="utf-8")
        assert len(parse_note(kept.read_bytes()).signatures) == 2
        whole = command(folder, "verify", "--against", str(kept))
        assert whole.returncode == 0, whole.stdout + whole.stderr
        wrong = folder.parent / "wrong"
        wrong.write_text(kept.read_text("utf-8").replace("winwin.example", "other.example"), encoding="utf-8")
        refused = command(folder, "verify", "--against", str(wrong))
        assert refused.returncode == 1
        assert "is no checkpoint of this log" in refused.stderr
        with psycopg.connect(office.database.superuser) as attacker:
            attacker.execute("SET session_replication_role = replica")
            attacker.execute("UPDATE log.facts SET state = state || '\\x20' WHERE notification_id = 2")
            attacker.execute("TRUNCATE ledger.leaves, ledger.tiles, ledger.signatures, ledger.checkpoints")
        sealed(folder)
        assert look(folder, office) == 3
        assert signatures(office) == ["winwin.example/log"]
        found = command(folder, "verify", "--against", str(kept))
        assert found.returncode == 1
        assert f"log-rewritten {kept}" in found.stdout
        assert "fact-unreadable position 2" in found.stdout
        shown = command(folder, "ledger", "keys").stdout
        assert vkey in shown


def test_without_a_log_that_answers_a_witness_says_so(folder: Path) -> None:
    key = folder.parent / "key"
    command(folder, "ledger", "keys", "witness", "--name", NAME, "--to", str(key))
    words = ("--state", f"{folder / 'state'}", "--key", f"{key}", "--once")
    assert command(folder, "witness", *words, "--log", "http://127.0.0.1:9/ledger").returncode == 1
    assert command(folder, "witness", *words, "--log", "file:///etc").returncode == 1
