from dataclasses import replace
from datetime import date

import pytest

from domain.applications import APPLICATION, Status
from domain.applications.eligibility import assign, find_eligible, find_ineligible
from domain.applications.facts import FoundEligible, FoundIneligible, OfficerAssigned, SupplementRequested
from domain.findings import Override
from domain.roles import Role
from domain.rules.vocabulary import Finding, PaperKind, Weight
from domain.subjects import SUBJECT, Subject
from domain.subjects.facts import AbsenceRecorded, RoleGranted
from domain.values import Agency
from tests.domain.examples import DAY, DEPUTY, MET, OFFICER, TASK, TEXT, UNMET, drafted, finding, person, submitted
from tests.stories import fold, given

CHECK = {"rules": "v2021_1", "task": TASK, "reasons": TEXT, "on": DAY}
granted = RoleGranted(role=Role.INTAKE_OFFICER, agency=Agency.MSS, on=DAY)


def an_officer(*more: AbsenceRecorded) -> Subject:
    subject = fold(SUBJECT, person(), granted, *more)
    assert subject is not None
    return subject


def overriding(criterion: str, *, met: bool) -> tuple[Override, ...]:
    return (Override(criterion=criterion, met=met, reasons=TEXT),)


def test_when_every_finding_is_met_it_is_eligible() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(find_eligible, findings=MET, overrides=(), **CHECK)
        .then(FoundEligible, findings=MET)
        .which(lambda application: application.status is Status.ELIGIBLE)
    )


def test_an_unmet_finding_stands_in_the_way_and_is_named() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(find_eligible, findings=UNMET, overrides=(), **CHECK)
        .then_refused("findings-not-met", criteria=["partner"])
    )


def test_an_officer_overrides_a_finding_with_reasons() -> None:
    overrides = overriding("partner", met=True)
    (
        given(APPLICATION, drafted, submitted)
        .when(find_eligible, findings=UNMET, overrides=overrides, **CHECK)
        .then(FoundEligible, overrides=overrides)
    )


def test_an_advisory_finding_decides_nothing() -> None:
    advisory: tuple[Finding, ...] = (*MET, replace(finding("affiliates", met=False), weight=Weight.ADVISORY))
    given(APPLICATION, drafted, submitted).when(find_eligible, findings=advisory, overrides=(), **CHECK).then(
        FoundEligible
    )


def test_ineligible_needs_an_unmet_finding() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(find_ineligible, findings=UNMET, overrides=(), **CHECK)
        .then(FoundIneligible)
        .which(lambda application: application.status is Status.INELIGIBLE)
    )
    (
        given(APPLICATION, drafted, submitted)
        .when(find_ineligible, findings=MET, overrides=(), **CHECK)
        .then_refused("every-finding-met")
    )
    given(APPLICATION, drafted, submitted).when(
        find_ineligible, findings=MET, overrides=overriding("lead", met=False), **CHECK
    ).then(FoundIneligible)


def test_nobody_overrides_a_criterion_there_is_not() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(find_eligible, findings=MET, overrides=overriding("weather", met=True), **CHECK)
        .then_refused("unknown-criterion", criterion="weather")
    )


def test_nothing_is_judged_while_a_supplement_is_pending() -> None:
    requested = SupplementRequested(papers=(PaperKind.AGREEMENT,), reasons=TEXT, due=date(2021, 4, 10), on=DAY)
    for decision in (find_eligible, find_ineligible):
        (
            given(APPLICATION, drafted, submitted, requested)
            .when(decision, findings=UNMET, overrides=(), **CHECK)
            .then_refused("supplement-pending")
        )


def test_a_draft_is_not_judged() -> None:
    given(APPLICATION, drafted).when(find_eligible, findings=MET, overrides=(), **CHECK).then_refused("not-under-check")


def test_an_officer_of_the_agency_takes_the_case_and_another_takes_it_over() -> None:
    story = (
        given(APPLICATION, drafted, submitted)
        .when(assign, officer=OFFICER, standing=an_officer(), agency=Agency.MSS, on=DAY)
        .then(OfficerAssigned, instead_of=None)
        .and_then()
    )
    story.when(assign, officer=DEPUTY, standing=an_officer(), agency=Agency.MSS, on=DAY).then(
        OfficerAssigned, instead_of=OFFICER
    )
    story.when(assign, officer=OFFICER, standing=an_officer(), agency=Agency.MSS, on=DAY).then_refused(
        "already-assigned"
    )


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2021, 3, 31), None), (DAY, "officer-away"), (date(2021, 4, 3), "officer-away"), (date(2021, 4, 4), None)],
)
def test_an_officer_who_is_away_that_day_takes_no_case(day: date, code: str | None) -> None:
    away = an_officer(AbsenceRecorded(on=DAY, until=date(2021, 4, 3), deputy=DEPUTY))
    trial = given(APPLICATION, drafted, submitted).when(
        assign, officer=OFFICER, standing=away, agency=Agency.MSS, on=day
    )
    if code is None:
        trial.then(OfficerAssigned)
    else:
        trial.then_refused(code, deputy=DEPUTY)


def test_an_officer_of_the_other_agency_takes_no_case() -> None:
    (
        given(APPLICATION, drafted, submitted)
        .when(assign, officer=OFFICER, standing=an_officer(), agency=Agency.PPS, on=DAY)
        .then_refused("not-an-officer-of-the-agency")
    )


def test_a_draft_is_nobodys_case_yet() -> None:
    (
        given(APPLICATION, drafted)
        .when(assign, officer=OFFICER, standing=an_officer(), agency=Agency.MSS, on=DAY)
        .then_refused("not-submitted")
    )
