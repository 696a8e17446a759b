from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from application.record import Recorded
from application.views.folding import Pages, Touched, fold, touched
from application.views.timeline import Entry
from domain.applications import Status
from domain.calls.facts import Amended, Cancelled
from domain.facts import Fact
from domain.roles import Role
from domain.rules.vocabulary import Track, Weight
from domain.subjects.facts import Identity, IdentityCorrected, RoleGranted, SubjectKind
from domain.values import Agency, Sealed
from tests.application.views.facts_for_tests import (
    AGENCIES,
    START,
    TEXT,
    TODAY,
    agreement_drafted,
    agreement_ended,
    agreement_signed,
    announced,
    assigned,
    drafted,
    finding,
    form,
    found_eligible,
    number,
    overridden,
    recorded,
    registered,
    submitted,
    supplement_requested,
    terms,
    withdrawn,
)

CALL, CASE, AGREEMENT, LEAD, PARTNER, OFFICER = (number(7, n) for n in range(1, 7))
BEGUN = ((CALL, announced()), (CASE, drafted(CALL, LEAD, of=form(LEAD, partner=PARTNER))))
NAMED = Sealed(c="1" * 64, k=f"subject:{LEAD}:1", x="")


def in_the_clear(sealed: Sealed) -> str | None:
    return f"text {sealed.c[0]}"


def destroyed(_: Sealed) -> str | None:
    return None


def pages_after(*facts: tuple[UUID, Fact]) -> Pages:
    return folded(recorded(*facts))


def folded(facts: Sequence[Recorded]) -> Pages:
    pages = Pages()
    fold(pages, facts, in_the_clear)
    return pages


def test_a_draft_is_a_line_under_the_agency_its_call_names_for_the_track() -> None:
    for track, agency in AGENCIES.items():
        row = pages_after((CALL, announced()), (CASE, drafted(CALL, LEAD, track))).cases[CASE]
        assert row
        assert (row.status, row.agency, row.track, row.filed_by) == (Status.DRAFT, agency, track, LEAD)


def test_the_agency_stays_the_one_of_the_day_of_drafting() -> None:
    moved = dict.fromkeys(AGENCIES, Agency.PPS)
    row = pages_after(*BEGUN, (CALL, Amended(terms=terms(moved), reasons=TEXT, on=TODAY)), (CASE, assigned(OFFICER)))

    line, call = row.cases[CASE], row.calls[CALL]
    assert line
    assert call
    assert line.agency is Agency.MSS
    assert call.call.agency(line.track) is Agency.PPS


def test_a_case_of_a_call_without_its_track_has_a_file_and_no_line() -> None:
    pages = pages_after((CALL, announced(agencies={Track.MATERIALS_PARTS: Agency.MSS})), (CASE, drafted(CALL, LEAD)))

    assert pages.case_files[CASE]
    assert pages.cases[CASE] is None


def test_the_firm_that_files_is_among_the_firms_of_a_form_that_names_none() -> None:
    row = pages_after((CALL, announced()), (CASE, drafted(CALL, LEAD, of=form()))).cases[CASE]
    assert row
    assert row.firms == (LEAD,)


def test_a_line_tells_receipt_officer_and_due_day_and_moves_with_every_fact() -> None:
    due = date(2021, 4, 15)
    row = pages_after(
        *BEGUN,
        (CASE, submitted("2021-1-IG-0001", arrived=START)),
        (CASE, assigned(OFFICER)),
        (CASE, supplement_requested(due)),
    ).cases[CASE]

    assert row
    assert (row.receipt, row.officer, row.supplement_due) == ("2021-1-IG-0001", OFFICER, due)
    assert (row.status, row.version, row.position) == (Status.SUPPLEMENT_REQUESTED, 4, 5)
    assert (row.opened_at, row.submitted_at) == (START + timedelta(minutes=2), START)
    assert row.changed_at == START + timedelta(minutes=5)
    assert row.firms == (LEAD, PARTNER)
    assert row.partner == PARTNER


def test_findings_count_as_met_not_met_or_advice_and_an_override_counts() -> None:
    findings = (
        finding("a", met=True),
        finding("b", met=False),
        finding("c", met=False),
        finding("d", met=False, weight=Weight.ADVISORY),
        finding("e", met=True, weight=Weight.ADVISORY),
    )
    at_first = pages_after(*BEGUN, (CASE, submitted("2021-1-IG-0001", *findings))).cases[CASE]
    decided = found_eligible(*findings, overrides=(overridden("b", met=True), overridden("a", met=False)))
    later = pages_after(*BEGUN, (CASE, submitted("2021-1-IG-0001", *findings)), (CASE, decided)).cases[CASE]

    assert at_first
    assert (at_first.met, at_first.unmet, at_first.advisory) == (2, 2, 1)
    assert later
    assert (later.met, later.unmet, later.advisory) == (2, 2, 1)
    assert later.status is Status.ELIGIBLE

    rescued = found_eligible(*findings, overrides=(overridden("b", met=True), overridden("c", met=True)))
    last = pages_after(*BEGUN, (CASE, submitted("2021-1-IG-0001", *findings)), (CASE, rescued)).cases[CASE]
    assert last
    assert (last.met, last.unmet, last.advisory) == (4, 0, 1)


def test_an_agreement_moves_line_and_file_of_its_case_but_never_their_version() -> None:
    pages = pages_after(
        *BEGUN,
        (AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER)),
        (AGREEMENT, agreement_signed(LEAD)),
    )

    file, row = pages.case_files[CASE], pages.cases[CASE]
    assert file
    assert row
    assert file.agreement
    assert file.agreement.signed == (LEAD,)
    assert (file.agreement_id, file.agreement_version, file.version) == (AGREEMENT, 2, 1)
    assert (row.version, row.position, row.changed_at) == (1, 4, START + timedelta(minutes=4))


def test_an_agreement_that_is_known_from_before_finds_its_case() -> None:
    facts = recorded(
        *BEGUN,
        (AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER)),
        (AGREEMENT, agreement_signed(LEAD)),
        (AGREEMENT, agreement_ended()),
    )
    at_once = folded(facts)
    pages = folded(facts[:3])
    assert pages.streams == {AGREEMENT: CASE}
    fold(pages, facts[3:], in_the_clear)

    assert pages == at_once
    assert touched(facts[3:], {AGREEMENT: CASE}).cases == {CASE}
    assert touched(facts[3:], {}).cases == frozenset()


def test_the_timeline_is_one_line_a_fact_across_both_streams_in_the_order_of_the_log() -> None:
    pages = pages_after(
        *BEGUN,
        (AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER)),
        (CASE, submitted("2021-1-IG-0001")),
        (AGREEMENT, agreement_signed(PARTNER)),
        (CASE, withdrawn()),
    )

    assert pages.timeline == [Entry(case=CASE, position=position) for position in range(2, 7)]


def test_a_cancelled_call_stays_on_its_page() -> None:
    call = pages_after((CALL, announced()), (CALL, Cancelled(reasons=TEXT, on=TODAY))).calls[CALL]
    assert call
    assert (call.call.cancelled, call.version, call.position) == (True, 2, 2)


def test_a_subject_is_registered_in_the_clear_and_corrected() -> None:
    corrected = IdentityCorrected(identity=Identity(label=TEXT, phone=NAMED), reasons=TEXT, on=TODAY)
    pages = pages_after((LEAD, registered(Identity(label=NAMED, business_number=TEXT))))
    row = pages.register[LEAD]
    assert row
    assert (row.label, row.business_number, row.phone) == ("text 1", "text 0", None)

    row = pages_after((LEAD, registered(Identity(label=NAMED))), (LEAD, corrected)).register[LEAD]
    assert row
    assert (row.label, row.phone) == ("text 0", "text 1")


def test_a_subject_whose_key_was_destroyed_is_not_on_the_register_whatever_follows() -> None:
    granted = RoleGranted(role=Role.INTAKE_OFFICER, agency=Agency.MSS, on=TODAY)
    facts = recorded((LEAD, registered(Identity(label=NAMED), SubjectKind.PERSON)), (LEAD, granted))

    pages = Pages()
    fold(pages, facts, destroyed)
    assert pages.register == {LEAD: None}


def test_touched_names_every_row_that_folding_needs() -> None:
    needed = touched(
        recorded(
            (LEAD, registered(Identity(label=NAMED))),
            *BEGUN,
            (AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER)),
            (AGREEMENT, agreement_signed(LEAD)),
        )[2:],
        {},
    )
    assert needed == Touched(calls=frozenset({CALL}), cases=frozenset({CASE}), subjects=frozenset())
