"""What of a case's record is the agency's own: neither its drafts nor its reports are shown to the parties."""

from dataclasses import replace

import pytest

from application.actions import Action
from application.disclosing import INTERNAL, discloses, withheld, without
from application.permissions import Actor, Thing, may
from domain.applications.facts import HearingReported, Rejected, StagePassed
from domain.applications.outcomes import ReasonCode
from domain.roles import Role
from domain.values import Agency
from tests.application.test_permissions import CASE, OF_MSS, OF_PPS, someone, staff
from tests.domain.applications.stages import MEETING_ID
from tests.domain.examples import DAY, LEAD, OFFICER, OTHER, PARTNER, TEXT

HANDLER = someone(OF_MSS, id=OFFICER)
DECIDER = someone((Role.DECIDER, Agency.MSS))
AUDITOR = someone((Role.AUDITOR, None))
SECRETARY = someone((Role.SECRETARY, Agency.MSS))
MEMBER = someone()
OF_SHEETS = {kind for kind, action in INTERNAL.items() if action is Action.READ_SHEETS}
"""Who handles a case records what a stage came to, and reads no sheet."""
COMMITTEE = replace(
    CASE, panellists=frozenset({MEMBER.id}), readers=frozenset({MEMBER.id}), committee=True, chair=MEMBER.id
)
TOLD = replace(CASE, party=LEAD)
rejected = Rejected(
    meeting=MEETING_ID,
    reasons=(ReasonCode.PLAN_UNCLEAR,),
    clause="판로지원법 §20의2②",
    text=TEXT,
    differs=TEXT,
    rules="v2021_1",
    on=DAY,
)


@pytest.mark.parametrize("actor", [HANDLER, DECIDER, AUDITOR])
def test_the_agency_and_auditors_are_shown_everything_and_who_handles_the_case_all_but_sheets(actor: Actor) -> None:
    told = {fact for fact in INTERNAL if discloses(actor, CASE, fact.name)}
    assert told == set(INTERNAL) - (set() if actor is not HANDLER else OF_SHEETS)
    assert without(actor, CASE, rejected) == rejected


@pytest.mark.parametrize("actor", [staff(LEAD), staff(PARTNER)])
def test_a_party_is_shown_no_draft_no_report_and_not_why_the_committee_was_not_followed(actor: Actor) -> None:
    assert not any(discloses(actor, CASE, fact.name) for fact in INTERNAL)
    assert discloses(actor, CASE, StagePassed.name)
    assert withheld(actor, CASE, Rejected.name) == ("meeting", "differs")
    shown = without(actor, CASE, rejected)
    assert (shown.meeting, shown.differs, shown.reasons) == (None, None, rejected.reasons)


def test_a_member_reads_what_was_heard_but_not_the_agencys_drafts() -> None:
    assert discloses(MEMBER, COMMITTEE, HearingReported.name)
    assert not discloses(MEMBER, COMMITTEE, "application.decision_drafted")


@pytest.mark.parametrize(
    ("actor", "action", "thing", "allowed"),
    [
        (HANDLER, Action.SCHEDULE_HEARING, CASE, True),
        (SECRETARY, Action.SCHEDULE_HEARING, CASE, True),
        (staff(LEAD), Action.SCHEDULE_HEARING, CASE, False),
        (HANDLER, Action.RECORD_STAGE, CASE, True),
        (SECRETARY, Action.RECORD_STAGE, CASE, False),
        (DECIDER, Action.RECORD_STAGE, CASE, False),
        (MEMBER, Action.CAST_VOTE, COMMITTEE, True),
        (someone(id=OTHER), Action.CAST_VOTE, COMMITTEE, False),
        (MEMBER, Action.OPEN_MEETING, COMMITTEE, True),
        (staff(LEAD), Action.READ_MEETING, CASE, False),
        (AUDITOR, Action.READ_MEETING, CASE, True),
        (someone(OF_MSS), Action.DRAFT_DECISION, CASE, True),
        (someone(OF_PPS), Action.DRAFT_DECISION, CASE, False),
        (DECIDER, Action.DECIDE, CASE, True),
        (HANDLER, Action.DECIDE, CASE, False),
        (someone((Role.DECIDER, Agency.PPS)), Action.DECIDE, CASE, False),
        (staff(LEAD), Action.READ_NOTICE, TOLD, True),
        (staff(PARTNER), Action.READ_NOTICE, TOLD, False),
        (AUDITOR, Action.READ_NOTICE, TOLD, True),
        (AUDITOR, Action.SEND_NOTICE, TOLD, False),
        (HANDLER, Action.LIST_SELECTION, CASE, True),
        (HANDLER, Action.PUBLISH_SELECTION, CASE, False),
        (DECIDER, Action.PUBLISH_SELECTION, CASE, True),
        (someone((Role.OPERATOR, None)), Action.CORRECT_HOLIDAYS, Thing(), True),
        (DECIDER, Action.CORRECT_HOLIDAYS, Thing(), False),
    ],
)
def test_who_hears_votes_decides_notifies_and_publishes(
    actor: Actor, action: Action, thing: Thing, *, allowed: bool
) -> None:
    assert may(actor, action, thing).allowed is allowed
