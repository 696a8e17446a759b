"""The demonstration shows every shape, every status and every way to miss a rule."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

import pytest

from adapters.papers.sniffing import sniff
from application.demonstration import demonstration_cases
from application.demonstration.cases import CALL_2021, CALL_OPEN, Case
from application.demonstration.firms import LARGE_BUILDERS, PLANTS
from application.demonstration.people import ABSENT_OFFICER, DEPUTY
from application.office import places_of
from application.rounds import demonstration_call
from domain.access.facts import SubmissionRefused
from domain.applications import APPLICATION, Status
from domain.applications.facts import (
    Changed,
    Drafted,
    FoundEligible,
    FoundIneligible,
    OfficerAssigned,
    Submitted,
    SupplementExtended,
    SupplementProvided,
    SupplementRequested,
)
from domain.calls import CALL
from domain.places import NONE_TAKEN, PLACES
from domain.rules.books import BOOKS
from domain.rules.vocabulary import FirmSize, PaperKind, Task, Track
from domain.values import end_of, seoul_day
from tests.application.demonstration.conftest import PRESENT, Demonstration

pytestmark = pytest.mark.slow
COLUMN = ("lead", "partner", "partner-evidence", "target", "large-firm", "agreement-cardinality")
LARGE_FIRMS_WELCOME = (Track.MATERIALS_PARTS, Track.TECH_CONVERGENCE, Track.CAPABILITY_BUILDING)
"""Nothing misses the cell of large firms there."""
CELLS = [
    (rules.track, cell)
    for rules in BOOKS["v2021_1"].tracks
    for cell in COLUMN
    if not (cell == "large-firm" and rules.track in LARGE_FIRMS_WELCOME)
]


def submissions(demonstration: Demonstration) -> Iterator[Submitted]:
    return (one.fact for one in demonstration.facts if isinstance(one.fact, Submitted))


def tasks(demonstration: Demonstration) -> list[Task]:
    return [submitted.task for submitted in submissions(demonstration)]


def status_of(demonstration: Demonstration, case: Case) -> Status:
    state = demonstration.at.log.load(APPLICATION, case.id).state
    assert state is not None
    return state.status


def test_about_120_cases_in_the_2021_call_and_a_few_in_the_open_one() -> None:
    by_call = Counter(case.call for case in demonstration_cases())
    assert 115 <= by_call[CALL_2021] <= 130
    assert 5 <= by_call[CALL_OPEN] <= 10


@pytest.mark.parametrize(("track", "cell"), CELLS)
def test_every_cell_of_the_track_table_is_missed_by_a_case(
    demonstration: Demonstration, track: Track, cell: str
) -> None:
    missed = [
        finding
        for submitted in submissions(demonstration)
        for finding in submitted.findings
        if submitted.task.track is track and finding.criterion == cell and not finding.met
    ]
    assert missed


@pytest.mark.parametrize(
    "criterion",
    [
        "agreement-concluded",
        "agreement-parties",
        "distinct-firms",
        "participation-bar",
        "paper-business-plan",
        "paper-agreement",
        "paper-criteria-proof",
        "paper-partner-evidence",
        "paper-sme-confirmation",
        "affiliates",
        "same-target-elsewhere",
        "business-numbers-verified",
        "class-of-listing-number",
        "startup-age",
        "two-leads-or-more",
    ],
)
def test_what_every_track_asks_is_missed_by_a_case_too(demonstration: Demonstration, criterion: str) -> None:
    unmet = {one.criterion for submitted in submissions(demonstration) for one in submitted.findings if not one.met}
    assert criterion in unmet


def test_most_cases_meet_every_rule(demonstration: Demonstration) -> None:
    assert sum(isinstance(one.fact, FoundEligible) for one in demonstration.facts) >= 50


@pytest.mark.parametrize("track", [rules.track for rules in BOOKS["v2021_1"].tracks])
def test_each_track_has_complete_incomplete_ineligible_and_withdrawn_cases(
    demonstration: Demonstration, track: Track
) -> None:
    of_track = [case for case in demonstration_cases() if case.track is track and case.call == CALL_2021]
    statuses = {status_of(demonstration, case) for case in of_track}
    assert statuses | {Status.REVOKED} == set(Status), "revoked are few"


def test_a_supplement_is_requested_extended_and_provided(demonstration: Demonstration) -> None:
    kinds = Counter(type(one.fact) for one in demonstration.facts)
    assert kinds[SupplementRequested] > kinds[SupplementExtended] >= 1
    provided = [one.fact for one in demonstration.facts if isinstance(one.fact, SupplementProvided)]
    assert provided
    assert all(fact.missing == () for fact in provided)


def test_the_shapes_of_2020_are_there(demonstration: Demonstration) -> None:
    found = {
        (len(task.leads) or len(task.members), task.cooperative is not None)
        for task in tasks(demonstration)
        if task.partner is not None
    }
    assert {(29, True), (6, False), (1, False)} <= found


def test_tasks_have_as_many_leads_and_products_as_those_of_2020(demonstration: Demonstration) -> None:
    of_products = [task for task in tasks(demonstration) if task.track is not Track.CAPABILITY_BUILDING]
    assert mean(len(task.leads) + len(task.members) for task in of_products) == pytest.approx(88 / 26, abs=0.4)
    assert mean(len(task.targets) for task in of_products) == pytest.approx(101 / 26, abs=0.4)


def test_a_large_partner_that_is_eligible_brings_five_or_a_cooperative(demonstration: Demonstration) -> None:
    eligible = [one.fact.task for one in demonstration.facts if isinstance(one.fact, FoundEligible)]
    large = [
        task
        for task in eligible
        if task.track in (Track.MATERIALS_PARTS, Track.TECH_CONVERGENCE)
        and task.partner
        and task.partner.profile.size is FirmSize.NON_SME
    ]
    assert large
    assert all(len(task.leads) >= 5 or len(task.members) >= 5 for task in large)


def test_a_partner_builder_has_exactly_five_places_and_a_sixth_was_refused(demonstration: Demonstration) -> None:
    places = demonstration.at.log.load(PLACES, places_of(LARGE_BUILDERS[0].id)).state or NONE_TAKEN
    assert len(places.leads()) == 5
    exceeding = [
        finding.because.code
        for submitted in submissions(demonstration)
        for finding in submitted.findings
        if finding.criterion == "agreement-cardinality" and submitted.task.track is Track.CAPABILITY_BUILDING
    ]
    assert exceeding.count("partner-places-exceeded") == 1


def test_a_late_attempt_was_refused_and_recorded_with_its_instant(demonstration: Demonstration) -> None:
    attempts = [one.fact for one in demonstration.facts if isinstance(one.fact, SubmissionRefused)]
    call = demonstration.at.log.load(CALL, CALL_2021).state
    assert call is not None
    assert [attempt.reason for attempt in attempts] == ["call-closed"]
    assert call.terms.closes <= attempts[0].arrived < end_of(seoul_day(call.terms.closes))
    late = demonstration.at.log.load(APPLICATION, attempts[0].application).state
    assert late is not None
    assert late.status is Status.DRAFT


def test_an_officer_decided_over_a_bar_with_reasons(demonstration: Demonstration) -> None:
    overridden = [one.fact for one in demonstration.facts if isinstance(one.fact, FoundEligible) and one.fact.overrides]
    assert [override.criterion for fact in overridden for override in fact.overrides] == ["participation-bar"]
    barred = overridden[0].task.partner
    assert barred is not None
    assert barred.firm == PLANTS[24].id
    assert demonstration.at.office.keys.open(overridden[0].overrides[0].reasons)


def test_a_case_was_changed_after_submission(demonstration: Demonstration) -> None:
    changed = {one.stream for one in demonstration.facts if isinstance(one.fact, Changed)}
    decided = {one.stream for one in demonstration.facts if isinstance(one.fact, FoundEligible)}
    assert changed
    assert changed <= decided


def test_cases_were_handed_to_another_officer(demonstration: Demonstration) -> None:
    handed = [one.fact for one in demonstration.facts if isinstance(one.fact, OfficerAssigned) and one.fact.instead_of]
    assert handed
    assert all(fact.officer != fact.instead_of for fact in handed)


def test_the_deputy_decides_while_the_officer_is_away(demonstration: Demonstration) -> None:
    assigned = {
        one.stream
        for one in demonstration.facts
        if isinstance(one.fact, OfficerAssigned) and one.fact.officer == ABSENT_OFFICER.id
    }
    judged = [
        one.envelope.by.subject
        for one in demonstration.facts
        if isinstance(one.fact, FoundEligible | FoundIneligible) and one.stream in assigned
    ]
    assert {DEPUTY.id, ABSENT_OFFICER.id} <= set(judged)


def test_nobody_decides_who_had_a_part_in_the_case(demonstration: Demonstration) -> None:
    filed = {one.stream: one.envelope.by.subject for one in demonstration.facts if isinstance(one.fact, Drafted)}
    for one in demonstration.facts:
        if isinstance(one.fact, FoundEligible | FoundIneligible):
            assert one.envelope.by.subject != filed[one.stream]


def test_receipts_are_numbered_without_a_gap_in_the_order_of_arrival(demonstration: Demonstration) -> None:
    by_register: dict[str, list[Submitted]] = {}
    for submitted in submissions(demonstration):
        by_register.setdefault(submitted.receipt.rpartition("-")[0], []).append(submitted)
    assert len(by_register) == 8
    for register, received in by_register.items():
        assert [one.receipt for one in received] == [f"{register}-{n:04d}" for n in range(1, len(received) + 1)]
        assert all(earlier.arrived <= later.arrived for earlier, later in pairwise(received))


def test_the_open_call_is_open_for_thirty_days_and_says_that_it_is_invented(demonstration: Demonstration) -> None:
    call = demonstration.at.log.load(CALL, CALL_OPEN).state
    assert call is not None
    assert call.demonstration
    assert call.accepts(PRESENT)
    assert (call.terms.closes - call.terms.opens).days == demonstration_call.OPEN_DAYS
    assert {status_of(demonstration, case) for case in demonstration_cases() if case.call == CALL_OPEN} == {
        Status.DRAFT,
        Status.SUBMITTED,
        Status.SUPPLEMENT_REQUESTED,
    }


def test_papers_are_real_pdfs_and_no_two_are_alike(demonstration: Demonstration) -> None:
    states = [demonstration.at.log.load(APPLICATION, case.id).state for case in demonstration_cases()[:30]]
    papers = [paper for state in states if state for paper in state.papers]
    contents = [demonstration.at.office.papers.get(paper) for paper in papers]
    assert {sniff(data) for data in contents} == {"application/pdf"}
    assert len(set(contents)) == len(contents) > 100
    assert {paper.kind for paper in papers} == set(PaperKind) - {PaperKind.OTHER}
