"""Whether values that were just read are ones the record has a form for, by their annotations: without writing them anew.

The decoder has seen to their types. What it lets pass and the record does not is looked at here. A type of which it lets
nothing pass, as days and ids, has no check.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from unicodedata import is_normalized

from adapters.log.canonical import LARGEST, WIDEST
from domain.rules.vocabulary import Format, Scale

Check = Callable[[Any], bool]
"""Whether a value of the annotated type is one that may be recorded."""

UTC_OFFSET = timedelta(0)


def is_instant(value: datetime) -> bool:
    """Whether an instant is told in UTC."""
    return value.utcoffset() == UTC_OFFSET


def is_whole(value: int) -> bool:
    """Whether an integer is the same to every reader of JSON."""
    return -LARGEST <= value <= LARGEST


PLAIN: dict[object, Check] = {datetime: is_instant, int: is_whole}


@cache
def check(annotation: object) -> Check | None:
    """The check for an annotation that facts may have; None where whatever the decoder reads is right."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _declared(args[1])
    if origin in (Union, UnionType):
        return _nullable(next(option for option in args if option is not NoneType))
    if origin is tuple:
        return _each(args[0]) if args[1:] == (...,) else _several(args)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _record(annotation)
    return PLAIN.get(annotation)


def _declared(declaration: object) -> Check | None:
    if isinstance(declaration, Format):
        matches = re.compile(declaration.pattern).fullmatch
        return lambda value: matches(value) is not None and (value.isascii() or is_normalized("NFC", value))
    if isinstance(declaration, Scale):
        form = re.compile(
            rf"-?[0-9]{{1,{WIDEST}}}\.[0-9]{{{declaration.places}}}" if declaration.places else r"-?[0-9]+"
        )
        return lambda value: form.fullmatch(str(value)) is not None and not _is_signed_zero(value)
    return None


def _is_signed_zero(value: Decimal) -> bool:
    return value.is_zero() and value.is_signed()


def _nullable(option: object) -> Check | None:
    holds = check(option)
    return holds and (lambda value: value is None or holds(value))


def _each(kind: object) -> Check | None:
    holds = check(kind)
    return holds and (lambda values: all(map(holds, values)))


def _several(kinds: tuple[object, ...]) -> Check | None:
    checks = [(place, holds) for place, kind in enumerate(kinds) if (holds := check(kind))]
    if not checks:
        return None
    return lambda values: all(holds(values[place]) for place, holds in checks)


def _record(kind: type[Any]) -> Check | None:
    hints, parts = get_type_hints(kind, include_extras=True), fields(kind)
    checks: list[tuple[Callable[[Any], Any], Check]]
    checks = [(attrgetter(part.name), holds) for part in parts if (holds := check(hints[part.name]))]
    if any(part.default is not MISSING or part.default_factory is not MISSING for part in parts):
        # The decoder lets a field with a default be left out, and then the record has none of its own.
        checks.append((vars, lambda own: len(own) == len(parts)))
    if not checks:
        return None

    def holds_all(value: object) -> bool:
        for get, holds in checks:  # noqa: SIM110 - `all` over a generator takes twice as long, and all that is read comes by
            if not holds(get(value)):
                return False
        return True

    return holds_all
