"""The one form of a stored body as one pattern, by the annotations of its fact: what matches need not be written anew.

A pattern sees to the spelling: which keys stand where, how an instant, an id or a number is written, which formats texts
have. It does not see to the values (whether a day exists, whether a word is one of the program's): that does the decoder,
and what is said here holds for bodies it has read. A pattern never takes what the record would write otherwise; what it
does not take, as integers of sixteen digits, may still be right, and writing it anew tells.
"""

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from adapters.log.canonical import WIDEST
from domain.facts import Fact
from domain.roles import Role
from domain.rules.vocabulary import Format, Scale
from domain.values import Agency

INSTANT = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"'
DAY = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"'
WHOLE = r"(?:0|-?[1-9][0-9]{0,14})"
TRUTH = r"(?:true|false)"
ID = r'"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"'
WORD = r'"[^"\\]*"'
"""A word of the program: which, the decoder knows."""
SALT = r'"[0-9a-f]{32}"'
PLAIN: dict[object, str] = {datetime: INSTANT, date: DAY, int: WHOLE, bool: TRUTH, UUID: ID}

_CLASS = re.compile(r"\[[^]]+\]")
_ESCAPED_OR_NEEDED = [*map(chr, range(32)), '"', "\\"]
"""What JSON writes as something else than itself."""


@cache
def body(kind: type[Fact]) -> re.Pattern[str]:
    """The pattern of the bodies, as text, of a kind of fact."""
    annotation: object = kind
    return re.compile(
        _object(
            {
                "agency": form(Agency | None),
                "at": INSTANT,
                "by": ID,
                "cause": ID,
                "fact": form(annotation),
                "for": form(UUID | None),
                "role": form(Role),
                "salt": SALT,
                "seen": form(int | None),
                "v": str(kind.version),
            }
        )
    )


@cache
def form(annotation: object) -> str:
    """The pattern of an annotation's values. Raises `TypeError` for a type that may not stand in a fact."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _declared(*args)
    if origin in (Union, UnionType):
        some = next(option for option in args if option is not NoneType)
        return f"(?:null|{form(some)})"
    if origin is tuple:
        return _sequence(*args)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return WORD
    if isinstance(annotation, type) and is_dataclass(annotation):
        hints = get_type_hints(annotation, include_extras=True)
        return _object({field.name: form(hints[field.name]) for field in fields(annotation)})
    raise TypeError(f"{annotation!r} may not stand in a fact")


def _object(members: dict[str, str]) -> str:
    return r"\{" + ",".join(f'"{name}":{members[name]}' for name in sorted(members)) + r"\}"


def _sequence(*kinds: object) -> str:
    if kinds[1:] == (...,):
        each = form(kinds[0])
        return rf"\[(?:{each}(?:,{each})*+)?+\]"
    return r"\[" + ",".join(map(form, kinds)) + r"\]"


def _declared(kind: object, declaration: object) -> str:
    if kind is str and isinstance(declaration, Format):
        _check_written_as_it_is(declaration)
        return f'"(?:{declaration.pattern})"'
    if kind is Decimal and isinstance(declaration, Scale):
        fraction = rf"\.[0-9]{{{declaration.places}}}" if declaration.places else ""
        return rf'"(?!-[0.]*")-?(?:0|[1-9][0-9]{{0,{WIDEST - 1}}}){fraction}"'
    raise TypeError(f"{kind!r} declares neither a format nor a scale")


def _check_written_as_it_is(declared: Format) -> None:
    """Refuse a format that may hold what JSON escapes: its pattern would no longer hold for the written text."""
    classes, between = _CLASS.findall(declared.pattern), _CLASS.sub("", declared.pattern).replace(r"\.", "")
    escapes = any(re.fullmatch(some, character) for some in classes for character in _ESCAPED_OR_NEEDED)
    if escapes or any(character in between for character in (".", *_ESCAPED_OR_NEEDED)):
        raise TypeError(f"the format {declared.name} may hold what is not written as it is")
