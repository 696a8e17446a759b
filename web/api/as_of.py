"""As of: what was known by a place in the log and in effect on a day. Whatever answers so says both."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import reduce
from typing import Any

import marshmallow as ma
from marshmallow import fields

from application.office import NotFound, Office
from application.record import Recorded
from application.standing_then import as_it_stood
from application.views.questions import AsOf
from domain.calls import CALL, Call
from domain.values import seoul_day
from web.api.answering import position
from web.api.fields import Day, Instant, Part, Query
from web.current import office
from web.problems import Problem

_POSITION = re.compile(r"[0-9]{1,18}")
_INSTANT = Instant()


class KnownBy(fields.String):
    """A position of the log, or an instant with its offset from UTC."""

    def __init__(self, **options: Any) -> None:
        described = "A position of the log, or an instant such as 2021-06-30T18:00:00+09:00: what was known by then."
        super().__init__(metadata={"description": described}, **options)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if isinstance(value, str) and _POSITION.fullmatch(value):
            return int(value)
        try:
            return _INSTANT.deserialize(value)
        except ma.ValidationError:
            raise ma.ValidationError("known-by") from None


def in_effect_on(**options: Any) -> Day:
    """A day of legal effect, Asia/Seoul."""
    described = "A day (Asia/Seoul): what was in effect then. Without it, the day of what was known last."
    return Day(load_default=None, metadata={"description": described}, **options)


class AsOfQuery(Query):
    """How it stood instead of how it stands: known by, and in effect on."""

    known_by = KnownBy(load_default=None)
    in_effect_on = in_effect_on()


class AsOfAnswer(Part):
    """What the answer is as of: known by a position, at the instant of the last thing known, and in effect on a day."""

    known_by = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True, allow_none=True)
    in_effect_on = fields.Date(required=True)


class AsOfPart(Part):
    """An answer that can be asked for as of then; `as_of` is null where it says how things stand."""

    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


def as_of(query: Mapping[str, Any]) -> AsOf | None:
    """What a request asks as of; None where it asks how things stand. Raises `Problem` (422) for what is not known yet."""
    known, day = query["known_by"], query["in_effect_on"]
    return None if known is None and day is None else resolved(known, day)


def as_of_or_now(query: Mapping[str, Any]) -> AsOf:
    """What a request asks as of: how things stand today, unless it says otherwise."""
    return as_of(query) or AsOf(known_by=position(), in_effect_on=office().today())


def resolved(known: int | datetime | None, day: date | None) -> AsOf:
    """The position and the day that are meant. Raises `Problem` (422) for what is not known yet."""
    head = position()
    if isinstance(known, datetime):
        if known > office().clock.now():
            raise Problem("not-known-yet", head=head)
        known = office().book.known_at(known)
    if known is not None and known > head:
        raise Problem("not-known-yet", head=head)
    known = head if known is None else known
    return AsOf(known_by=known, in_effect_on=day or _day_of(known))


@contextmanager
def standing(asked: AsOf | None) -> Iterator[Office]:
    """The office as it stands, or as it stood. Raises `Problem` (409) for what was not there then.

    Whether it may be asked, and is there at all, has been answered of the present before.
    """
    if asked is None:
        yield office()
        return
    try:
        yield as_it_stood(office(), asked)
    except NotFound:
        raise Problem("not-there-then") from None


def known_by_version(history: Iterable[Recorded], version: int) -> int:
    """The position of a version of a case. Raises `Problem` (422) where these facts of it have no such version."""
    found = [one.position for one in history if one.version == version]
    if not found:
        raise Problem("no-such-version", version=version)
    return found[0]


def call_as_of(history: Iterable[Recorded], asked: AsOf) -> Call:
    """A call, from the facts of its stream, as its cases stood under it then."""
    first, *later = (one.fact for one in history if one.position <= asked.known_by)
    return reduce(CALL.after, later, CALL.begin(first))


def told(asked: AsOf | None) -> dict[str, object] | None:
    """What an answer says of its as-of."""
    if asked is None:
        return None
    at = office().book.last_moment(asked.known_by)
    return {"known_by": asked.known_by, "at": at, "in_effect_on": asked.in_effect_on}


def _day_of(known: int) -> date:
    at = office().book.last_moment(known)
    return seoul_day(at) if at else date.min
