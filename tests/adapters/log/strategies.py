"""Any value a fact's annotations allow, and some no sample would think of."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from adapters.log.canonical import LARGEST
from application.record import By, Envelope
from domain.roles import Role
from domain.rules.vocabulary import Format, Scale
from domain.values import Agency

INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  (bounds are naive)
DAYS = st.dates(date(1900, 1, 1), date(2399, 12, 31))
AFTERWARDS = st.datetimes(datetime(2400, 1, 2), datetime(2500, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (bounds are naive)
WHOLE = st.integers(-LARGEST, LARGEST)
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    UUID: st.uuids(),
    int: WHOLE,
    bool: st.booleans(),
    date: DAYS,
    datetime: INSTANTS,
    type(None): st.none(),
}


def values(annotation: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911  (any annotation; a way for each kind)
    """Values of an annotated type."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return declared(args[1])
    if origin in (Union, UnionType):
        return st.one_of(*map(values, args))
    if origin is tuple and args[1:] == (...,):
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, args))
    if is_dataclass(annotation) and isinstance(annotation, type):
        hints = get_type_hints(annotation, include_extras=True)
        return st.builds(annotation, **{field.name: values(hints[field.name]) for field in fields(annotation)})
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    return PLAIN[annotation]


def declared(declaration: object) -> st.SearchStrategy[Any]:
    """Values of a declared format or scale."""
    match declaration:
        case Format(pattern=pattern):
            return st.from_regex(pattern, fullmatch=True)
        case Scale(places=places):
            return st.decimals(-(10**9), 10**9, places=places)
        case _:
            raise TypeError(f"{declaration!r} declares nothing")


@cache
def envelopes(kind: type[Any]) -> st.SearchStrategy[Envelope]:
    """Envelopes of a fact, recorded after every day of legal effect."""
    by = st.builds(
        By,
        subject=st.uuids(),
        role=st.sampled_from(Role),
        cause=st.uuids(),
        agency=st.none() | st.sampled_from(Agency),
        acting_for=st.none() | st.uuids(),
        seen=st.none() | st.integers(0, LARGEST),
    )
    fact = values(kind)
    return st.builds(Envelope, by=by, at=AFTERWARDS, salt=st.binary(min_size=16, max_size=16), fact=fact)
