"""Answering: the result is sent with the last day to appeal, and its arrival freezes that day."""

from datetime import date, datetime

from domain.calendar import Calendar
from domain.disputes import Dispute
from domain.disputes.clock import Topic, appeal_after, sub_rule
from domain.disputes.facts import ResultArrived, ResultNotified
from domain.disputes.table import Act, require_open
from domain.facts import require
from domain.notices.facts import Method
from domain.values import Sealed, Sha256, seoul_day


def notify_result(
    dispute: Dispute, calendar: Calendar, *, method: Method, text: Sealed, refusal: date, on: date
) -> ResultNotified:
    """Send the result. The day told is counted from today: arriving later may only give more time.

    `refusal` is the last day to appeal that runs from the original refusal.
    """
    require_open(dispute, Act.NOTIFY_RESULT)
    duty = sub_rule(Topic.TELL_APPEAL, dispute.regime, on)
    return ResultNotified(
        method=method,
        text=text,
        appeal_by=appeal_after(dispute, calendar, refusal=refusal, answered=on),
        duty=duty.source if duty else None,
        on=on,
    )


def record_result_arrival(
    dispute: Dispute, calendar: Calendar, *, arrived: datetime, now: datetime, refusal: date, version: Sha256
) -> ResultArrived:
    """Record that the result arrived. The last day to appeal is counted here, once, and never lies before the one told.

    Sent in time and arrived after the answer was due, the law's words make it run from the day after that (§36④).
    """
    require_open(dispute, Act.RECORD_RESULT_ARRIVAL)
    require(arrived <= now, "arrived-in-the-future", at=arrived)
    on = seoul_day(arrived)
    sent = dispute.notified.on if dispute.notified else on
    require(on >= sent, "arrived-before-sent", on=sent)
    appeal_by = appeal_after(dispute, calendar, refusal=refusal, answered=on)
    return ResultArrived(arrived=arrived, appeal_by=appeal_by, calendar=version, on=on)
