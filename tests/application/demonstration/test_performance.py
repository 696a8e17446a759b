"""The demonstration holds reviews of every kind: resolved, scheduled with evidence, overdue, extended and completed."""

import pytest

from application import performing
from domain.performance import PERFORMANCE
from domain.performance.facts import Outcome
from domain.values import Agency
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow


def test_reviews_were_resolved_every_way_but_one_and_one_waits_with_its_evidence(demonstration: Demonstration) -> None:
    office = demonstration.at.office
    known = [office.find(PERFORMANCE, id).state for id in performing.performances(office)]
    reviews = [review for one in known for review in one.reviews.values()]
    outcomes = {one.resolved.outcome for one in reviews if one.resolved}
    assert outcomes == set(Outcome) - {Outcome.FAILED}
    ahead = [one for one in reviews if one.scheduled and one.scheduled.day > office.today()]
    assert [(one.resolved, len(one.evidence)) for one in ahead] == [(None, 1)]
    assert max(len(one.ends) for one in known) > 1


def test_each_agency_has_overdue_reviews_that_are_on_record_and_first_in_its_worklist(
    demonstration: Demonstration,
) -> None:
    office = demonstration.at.office
    for agency in Agency:
        lines = performing.worklist(office, frozenset({agency}))
        assert lines[0].working_days_left
        assert lines[0].working_days_left < 0
        assert lines[0].review.fell_due
