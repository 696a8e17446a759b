"""Which law an objection follows, and when the time to appeal runs out: dated rules, each with its source (domain.md §5.1).

The rule is chosen by the day of the disposition and by how the operator classified the application. What no source
settles is assumed and says so: no decision read tells whether refusing a selection refuses a statutory petition (AMB-27),
and periods are counted in calendar days with the civil-law roll-over (AMB-28). The notice itself grants no review (AMB-25).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import Calendar
from domain.notices.facts import Regime
from domain.rules.vocabulary import Detail, Source

APPEAL_DAYS = 90
"""행정심판법 §27①, 행정소송법 §20①."""


class Classification(StrEnum):
    """What the operator takes the application for (AMB-27)."""

    STATUTORY_PETITION = "STATUTORY_PETITION"
    """법정민원 (민원처리법 §2 1호 가목)."""
    OTHER = "OTHER"


class AppealClock(StrEnum):
    """From when the time for 행정심판 and 행정소송 runs."""

    REFUSAL = "REFUSAL"
    """From arrival of the original refusal: an objection neither stops nor restarts it (대법원 2010두8676)."""
    ANSWER = "ANSWER"
    """From notice of the objection's result, or from the day after the answer was due without one (행정기본법 §36④)."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A dated rule: for dispositions from `first` to `last` (both included, null: open) of applications so classified."""

    regime: Regime
    classified: Classification
    first: date | None
    last: date | None
    object_within: int | None
    answer_within: int | None
    extension: int | None
    appeal: AppealClock
    source: Source
    assumed: bool
    ambiguity: Detail

    def covers(self, disposed: date, classified: Classification) -> bool:
        """Whether it governs a disposition of that day."""
        begun = self.first is None or self.first <= disposed
        return begun and (self.last is None or disposed <= self.last) and classified is self.classified


BASIC_ACT = date(2023, 3, 24)
"""행정기본법 §36 governs dispositions made from this day on (부칙 §1 단서, §6)."""
BEFORE = BASIC_ACT - timedelta(days=1)

RULES: tuple[Rule, ...] = (
    Rule(
        regime=Regime.CIVIL_PETITION_35,
        classified=Classification.STATUTORY_PETITION,
        first=None,
        last=BEFORE,
        object_within=60,
        answer_within=10,
        extension=10,
        appeal=AppealClock.REFUSAL,
        source="민원처리법 §35",
        assumed=True,
        ambiguity="AMB-27",
    ),
    Rule(
        regime=Regime.NONE,
        classified=Classification.OTHER,
        first=None,
        last=BEFORE,
        object_within=None,
        answer_within=None,
        extension=None,
        appeal=AppealClock.REFUSAL,
        source="행정심판법 §27, 행정소송법 §20",
        assumed=True,
        ambiguity="AMB-27",
    ),
    Rule(
        regime=Regime.BASIC_ACT_36,
        classified=Classification.STATUTORY_PETITION,
        first=BASIC_ACT,
        last=None,
        object_within=60,
        answer_within=14,
        extension=10,
        appeal=AppealClock.ANSWER,
        source="행정기본법 §36, 민원처리법 §35①",
        assumed=True,
        ambiguity="AMB-27",
    ),
    Rule(
        regime=Regime.BASIC_ACT_36,
        classified=Classification.OTHER,
        first=BASIC_ACT,
        last=None,
        object_within=30,
        answer_within=14,
        extension=10,
        appeal=AppealClock.ANSWER,
        source="행정기본법 §36",
        assumed=False,
        ambiguity="AMB-25",
    ),
)


def rule_for(disposed: date, classified: Classification) -> Rule:
    """The one rule that governs a disposition made on that day."""
    (rule,) = (one for one in RULES if one.covers(disposed, classified))
    return rule


def object_by(rule: Rule, calendar: Calendar, *, arrived: date) -> date | None:
    """The last day to object, or null where the law gives no objection."""
    return None if rule.object_within is None else calendar.expiry(arrived, rule.object_within)


def appeal_by(
    rule: Rule,
    calendar: Calendar,
    *,
    arrived: date,
    answered: date | None = None,
    unanswered_since: date | None = None,
) -> date:
    """The last day to appeal a refusal that arrived on `arrived`.

    `answered` is the day the objection's result was notified; `unanswered_since` the last day of an answer period that
    ended without one. Both matter only where the rule's clock runs from the answer.
    """
    if rule.appeal is AppealClock.ANSWER:
        if answered is not None:
            return calendar.expiry(answered, APPEAL_DAYS)
        if unanswered_since is not None:
            return calendar.expiry(unanswered_since + timedelta(days=1), APPEAL_DAYS, from_midnight=True)
    return calendar.expiry(arrived, APPEAL_DAYS)
