from uuid import UUID

import pytest

from application.actions import Action
from application.permissions import PERMISSIONS, Actor, Thing, may
from domain.roles import Role
from domain.subjects import Subject
from domain.subjects.facts import Capacity, Identity, SubjectKind
from domain.values import Agency
from tests.application.permissions_document import DOCUMENT, document
from tests.domain.examples import DEPUTY, LEAD, OFFICER, OTHER, PARTNER, PERSON, TEXT

MEMBER = UUID(int=77)
CASE = Thing(
    agencies=frozenset({Agency.MSS}),
    leads=frozenset({LEAD}),
    members=frozenset({MEMBER}),
    partner=PARTNER,
    handlers=frozenset({OFFICER, DEPUTY}),
)
DRAFT = Thing(agencies=CASE.agencies, leads=CASE.leads, partner=PARTNER, draft=True)
UNASSIGNED = Thing(agencies=CASE.agencies, leads=CASE.leads, partner=PARTNER)
UNASSIGNED_WITH_MEMBER = Thing(agencies=CASE.agencies, leads=CASE.leads, members=CASE.members, partner=PARTNER)


def someone(
    *roles: tuple[Role, Agency | None],
    acts_for: tuple[tuple[UUID, Capacity], ...] = (),
    id: UUID = PERSON,
) -> Actor:
    subject = Subject(kind=SubjectKind.PERSON, identity=Identity(label=TEXT), roles=frozenset(roles), acts_for=acts_for)
    return Actor(id=id, subject=subject)


def staff(firm: UUID) -> Actor:
    return someone(acts_for=((firm, Capacity.STAFF),))


OF_MSS = (Role.INTAKE_OFFICER, Agency.MSS)
OF_PPS = (Role.INTAKE_OFFICER, Agency.PPS)
DECIDER_OF_MSS = (Role.DECIDER, Agency.MSS)


def test_the_document_says_what_the_table_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), (
        "write it anew: python -m tests.application.permissions_document"
    )


def test_every_action_has_somebody_who_may_do_it() -> None:
    assert set(PERMISSIONS) == set(Action)
    assert all(PERMISSIONS.values())


@pytest.mark.parametrize(
    ("actor", "action", "thing", "allowed"),
    [
        (staff(LEAD), Action.SUBMIT, DRAFT, True),
        (staff(PARTNER), Action.SUBMIT, DRAFT, False),
        (staff(OTHER), Action.SUBMIT, DRAFT, False),
        (staff(PARTNER), Action.READ_CASE, DRAFT, True),
        (staff(MEMBER), Action.READ_CASE, CASE, True),
        (staff(MEMBER), Action.WITHDRAW, CASE, False),
        (staff(OTHER), Action.READ_CASE, CASE, False),
        (someone(OF_MSS), Action.READ_CASE, CASE, True),
        (someone(OF_MSS), Action.READ_CASE, DRAFT, False),
        (someone(OF_PPS), Action.READ_CASE, CASE, False),
        (someone(OF_MSS), Action.JUDGE_ELIGIBILITY, CASE, False),
        (someone(OF_MSS, id=OFFICER), Action.JUDGE_ELIGIBILITY, CASE, True),
        (someone(OF_MSS, id=DEPUTY), Action.JUDGE_ELIGIBILITY, CASE, True),
        (someone(OF_PPS, id=DEPUTY), Action.JUDGE_ELIGIBILITY, CASE, False),
        (someone(OF_MSS), Action.JUDGE_ELIGIBILITY, UNASSIGNED, True),
        *(
            (someone(held, acts_for=((firm, Capacity.STAFF),)), action, UNASSIGNED_WITH_MEMBER, firm == OTHER)
            for held, action in ((OF_MSS, Action.JUDGE_ELIGIBILITY), (DECIDER_OF_MSS, Action.ASSIGN_OFFICER))
            for firm in (LEAD, PARTNER, MEMBER, OTHER)
        ),
        (someone(OF_MSS, acts_for=((LEAD, Capacity.AGENT),), id=OFFICER), Action.JUDGE_ELIGIBILITY, CASE, False),
        (someone(OF_MSS, acts_for=((LEAD, Capacity.AGENT),)), Action.READ_CASE, CASE, True),
        (someone((Role.AUDITOR, None)), Action.READ_CASE, CASE, True),
        (someone((Role.AUDITOR, None)), Action.READ_CASE, DRAFT, False),
        (someone((Role.AUDITOR, None)), Action.READ_PAPER, CASE, False),
        (someone((Role.OPERATOR, None)), Action.READ_CASE, CASE, False),
        (someone((Role.OPERATOR, None)), Action.GRANT_ROLE, CASE, True),
        (someone(), Action.DRAFT, Thing(party=LEAD), False),
    ],
)
def test_role_agency_and_part_in_the_case_decide(actor: Actor, action: Action, thing: Thing, allowed: bool) -> None:
    assert may(actor, action, thing).allowed is allowed


CHAIR, PANELLIST, SECRETARY = (UUID(int=number) for number in range(81, 84))
DRAFTING = (Action.SAVE_DRAFT, Action.READ_DRAFT, Action.DISCARD_DRAFT)
ON_PANEL = Thing(
    agencies=frozenset({Agency.MSS}),
    leads=frozenset({LEAD}),
    panellists=frozenset({CHAIR, PANELLIST, DEPUTY}),
    readers=frozenset({CHAIR, PANELLIST}),
    chair=CHAIR,
    secretary=SECRETARY,
)


@pytest.mark.parametrize(
    ("actor", "action", "allowed"),
    [
        (someone(id=PANELLIST), Action.READ_CASE, True),
        (someone(id=PANELLIST), Action.READ_PAPER, True),
        (someone(id=DEPUTY), Action.READ_CASE, False),
        (someone(id=DEPUTY), Action.READ_PANEL, True),
        (someone(id=DEPUTY), Action.DECLARE_CONFLICT, True),
        (someone(id=DEPUTY), Action.READ_SHEETS, False),
        (someone(id=SECRETARY), Action.DECLARE_CONFLICT, False),
        (someone(id=SECRETARY), Action.REVEAL_SHEETS, True),
        (someone(id=SECRETARY), Action.CLOSE_SCORING, False),
        (someone(id=CHAIR), Action.CLOSE_SCORING, True),
        (someone(id=PANELLIST), Action.RESOLVE_CHALLENGE, False),
        (someone((Role.AUDITOR, None)), Action.READ_SHEETS, True),
        (someone((Role.AUDITOR, None)), Action.READ_OWN_SHEET, False),
        (someone(id=PANELLIST), Action.READ_DRAFT, True),
        *((someone(id=SECRETARY), action, False) for action in DRAFTING),
        *((someone((Role.AUDITOR, None)), action, False) for action in DRAFTING),
        (someone((Role.SECRETARY, Agency.MSS)), Action.CONVENE_PANEL, True),
        (someone((Role.SECRETARY, Agency.PPS)), Action.CONVENE_PANEL, False),
        (someone((Role.SECRETARY, Agency.MSS)), Action.REVEAL_SHEETS, False),
        (someone((Role.SECRETARY, Agency.MSS)), Action.DISMISS_MEMBER, False),
        (someone((Role.DECIDER, Agency.MSS)), Action.DISMISS_MEMBER, True),
        (someone((Role.DECIDER, Agency.MSS)), Action.SEAL_SHEET, False),
        (staff(LEAD), Action.RAISE_CHALLENGE, True),
        (staff(LEAD), Action.READ_PANEL, False),
        (staff(LEAD), Action.READ_ROSTER, True),
        (someone(id=PANELLIST), Action.READ_ROSTER, False),
    ],
)
def test_the_part_on_a_panel_decides(actor: Actor, action: Action, allowed: bool) -> None:
    assert may(actor, action, ON_PANEL).allowed is allowed


@pytest.mark.parametrize(
    ("capacity", "allowed"), [(Capacity.REPRESENTATIVE, True), (Capacity.AGENT, True), (Capacity.STAFF, False)]
)
def test_who_may_sign_for_a_firm(capacity: Capacity, allowed: bool) -> None:
    signing = Thing(leads=frozenset({LEAD}), partner=PARTNER, party=LEAD)
    assert may(someone(acts_for=((LEAD, capacity),)), Action.SIGN_AGREEMENT, signing).allowed is allowed


def test_the_capacity_goes_into_the_envelope() -> None:
    for_lead = may(staff(LEAD), Action.SUBMIT, DRAFT).capacity
    assert for_lead is not None
    assert (for_lead.role, for_lead.agency, for_lead.acting_for) == (Role.APPLICANT, None, LEAD)
    of_agency = may(someone(OF_MSS, id=OFFICER), Action.JUDGE_ELIGIBILITY, CASE).capacity
    assert of_agency is not None
    assert (of_agency.role, of_agency.agency, of_agency.acting_for) == (Role.INTAKE_OFFICER, Agency.MSS, None)


def test_who_may_not_is_told_who_may() -> None:
    refused = may(staff(OTHER), Action.SUBMIT, DRAFT)
    assert (refused.rule, refused.korean) == ("application.submit:none", "주관기업의 담당자")
