"""The answer's clock: dated sub-rules of each regime, each with its source, and the days they come to (domain.md §5.1-5.3).

A sub-rule is chosen by the day of the act it governs, as the regime is by the day of the disposition. Whatever no source
settles is marked assumed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import Calendar
from domain.disputes import Dispute, Pause
from domain.disputes.codes import Consequence, Content
from domain.notices.facts import Regime
from domain.regimes import APPEAL_DAYS
from domain.rules.vocabulary import Source


class Topic(StrEnum):
    """What a sub-rule is about."""

    SUPPLEMENT = "SUPPLEMENT"
    """How many days may be given to supplement, and whether they count in the answer period."""
    EXTENSION = "EXTENSION"
    """Extending the answer period, once."""
    ANSWER = "ANSWER"
    """What must have happened by the last day, and what follows if it has not."""
    TELL_APPEAL = "TELL_APPEAL"
    """Telling in the result what may be challenged, and by when."""
    REGISTER = "REGISTER"
    """Keeping the register (이의신청 처리대장)."""


@dataclass(frozen=True, kw_only=True)
class SubRule:
    """A dated sub-rule: of a regime (null: of each), for acts from `first` to `last` (both included, null: open).

    `days` is its figure; `pauses` whether a supplement stops the answer period; `by_notice` whether the result must have
    been sent by the last day, where otherwise the ruling suffices.
    """

    topic: Topic
    regime: Regime
    source: Source
    first: date | None = None
    last: date | None = None
    days: int | None = None
    pauses: bool = False
    by_notice: bool = False
    consequence: Consequence | None = None
    electronic: bool = False
    assumed: bool = False

    def covers(self, regime: Regime, on: date) -> bool:
        """Whether it governs an act of that day under this regime."""
        begun = self.first is None or self.first <= on
        return self.regime is regime and begun and (self.last is None or on <= self.last)


SUPPLEMENT_PAUSES = date(2025, 1, 7)
"""From this day a supplement is excluded from the answer period (행정기본법 시행령 §11③④)."""
PERIOD_TOLD = date(2025, 9, 19)
"""From this day the result tells what may be challenged and until when, and the register is electronic (행정기본법 §36⑤)."""

SUB_RULES: tuple[SubRule, ...] = (
    SubRule(
        topic=Topic.SUPPLEMENT,
        regime=Regime.BASIC_ACT_36,
        last=SUPPLEMENT_PAUSES - timedelta(days=1),
        days=7,
        source="행정기본법 시행령 §11",
        assumed=True,
    ),
    SubRule(
        topic=Topic.SUPPLEMENT,
        regime=Regime.BASIC_ACT_36,
        first=SUPPLEMENT_PAUSES,
        days=7,
        pauses=True,
        source="행정기본법 시행령 §11③④",
    ),
    SubRule(
        topic=Topic.SUPPLEMENT,
        regime=Regime.CIVIL_PETITION_35,
        days=7,
        source="민원처리법 시행령 §40",
        assumed=True,
    ),
    SubRule(topic=Topic.SUPPLEMENT, regime=Regime.NONE, days=7, source="행정절차법 §17⑤", assumed=True),
    SubRule(topic=Topic.EXTENSION, regime=Regime.BASIC_ACT_36, source="행정기본법 §36② 단서, 시행령 §11②"),
    SubRule(
        topic=Topic.EXTENSION,
        regime=Regime.CIVIL_PETITION_35,
        source="민원처리법 §35②, 시행령 §40③",
        assumed=True,
    ),
    SubRule(
        topic=Topic.ANSWER,
        regime=Regime.BASIC_ACT_36,
        by_notice=True,
        consequence=Consequence.APPEAL_CLOCK_RUNS,
        source="행정기본법 §36②④",
    ),
    SubRule(
        topic=Topic.ANSWER,
        regime=Regime.CIVIL_PETITION_35,
        consequence=Consequence.APPEAL_CLOCK_UNMOVED,
        source="민원처리법 §35②③, 대법원 2010두8676",
    ),
    SubRule(
        topic=Topic.TELL_APPEAL,
        regime=Regime.BASIC_ACT_36,
        first=PERIOD_TOLD,
        source="행정기본법 §36⑤, 시행령 §11⑦",
    ),
    SubRule(topic=Topic.TELL_APPEAL, regime=Regime.CIVIL_PETITION_35, source="민원처리법 시행령 §40②"),
    SubRule(
        topic=Topic.REGISTER,
        regime=Regime.BASIC_ACT_36,
        last=PERIOD_TOLD - timedelta(days=1),
        source="행정기본법 시행령 §11⑤",
    ),
    SubRule(
        topic=Topic.REGISTER,
        regime=Regime.BASIC_ACT_36,
        first=PERIOD_TOLD,
        electronic=True,
        source="행정기본법 시행령 §11⑤⑥",
    ),
    SubRule(topic=Topic.REGISTER, regime=Regime.CIVIL_PETITION_35, source="민원처리법 시행령 §40④"),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an objection must hold under a regime."""

    regime: Regime
    content: Content
    source: Source


CONTENTS: tuple[Asked, ...] = (
    *(
        Asked(regime=Regime.BASIC_ACT_36, content=one, source="행정기본법 시행령 §11①")
        for one in (Content.CONTACT, Content.DISPOSITION, Content.RECEIVED_ON, Content.REASONS)
    ),
    *(
        Asked(regime=Regime.CIVIL_PETITION_35, content=one, source="민원처리법 시행령 §40①")
        for one in (Content.CONTACT, Content.DISPOSITION, Content.RECEIVED_ON, Content.PURPORT, Content.REASONS)
    ),
)
"""Where the law gives no objection it asks for nothing either. A birth date is asked of individuals only, and parties are firms."""


def sub_rule(topic: Topic, regime: Regime, on: date) -> SubRule | None:
    """The one sub-rule that governs an act of that day, or null where the regime has none."""
    return next((one for one in SUB_RULES if one.topic is topic and one.covers(regime, on)), None)


def last_day(calendar: Calendar, start: date, days: int, pauses: Iterable[Pause] = ()) -> date:
    """The last day of a period whose first day does not count, the days of `pauses` left out, rolled to a working day."""
    stopped = tuple(pauses)
    day, counted = start, 0
    while counted < days:
        day += timedelta(days=1)
        counted += not _within(day, stopped)
    return calendar.rolled(day)


def answer_due(dispute: Dispute, calendar: Calendar, *more: Pause) -> date | None:
    """The last day to answer: from receipt, pauses left out, extended from the day after it would have ended."""
    if dispute.answer_within is None:
        return None
    pauses = (*dispute.pauses, *more)
    due = last_day(calendar, dispute.filed, dispute.answer_within, pauses)
    return last_day(calendar, due, dispute.extended.days, pauses) if dispute.extended else due


def answered(dispute: Dispute) -> bool:
    """Whether the answer was given, as the regime understands it: ruled, or ruled and sent."""
    rule = sub_rule(Topic.ANSWER, dispute.regime, dispute.filed)
    return bool(dispute.notified if rule and rule.by_notice else dispute.ruling)


def runs(dispute: Dispute) -> bool:
    """Whether the answer's clock runs: there is one, no answer was given or missed, and no supplement stops it."""
    stopped = dispute.supplement is not None and dispute.supplement.pauses
    over = dispute.withdrawn or dispute.missed or answered(dispute)
    return dispute.answer_by is not None and not over and not stopped


def appeal_after(dispute: Dispute, calendar: Calendar, *, refusal: date, answered: date | None) -> date:
    """The last day to appeal, `refusal` being the one that runs from arrival of the original refusal.

    Where the clock runs from the answer: 90 days from its notice on `answered`; once the answer is late, from the day after
    it was due, which counts because it begins at 00:00, and whatever comes later moves it no more.
    """
    rule = sub_rule(Topic.ANSWER, dispute.regime, dispute.filed)
    if rule is None or rule.consequence is not Consequence.APPEAL_CLOCK_RUNS:
        return refusal
    if dispute.answer_by and (answered is None or answered > dispute.answer_by):
        return calendar.expiry(dispute.answer_by + timedelta(days=1), APPEAL_DAYS, from_midnight=True)
    return refusal if answered is None else calendar.expiry(answered, APPEAL_DAYS)


def _within(day: date, pauses: Iterable[Pause]) -> bool:
    return any(one.first <= day <= one.last for one in pauses)
