"""Examples of disputes: a notice under each regime, an objection to it, and the calendar a new office is seeded with."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from adapters.holidays import seeds
from domain.applications.outcomes import Outcome, ReasonCode
from domain.calendar import Calendar
from domain.disputes import DISPUTE, Dispute
from domain.disputes.codes import Aim, RemedyKind
from domain.disputes.facts import Argument, ObjectionFiled, Point, Sought, Target
from domain.disputes.filing import Objection, file_objection
from domain.facts import Fact
from domain.holidays import HOLIDAYS
from domain.holidays.facts import Seeded
from domain.notices import NOTICE, Notice
from domain.notices.facts import Arrived, Issued, Method, Sent
from domain.notices.notifying import record_arrival, told
from domain.regimes import Classification, rule_for
from domain.values import SEOUL
from tests.domain.examples import CASE, LEAD, PARTNER, TEXT
from tests.stories import fold

YEARS, SOURCE = seeds()
KOREA: Calendar = HOLIDAYS.begin(Seeded(years=YEARS, source=SOURCE, on=date(2021, 3, 2))).calendar()
VERSION = "c" * 64
NOTICE_ID, DISPUTE_ID, REVIEWER, OTHER_REVIEWER, PANEL, COMMITTEE, MEETING = (UUID(int=n) for n in range(50, 57))
PETITION, OTHER = Classification.STATUTORY_PETITION, Classification.OTHER


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(on: date, clock: time = time(10)) -> datetime:
    """An instant by Seoul's clock, in UTC."""
    return datetime.combine(on, clock, tzinfo=SEOUL).astimezone(UTC)


LAST_SECOND = time(23, 59, 59)
SENT = date(2021, 1, 4)
"""A day before every refusal of these examples."""

DECISION = Target(aim=Aim.DECISION, stream=CASE, version=9)
REPLACE = Sought(kind=RemedyKind.REPLACE_DECISION)
POINT = Point(target=DECISION, arguments=(Argument(text=TEXT),), sought=REPLACE)


def objection(**instead: Any) -> Objection:  # noqa: ANN401  (fields of an objection)
    """A complete objection on one point."""
    whole = Objection(points=(POINT,), known=date(2021, 8, 20), contact=TEXT, purport=TEXT)
    return replace(whole, **instead)


def notice(
    arrived: str | None, classified: Classification = OTHER, *, decided: str | None = None, recipient: UUID = LEAD
) -> Notice:
    """A rejection's notice that arrived that day, under the regime of the day it was decided (by default the same)."""
    on = day(decided or arrived or "2024-05-02")
    issued = Issued(
        application=CASE,
        recipient=recipient,
        outcome=Outcome.REJECTED,
        reasons=(ReasonCode.BELOW_PASS_MARK,),
        clause="판로지원법 시행령 §17의2①",
        text=TEXT,
        remedies=told(rule_for(on, classified), TEXT),
        on=on,
    )
    facts: list[Fact] = [issued, Sent(method=Method.ELECTRONIC, on=on)]
    if arrived:
        made = fold(NOTICE, *facts)
        assert made is not None
        facts.append(_arrival(made, day(arrived)))
    state = fold(NOTICE, *facts)
    assert state is not None
    return state


def _arrival(made: Notice, on: date) -> Arrived:
    return record_arrival(
        made, arrived=at(on), now=at(on + timedelta(days=1)), calendar=KOREA, version=VERSION, running=None
    )


def filing(
    told_by: Notice, received: datetime, *, objector: UUID = LEAD, holds: Objection | None = None
) -> ObjectionFiled:
    """An objection to a notice, received at an instant. Where it says when the refusal came, that is the day it was sent."""
    held = holds or objection()
    return file_objection(
        told_by,
        (),
        replace(held, known=held.known and told_by.sent),
        id=NOTICE_ID,
        objector=objector,
        agent=None,
        received=received,
        calendar=KOREA,
        version=VERSION,
    )


def filed(
    received: str, classified: Classification = OTHER, *, arrived: str | None = None, holds: Objection | None = None
) -> ObjectionFiled:
    """An objection received on that day; the notice arrived three days before, unless said."""
    told_on = arrived or (day(received) - timedelta(days=3)).isoformat()
    return filing(notice(told_on, classified), at(day(received)), holds=holds)


def state(*facts: Fact) -> Dispute:
    """What the facts come to."""
    made = fold(DISPUTE, *facts)
    assert made is not None
    return made


__all__ = ["CASE", "LEAD", "PARTNER", "TEXT"]
