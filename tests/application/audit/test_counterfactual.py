"""What would have been, against an oracle that shares no code with it; and what the answers say of themselves."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.audit.counterfactual import (
    KINDS,
    Assumption,
    FindingReversed,
    Hypothetical,
    OtherPassMark,
    OtherTrimming,
    UnderRules,
    WithoutEvaluator,
    suppose,
)
from application.audit.outcomes import Case, Course, Setting, Sheets, Votes
from domain.facts import Refused
from domain.meetings.facts import Choice, Proposal
from domain.rules.books import BOOKS
from domain.rules.vocabulary import (
    Because,
    Finding,
    LimitUnit,
    PassMark,
    ScoringPlan,
    SelectionLimit,
    Stage,
    Track,
    Weight,
)
from tests.application.audit import oracle
from tests.application.audit.oracle import PlainCase, PlainWorld
from tests.domain.rules import sheets
from tests.domain.rules.any_sheets import any_plan, any_sheet, hundredths
from tests.domain.rules.tasks import task

TASK = task(Track.INNOVATION_GROWTH)
CASES = [UUID(int=100 + number) for number in range(3)]
CRITERIA = ("criterion-of-the-tests-1", "criterion-of-the-tests-2")
JUDGES = [UUID(int=number) for number in range(1, 8)]


@st.composite
def any_case(draw: st.DrawFn, plan: ScoringPlan, number: int) -> PlainCase:
    """A case that got anywhere: some stages opened, perhaps voted on."""
    opened = list(Stage)[: draw(st.sampled_from([0, 1, 2, 3, 3, 3]))]
    given = {
        stage: tuple(
            draw(any_sheet(plan, stage, judge))
            for judge in draw(st.lists(st.sampled_from(JUDGES), max_size=5, unique=True))
        )
        for stage in opened
    }
    present = draw(st.frozensets(st.sampled_from(JUDGES), min_size=1))
    ayes = draw(st.frozensets(st.sampled_from(sorted(present))))
    voted = len(opened) == len(Stage) and draw(st.integers(0, 4)) > 0
    return PlainCase(
        answers={criterion: draw(st.integers(0, 5)) > 0 for criterion in CRITERIA},
        sheets=given,
        seats={stage: len(one) + draw(st.integers(0, len(one) + 1)) for stage, one in given.items()},
        selects=draw(st.integers(0, 5)) > 0,
        ayes=ayes if voted else None,
        others=present - ayes if voted else frozenset(),
        number=number,
        products=draw(st.integers(1, 3)),
        withdrawn=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def any_world(draw: st.DrawFn) -> PlainWorld:
    plan = draw(any_plan())
    limit = draw(st.none() | st.builds(SelectionLimit, unit=st.sampled_from(LimitUnit), count=st.integers(1, 4)))
    kinder = tuple(replace(one, points=draw(hundredths(0, 7000))) for one in plan.pass_marks)
    plan = replace(plan, limit=limit, pass_marks=kinder)
    names = CASES[: draw(st.integers(1, 3))]
    cases = {id: draw(any_case(plan, number)) for number, id in enumerate(names, start=1)}
    return PlainWorld(plan=plan, averaged="trimmed", cases=cases)


@st.composite
def any_list(draw: st.DrawFn) -> PlainWorld:
    """Three cases that all stand on a list with a limit."""
    plan = replace(draw(any_plan()), pass_marks=())
    limit = SelectionLimit(unit=draw(st.sampled_from(LimitUnit)), count=draw(st.integers(1, 3)))

    def listed(number: int) -> PlainCase:
        sheets = {stage: tuple(draw(any_sheet(plan, stage, judge)) for judge in JUDGES[:3]) for stage in Stage}
        return PlainCase(
            answers=dict.fromkeys(CRITERIA, True),
            sheets=sheets,
            seats=dict.fromkeys(Stage, 3),
            ayes=frozenset(JUDGES[:2]),
            number=number,
            products=draw(st.integers(1, 2)),
        )

    cases = {id: listed(number) for number, id in enumerate(CASES, start=1)}
    return PlainWorld(plan=replace(plan, limit=limit), averaged="trimmed", cases=cases)


def setting(world: PlainWorld) -> Setting:
    """The same world as the office knows it."""
    return Setting(
        books=BOOKS,
        version="v2021_1",
        plan=world.plan,
        track=Track.INNOVATION_GROWTH,
        cases={id: as_known(case) for id, case in world.cases.items()},
    )


def as_known(case: PlainCase) -> Case:
    """The first criterion stands as found, the second by an officer's override of what was found."""
    first, second = CRITERIA
    votes = None
    if case.ayes is not None:
        choices = dict.fromkeys(case.ayes, Choice.AYE)
        others = dict(zip(sorted(case.others), [Choice.NO, Choice.ABSTAIN] * 4, strict=False))
        proposal = Proposal.SELECT if case.selects else Proposal.REJECT
        votes = Votes(proposal=proposal, present=case.ayes | case.others, choices={**choices, **others})
    return Case(
        task=TASK,
        findings=(finding(first, met=case.answers[first]), finding(second, met=not case.answers[second])),
        overridden={second: case.answers[second]},
        stages=tuple(Sheets(stage=stage, enrolled=case.seats[stage], sheets=one) for stage, one in case.sheets.items()),
        votes=votes,
        receipt=str(case.number),
        products=case.products,
        listed=not case.withdrawn,
    )


def finding(criterion: str, *, met: bool, weight: Weight = Weight.DECISIVE) -> Finding:
    return Finding(criterion=criterion, met=met, because=Because(code="said"), source="공고 1", weight=weight)


def reproduces(world: PlainWorld, other: PlainWorld, assumption: Assumption) -> Hypothetical:
    """The answer, held against both worlds in every figure."""
    id = CASES[0]
    answer = suppose(setting(world), id, assumption)
    for outcome, then in ((answer.actual, oracle.result(world, id)), (answer.supposed, oracle.result(other, id))):
        assert outcome.course == then.course
        assert {one.stage: (one.quorate, one.score, one.passed) for one in outcome.stages} == then.stages
        place = outcome.place
        assert (place and place.position, place and place.within, place and place.margin) == then[2:]
        for one in outcome.stages:
            compared = one.score is not None and one.pass_mark is not None
            assert one.margin == (one.score - one.pass_mark if compared else None)  # type: ignore[operator]
    before, after = oracle.result(world, id), oracle.result(other, id)
    assert answer.flips == (before.course != after.course)
    assert answer.place_changes == (before[2:4] != after[2:4])
    assert set(answer.stages_flipped) == oracle.stages_turned(world, other, id)
    assert set(answer.pivotal) == oracle.turning(world, id)
    turned = {judge: oracle.stages_turned(world, oracle.without(world, id, judge), id) for judge in JUDGES}
    assert {at.stage: set(at.judges) for at in answer.pivotal_at} == {
        stage: {judge for judge, stages in turned.items() if stage in stages} for stage in before.stages
    }
    return answer


@pytest.mark.slow
@given(any_world(), st.sampled_from(JUDGES))
@settings(max_examples=25, derandomize=True, deadline=None)
def test_without_an_evaluator(world: PlainWorld, judge: UUID) -> None:
    id = CASES[0]
    if judge not in oracle.took_part(world.cases[id]):
        with pytest.raises(Refused, match="not-an-evaluator"):
            suppose(setting(world), id, WithoutEvaluator(judge=judge))
        return
    reproduces(world, oracle.without(world, id, judge), WithoutEvaluator(judge=judge))


@pytest.mark.slow
@given(any_list(), st.sampled_from(JUDGES[:3]))
@settings(max_examples=12, derandomize=True, deadline=None)
def test_the_place_on_a_list_with_a_limit_without_an_evaluator(world: PlainWorld, judge: UUID) -> None:
    answer = reproduces(world, oracle.without(world, CASES[0], judge), WithoutEvaluator(judge=judge))
    assert answer.actual.place


@pytest.mark.slow
@given(any_world(), st.sampled_from(Stage), hundredths(0, 10000))
@settings(max_examples=20, derandomize=True, deadline=None)
def test_another_pass_mark(world: PlainWorld, stage: Stage, points: Decimal) -> None:
    others = tuple(one for one in world.plan.pass_marks if one.stage is not stage)
    plan = replace(world.plan, pass_marks=(*others, PassMark(stage=stage, points=points)))
    reproduces(world, replace(world, plan=plan), OtherPassMark(stage=stage, points=points))


@pytest.mark.slow
@given(any_world(), st.integers(3, 9))
@settings(max_examples=20, derandomize=True, deadline=None)
def test_another_trimming(world: PlainWorld, trim_from: int) -> None:
    reproduces(world, replace(world, plan=replace(world.plan, trim_from=trim_from)), OtherTrimming(trim_from=trim_from))


@pytest.mark.slow
@given(any_world(), st.sampled_from(CRITERIA))
@settings(max_examples=20, derandomize=True, deadline=None)
def test_a_finding_reversed(world: PlainWorld, criterion: str) -> None:
    case = world.cases[CASES[0]]
    other = replace(case, answers={**case.answers, criterion: not case.answers[criterion]})
    reproduces(world, replace(world, cases={**world.cases, CASES[0]: other}), FindingReversed(criterion=criterion))


@pytest.mark.slow
@given(any_world())
@settings(max_examples=20, derandomize=True, deadline=None)
def test_under_another_rule_version(world: PlainWorld) -> None:
    """Its findings are of the task, which meets every criterion there is; no override was made of any of them."""
    met = {id: replace(case, answers=dict.fromkeys(CRITERIA, True)) for id, case in world.cases.items()}
    reproduces(world, replace(world, averaged="middle", cases=met), UnderRules(version="v2021_2"))


def a_case(*scores: str, ayes: int = 4, noes: int = 1, **changes: object) -> PlainCase:
    given = sheets.sheets(*scores)
    people = [one.judge for one in given]
    case = PlainCase(
        answers=dict.fromkeys(CRITERIA, True),
        sheets=dict.fromkeys(Stage, given),
        seats=dict.fromkeys(Stage, len(given)),
        ayes=frozenset(people[:ayes]),
        others=frozenset(people[ayes : ayes + noes]),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def asked(case: PlainCase, assumption: Assumption, **plan: object) -> Hypothetical:
    world = PlainWorld(plan=replace(sheets.PLAN, **plan), averaged="trimmed", cases={CASES[0]: case})  # type: ignore[arg-type]
    return suppose(setting(world), CASES[0], assumption)


def test_one_generous_evaluator_carried_the_case() -> None:
    answer = asked(a_case("55.00", "58.00", "80.00"), WithoutEvaluator(judge=UUID(int=3)))
    assert (answer.actual.course, answer.supposed.course, answer.flips) == (Course.SELECTABLE, Course.NOT_PASSED, True)
    assert answer.stages_flipped == tuple(Stage)
    assert (answer.actual.stages[0].margin, answer.supposed.stages[0].margin) == (Decimal("4.33"), Decimal("-3.50"))
    assert answer.pivotal == (UUID(int=3),)
    assert {one.stage: one.judges for one in answer.pivotal_at} == dict.fromkeys(Stage, (UUID(int=3),))


def test_a_vote_that_one_ayes_removal_turns() -> None:
    answer = asked(
        a_case("70.00", "70.00", "70.00", "70.00", "70.00", ayes=3, noes=2), WithoutEvaluator(judge=UUID(int=1))
    )
    assert answer.actual.vote
    assert answer.supposed.vote
    assert (answer.actual.vote.margin, answer.supposed.vote.margin) == (0, -1)
    assert answer.supposed.course is Course.VOTED_DOWN
    assert answer.pivotal == (UUID(int=1), UUID(int=2), UUID(int=3))
    assert all(one.judges == () for one in answer.pivotal_at)


def test_a_better_rival_beyond_the_limit_and_the_distance_to_it() -> None:
    limit = SelectionLimit(unit=LimitUnit.TASKS, count=1)
    cases = {CASES[0]: a_case("70.00", "74.00", "84.00"), CASES[1]: a_case("75.00", "76.00", "77.00", number=2)}
    world = PlainWorld(plan=replace(sheets.PLAN, limit=limit), averaged="trimmed", cases=cases)
    answer = suppose(setting(world), CASES[0], WithoutEvaluator(judge=UUID(int=3)))
    assert answer.actual.place
    assert answer.supposed.place
    assert (answer.actual.place.position, answer.actual.place.margin) == (1, Decimal("0.00"))
    assert answer.supposed.course is Course.BEYOND_LIMIT
    assert (answer.supposed.place.position, answer.supposed.place.margin) == (2, Decimal("-4.00"))
    assert answer.place_changes


def test_an_advisory_finding_reversed_turns_nothing() -> None:
    case = as_known(a_case("70.00", "70.00", "70.00"))
    advisory = replace(case, findings=(*case.findings, finding("affiliates", met=True, weight=Weight.ADVISORY)))
    world = setting(PlainWorld(plan=sheets.PLAN, averaged="trimmed", cases={CASES[0]: a_case("70.00")}))
    answer = suppose(replace(world, cases={CASES[0]: advisory}), CASES[0], FindingReversed(criterion="affiliates"))
    assert not answer.flips
    assert answer.actual == answer.supposed


@pytest.mark.parametrize(
    ("assumption", "code"),
    [
        (WithoutEvaluator(judge=UUID(int=99)), "not-an-evaluator"),
        (UnderRules(version="v1999_1"), "unknown-rule-version"),
        (FindingReversed(criterion="colour"), "unknown-criterion"),
    ],
)
def test_what_cannot_be_supposed_is_refused(assumption: Assumption, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        asked(a_case("70.00", "70.00", "70.00"), assumption)
    assert refusal.value.code == code


def test_every_kind_of_assumption_has_its_word() -> None:
    assert set(KINDS) == set(Assumption.__args__)
    assert len(set(KINDS.values())) == len(KINDS)
