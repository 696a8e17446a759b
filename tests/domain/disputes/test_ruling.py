"""Filing, reviewing and ruling: what the record says of admissibility binds, the whole follows the points."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from domain.disputes import DISPUTE
from domain.disputes.codes import (
    UPHOLDING,
    Aim,
    BarGround,
    Content,
    Inadmissible,
    RemedyKind,
    Result,
    Status,
)
from domain.disputes.facts import (
    Added,
    Argument,
    Hindrance,
    Involved,
    ObjectionFiled,
    Point,
    PointRuled,
    RemedyEffectuated,
    ReviewerAssigned,
    ReviewerBarred,
    Sought,
    SupplementProvided,
    Target,
    Withdrawn,
)
from domain.disputes.filing import IN_LAW, attach_evidence, file_objection, withdraw
from domain.disputes.reviewing import (
    Provided,
    assign_reviewer,
    declare_conflict,
    provide_supplement,
    request_supplement,
)
from domain.disputes.ruling import Given, effectuate, rule, whole
from domain.facts import Fact, Refused
from domain.panels.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage
from tests.domain.disputes.examples import (
    DISPUTE_ID,
    KOREA,
    NOTICE_ID,
    OTHER,
    OTHER_REVIEWER,
    PARTNER,
    PETITION,
    POINT,
    REVIEWER,
    TEXT,
    VERSION,
    at,
    day,
    filed,
    filing,
    notice,
    objection,
    state,
)
from tests.domain.disputes.stories import REMAND, dismissed, reviewed, ruled, upheld
from tests.domain.examples import LEAD, paper
from tests.stories import given

FILED = filed("2024-05-13")
ON = day("2024-05-20")
EVALUATED = (Involved(ground=BarGround.EVALUATED, stream=DISPUTE_ID, position=7),)


def ruling(*facts: Fact, **instead: Any) -> tuple[Fact, ...]:  # noqa: ANN401  (arguments of a ruling)
    asked: dict[str, Any] = {
        "reviewer": REVIEWER,
        "role": Role.DISPUTE_REVIEWER,
        "involved": (),
        "stands": True,
        "points": (dismissed(),),
        "remedies": (),
        "excused": False,
        "on": ON,
    }
    return rule(state(*facts), KOREA, **{**asked, **instead})


def refused(*facts: Fact, **instead: Any) -> Refused:  # noqa: ANN401  (as above)
    with pytest.raises(Refused) as refusal:
        ruling(*facts, **instead)
    return refusal.value


def inadmissible(ground: Inadmissible) -> tuple[PointRuled, ...]:
    return (PointRuled(point=1, result=Result.INADMISSIBLE, ground=ground, reasons=TEXT),)


def test_each_regimes_contents_are_asked_for_and_what_is_missing_is_no_reason_to_turn_away() -> None:
    bare = objection(points=(Point(target=POINT.target, arguments=(), sought=POINT.sought),), known=None)
    bare = type(bare)(points=bare.points)
    asked = {
        PETITION: (Content.CONTACT, Content.RECEIVED_ON, Content.PURPORT, Content.REASONS),
        OTHER: (Content.CONTACT, Content.RECEIVED_ON, Content.REASONS),
    }
    assert filing(notice("2021-08-20", PETITION), at(day("2021-09-06")), holds=bare).missing == asked[PETITION]
    assert filing(notice("2024-05-02", OTHER), at(day("2024-05-13")), holds=bare).missing == asked[OTHER]
    assert filing(notice("2021-08-20", OTHER), at(day("2021-09-06")), holds=bare).missing == ()


def test_an_objection_before_the_notice_arrived_is_in_time() -> None:
    fact = filing(notice(None), at(day("2024-05-03")))
    assert all(one.met for one in fact.findings)
    assert fact.answer_by == day("2024-05-17")


def test_every_question_of_admissibility_is_answered_always() -> None:
    good, bad = FILED, filing(notice("2021-08-20", OTHER), at(day("2023-01-05")), objector=PARTNER)
    assert [one.criterion for one in good.findings] == [one.criterion for one in bad.findings]
    assert all(one.met for one in good.findings)
    assert [one.criterion for one in bad.findings if not one.met] == [IN_LAW, "objection-by-recipient"]


def test_one_objection_answers_a_notice_and_another_may_follow_its_withdrawal() -> None:
    def again(*facts: Fact) -> ObjectionFiled:
        return file_objection(
            notice("2024-05-10"),
            (state(*facts),),
            objection(),
            id=NOTICE_ID,
            objector=LEAD,
            agent=None,
            received=at(day("2024-05-21")),
            calendar=KOREA,
            version=VERSION,
        )

    with pytest.raises(Refused, match="objection-filed-already"):
        again(FILED)
    assert again(FILED, Withdrawn(reasons=None, on=ON)).on == day("2024-05-21")


@pytest.mark.parametrize(
    ("kind", "stage", "criterion"),
    [
        (RemedyKind.REMAND, None, None),
        (RemedyKind.RESCORE, Stage.ON_SITE, None),
        (RemedyKind.REPLACE_DECISION, Stage.ON_SITE, None),
        (RemedyKind.CORRECT_FINDING, None, None),
    ],
)
def test_a_remedy_names_what_its_kind_needs(kind: RemedyKind, stage: Stage | None, criterion: str | None) -> None:
    sought = Sought(kind=kind, stage=stage, criterion=criterion)
    with pytest.raises(Refused, match="remedy-misshapen"):
        filed("2024-05-13", holds=objection(points=(Point(target=POINT.target, arguments=(), sought=sought),)))


@pytest.mark.parametrize("aim", [one for one in Aim if one is not Aim.DECISION])
def test_a_target_names_what_it_is_aimed_at(aim: Aim) -> None:
    target = Target(aim=aim, stream=POINT.target.stream, version=1)
    with pytest.raises(Refused, match="target-misshapen"):
        filed("2024-05-13", holds=objection(points=(Point(target=target, arguments=(), sought=POINT.sought),)))


def test_evidence_goes_to_an_argument_of_a_point() -> None:
    evidence = paper(PaperKind.OTHER)
    story = given(DISPUTE, FILED)
    story.when(attach_evidence, point=2, argument=1, paper=evidence, on=ON).then_refused("no-such-point")
    story.when(attach_evidence, point=1, argument=2, paper=evidence, on=ON).then_refused("no-such-argument")
    attached = attach_evidence(state(FILED), point=1, argument=1, paper=evidence, on=ON)
    assert [(one.point, one.argument, one.paper) for one in state(FILED, attached).evidence] == [(1, 1, evidence)]


def test_whoever_had_a_part_in_the_case_is_barred_on_record_with_what_shows_it() -> None:
    barred = (
        given(DISPUTE, FILED)
        .when(assign_reviewer, reviewer=REVIEWER, involved=EVALUATED, on=ON)
        .then(ReviewerBarred, grounds=(BarGround.EVALUATED,), involved=EVALUATED)
        .which(lambda dispute: dispute.status is Status.RECEIVED)
        .and_then()
    )
    barred.when(assign_reviewer, reviewer=REVIEWER, involved=(), on=ON).then_refused("reviewer-barred")
    barred.when(assign_reviewer, reviewer=OTHER_REVIEWER, involved=(), on=ON).then(ReviewerAssigned)


def test_a_conflict_declared_bars_even_after_none_was() -> None:
    facts = reviewed(FILED)
    declared = declare_conflict(
        state(*facts), reviewer=REVIEWER, conflict=True, grounds=(Ground.ADVISED,), detail=TEXT, on=ON
    )
    assert state(*facts, *declared).status is Status.RECEIVED
    assert refused(*facts, *declared, points=(dismissed(),)).code == "dispute-not-open-for-it"


def test_nobody_rules_who_was_not_asked_did_not_declare_or_had_a_part() -> None:
    other = ReviewerAssigned(reviewer=OTHER_REVIEWER, on=ON)
    facts = (*reviewed(FILED), other)
    assert refused(*facts, reviewer=OTHER_REVIEWER).code == "conflict-not-declared"
    assert refused(*facts, reviewer=PARTNER).code == "not-a-reviewer"
    assert refused(*facts, involved=EVALUATED).code == "reviewer-barred"
    assert refused(*facts, role=Role.MACHINE).code == "machine-decides-nothing"


def test_every_point_is_ruled_once() -> None:
    assert refused(*reviewed(FILED), points=()).code == "points-not-ruled"
    assert refused(*reviewed(FILED), points=(dismissed(), dismissed())).code == "points-not-ruled"
    assert refused(*reviewed(FILED), points=(dismissed(), dismissed(2))).code == "points-not-ruled"


def test_late_is_inadmissible_whatever_the_merits() -> None:
    late = filed("2024-07-05", arrived="2024-05-02")
    assert refused(*reviewed(late), on=late.on).detail == {"grounds": [Inadmissible.LATE]}
    made = ruling(*reviewed(late), points=inadmissible(Inadmissible.LATE), on=late.on)
    assert made[0].result is Result.INADMISSIBLE  # type: ignore[attr-defined]


def test_in_time_is_not_late() -> None:
    assert refused(*reviewed(FILED), points=inadmissible(Inadmissible.LATE)).code == "ground-not-true"
    assert refused(*reviewed(FILED), points=inadmissible(Inadmissible.INCOMPLETE)).code == "ground-not-true"


@pytest.mark.parametrize(("until", "code"), [("2024-05-29", None), ("2024-05-21", "late-even-so")])
def test_who_was_kept_from_filing_without_fault_is_heard(until: str, code: str | None) -> None:
    hindrance = Hindrance(first=day("2024-05-20"), last=day(until), reasons=TEXT)
    late = filed("2024-06-10", arrived="2024-05-02", holds=objection(hindrance=hindrance))
    if code:
        assert refused(*reviewed(late), excused=True, on=late.on).code == code
    else:
        assert ruling(*reviewed(late), excused=True, on=late.on)
        assert refused(*reviewed(late), on=late.on).code == "not-admissible"
    assert refused(*reviewed(FILED), excused=True).code == "no-hindrance-claimed"


def test_a_decision_set_aside_meanwhile_is_no_longer_objected_to() -> None:
    assert refused(*reviewed(FILED), stands=False).detail == {"grounds": [Inadmissible.NO_LONGER_STANDS]}
    assert ruling(*reviewed(FILED), stands=False, points=inadmissible(Inadmissible.NO_LONGER_STANDS))


def test_what_was_asked_for_and_never_came_may_end_it() -> None:
    bare = filed("2024-05-13", holds=objection(contact=None))
    asked = request_supplement(
        state(*reviewed(bare)), KOREA, reviewer=REVIEWER, contents=(Content.CONTACT,), days=7, reasons=TEXT, on=bare.on
    )
    came = provide_supplement(state(*reviewed(bare), asked), KOREA, provided=Provided(), on=ON)
    assert came.missing == (Content.CONTACT,)
    assert ruling(*reviewed(bare), asked, came, points=inadmissible(Inadmissible.INCOMPLETE))
    assert refused(*reviewed(bare), points=inadmissible(Inadmissible.INCOMPLETE)).code == "ground-not-true"


def test_a_supplement_brings_reasons() -> None:
    bare = filed("2024-05-13", holds=objection(points=(Point(target=POINT.target, arguments=(), sought=POINT.sought),)))
    asked = request_supplement(
        state(*reviewed(bare)), KOREA, reviewer=REVIEWER, contents=(Content.REASONS,), days=7, reasons=TEXT, on=bare.on
    )
    story = given(DISPUTE, *reviewed(bare), asked)
    new = Provided(arguments=(Added(point=1, argument=Argument(text=TEXT)),))
    told = story.when(provide_supplement, KOREA, provided=new, on=ON).then(SupplementProvided, missing=())
    assert told.state().points[0].arguments == (Argument(text=TEXT),)
    wrong = Provided(arguments=(Added(point=2, argument=Argument(text=TEXT)),))
    story.when(provide_supplement, KOREA, provided=wrong, on=ON).then_refused("no-such-point")


def test_every_point_upheld_has_its_remedy_and_no_other_point_has() -> None:
    facts = reviewed(FILED)
    assert refused(*facts, points=(upheld(),)).code == "upheld-without-remedy"
    remand = Given(points=(1,), remedy=REMAND)
    assert refused(*facts, remedies=(remand,)).code == "remedy-without-ground"
    assert refused(*facts, remedies=(Given(points=(), remedy=REMAND),)).code == "remedy-for-no-point"
    made = state(*facts, *ruling(*facts, points=(upheld(),), remedies=(remand,)))
    assert [(one.number, one.remedy, one.due) for one in made.remedies] == [(1, REMAND, day("2024-06-19"))]
    assert made.upheld == (1,)


@pytest.mark.parametrize("results", list(product(Result, repeat=3)))
def test_the_whole_follows_the_points(results: tuple[Result, ...]) -> None:
    points = [PointRuled(point=n, result=one, ground=None, reasons=TEXT) for n, one in enumerate(results, 1)]
    came_to = whole(points)
    if set(results) == {came_to}:
        return
    assert came_to is (Result.PARTLY_UPHELD if set(results) & UPHOLDING else Result.DISMISSED)


def test_after_the_ruling_nobody_withdraws() -> None:
    given(DISPUTE, *ruled(FILED, on=ON)).when(withdraw, reasons=None, on=ON).then_refused(
        "dispute-not-open-for-it", status=Status.RULED
    )


def test_a_remedy_is_outstanding_until_a_fact_carries_it_out() -> None:
    story = given(DISPUTE, *ruled(FILED, on=ON, upholding=True))
    dispute = state(*story.facts)
    due = dispute.remedies[0].due
    assert not dispute.overdue(due)
    assert dispute.overdue(due + timedelta(days=1)) == dispute.outstanding
    by: dict[str, object] = {
        "kind": "application.stage_passed",
        "stream": UUID(int=9),
        "version": 30,
        "position": 400,
        "displaced": (),
        "on": date(2024, 6, 3),
    }
    done = story.when(effectuate, number=1, **by).then(RemedyEffectuated, number=1, at_version=30)
    assert done.state().outstanding == ()
    done.and_then().when(effectuate, number=1, **by).then_refused("no-such-remedy", number=1)
