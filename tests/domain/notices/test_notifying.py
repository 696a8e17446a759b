"""A decision is told to every party by its own notice; arrival freezes the due dates, and nothing moves them after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from adapters.holidays import seeds
from domain.applications import APPLICATION, Application
from domain.applications.facts import DecisionCorrected, Rejected, Selected
from domain.applications.outcomes import Outcome, ReasonCode
from domain.calendar import Calendar
from domain.facts import Fact
from domain.notices import NOTICE, Notice
from domain.notices.facts import Arrived, DueDates, Issued, Method, Regime, Remedies, Sent
from domain.notices.notifying import issue, recipients, record_arrival, send, told
from domain.regimes import Classification, rule_for
from domain.values import Cooperative, Form
from tests.domain.applications.stages import ELIGIBLE, passed
from tests.domain.examples import CASE, DAY, LEAD, OTHER, PARTNER, TEXT
from tests.stories import fold, given

YEARS, _ = seeds()
KOREA = Calendar(
    years=frozenset(one.year for one in YEARS), holidays=frozenset(day for one in YEARS for day in one.days)
)
VERSION = "c" * 64
DECIDED = date(2021, 8, 18)
ARRIVED = datetime(2021, 8, 20, 1, 0, tzinfo=UTC)
LATER = datetime(2021, 9, 1, 1, 0, tzinfo=UTC)
CLAUSE = "판로지원법 §20의2②"
WHY = (ReasonCode.BELOW_PASS_MARK,)
PETITION = told(rule_for(DECIDED, Classification.STATUTORY_PETITION), TEXT)
MEMBER = UUID(int=77)

selected = Selected(meeting=None, clause=CLAUSE, text=TEXT, differs=None, rules="v2021_1", on=DECIDED)
rejected = Rejected(meeting=None, reasons=WHY, clause=CLAUSE, text=TEXT, differs=None, rules="v2021_1", on=DECIDED)


def case(*more: Fact) -> Application:
    state = fold(APPLICATION, *ELIGIBLE, *passed(), *more)
    assert state is not None
    return state


def issued(remedies: Remedies | None = PETITION, application: Application | None = None) -> Issued:
    return issue(None, application or case(rejected), id=CASE, recipient=LEAD, remedies=remedies, on=DECIDED)


def sent(remedies: Remedies | None = PETITION) -> tuple[Fact, ...]:
    return issued(remedies), Sent(method=Method.ELECTRONIC, on=DECIDED)


def arrival(**more: object) -> dict[str, object]:
    return {"arrived": ARRIVED, "now": LATER, "calendar": KOREA, "version": VERSION, "running": None, **more}


def test_every_party_is_told_the_partner_too_and_a_cooperative_for_its_members() -> None:
    assert recipients(Form(title=TEXT, leads=(LEAD, OTHER), partner=PARTNER)) == (LEAD, OTHER, PARTNER)
    together = Cooperative(firm=OTHER, members=(MEMBER,))
    assert recipients(Form(title=TEXT, cooperative=together, partner=PARTNER)) == (OTHER, PARTNER)


def test_a_rejection_is_told_with_its_reasons_and_remedies() -> None:
    notice = issued()
    assert (notice.outcome, notice.reasons, notice.clause) == (Outcome.REJECTED, WHY, CLAUSE)
    assert notice.remedies is not None
    assert (notice.remedies.regime, notice.remedies.object_within) == (Regime.CIVIL_PETITION_35, 60)
    assert "AMB-27" in notice.remedies.ground
    assert "가정" in notice.remedies.ground


@pytest.mark.parametrize(
    ("application", "recipient", "remedies", "code"),
    [
        (case(), LEAD, PETITION, "not-decided"),
        (case(rejected), LEAD, None, "notice-without-remedies"),
        (case(replace(rejected, reasons=())), LEAD, PETITION, "no-reasons"),
        (case(rejected), OTHER, PETITION, "not-a-recipient"),
    ],
)
def test_what_is_no_notice(application: Application, recipient: UUID, remedies: Remedies | None, code: str) -> None:
    given(NOTICE).when(issue, application, id=CASE, recipient=recipient, remedies=remedies, on=DECIDED).then_refused(
        code
    )


def test_a_selection_needs_no_remedies_and_has_no_due_dates() -> None:
    notice = issued(None, case(selected))
    (
        given(NOTICE, notice, Sent(method=Method.POST, on=DECIDED))
        .when(record_arrival, **arrival())
        .then(Arrived, due=None)
    )


def test_a_recipient_is_told_once() -> None:
    given(NOTICE, issued()).when(
        issue, case(rejected), id=CASE, recipient=LEAD, remedies=PETITION, on=DAY
    ).then_refused("notice-issued")


def test_arrival_freezes_the_due_dates_with_the_calendar_they_were_counted_on() -> None:
    due = DueDates(object_by=date(2021, 10, 19), appeal_by=date(2021, 11, 18), calendar=VERSION)
    (
        given(NOTICE, *sent())
        .when(record_arrival, **arrival())
        .then(Arrived, due=due, on=date(2021, 8, 20))
        .which(lambda notice: notice.due == due)
    )


def test_the_day_of_arrival_is_seouls() -> None:
    night = datetime(2021, 8, 20, 15, 30, tzinfo=UTC)
    given(NOTICE, *sent()).when(record_arrival, **arrival(arrived=night)).then(Arrived, on=date(2021, 8, 21))


def test_where_nothing_can_be_objected_to_an_appeal_remains() -> None:
    other = told(rule_for(DECIDED, Classification.OTHER), TEXT)
    assert other.regime is Regime.NONE
    given(NOTICE, *sent(other)).when(record_arrival, **arrival()).then(
        Arrived, due=DueDates(object_by=None, appeal_by=date(2021, 11, 18), calendar=VERSION)
    )


def test_a_notice_is_sent_then_arrives_and_each_but_once() -> None:
    given(NOTICE, issued()).when(record_arrival, **arrival()).then_refused("notice-not-sent")
    story = given(NOTICE, issued()).when(send, case(rejected), method=Method.DELIVERY, on=DECIDED).then(Sent).and_then()
    story.when(send, case(rejected), method=Method.POST, on=DECIDED).then_refused("notice-sent", on=DECIDED)
    arrived = story.when(record_arrival, **arrival()).then(Arrived).and_then()
    arrived.when(record_arrival, **arrival()).then_refused("notice-arrived", at=ARRIVED)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (LATER + timedelta(seconds=1), "arrived-in-the-future"),
        (datetime(2021, 8, 17, 14, 59, tzinfo=UTC), "arrived-before-sent"),
    ],
)
def test_nothing_arrives_in_the_future_or_before_it_was_sent(at: datetime, code: str) -> None:
    given(NOTICE, *sent()).when(record_arrival, **arrival(arrived=at)).then_refused(code)


def test_a_corrected_text_restarts_no_clock() -> None:
    corrected = DecisionCorrected(text=TEXT, reasons=TEXT, on=DECIDED)
    again = issued(PETITION, case(rejected, corrected))
    first = fold(NOTICE, *sent(), record_arrival(state(*sent()), **arrival()))  # type: ignore[arg-type]
    assert first is not None
    assert first.due is not None
    late = arrival(arrived=LATER, running=first.due, version="d" * 64)
    given(NOTICE, again, Sent(method=Method.ELECTRONIC, on=DECIDED)).when(record_arrival, **late).then(
        Arrived, due=first.due
    )


def test_a_notice_whose_text_was_corrected_since_is_not_sent() -> None:
    corrected = DecisionCorrected(text=replace(TEXT, c="e" * 64), reasons=TEXT, on=DECIDED)
    given(NOTICE, issued()).when(send, case(rejected, corrected), method=Method.POST, on=DECIDED).then_refused(
        "notice-superseded"
    )


def state(*facts: Fact) -> Notice:
    notice = fold(NOTICE, *facts)
    assert notice is not None
    return notice
