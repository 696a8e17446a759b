"""The terminal's replay: a step in lines, and what is said where there is no office or no token."""

from click.testing import CliRunner

from web.command_line import main
from web.commands.replay import told

CASE = "00000000-0000-4000-8000-00000000dead"
STEP = {
    "fact": {
        "position": 12,
        "at": "2021-04-09T15:30:00Z",
        "name": "application.submitted",
        "role": "APPLICANT",
        "by": {"id": "x", "label": "바론"},
    },
    "changes": [
        {"path": "status", "before": "DRAFT", "after": "SUBMITTED"},
        {"path": "receipt", "before": None, "after": "2021-1-IG-0001"},
        {"path": "form.title", "before": None, "after": "가" * 200},
    ],
}


def test_a_step_tells_the_fact_in_seoul_time_and_each_field_it_changed() -> None:
    fact, status, receipt, title = told(STEP)
    assert fact == "      12  2021-04-10 00:30:00  application.submitted  (바론, APPLICANT)"
    assert status.strip() == 'status: "DRAFT" → "SUBMITTED"'
    assert receipt.strip() == 'receipt: null → "2021-1-IG-0001"'
    assert title.endswith("가…")


def test_without_a_token_or_an_office_it_says_what_to_do() -> None:
    assert "SANGSAENG_TOKEN" in CliRunner().invoke(main, ["replay", CASE], env={"SANGSAENG_TOKEN": None}).output
    nobody = CliRunner().invoke(main, ["replay", CASE, "--office", "http://127.0.0.1:9", "--token", "sgs_x"])
    assert nobody.exit_code == 1
    assert "does not answer at http://127.0.0.1:9" in nobody.output
