"""The search of the whole suite's logs finds what it is there for, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaking import Kept

ROOT = Path(__file__).parents[2]
TEXT, NUMBER = "새벽이슬 아래 쓴 문장", "02-9123-4567"
LINE = "2026-11-23 22:00:27 [info     ] request cause={} route=/api status=200"


@pytest.mark.parametrize(("sealed", "logged"), [(TEXT, f"reasons={TEXT}"), (NUMBER, NUMBER), (TEXT, f"'{TEXT}'")])
def test_what_was_sealed_and_logged_is_found(sealed: str, logged: str) -> None:
    kept = Kept()
    kept.sealed(sealed)
    kept.logged(LINE.format(logged))
    assert len(list(kept.leaked())) == 1


@pytest.mark.parametrize("sealed", ["사유", "reasons", "2021", TEXT, NUMBER])
def test_ordinary_words_and_what_a_test_printed_are_no_leak(sealed: str) -> None:
    kept = Kept()
    kept.sealed(sealed)
    kept.logged(f"printed by a test: {TEXT} {NUMBER}")
    kept.logged(LINE.format("사유 reasons 2021"))
    assert list(kept.leaked()) == []


def test_a_run_in_which_anything_leaks_fails(tmp_path: Path) -> None:
    leaky = tmp_path / "test_leaky.py"
    leaky.write_text(
        "import secrets\nimport structlog\n\ndef test_it():\n    structlog.get_logger().info('drawn', secret=secrets.token_urlsafe(16))\n"
    )
    words = ["-q", "-p", "no:cacheprovider", "-p", "tests.conftest", "-n", "1", str(leaky)]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1, ran.stdout
    assert "1 passed" in ran.stdout
    assert "never should be" in ran.stdout
