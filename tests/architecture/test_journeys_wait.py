"""A journey through pages waits wherever it goes elsewhere: a click by itself does not, and its test would fail now and then."""

from tests.architecture.sources import ROOT

JOURNEYS = ROOT / "tests" / "browser"
WALKING = JOURNEYS / "walking.py"


def test_a_journey_presses_only_through_walking() -> None:
    journeys = [one for one in sorted(JOURNEYS.glob("*.py")) if one != WALKING]
    assert journeys
    assert [one.name for one in journeys if ".click(" in one.read_text(encoding="utf-8")] == []
