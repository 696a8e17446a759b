"""What `sangsaeng bundle` answers before it opens anything."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from application.audit.bundle.contents import verifier_hash
from web.command_line import main

CASE = ("--case", "00000000-0000-4000-8000-000000000001")
REST = ("--purpose", "(가상)", "--out", "never.zip")


def test_the_verifiers_hash_is_told_without_an_office() -> None:
    answer = CliRunner().invoke(main, ["bundle", "--verifier-hash"])
    assert answer.exit_code == 0
    assert answer.output == f"{verifier_hash()}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*CASE, "--for", "party", *REST), "--firm goes with"),
        ((*CASE, "--for", "auditor", "--firm", CASE[1], *REST), "--firm goes with"),
        ((*CASE, "--for", "everybody", *REST), "'everybody' is not one of"),
        ((*CASE, "--for", "auditor", "--out", "never.zip"), "Missing option '--purpose'"),
        (("--for", "auditor", *REST), "Missing option '--case'"),
    ],
)
def test_what_is_asked_wrongly_is_a_mistake(words: tuple[str, ...], said: str) -> None:
    answer = CliRunner().invoke(main, ["bundle", *words])
    assert answer.exit_code == 2
    assert said in answer.output


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "kept.zip"
    out.write_bytes(b"kept")
    words = ("bundle", *CASE, "--for", "auditor", "--purpose", "(가상)", "--out", str(out))
    answer = CliRunner().invoke(main, words)
    assert answer.exit_code == 1
    assert "exists already" in answer.output
    assert out.read_bytes() == b"kept"
