"""Values of facts as the record writes them, by their annotations: one form for each value, everything else refused.

A writer is made once for each annotation and turns a value into what JSON knows. A value that is not exactly of the
annotated type, or has no canonical form, raises `Unwritable`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any
from unicodedata import is_normalized
from uuid import UUID

from adapters.log.annotations import Making, made
from domain.rules.vocabulary import Format, Scale

Writer = Callable[[Any], Any]

LARGEST = 2**53 - 1
"""Integers beyond this are not the same number to every reader of JSON."""
WIDEST = 18
"""Digits of a decimal before the point, at most."""


class Unwritable(ValueError):
    """A value the record has no form for: an error of the programmer, nothing was recorded."""


def instant(value: datetime) -> str:
    """An instant: aware, UTC, exactly six fractional digits and Z."""
    if type(value) is not datetime or value.utcoffset() != timedelta(0):
        raise Unwritable(f"not an instant in UTC: {value!r}")
    return f"{value.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


@cache
def writer(annotation: object) -> Writer:
    """The writer for an annotation. Raises `TypeError` for a type that may not stand in a fact."""
    return made(annotation, WRITERS)


def _day(value: date) -> str:
    if type(value) is not date:
        raise Unwritable(f"not a day: {value!r}")
    return value.isoformat()


def _whole(value: int) -> int:
    if type(value) is not int or not -LARGEST <= value <= LARGEST:
        raise Unwritable(f"not an integer of at most 53 bits: {value!r}")
    return value


def _truth(value: bool) -> bool:  # noqa: FBT001  (a writer takes one value)
    if type(value) is not bool:
        raise Unwritable(f"not true or false: {value!r}")
    return value


def _id(value: UUID) -> str:
    if type(value) is not UUID:
        raise Unwritable(f"not an id: {value!r}")
    return str(value)


PLAIN: dict[object, Writer] = {datetime: instant, date: _day, int: _whole, bool: _truth, UUID: _id}


def _formatted(form: Format) -> Writer:
    def write(value: str) -> str:
        if type(value) is not str or not is_normalized("NFC", value) or not form.matches(value):
            raise Unwritable(f"not a {form.name}: {value!r}")
        return value

    return write


def _scaled(scale: Scale) -> Writer:
    places = scale.places

    def write(value: Decimal) -> str:
        if type(value) is not Decimal or not value.is_finite() or value.adjusted() >= WIDEST:
            raise Unwritable(f"not a decimal of at most {WIDEST} digits: {value!r}")
        text = f"{abs(value) if value.is_zero() else value:.{places}f}"
        if Decimal(text) != value:
            raise Unwritable(f"{value} has more than {places} decimal places")
        return text

    return write


def _nullable(write: Writer) -> Writer:
    return lambda value: None if value is None else write(value)


def _each(write: Writer) -> Writer:
    return lambda values: [write(value) for value in _tuple(values)]


def _several(writers: tuple[Writer, ...]) -> Writer:
    def write(values: tuple[Any, ...]) -> list[Any]:
        if len(_tuple(values)) != len(writers):
            raise Unwritable(f"not {len(writers)} values: {values!r}")
        return [write(value) for write, value in zip(writers, values, strict=True)]

    return write


def _tuple(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if type(values) is not tuple:
        raise Unwritable(f"not a tuple: {values!r}")
    return values


def _member(kind: type[StrEnum]) -> Writer:
    def write(value: StrEnum) -> str:
        if type(value) is not kind:
            raise Unwritable(f"not a {kind.__name__}: {value!r}")
        return value.value

    return write


def _record(kind: type[Any], writers: Mapping[str, Writer]) -> Writer:
    def write(value: object) -> dict[str, Any]:
        if type(value) is not kind:
            raise Unwritable(f"not a {kind.__name__}: {value!r}")
        return {name: write(getattr(value, name)) for name, write in writers.items()}

    return write


WRITERS: Making[Writer] = Making(
    of=writer,
    plain=PLAIN,
    text=_formatted,
    decimal=_scaled,
    word=_member,
    nullable=_nullable,
    each=_each,
    several=_several,
    record=_record,
)
