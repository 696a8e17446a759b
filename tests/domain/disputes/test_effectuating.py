"""A remedy is carried out by the fact that does what was ordered, and by nothing that merely resembles it."""

from dataclasses import replace

import pytest

from domain.applications.facts import FoundEligible, FoundIneligible
from domain.disputes.codes import RemedyKind
from domain.disputes.effectuating import does
from domain.disputes.facts import Sought
from domain.findings import Override
from domain.rules.vocabulary import Track
from tests.domain.disputes.examples import TEXT, day
from tests.domain.examples import finding
from tests.domain.rules.tasks import complete

ORDERED = Sought(kind=RemedyKind.CORRECT_FINDING, criterion="agreement-concluded")


BEFORE = FoundIneligible(
    rules="v2021_1",
    task=complete(Track.INNOVATION_GROWTH),
    findings=(finding("agreement-concluded", met=False), finding("plan", met=True)),
    overrides=(),
    reasons=TEXT,
    on=day("2021-04-20"),
)
OVERRIDDEN = Override(criterion="agreement-concluded", met=True, reasons=TEXT)
FOUND = FoundEligible(
    rules="v2021_1",
    task=complete(Track.INNOVATION_GROWTH),
    findings=BEFORE.findings,
    overrides=(),
    reasons=TEXT,
    on=day("2021-06-01"),
)


@pytest.mark.parametrize(
    ("fact", "done"),
    [
        (BEFORE, False),
        (FOUND, False),
        (replace(FOUND, overrides=(replace(OVERRIDDEN, criterion="plan", met=False),)), False),
        (replace(FOUND, overrides=(OVERRIDDEN,)), True),
        (replace(FOUND, findings=(finding("agreement-concluded", met=True),)), True),
        (replace(FOUND, findings=(finding("plan", met=True),)), False),
    ],
)
def test_a_finding_is_corrected_by_answering_its_criterion_otherwise(
    fact: FoundEligible | FoundIneligible, done: bool
) -> None:
    assert does(fact, ORDERED, BEFORE) is done


def test_an_override_taken_back_corrects_too() -> None:
    overridden = replace(BEFORE, overrides=(OVERRIDDEN,))
    assert does(FOUND, ORDERED, overridden)
    assert not does(replace(FOUND, overrides=(OVERRIDDEN,)), ORDERED, overridden)
