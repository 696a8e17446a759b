"""The answer's clock: every vector of the program's reference (domain.md §5.2), at the first and last second of the day."""

from datetime import date, time, timedelta

import pytest

from domain.disputes import DISPUTE, Pause
from domain.disputes.answering import notify_result, record_result_arrival
from domain.disputes.clock import SUB_RULES, Topic, answer_due, last_day, runs
from domain.disputes.codes import Consequence, Content
from domain.disputes.facts import (
    AnswerExtended,
    AnswerMissed,
    Hindrance,
    ObjectionFiled,
    ResultArrived,
    ResultNotified,
    SupplementProvided,
    SupplementRequested,
)
from domain.disputes.filing import IN_TIME
from domain.disputes.reviewing import (
    Provided,
    extend_answer,
    lapse_supplement,
    provide_supplement,
    record_missed,
    request_supplement,
)
from domain.notices.facts import Method, Regime
from domain.regimes import Classification
from tests.domain.disputes.examples import (
    KOREA,
    LAST_SECOND,
    OTHER,
    PETITION,
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
from tests.domain.disputes.stories import reviewed, ruled
from tests.stories import given

FILE_BY = [
    ("2021-08-20", PETITION, "2021-10-19"),
    ("2022-12-15", PETITION, "2023-02-13"),
    ("2023-03-24", OTHER, "2023-04-24"),
    ("2024-05-02", OTHER, "2024-06-03"),
    ("2024-08-16", OTHER, "2024-09-19"),
    ("2025-09-05", OTHER, "2025-10-10"),
]


@pytest.mark.parametrize(("arrived", "classified", "last"), FILE_BY)
def test_until_the_last_second_of_the_last_day_an_objection_is_in_time(
    arrived: str, classified: Classification, last: str
) -> None:
    told = notice(arrived, classified)
    in_time = filing(told, at(day(last), LAST_SECOND))
    late = filing(told, at(day(last) + timedelta(days=1), time(0)))
    assert (in_time.object_by, in_time.on, late.on) == (day(last), day(last), day(last) + timedelta(days=1))
    assert [_timely(one) for one in (in_time, late)] == [True, False]


def _timely(fact: ObjectionFiled) -> bool:
    return next(one.met for one in fact.findings if one.criterion == IN_TIME)


ANSWER_BY = [
    ("2021-09-06", PETITION, "2021-09-16", "2021-09-27"),
    ("2023-04-13", OTHER, "2023-04-27", "2023-05-08"),
    ("2024-05-12", OTHER, "2024-05-27", "2024-06-07"),
    ("2025-09-22", OTHER, "2025-10-10", "2025-10-20"),
    ("2026-02-05", OTHER, "2026-02-19", "2026-03-03"),
]


@pytest.mark.parametrize(("received", "classified", "due", "extended"), ANSWER_BY)
def test_the_answer_is_due_and_may_be_extended_once_from_the_day_after(
    received: str, classified: Classification, due: str, extended: str
) -> None:
    fact = filed(received, classified)
    assert fact.answer_by == day(due)
    again = (
        given(DISPUTE, fact)
        .when(extend_answer, KOREA, days=10, reasons=TEXT, on=day(due))
        .then(AnswerExtended, answer_by=day(extended))
        .and_then()
    )
    again.when(extend_answer, KOREA, days=1, reasons=TEXT, on=day(due)).then_refused("answer-extended-already")
    too_late = day(due) + timedelta(days=1)
    given(DISPUTE, fact).when(extend_answer, KOREA, days=10, reasons=TEXT, on=too_late).then_refused(
        "answer-period-over"
    )


def test_no_more_days_than_the_law_gives() -> None:
    given(DISPUTE, filed("2024-05-12")).when(
        extend_answer, KOREA, days=11, reasons=TEXT, on=day("2024-05-20")
    ).then_refused("extension-too-long", most=10)


@pytest.mark.parametrize(("received", "classified", "due", "_extended"), ANSWER_BY)
def test_the_answer_is_missed_from_the_first_second_after_the_last_day(
    received: str, classified: Classification, due: str, _extended: str
) -> None:
    story = given(DISPUTE, filed(received, classified))
    story.when(record_missed, KOREA, refusal=day("2024-01-02"), on=day(due)).then_refused("answer-not-due")
    story.when(record_missed, KOREA, refusal=day("2024-01-02"), on=day(due) + timedelta(days=1)).then(
        AnswerMissed, due=day(due)
    )


def test_under_the_basic_act_a_missed_answer_sets_the_time_to_appeal_running_the_day_after() -> None:
    missed = (
        given(DISPUTE, filed("2024-05-12"))
        .when(record_missed, KOREA, refusal=day("2024-08-07"), on=day("2024-05-28"))
        .then(AnswerMissed, consequence=Consequence.APPEAL_CLOCK_RUNS, appeal_by=day("2024-08-26"))
        .and_then()
    )
    missed.when(record_missed, KOREA, refusal=day("2024-08-07"), on=day("2024-05-29")).then_refused("answer-not-due")


def test_under_the_civil_petitions_act_it_moves_nothing() -> None:
    given(DISPUTE, filed("2021-09-06", PETITION, arrived="2021-08-20")).when(
        record_missed, KOREA, refusal=day("2021-11-18"), on=day("2021-09-17")
    ).then(AnswerMissed, consequence=Consequence.APPEAL_CLOCK_UNMOVED, appeal_by=day("2021-11-18"))


def test_without_an_objection_in_law_no_clock_runs() -> None:
    fact = filing(notice("2021-08-20", OTHER), at(day("2021-09-06")))
    assert (fact.regime, fact.answer_by, fact.object_by) == (Regime.NONE, None, None)
    assert not runs(state(fact))
    given(DISPUTE, fact).when(record_missed, KOREA, refusal=day("2021-11-18"), on=day("2022-09-17")).then_refused(
        "answer-not-due"
    )
    given(DISPUTE, fact).when(extend_answer, KOREA, days=1, reasons=TEXT, on=day("2021-09-07")).then_refused(
        "no-extension-in-law"
    )


def test_under_the_basic_act_the_time_to_appeal_runs_from_the_results_arrival() -> None:
    story = given(DISPUTE, *ruled(filed("2024-05-13"), on=day("2024-05-24")))
    told = (
        story.when(
            notify_result,
            KOREA,
            method=Method.POST,
            text=TEXT,
            refusal=day("2024-08-08"),
            on=day("2024-05-24"),
        )
        .then(ResultNotified, appeal_by=day("2024-08-22"), duty=None)
        .and_then()
    )
    arrival = {"now": at(day("2024-06-30")), "refusal": day("2024-08-08"), "version": VERSION}
    told.when(record_result_arrival, KOREA, arrived=at(day("2024-05-27"), LAST_SECOND), **arrival).then(
        ResultArrived, appeal_by=day("2024-08-26"), on=day("2024-05-27")
    )
    after_expiry = at(day("2024-05-28"), time(0))
    told.when(record_result_arrival, KOREA, arrived=after_expiry, **arrival).then(
        ResultArrived, appeal_by=day("2024-08-26")
    )


def test_what_comes_after_a_missed_answer_moves_the_time_to_appeal_no_more() -> None:
    story = given(DISPUTE, *ruled(filed("2024-05-12"), on=day("2024-06-10")))
    story.when(
        notify_result, KOREA, method=Method.ELECTRONIC, text=TEXT, refusal=day("2024-08-07"), on=day("2024-06-10")
    ).then(ResultNotified, appeal_by=day("2024-08-26"))


def test_before_the_basic_act_the_result_tells_the_clock_of_the_refusal() -> None:
    story = given(DISPUTE, *ruled(filed("2021-09-06", PETITION, arrived="2021-08-20"), on=day("2021-09-16")))
    told = story.when(
        notify_result, KOREA, method=Method.ELECTRONIC, text=TEXT, refusal=day("2021-11-18"), on=day("2021-09-16")
    )
    told.then(ResultNotified, appeal_by=day("2021-11-18"), duty="민원처리법 시행령 §40②")


@pytest.mark.parametrize(("on", "duty"), [("2025-09-18", None), ("2025-09-19", "행정기본법 §36⑤, 시행령 §11⑦")])
def test_the_duty_to_tell_the_period_is_dated(on: str, duty: str | None) -> None:
    given(DISPUTE, *ruled(filed("2025-09-15"), on=day(on))).when(
        notify_result, KOREA, method=Method.ELECTRONIC, text=TEXT, refusal=day("2025-12-15"), on=day(on)
    ).then(ResultNotified, duty=duty)


LACKING = objection(contact=None)
"""An objection that does not say where its objector can be reached."""


def asking(on: str, days: int = 7) -> dict[str, object]:
    return {
        "reviewer": REVIEWER,
        "contents": (Content.CONTACT,),
        "days": days,
        "reasons": TEXT,
        "on": day(on),
    }


def test_from_2025_01_07_a_supplement_stops_the_answers_clock() -> None:
    story = given(DISPUTE, *reviewed(filed("2025-01-06", holds=LACKING)))
    before = story.when(request_supplement, KOREA, **asking("2025-01-06"))
    before.then(SupplementRequested, pauses=False, source="행정기본법 시행령 §11")
    assert state(filed("2025-01-06")).answer_by == day("2025-01-20")
    asked = story.when(request_supplement, KOREA, **asking("2025-01-07")).then(
        SupplementRequested, pauses=True, due=day("2025-01-14"), source="행정기본법 시행령 §11③④"
    )
    assert not runs(asked.state())
    asked.and_then().when(
        provide_supplement, KOREA, provided=Provided(contact=TEXT), sent=SENT, on=day("2025-01-10")
    ).then(SupplementProvided, answer_by=day("2025-01-23")).which(runs)
    lapsed = asked.and_then().when(lapse_supplement, KOREA, on=day("2025-01-15"))
    assert lapsed.decide().answer_by == day("2025-01-31")  # 27 January is a holiday, and so are the days of Seollal
    asked.and_then().when(lapse_supplement, KOREA, on=day("2025-01-14")).then_refused("supplement-not-due")


def test_before_it_runs_on() -> None:
    asked = (
        given(DISPUTE, *reviewed(filed("2024-05-12", holds=LACKING)))
        .when(request_supplement, KOREA, **asking("2024-05-13"))
        .then(SupplementRequested, pauses=False)
    )
    assert runs(asked.state())


def test_no_longer_than_seven_days() -> None:
    given(DISPUTE, *reviewed(filed("2025-02-03", holds=LACKING))).when(
        request_supplement, KOREA, **asking("2025-02-04", 8)
    ).then_refused("supplement-too-long", most=7)


def test_paused_days_are_left_out_of_the_period_and_of_its_extension() -> None:
    pause = Pause(first=day("2025-02-04"), last=day("2025-02-06"))
    assert last_day(KOREA, day("2025-02-03"), 14, (pause,)) == day("2025-02-20")
    assert last_day(KOREA, day("2025-02-03"), 14) == day("2025-02-17")


def test_a_calendar_day_more_or_less_is_the_laws_and_not_ours() -> None:
    for received, classified, due, extended in ANSWER_BY:
        dispute = state(filed(received, classified))
        assert answer_due(dispute, KOREA) == day(due)
        longer = extend_answer(dispute, KOREA, days=10, reasons=TEXT, on=dispute.filed)
        assert answer_due(DISPUTE.after(dispute, longer), KOREA) == day(extended)


def test_each_topic_has_one_rule_at_most_on_any_day() -> None:
    days = [date(2021, 1, 1) + timedelta(days=30 * n) for n in range(80)]
    for topic in Topic:
        for regime in Regime:
            for on in (*days, *(d for one in SUB_RULES for d in (one.first, one.last) if d)):
                assert sum(one.topic is topic and one.covers(regime, on) for one in SUB_RULES) <= 1
    assert all(one.source for one in SUB_RULES)


def test_no_fault_stops_the_time_to_file_as_far_as_the_reviewer_accepts_it() -> None:
    hindrance = Hindrance(first=day("2024-05-20"), last=day("2024-05-29"), reasons=TEXT)
    fact = filing(notice("2024-05-02"), at(day("2024-06-10")), holds=objection(hindrance=hindrance))
    assert (fact.object_by, fact.hindered_by) == (day("2024-06-03"), day("2024-06-11"))
