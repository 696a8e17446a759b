"""Two calls under two rule versions: what is done to the superseded one makes exactly its decisions fail."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from adapters.rules.manifest import manifest
from application import announcing, opening
from application.audit.recompute import PINNED, recompute
from application.office import call_of
from application.record import Recorded
from domain.calls.facts import Announced, RuleFile
from domain.catalogue import FACTS
from domain.rules import v2021_1
from domain.rules.books import BOOKS, registered
from domain.rules.vocabulary import ScoreSheet, Scoring, ScoringPlan, Stage, Tally
from domain.tallies.facts import Computed
from tests.application.audit.altering import with_fact
from tests.panels import a_sitting
from tests.scenes import CALL, Scene


@dataclass
class LaterCall(Scene):
    """The call of another round."""

    @property
    def call(self) -> UUID:
        return call_of("2021-2")


@pytest.fixture
def two_calls(scene: Scene) -> tuple[Recorded, ...]:
    """A case scored under each version, the later version the one now in use."""
    later = LaterCall(scene.at)
    later.numbers = scene.numbers
    paper = replace(CALL, rules="v2021_2")
    announcing.announce(
        later.office, round_id="2021-2", paper=paper, demonstration=False, by=opening.by_machine(uuid4())
    )
    for one in (scene, later):
        sitting = a_sitting(one)
        sitting.declare(*sitting.people)
        for number, judge in enumerate(sitting.people):
            sitting.seal(judge, str(25 + number * number % 23), str(40 - number * 2))
        sitting.reveal()
    return tuple(scene.at.log.read(0, 10_000))


def test_both_reproduce_each_under_its_own_version(two_calls: tuple[Recorded, ...]) -> None:
    report = recompute(two_calls, manifest=manifest)
    assert report.differing == ()
    assert {one.call for one in report.items} == {call_of("2021-1"), call_of("2021-2")}


def test_a_weight_altered_in_the_superseded_version_makes_exactly_its_decisions_fail(
    two_calls: tuple[Recorded, ...],
) -> None:
    def heavier(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Tally:
        use, *others = plan.weights
        return v2021_1.SCORING.tally(
            replace(plan, weights=(replace(use, weight=use.weight + Decimal("0.1000")), *others)), stage, sheets
        )

    def source(version: str) -> tuple[RuleFile, ...]:
        first, *others = manifest(version)
        return (replace(first, sha256="0" * 64), *others) if version == "v2021_1" else (first, *others)

    scoring: Scoring = replace(v2021_1.SCORING, tally=heavier)
    altered = registered(replace(BOOKS["v2021_1"], scoring=scoring), BOOKS["v2021_2"])
    report = recompute(two_calls, manifest=source, books=altered)

    pinned = {name for (name, _), kind in FACTS.items() if kind in PINNED}
    theirs = {one.position for one in report.items if one.call == call_of("2021-1") and one.name in pinned}
    assert {one.position for one in report.differing} == theirs
    (tally,) = (one for one in report.differing if one.name == Computed.name)
    assert "tally.mean" in {one.path for one in tally.differences}


def test_a_weight_altered_in_the_plan_of_the_old_call_makes_exactly_its_decisions_fail(
    two_calls: tuple[Recorded, ...],
) -> None:
    """What weighs how much stands in the call; who altered it there altered what its scores rest on, and no other's."""
    (at,) = (
        index for index, one in enumerate(two_calls) if isinstance(one.fact, Announced) and one.fact.round == "2021-1"
    )
    announced = two_calls[at].fact
    assert isinstance(announced, Announced)
    use, *others = announced.terms.plan.weights
    plan = replace(announced.terms.plan, weights=(replace(use, weight=use.weight + Decimal("0.1000")), *others))
    altered = with_fact(two_calls, at, replace(announced, terms=replace(announced.terms, plan=plan)))
    report = recompute(altered, manifest=manifest)

    scored = {one.position for one in report.items if one.call == call_of("2021-1") and one.name == Computed.name}
    assert {one.position for one in report.differing} == scored
    paths = {each.path for one in report.differing for each in one.differences}
    assert {"tally.mean", "tally.dimensions[0].weight"} <= paths


def test_a_version_that_is_no_longer_there_makes_its_decisions_fail(two_calls: tuple[Recorded, ...]) -> None:
    report = recompute(two_calls, manifest=manifest, books=registered(BOOKS["v2021_2"]))
    assert {(one.call, one.differences[0].path) for one in report.differing} == {(call_of("2021-1"), "rules")}
