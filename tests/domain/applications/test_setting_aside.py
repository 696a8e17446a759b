"""Setting a decision aside: each remedy takes the case back to its own step, and nothing is taken off the record."""

from uuid import UUID

import pytest

from domain.applications import APPLICATION, Application, Status
from domain.applications.facts import DecisionSetAside, Rejected
from domain.applications.outcomes import Outcome, ReasonCode, Step
from domain.applications.setting_aside import set_aside
from domain.disputes.codes import RemedyKind
from domain.disputes.facts import Sought
from domain.facts import Fact, Refused
from domain.rules.vocabulary import Stage
from tests.domain.applications.stages import ELIGIBLE, MEETING_ID, PANEL, failed, passed
from tests.domain.examples import DAY, PLAN, TEXT
from tests.stories import fold

COMMITTEE, DISPUTE = UUID(int=701), UUID(int=702)
PANELS = {PANEL: Stage.FACE_TO_FACE, COMMITTEE: Stage.DELIBERATION}
REJECTED = Rejected(
    meeting=None,
    reasons=(ReasonCode.BELOW_PASS_MARK,),
    clause="판로지원법 §20의2②",
    text=TEXT,
    differs=None,
    rules="v2021_1",
    on=DAY,
)
EVALUATED: tuple[Fact, ...] = (*ELIGIBLE, *passed(*Stage), REJECTED)
REMAND = Sought(kind=RemedyKind.REMAND, stage=Stage.ON_SITE)
RESCORE = Sought(kind=RemedyKind.RESCORE, stage=Stage.FACE_TO_FACE, criterion="market")
REPLACE = Sought(kind=RemedyKind.REPLACE_DECISION)
CORRECT = Sought(kind=RemedyKind.CORRECT_FINDING, criterion="lead")


def put_aside(*remedies: Sought, facts: tuple[Fact, ...] = EVALUATED) -> tuple[DecisionSetAside, Application]:
    """The fact, and the application after it."""
    state = fold(APPLICATION, *facts)
    assert state is not None
    fact = set_aside(state, PLAN, dispute=DISPUTE, remedies=remedies, panels=PANELS, meetings=(MEETING_ID,), on=DAY)
    return fact, APPLICATION.after(state, fact)


@pytest.mark.parametrize(
    ("remedies", "back_to", "status", "kept", "heard", "panels", "meetings"),
    [
        ((REMAND,), Step.ON_SITE, Status.ELIGIBLE, [Stage.FACE_TO_FACE], [Stage.FACE_TO_FACE], {COMMITTEE}, True),
        ((RESCORE,), Step.FACE_TO_FACE, Status.ELIGIBLE, [], [Stage.FACE_TO_FACE, Stage.ON_SITE], set(), True),
        ((REPLACE,), Step.DECISION, Status.ELIGIBLE, list(Stage), [Stage.FACE_TO_FACE, Stage.ON_SITE], set(), False),
        (
            (CORRECT,),
            Step.ELIGIBILITY,
            Status.SUBMITTED,
            list(Stage),
            [Stage.FACE_TO_FACE, Stage.ON_SITE],
            set(),
            False,
        ),
        ((REMAND, RESCORE), Step.FACE_TO_FACE, Status.ELIGIBLE, [], [Stage.FACE_TO_FACE], {COMMITTEE}, True),
    ],
)
def test_each_remedy_takes_the_case_back_to_its_step(
    remedies: tuple[Sought, ...],
    back_to: Step,
    status: Status,
    kept: list[Stage],
    heard: list[Stage],
    panels: set[UUID],
    meetings: bool,
) -> None:
    fact, after = put_aside(*remedies)
    assert (fact.back_to, after.status) == (back_to, status)
    assert [one.stage for one in after.results] == kept
    assert [one.stage for one in after.hearings] == heard
    assert set(after.superseded) == panels
    assert bool(after.void) == meetings
    assert after.decision is None
    assert [one.outcome for one in after.set_aside] == [Outcome.REJECTED]


def test_the_next_decision_is_told_under_numbers_of_its_own() -> None:
    _, after = put_aside(REPLACE)
    assert (after.texts_before, after.texts) == (1, 1)
    again = APPLICATION.after(after, REJECTED)
    assert (again.texts_before, again.texts) == (1, 2)


@pytest.mark.parametrize(
    ("remedy", "facts", "code"),
    [
        (REMAND, (*ELIGIBLE, *failed(Stage.FACE_TO_FACE), REJECTED), "stage-not-reached"),
        (Sought(kind=RemedyKind.RESCORE, stage=Stage.ON_SITE, criterion="market"), EVALUATED, "no-such-criterion"),
        (Sought(kind=RemedyKind.CORRECT_FINDING, criterion="unheard-of"), EVALUATED, "unknown-criterion"),
        (REPLACE, ELIGIBLE, "not-decided"),
    ],
)
def test_nothing_is_ordered_that_the_record_gives_nothing_for(
    remedy: Sought, facts: tuple[Fact, ...], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        put_aside(remedy, facts=facts)
