"""Dates, moments, money, numbers and particles as Koreans write them, and the same in English.

CLDR's Korean prints «PM 3:05» and its English a comma Koreans do not use, so the patterns stand here.
"""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import floor

from domain.values import SEOUL

WEEKDAYS = "월화수목금토일"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOON = 12
UNITS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
LARGE = 10**8
"""From 1억원 on, money is written in 조, 억 and 만."""
KILO = 1024
SYLLABLES = ("가", "힣")
FINALS = 28
"""Forms of a syllable by its final consonant; the first has none."""
DIGITS_WITH_FINAL = frozenset("013678")
"""영, 일, 삼, 육, 칠 and 팔 end in a consonant when read aloud."""


class Spoken(str):
    """A word in a sentence. In a format field, `{name:이/가}` adds the particle that fits how it ends."""

    __slots__ = ()

    def __format__(self, particles: str) -> str:
        """The word, with the fitting one of two particles where they are given."""
        return str(self) + (particle(self, particles) if particles else "")


def particle(word: str, particles: str) -> str:
    """The fitting one of two particles written as `이/가`: the first after a consonant; both where that is not known."""
    after_consonant, after_vowel = particles.split("/")
    last = word[-1:]
    if SYLLABLES[0] <= last <= SYLLABLES[1]:
        return after_consonant if (ord(last) - ord(SYLLABLES[0])) % FINALS else after_vowel
    if last.isascii() and last.isdigit():
        return after_consonant if last in DIGITS_WITH_FINAL else after_vowel
    return f"{after_consonant}({after_vowel})"


def day(on: date, language: str) -> str:
    """A legal day with its weekday: 2021년 4월 19일(월), Mon 19 Apr 2021."""
    if language == "ko":
        return f"{on.year}년 {on.month}월 {on.day}일({WEEKDAYS[on.weekday()]})"
    return f"{on:%a} {on.day} {MONTHS[on.month - 1]} {on.year}"


def near(on: date, today: date, language: str) -> str:
    """A day, its year left out where it is this year's: 4월 19일(월)."""
    whole = day(on, language)
    return whole.removeprefix(f"{on.year}년 ").removesuffix(f" {on.year}") if on.year == today.year else whole


def clock(instant: datetime, language: str) -> str:
    """The time of an instant in Seoul, to the minute: 오후 3:05, 3:05 pm."""
    return _clock(instant.astimezone(SEOUL).time(), language)


def moment(instant: datetime, language: str) -> str:
    """An instant to the minute, in Seoul: 2021년 4월 19일(월) 오후 3:05, Mon 19 Apr 2021, 3:05 pm."""
    local = instant.astimezone(SEOUL)
    return _joined(local.date(), _clock(local.time(), language), language)


def until(instant: datetime, language: str) -> str:
    """The end of a window, `instant` being the first that is outside it: midnight is 24:00 of the day before."""
    local = instant.astimezone(SEOUL)
    if local.time() == time.min:
        return _joined(local.date() - timedelta(days=1), "24:00", language)
    return moment(instant, language)


def distance(last: date, today: date, language: str) -> str:
    """How far off a day is: 3일 남음, 오늘까지, 2일 지남."""
    days = (last - today).days
    if days == 0:
        return "오늘까지" if language == "ko" else "due today"
    if language == "ko":
        return f"{days}일 남음" if days > 0 else f"{-days}일 지남"
    count = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
    return f"{count} left" if days > 0 else f"{count} overdue"


def working_days(left: int, language: str) -> str:
    """The working days left to a day, or how many it is late: 근무일 3일 남음, 근무일 2일 지남."""
    days = abs(left)
    if language == "ko":
        return f"근무일 {days}일 {'남음' if left >= 0 else '지남'}"
    return f"{days} working day{'' if days == 1 else 's'} {'left' if left >= 0 else 'overdue'}"


def due(last: date, today: date, language: str) -> str:
    """A day and how far off it is: 2021년 4월 19일(월) · 3일 남음."""
    return f"{day(last, language)} · {distance(last, today, language)}"


def number(count: int) -> str:
    """A whole number with its thousands grouped."""
    return f"{count:,}"


def figure(exact: str) -> str:
    """An exact figure, such as `250/3`, to two decimal places, a half going up: 83.33."""
    hundredths = floor(Fraction(exact) * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def won(amount: int, language: str) -> str:
    """An amount of won to the last one: 1,860,000원, KRW 1,860,000."""
    return f"{amount:,}원" if language == "ko" else f"KRW {amount:,}"


def short_won(amount: int, language: str) -> str:
    """An amount as it is spoken of, nothing left out: 186억원, 1억 8,600만원; below 1억 as `won` writes it."""
    if language != "ko" or amount < LARGE:
        return won(amount, language)
    parts, rest = [], amount
    for unit, word in UNITS:
        count, rest = divmod(rest, unit)
        if count:
            parts.append(f"{count:,}{word}")
    if rest:
        parts.append(f"{rest:,}")
    return f"{' '.join(parts)}원"


def size(octets: int) -> str:
    """The size of a file: 512 B, 12.3 KB, 4.0 MB."""
    if octets < KILO:
        return f"{octets} B"
    if octets < KILO * KILO:
        return f"{octets / KILO:.1f} KB"
    return f"{octets / KILO / KILO:,.1f} MB"


def _clock(at: time, language: str) -> str:
    hour = at.hour % NOON or NOON
    if language == "ko":
        return f"{'오전' if at.hour < NOON else '오후'} {hour}:{at.minute:02d}"
    return f"{hour}:{at.minute:02d} {'am' if at.hour < NOON else 'pm'}"


def _joined(local: date, clock: str, language: str) -> str:
    return f"{day(local, language)} {clock}" if language == "ko" else f"{day(local, language)}, {clock}"
