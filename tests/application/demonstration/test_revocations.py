"""The demonstration holds a revocation in every state, and a bar."""

import pytest

from application import revoking
from domain.revocations import Status
from domain.values import Agency
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow


def test_there_is_a_revocation_in_every_state_and_a_bar_that_went_on_after_a_merger(
    demonstration: Demonstration,
) -> None:
    office = demonstration.at.office
    lines = revoking.worklist(office, frozenset(Agency))
    assert {one.state.status for one in lines} == set(Status)
    holding = [bar for firm in revoking.bars(office) for bar in firm.bars if bar.holds(office.today())]
    assert [(str(one.first), str(one.last)) for one in holding] == [
        ("2024-03-15", "2029-03-14"),
        ("2025-04-01", "2029-03-14"),
    ]
