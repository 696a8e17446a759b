"""The register's worklist: what is late stands first, and says what it came to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from application.dispute_register import Line, appeal_by, due
from domain.disputes.facts import ResultArrived, ResultNotified
from domain.facts import Fact
from domain.notices.facts import Method
from tests.domain.disputes.examples import TEXT, VERSION, at, day, filed, state
from tests.domain.disputes.stories import ruled


def a_line(number: int, left: int | None, *facts: Fact, **more: Any) -> Line:  # noqa: ANN401  (fields of a line)
    whole: dict[str, Any] = {"receipt": None, "overdue": (), **more}
    dispute = state(*(facts or (filed("2025-03-03"),)))
    return Line(number=number, id=uuid4(), dispute=dispute, working_days_left=left, **whole)


def test_what_is_late_stands_first_the_latest_before_all_and_what_nobody_waits_for_by_a_day_last() -> None:
    lines = (a_line(1, None), a_line(2, 3), a_line(3, -1), a_line(4, 0), a_line(5, None, overdue=(1,)), a_line(6, -9))
    assert [one.number for one in due(lines)] == [6, 3, 5, 4, 2, 1]


def test_the_last_day_to_appeal_is_the_one_frozen_at_arrival() -> None:
    told = ResultNotified(method=Method.POST, text=TEXT, appeal_by=day("2025-06-10"), duty=None, on=day("2025-03-12"))
    arrived = ResultArrived(
        arrived=at(day("2025-03-14")), appeal_by=day("2025-06-12"), calendar=VERSION, on=day("2025-03-14")
    )
    dispute = state(*ruled(filed("2025-03-03"), on=day("2025-03-12")))
    assert appeal_by(dispute) is None
    dispute = replace(dispute, notified=told)
    assert appeal_by(dispute) == told.appeal_by
    assert appeal_by(replace(dispute, arrived=arrived)) == told.appeal_by + timedelta(days=2)
