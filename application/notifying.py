"""Notices: one for each party, sent, and arrived; arrival freezes the due dates on the calendar of that moment."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from application.holidays import table_of, version_of
from application.letters import telling
from application.letters.writing import written
from application.office import Found, Office, notice_of, settled
from application.ports import Change, Once, Receipt
from application.record import By
from domain.applications import APPLICATION, Application
from domain.applications.outcomes import Outcome
from domain.calls import CALL, Call
from domain.calls.facts import ObjectionRegime
from domain.facts import Refused
from domain.notices import NOTICE, Notice, notifying
from domain.notices.facts import Method, Remedies
from domain.regimes import Classification, Rule, rule_for


def issue_notices(
    office: Office, application: UUID, *, remedies: str | None, by: By, once: Once | None = None
) -> Receipt:
    """Issue the decision's notices with their letters, one for each party; a rejection tells the remedies.

    A correction is notified anew.
    """

    def decide() -> Receipt:
        case = office.find(APPLICATION, application).state
        told = _remedies(office, application, case, remedies)
        issued: list[Change] = []
        letters: list[Change] = []
        for recipient in notifying.recipients(case.form):
            loaded = office.log.load(NOTICE, notice_of(application, recipient, case.texts))
            notice = notifying.issue(
                loaded.state, case, id=application, recipient=recipient, remedies=told, on=office.today()
            )
            issued.append(loaded.then(notice))
            letter = telling.decision(office, notice, case.decision.on if case.decision else notice.on)
            letters += written(office, issued[-1], letter, case=application, application=case, by=by)
        return office.log.append(*issued, *letters, by=by, once=once)

    return settled(decide)


def send_notice(
    office: Office, id: UUID, *, method: Method, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Send a notice: method and day stay on record (행정절차법 §14⑥)."""
    found = office.find(NOTICE, id, expecting=expecting)
    case = office.find(APPLICATION, found.state.application).state
    sent = notifying.send(found.state, case, method=method, on=office.today())
    return office.log.append(found.then(sent), by=by, once=once)


def record_arrival(
    office: Office, id: UUID, *, arrived: datetime, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Record that a notice arrived, and with it the due dates, on the holiday table as it stands now."""
    found = office.find(NOTICE, id, expecting=expecting)
    notice = found.state
    table = table_of(office)
    case = office.find(APPLICATION, notice.application).state
    told = (one.state for one in notices_of(office, notice.application, case, after=case.texts_before))
    running = next((one.due for one in told if one.recipient == notice.recipient and one.due), None)
    fact = notifying.record_arrival(
        notice,
        arrived=arrived,
        now=office.clock.now(),
        calendar=table.calendar(),
        version=version_of(table),
        running=running,
    )
    return office.log.append(found.then(fact), by=by, once=once)


def issued_with(office: Office, application: UUID, case: Application, notice: UUID) -> Iterator[Found[Notice]]:
    """The notices that were issued together with this one: not those before a correction, nor after it."""
    for number in range(1, 1 + case.texts):
        together = {notice_of(application, recipient, number) for recipient in notifying.recipients(case.form)}
        if notice in together:
            yield from (one for one in notices_of(office, application, case) if one.id in together)


def notices_of(office: Office, application: UUID, case: Application, *, after: int = 0) -> Iterator[Found[Notice]]:
    """Every notice of a case, the newest of each recipient last; `after` leaves out those of so many texts, the first ones."""
    for number in range(1 + after, 1 + case.texts):
        for recipient in notifying.recipients(case.form):
            if found := office.begun(NOTICE, notice_of(application, recipient, number)):
                yield found


def rule_of(office: Office, case: Application) -> Rule:
    """The rule an objection to the decision follows: by its day, and by how the call classifies its applications (AMB-27)."""
    if case.decision is None:
        raise Refused("not-decided", status=case.status)
    return rule_for(case.decision.on, classified(office.find(CALL, case.call).state))


def classified(call: Call) -> Classification:
    """What the call takes its applications for: a regime of 민원처리법 makes them statutory petitions."""
    petition = ObjectionRegime.CIVIL_PETITION_35 in call.terms.regimes
    return Classification.STATUTORY_PETITION if petition else Classification.OTHER


def _remedies(office: Office, id: UUID, case: Application, text: str | None) -> Remedies | None:
    rejected = case.decision is not None and case.decision.outcome is Outcome.REJECTED
    if text is None or not rejected:
        return None
    return notifying.told(rule_of(office, case), office.seal(text, "case", id))
