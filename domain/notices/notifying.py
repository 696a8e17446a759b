"""Notifying: a notice for every party, and the due dates that its arrival freezes (행정절차법 §14, §15, §23, §26).

A decision is not a notice: it takes effect towards a party when the notice arrives there.
"""

from datetime import date, datetime
from uuid import UUID

from domain.applications import Application
from domain.applications.outcomes import Outcome
from domain.calendar import Calendar
from domain.facts import Refused, require
from domain.notices import Notice
from domain.notices.facts import Arrived, DueDates, Issued, Method, Remedies, Sent
from domain.regimes import APPEAL_DAYS, Rule
from domain.values import Form, Sealed, Sha256, seoul_day


def recipients(form: Form) -> tuple[UUID, ...]:
    """Every party to the decision (AMB-22): each lead firm, a cooperative that stands for its members, the partner.

    A firm's notice goes to its representative.
    """
    cooperative = (form.cooperative.firm,) if form.cooperative else ()
    partner = (form.partner,) if form.partner else ()
    return tuple(dict.fromkeys((*form.leads, *cooperative, *partner)))


def told(rule: Rule, text: Sealed) -> Remedies:
    """The remedies as a notice tells them: the regime of the disposition's day, its periods, and why it was chosen."""
    ground = f"{rule.source} ({rule.ambiguity}, 가정)" if rule.assumed else rule.source
    return Remedies(
        regime=rule.regime,
        ground=ground,
        object_within=rule.object_within,
        answer_within=rule.answer_within,
        extension=rule.extension,
        appeal_within=APPEAL_DAYS,
        text=text,
    )


def issue(
    notice: Notice | None,
    application: Application,
    *,
    id: UUID,
    recipient: UUID,
    remedies: Remedies | None,
    on: date,
) -> Issued:
    """Put the decision on application `id` into a notice for one recipient, once.

    A rejection without reasons or remedies is no notice (행정절차법 §23, §26).
    """
    decision = application.decision
    if decision is None:
        raise Refused("not-decided", status=application.status)
    require(notice is None, "notice-issued")
    require(recipient in recipients(application.form), "not-a-recipient", recipient=recipient)
    if decision.outcome is Outcome.REJECTED:
        require(decision.reasons, "no-reasons")
        require(remedies, "notice-without-remedies")
    return Issued(
        application=id,
        recipient=recipient,
        outcome=decision.outcome,
        reasons=decision.reasons,
        clause=decision.clause,
        text=decision.text,
        remedies=remedies,
        on=on,
    )


def send(notice: Notice, application: Application, *, method: Method, on: date) -> Sent:
    """Send the notice (통지), as long as it tells the decision as it stands: one that was corrected since is issued anew."""
    require(notice.sent is None, "notice-sent", on=notice.sent)
    require(application.decision and application.decision.text == notice.text, "notice-superseded")
    return Sent(method=method, on=on)


def record_arrival(
    notice: Notice, *, arrived: datetime, now: datetime, calendar: Calendar, version: Sha256, running: DueDates | None
) -> Arrived:
    """Record that the notice arrived (도달). The due dates are counted here, once, and never again.

    `version` names the calendar they are counted on. `running` are the due dates of the recipient's notice that arrived
    first, if one did: a corrected text restarts no clock that runs already.
    """
    if notice.sent is None:
        raise Refused("notice-not-sent")
    require(notice.arrived is None, "notice-arrived", at=notice.arrived)
    require(arrived <= now, "arrived-in-the-future", at=arrived)
    on = seoul_day(arrived)
    require(on >= notice.sent, "arrived-before-sent", on=notice.sent)
    due = running or _due(notice.remedies, calendar, version, on)
    return Arrived(arrived=arrived, due=due, on=on)


def _due(remedies: Remedies | None, calendar: Calendar, version: Sha256, on: date) -> DueDates | None:
    if remedies is None:
        return None
    within = remedies.object_within
    return DueDates(
        object_by=None if within is None else calendar.expiry(on, within),
        appeal_by=calendar.expiry(on, remedies.appeal_within),
        calendar=version,
    )
