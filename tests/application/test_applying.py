"""Applying, as the office does it: load, decide, append, on a real log."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from application import agreements, eligibility, intake, registering
from application.office import access_of, agreement_of, places_of
from application.ports import Receipt
from domain.access import ACCESS
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION, Application, Status
from domain.facts import Refused
from domain.places import PLACES
from domain.rules.vocabulary import PaperKind, Track
from domain.subjects.facts import SubjectKind
from domain.values import Cooperative
from tests.scenes import BUILDER, CLOSES, EVIDENCE, LARGE, LARGE_BUILDER, MEDIUM, Scene, applicant, officer


def state(scene: Scene, case: object) -> Application:
    return scene.office.find(APPLICATION, case).state  # type: ignore[arg-type]


def a_whole_case(scene: Scene, track: Track) -> object:
    """A complete case of a track, with the firms its cell of the table asks for, submitted."""
    leads = (scene.firm(profile=BUILDER if track is Track.CAPABILITY_BUILDING else MEDIUM),)
    if track is Track.INNOVATION_GROWTH:
        leads = (scene.firm(),)
    profile = LARGE_BUILDER if track is Track.CAPABILITY_BUILDING else MEDIUM
    partner = scene.firm("(가상) 한울설비", profile)
    case = scene.draft(track, leads=leads, partner=partner)
    scene.attach(case, PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    scene.agree(case, *leads, partner)
    scene.submit(case)
    return case


@pytest.mark.parametrize("track", [track for track in Track if track is not Track.VALUE_CREATION])
def test_a_complete_application_of_each_track_is_found_eligible(scene: Scene, track: Track) -> None:
    case = a_whole_case(scene, track)
    eligibility.find_eligible(scene.office, case, overrides=(), reasons=None, by=officer())  # type: ignore[arg-type]
    assert state(scene, case).status is Status.ELIGIBLE


@pytest.mark.parametrize("members", [4, 5])
def test_a_large_partner_needs_five_smes_or_a_cooperative_of_five(scene: Scene, members: int) -> None:
    cooperative = Cooperative(
        firm=scene.firm("(가상) 누리협동조합", MEDIUM, SubjectKind.COOPERATIVE),
        members=tuple(scene.firm() for _ in range(members)),
    )
    partner = scene.firm("(가상) 큰나무", LARGE)
    case = scene.draft(Track.MATERIALS_PARTS, partner=partner, cooperative=cooperative)
    scene.attach(case, PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    scene.agree(case, cooperative.firm, partner)
    scene.submit(case)
    unmet = {finding.criterion for finding in state(scene, case).findings if not finding.met}
    assert ("agreement-cardinality" in unmet) is (members < 5), unmet


def test_receipt_numbers_run_within_call_and_track_though_all_submit_at_once(scene: Scene) -> None:
    cases = [scene.draft() for _ in range(8)] + [scene.draft(Track.TECH_CONVERGENCE)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(scene.submit, cases))
    receipts = sorted(str(state(scene, case).receipt) for case in cases)
    assert receipts == [f"2021-1-IG-000{number}" for number in range(1, 9)] + ["2021-1-TC-0001"]


def test_two_requests_for_the_fifth_place_one_wins_and_the_other_is_told_why(scene: Scene) -> None:
    partner = scene.firm("(가상) 큰건설", LARGE_BUILDER)
    four = scene.draft(
        Track.CAPABILITY_BUILDING, leads=tuple(scene.firm(profile=BUILDER) for _ in range(4)), partner=partner
    )
    scene.agree(four, partner)
    rivals = [scene.draft(Track.CAPABILITY_BUILDING, partner=partner) for _ in range(2)]
    for case in rivals:
        scene.agree(case)

    def sign(case: object) -> Receipt | Refused:
        try:
            return agreements.sign(scene.office, case, party=partner, by=applicant())  # type: ignore[arg-type]
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(sign, rivals))
    told = [answer for answer in answers if isinstance(answer, Refused)]
    assert [refused.code for refused in told] == ["partner-places-full"]
    assert told[0].detail == {"places": 5, "taken": 5, "wanted": 1}
    places = scene.office.log.load(PLACES, places_of(partner)).state
    assert places is not None
    assert len(places.leads()) == 5


@pytest.mark.parametrize("ending", ["withdrawn", "ineligible"])
def test_a_place_is_freed_when_the_case_ends(scene: Scene, ending: str) -> None:
    partner = scene.firm("(가상) 큰건설", LARGE_BUILDER)
    case = scene.draft(Track.CAPABILITY_BUILDING, partner=partner)
    scene.agree(case, partner)
    scene.submit(case)
    if ending == "withdrawn":
        intake.withdraw(scene.office, case, reasons=None, by=applicant())
    else:
        eligibility.find_ineligible(scene.office, case, overrides=(), reasons="서류 미비", by=officer())
    places = scene.office.log.load(PLACES, places_of(partner)).state
    assert places is not None
    assert places.leads() == frozenset()
    agreement = scene.office.log.load(AGREEMENT, agreement_of(case)).state
    assert agreement is not None
    assert agreement.ended


def test_an_attempt_after_the_close_is_refused_and_logged_with_its_instant(scene: Scene) -> None:
    case = scene.draft()
    late = applicant()
    scene.at.clock.set(CLOSES)
    with pytest.raises(Refused, match="call-closed"):
        intake.submit(scene.office, case, arrived=CLOSES, by=late)
    assert state(scene, case).status is Status.DRAFT
    attempts = [recorded.fact for recorded in scene.at.log.history(access_of(late.subject))]
    assert [(attempt.arrived, attempt.reason) for attempt in attempts] == [(CLOSES, "call-closed")]  # type: ignore[attr-defined]
    assert scene.office.log.load(ACCESS, access_of(late.subject)).version == 1


def test_what_arrived_in_time_is_received_though_it_is_recorded_after_the_close(scene: Scene) -> None:
    case = scene.draft()
    arrived = CLOSES - timedelta(microseconds=1)
    scene.at.clock.set(CLOSES + timedelta(seconds=2))
    intake.submit(scene.office, case, arrived=arrived, by=applicant())
    assert state(scene, case).submitted == date(2021, 4, 19)


def test_what_arrived_in_time_is_judged_on_the_day_it_arrived_though_it_is_recorded_the_day_after(scene: Scene) -> None:
    case = scene.draft(evidence=(replace(EVIDENCE[Track.INNOVATION_GROWTH], valid_until=date(2021, 4, 19)),))
    scene.at.clock.set(CLOSES + timedelta(seconds=1))
    intake.submit(scene.office, case, arrived=CLOSES - timedelta(seconds=1), by=applicant())
    judged = state(scene, case)
    assert judged.status is Status.SUBMITTED
    [found] = [one for one in judged.findings if one.criterion == "partner-evidence"]
    assert (found.met, found.because.code) == (True, "evidence-covers-items")


def test_a_business_number_is_registered_once_though_two_register_at_once(scene: Scene) -> None:
    number = "9998100015"

    def register(_: int) -> str:
        try:
            registering.register(
                scene.office,
                id=uuid4(),
                kind=SubjectKind.FIRM,
                description=registering.Description(label="(가상) 쌍둥이", business_number=number),
                profile=MEDIUM,
                by=applicant(),
            )
        except Refused as refused:
            return refused.code
        return "registered"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(register, range(4)))
    assert answers == ["business-number-registered"] * 3 + ["registered"]


def test_what_changed_after_submission_is_judged_anew(scene: Scene) -> None:
    case = scene.draft()
    scene.submit(case)
    missing = {finding.criterion for finding in state(scene, case).findings if not finding.met}
    assert missing
    scene.attach(case, PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    application = state(scene, case)
    partner = application.form.partner
    assert partner is not None
    scene.agree(case, *application.form.leads, partner)
    eligibility.find_eligible(scene.office, case, overrides=(), reasons=None, by=officer())
    assert state(scene, case).status is Status.ELIGIBLE
