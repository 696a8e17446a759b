"""The one form of a stored body as one pattern, by the annotations of its fact: what matches need not be written anew.

A pattern sees to the spelling: which keys stand where, how an instant, an id or a number is written, which formats texts
have. It does not see to the values (whether a day exists, whether a word is one of the program's): that does the decoder,
and what is said here holds for bodies it has read. A pattern never takes what the record would write otherwise; what it
does not take, as integers of sixteen digits, may still be right, and writing it anew tells.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from uuid import UUID

from adapters.log.annotations import Making, made
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
    return made(annotation, FORMS)


def _object(members: Mapping[str, str]) -> str:
    return r"\{" + ",".join(f'"{name}":{members[name]}' for name in sorted(members)) + r"\}"


def _text(declared: Format) -> str:
    _check_written_as_it_is(declared)
    return f'"(?:{declared.pattern})"'


def _decimal(scale: Scale) -> str:
    fraction = rf"\.[0-9]{{{scale.places}}}" if scale.places else ""
    return rf'"(?!-[0.]*")-?(?:0|[1-9][0-9]{{0,{WIDEST - 1}}}){fraction}"'


def _check_written_as_it_is(declared: Format) -> None:
    """Refuse a format that may hold what JSON escapes: its pattern would no longer hold for the written text."""
    classes, between = _CLASS.findall(declared.pattern), _CLASS.sub("", declared.pattern).replace(r"\.", "")
    escapes = any(re.fullmatch(some, character) for some in classes for character in _ESCAPED_OR_NEEDED)
    if escapes or any(character in between for character in (".", *_ESCAPED_OR_NEEDED)):
        raise TypeError(f"the format {declared.name} may hold what is not written as it is")


FORMS: Making[str] = Making(
    of=form,
    plain=PLAIN,
    text=_text,
    decimal=_decimal,
    word=lambda _: WORD,
    nullable=lambda some: f"(?:null|{some})",
    each=lambda one: rf"\[(?:{one}(?:,{one})*+)?+\]",
    several=lambda forms: r"\[" + ",".join(forms) + r"\]",
    record=lambda _, members: _object(members),
)
