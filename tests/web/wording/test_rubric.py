from application.rounds.round_2021_1 import PAPER
from web.wording.rubric import CRITERIA, criterion


def test_every_line_of_our_rounds_rubric_is_worded() -> None:
    assert {line.code for line in PAPER.plan.rubric} == set(CRITERIA)


def test_a_line_of_somebody_elses_rubric_shows_its_code() -> None:
    assert criterion("thing-of-theirs", "ko") == "thing-of-theirs"
