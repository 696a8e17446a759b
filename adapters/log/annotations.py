"""Which types may stand in a fact, walked in one place for whoever makes something of each: what writes it, how it is spelt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from domain.rules.vocabulary import Format, Scale

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Making(Generic[T]):
    """What is made of each kind of type. `of` makes it of any annotation, and remembers: most stand in many facts."""

    of: Callable[[object], T]
    plain: Mapping[object, T]
    text: Callable[[Format], T]
    decimal: Callable[[Scale], T]
    word: Callable[[type[StrEnum]], T]
    nullable: Callable[[T], T]
    each: Callable[[T], T]
    several: Callable[[tuple[T, ...]], T]
    record: Callable[[type[Any], Mapping[str, T]], T]


def made(annotation: object, making: Making[T]) -> T:
    """What is made of an annotation. Raises `TypeError` for a type that may not stand in a fact."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _declared(making, *args)
    if origin in (Union, UnionType):
        return _nullable(making, *args)
    if origin is tuple:
        several = args[1:] != (...,)
        return making.several(tuple(map(making.of, args))) if several else making.each(making.of(args[0]))
    if annotation in making.plain:
        return making.plain[annotation]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return making.word(annotation)
    if isinstance(annotation, type) and is_dataclass(annotation):
        hints = get_type_hints(annotation, include_extras=True)
        return making.record(annotation, {field.name: making.of(hints[field.name]) for field in fields(annotation)})
    raise TypeError(f"{annotation!r} may not stand in a fact")


def _declared(making: Making[T], kind: object, *declarations: object) -> T:
    for declaration in declarations:
        if kind is str and isinstance(declaration, Format):
            return making.text(declaration)
        if kind is Decimal and isinstance(declaration, Scale):
            return making.decimal(declaration)
    raise TypeError(f"{kind!r} declares neither a format nor a scale")


def _nullable(making: Making[T], *options: object) -> T:
    some = [option for option in options if option is not NoneType]
    if len(some) != 1 or len(options) != 2:  # noqa: PLR2004  (the one thing, or null)
        raise TypeError(f"only one type, or it and null, may stand in a field: {options!r}")
    return making.nullable(making.of(some[0]))
