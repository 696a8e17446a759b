from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.applications import APPLICATION, Status
from domain.applications.facts import (
    Amended,
    Changed,
    Drafted,
    PaperAttached,
    PaperRemoved,
    Returned,
    Submitted,
    SupplementExtended,
    SupplementProvided,
    SupplementRequested,
    Withdrawn,
)
from domain.applications.intake import (
    amend,
    attach,
    change,
    draft,
    extend_supplement,
    provide_supplement,
    remove,
    request_supplement,
    return_application,
    submit,
    withdraw,
)
from domain.rules.vocabulary import PaperKind, Track
from tests.domain.examples import (
    CALL,
    CALL_ID,
    CANCELLED_CALL,
    CLOSE,
    DAY,
    FORM,
    LAST_MINUTE,
    LEAD,
    MET,
    OPEN,
    OTHER,
    TASK,
    TEXT,
    UNMET,
    drafted,
    paper,
    submitted,
)
from tests.stories import given

A_MICROSECOND = timedelta(microseconds=1)
plan = PaperAttached(paper=paper(PaperKind.BUSINESS_PLAN), replaces=None)
agreement = PaperAttached(paper=paper(PaperKind.AGREEMENT, 1), replaces=None)
DUE = date(2021, 4, 10)
requested = SupplementRequested(papers=(PaperKind.AGREEMENT,), reasons=TEXT, due=DUE, on=DAY)
SUBMISSION = {"receipt": "2021-1-IG-0001", "task": TASK, "findings": MET}


def a_draft(**changed: object) -> dict[str, object]:
    return {"id": CALL_ID, "track": Track.INNOVATION_GROWTH, "filed_by": LEAD, "form": FORM, "arrived": OPEN} | changed


def test_a_lead_firm_begins_an_application_on_a_track_the_call_opens() -> None:
    assert draft(CALL, **a_draft()) == Drafted(call=CALL_ID, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "changed", "code"),
    [
        (CALL, {"track": Track.MATERIALS_PARTS}, "track-not-open"),
        (CALL, {"arrived": CLOSE}, "call-closed"),
        (CANCELLED_CALL, {}, "call-cancelled"),
        (CALL, {"filed_by": OTHER}, "filer-not-a-lead"),
    ],
)
def test_no_application_begins(call: object, changed: dict[str, object], code: str) -> None:
    given(APPLICATION).when(lambda _: draft(call, **a_draft(**changed))).then_refused(code)  # type: ignore[arg-type]


def test_an_incomplete_application_in_time_is_received_and_every_missing_paper_is_named() -> None:
    (
        given(APPLICATION, drafted)
        .when(submit, CALL, arrived=LAST_MINUTE, **SUBMISSION)
        .then(Submitted, missing=(PaperKind.AGREEMENT, PaperKind.BUSINESS_PLAN), on=date(2021, 4, 19))
        .which(lambda application: application.status is Status.SUBMITTED)
    )


def test_papers_attached_are_not_missing() -> None:
    (
        given(APPLICATION, drafted, plan, agreement)
        .when(submit, CALL, arrived=OPEN, **SUBMISSION)
        .then(Submitted, missing=(), rules="v2021_1")
    )


def test_at_the_closing_instant_it_is_refused() -> None:
    (
        given(APPLICATION, drafted)
        .when(submit, CALL, arrived=CLOSE, **SUBMISSION)
        .then_refused("call-closed", closes=CLOSE)
    )


def test_before_the_window_opens_it_is_refused() -> None:
    (
        given(APPLICATION, drafted)
        .when(submit, CALL, arrived=OPEN - A_MICROSECOND, **SUBMISSION)
        .then_refused("call-closed", opens=OPEN)
    )


def test_at_the_opening_instant_it_is_received() -> None:
    given(APPLICATION, drafted).when(submit, CALL, arrived=OPEN, **SUBMISSION).then(Submitted, on=date(2021, 3, 19))


def test_nobody_submits_twice() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(submit, CALL, arrived=OPEN, **SUBMISSION)
        .then_refused("already-submitted")
    )


def test_a_cancelled_call_receives_nothing() -> None:
    (
        given(APPLICATION, drafted)
        .when(submit, CANCELLED_CALL, arrived=OPEN, **SUBMISSION)
        .then_refused("call-cancelled")
    )


def test_a_draft_is_amended_and_a_submitted_application_is_changed_with_reasons() -> None:
    other = replace(FORM, partner=OTHER)
    given(APPLICATION, drafted).when(amend, form=other).then(Amended, form=other)
    given(APPLICATION, drafted, submitted).when(amend, form=other).then_refused("already-submitted")
    (
        given(APPLICATION, drafted, submitted)
        .when(change, form=other, reasons=TEXT, on=DAY)
        .then(Changed, form=other)
        .which(lambda application: application.form.partner == OTHER)
    )
    given(APPLICATION, drafted).when(change, form=other, reasons=TEXT, on=DAY).then_refused("not-submitted")


def test_the_firm_that_filed_stays_a_lead() -> None:
    given(APPLICATION, drafted).when(amend, form=replace(FORM, leads=(OTHER,))).then_refused("filer-not-a-lead")


def test_a_paper_takes_the_place_of_another() -> None:
    newer = paper(PaperKind.BUSINESS_PLAN, 2)
    (
        given(APPLICATION, drafted, plan)
        .when(attach, paper=newer, replaces=plan.paper.id)
        .then(PaperAttached, replaces=plan.paper.id)
        .which(lambda application: application.papers == (newer,))
    )
    given(APPLICATION, drafted).when(attach, paper=newer, replaces=UUID(int=99)).then_refused("unknown-paper")


def test_a_paper_is_taken_back_from_a_draft_only() -> None:
    (
        given(APPLICATION, drafted, plan)
        .when(remove, paper=plan.paper.id)
        .then(PaperRemoved)
        .which(lambda application: application.papers == ())
    )
    given(APPLICATION, drafted, plan, submitted).when(remove, paper=plan.paper.id).then_refused("already-submitted")
    given(APPLICATION, drafted).when(remove, paper=plan.paper.id).then_refused("unknown-paper")


def test_a_supplement_is_requested_extended_twice_and_provided() -> None:
    story = given(APPLICATION, drafted, submitted)
    story = story.when(
        request_supplement, papers=(PaperKind.AGREEMENT,), reasons=TEXT, due=DUE, on=DAY
    ).then(SupplementRequested).and_then()  # fmt: skip
    for times in (1, 2):
        later = DUE + timedelta(days=times)
        story = story.when(extend_supplement, due=later, reasons=TEXT, on=DAY).then(SupplementExtended).and_then()
    story.when(extend_supplement, due=DUE + timedelta(days=9), reasons=TEXT, on=DAY).then_refused("extended-already")
    (
        story.when(provide_supplement, CALL, on=DUE)
        .then(SupplementProvided, missing=(PaperKind.AGREEMENT, PaperKind.BUSINESS_PLAN))
        .which(lambda application: application.status is Status.SUBMITTED)
    )


def test_a_due_date_lies_ahead() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(request_supplement, papers=(), reasons=TEXT, due=DAY, on=DAY)
        .then_refused("due-date-passed")
    )
    asked = given(APPLICATION, drafted, submitted, requested)
    asked.when(extend_supplement, due=DUE, reasons=TEXT, on=DAY).then_refused("due-date-not-later")
    late = DUE + timedelta(days=5)
    asked.when(extend_supplement, due=late, reasons=TEXT, on=late).then_refused("due-date-passed")


def test_an_application_is_returned_only_after_the_due_date_passed() -> None:
    asked = given(APPLICATION, drafted, submitted, requested)
    asked.when(return_application, reasons=TEXT, on=DUE).then_refused("supplement-not-overdue", due=DUE)
    (
        asked.when(return_application, reasons=TEXT, on=DUE + timedelta(days=1))
        .then(Returned, basis="행정절차법 §17⑥")
        .which(lambda application: application.status is Status.RETURNED)
    )


def test_a_supplement_that_comes_late_but_before_the_return_is_received() -> None:
    (
        given(APPLICATION, drafted, submitted, requested)
        .when(provide_supplement, CALL, on=DUE + timedelta(days=30))
        .then(SupplementProvided)
    )


@pytest.mark.parametrize("decision", [provide_supplement, return_application, extend_supplement])
def test_without_a_request_there_is_nothing_to_supplement(decision: object) -> None:
    words: dict[object, tuple[tuple[object, ...], dict[str, object]]] = {
        provide_supplement: ((CALL,), {"on": DAY}),
        return_application: ((), {"reasons": TEXT, "on": DAY}),
        extend_supplement: ((), {"due": DUE, "reasons": TEXT, "on": DAY}),
    }
    args, named = words[decision]
    given(APPLICATION, drafted, submitted).when(decision, *args, **named).then_refused("no-supplement-requested")  # type: ignore[arg-type]


def test_an_applicant_withdraws_until_the_case_has_ended() -> None:
    withdrawn = (
        given(APPLICATION, drafted, submitted)
        .when(withdraw, reasons=TEXT, on=DAY)
        .then(Withdrawn)
        .which(lambda application: application.status is Status.WITHDRAWN)
    )
    withdrawn.and_then().when(withdraw, reasons=None, on=DAY).then_refused("application-ended")
    given(APPLICATION, drafted).when(withdraw, reasons=None, on=DAY).then(Withdrawn, reasons=None)


def test_submission_keeps_what_the_rules_saw_and_answered() -> None:
    state = (
        given(APPLICATION, drafted)
        .when(submit, CALL, arrived=OPEN, receipt="2021-1-IG-0001", task=TASK, findings=UNMET)
        .then(Submitted)
        .state()
    )
    assert (state.task, state.findings) == (TASK, UNMET)
