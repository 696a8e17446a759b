"""Filing and supplementing: what comes in is received whatever it lacks; what cannot be is refused, nothing is asked for twice."""

import pytest

from domain.disputes import DISPUTE
from domain.disputes.codes import (
    Aim,
    Content,
    RemedyKind,
    Status,
)
from domain.disputes.facts import (
    Added,
    Argument,
    Hindrance,
    ObjectionFiled,
    Point,
    Sought,
    SupplementProvided,
    SupplementRequested,
    Target,
    Withdrawn,
)
from domain.disputes.filing import IN_LAW, Objection, attach_evidence, file_objection
from domain.disputes.reviewing import (
    Provided,
    provide_supplement,
    request_supplement,
)
from domain.facts import Fact, Refused
from domain.rules.vocabulary import PaperKind, Stage
from tests.domain.disputes.examples import (
    KOREA,
    NOTICE_ID,
    OTHER,
    PARTNER,
    PETITION,
    POINT,
    REVIEWER,
    SENT,
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
from tests.domain.disputes.stories import REMAND, reviewed, ruled
from tests.domain.examples import LEAD, paper
from tests.stories import given

FILED = filed("2024-05-13")
ON = day("2024-05-20")


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
            objection(known=day("2024-05-10")),
            id=NOTICE_ID,
            objector=LEAD,
            agent=None,
            received=at(day("2024-05-21")),
            calendar=KOREA,
            version=VERSION,
        )

    with pytest.raises(Refused, match="objection-filed-already"):
        again(FILED)
    with pytest.raises(Refused, match="objection-filed-already") as refusal:
        again(*ruled(FILED, on=ON))
    assert refusal.value.detail == {"status": Status.UNDER_REVIEW}, "the ruling was not told yet"
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


def test_a_supplement_brings_reasons() -> None:
    bare = filed("2024-05-13", holds=objection(points=(Point(target=POINT.target, arguments=(), sought=POINT.sought),)))
    asked = request_supplement(
        state(*reviewed(bare)), KOREA, reviewer=REVIEWER, contents=(Content.REASONS,), days=7, reasons=TEXT, on=bare.on
    )
    story = given(DISPUTE, *reviewed(bare), asked)
    new = Provided(arguments=(Added(point=1, argument=Argument(text=TEXT)),))
    told = story.when(provide_supplement, KOREA, provided=new, sent=SENT, on=ON).then(SupplementProvided, missing=())
    assert told.state().points[0].arguments == (Argument(text=TEXT),)
    wrong = Provided(arguments=(Added(point=2, argument=Argument(text=TEXT)),))
    story.when(provide_supplement, KOREA, provided=wrong, sent=SENT, on=ON).then_refused("no-such-point")


def asking_for(*contents: Content) -> dict[str, object]:
    return {"reviewer": REVIEWER, "contents": contents, "days": 7, "reasons": TEXT, "on": ON}


def test_what_is_not_missing_is_not_asked_for() -> None:
    whole = given(DISPUTE, *reviewed(FILED))
    whole.when(request_supplement, KOREA, **asking_for(Content.CONTACT)).then_refused("objection-complete")
    silent = Point(target=POINT.target, arguments=(), sought=REMAND)
    bare = given(DISPUTE, *reviewed(filed("2024-05-13", holds=objection(points=(POINT, silent)))))
    bare.when(request_supplement, KOREA, **asking_for(Content.REASONS)).then(SupplementRequested)


def test_nothing_is_asked_for_twice() -> None:
    facts = reviewed(filed("2024-05-13", holds=objection(contact=None, known=None)))
    both = asking_for(Content.CONTACT, Content.RECEIVED_ON)
    came = given(DISPUTE, *facts).when(request_supplement, KOREA, **both).then(SupplementRequested).and_then()
    elsewhere = came.when(provide_supplement, KOREA, provided=Provided(purport=TEXT), sent=SENT, on=ON)
    elsewhere.then_refused("nothing-provided", asked=(Content.CONTACT, Content.RECEIVED_ON))
    answered = came.when(provide_supplement, KOREA, provided=Provided(contact=TEXT), sent=SENT, on=ON)
    again = answered.then(SupplementProvided, missing=(Content.RECEIVED_ON,)).and_then()
    again.when(request_supplement, KOREA, **asking_for(Content.RECEIVED_ON)).then_refused("asked-already")


@pytest.mark.parametrize("known", ["1999-01-01", "2031-01-01"])
def test_no_impossible_day_of_receipt_comes_in_by_supplement(known: str) -> None:
    facts = reviewed(filed("2024-05-13", holds=objection(known=None)))
    asked = given(DISPUTE, *facts).when(request_supplement, KOREA, **asking_for(Content.RECEIVED_ON))
    provided = Provided(known=day(known))
    waiting = asked.then(SupplementRequested).and_then()
    waiting.when(provide_supplement, KOREA, provided=provided, sent=SENT, on=ON).then_refused("receipt-day-impossible")


@pytest.mark.parametrize("known", ["2024-05-09", "2024-05-14"])
def test_a_refusal_is_received_between_its_sending_and_the_objection(known: str) -> None:
    refuses("receipt-day-impossible", objection(known=day(known)))


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2024-05-12", "2024-05-11", "hindrance-backwards"),
        ("2024-05-01", "2024-05-10", "hindrance-impossible"),
        ("2024-05-12", "2024-05-14", "hindrance-impossible"),
    ],
)
def test_a_hindrance_lies_between_the_arrival_and_the_objection(first: str, last: str, code: str) -> None:
    hindrance = Hindrance(first=day(first), last=day(last), reasons=TEXT)
    refuses(code, objection(known=day("2024-05-10"), hindrance=hindrance))


def test_the_same_is_not_objected_to_twice() -> None:
    refuses("point-twice", objection(known=day("2024-05-10"), points=(POINT, POINT)))


def refuses(code: str, holds: Objection) -> None:
    """An objection of 13 May 2024 to a refusal that arrived on 10 May is refused."""
    with pytest.raises(Refused, match=code):
        file_objection(
            notice("2024-05-10"),
            (),
            holds,
            id=NOTICE_ID,
            objector=LEAD,
            agent=None,
            received=at(day("2024-05-13")),
            calendar=KOREA,
            version=VERSION,
        )
