"""A sample of any fact, built from its annotations: the same every time, with every field filled."""

import hashlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from application.record import By, Envelope
from domain.facts import Fact
from domain.roles import Role
from domain.rules.vocabulary import Format, Scale
from domain.values import Agency

RECORDED = datetime(2045, 8, 15, 3, 4, 5, 60708, tzinfo=UTC)
"""Later than any day of legal effect a sample comes to."""
LONG = 2
"""Members of every sequence."""

EXAMPLES: dict[str, Callable[[int], str]] = {
    "goods listing number (물품목록번호)": lambda number: f"{number:016}",
    "detailed item name number (세부품명번호)": lambda number: f"{number:010}",
    "goods classification number (물품분류번호)": lambda number: f"{number:08}",
    "contract number (계약번호)": lambda number: f"C{number:08}",
    "word of the program": lambda number: f"word-{number}",
    "explaining value: a code, number, day or id": lambda number: f"2021-03-{1 + number % 28:02}",
    "source in law or notice": lambda number: f"판로지원법 시행령 §17의2② {number}호",
    "round id": lambda number: f"2021-{number}",
    "notice number": lambda number: f"조달청 공고 제2021-{number}호",
    "receipt number (접수번호)": lambda number: f"2021-1-IG-{number:04}",
    "SHA-256, hexadecimal": lambda number: hashlib.sha256(str(number).encode()).hexdigest(),
    "base64": lambda number: b64encode(hashlib.sha512(str(number).encode()).digest()).decode(),
    "key id": lambda number: f"case:{_id(number)}:1",
    "media type": lambda number: f"application/x-{number}",
    "path of a rule file": lambda number: f"v2021_1/rule_{number}.py",
    "exact number: a whole number or a reduced fraction": lambda number: f"{7 * number + 1}/7",
    "rule version": lambda number: f"v2021_{number % 1000}",
    "certificate number (확인번호)": lambda number: f"2021-1-IG-{number:04}-P01",
    "origin of the log": lambda number: f"office-{number}.example/sangsaeng",
}
"""An example of each declared format; a new format wants one more line."""


def sample_of(kind: type[Fact]) -> Envelope:
    """The sample of a fact, in its envelope."""
    numbers = count(1)
    by = By(
        subject=_id(next(numbers)),
        role=Role.INTAKE_OFFICER,
        cause=_id(next(numbers)),
        agency=Agency.PPS,
        acting_for=_id(next(numbers)),
        seen=next(numbers),
    )
    salt = hashlib.sha256(f"{kind.name} {kind.version}".encode()).digest()[:16]
    fact: Fact = _built(kind, numbers)
    return Envelope(by=by, at=RECORDED, salt=salt, fact=fact)


def _id(number: int) -> UUID:
    return UUID(f"5a965ae9-0000-4000-8000-{number:012x}")


PLAIN: dict[object, Callable[[int], object]] = {
    UUID: _id,
    int: lambda number: number,
    bool: lambda number: number % 2 == 0,
    date: lambda number: date(2021, 3, 1) + timedelta(days=number),
    datetime: lambda number: datetime(2021, 3, 1, tzinfo=UTC) + timedelta(hours=number, microseconds=number * 1000),
}


def _built(annotation: Any, numbers: "count[int]") -> Any:  # noqa: ANN401  (any annotation, and a value of it)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _declared(args[1], next(numbers))
    if origin in (Union, UnionType):
        return _built(next(option for option in args if option is not NoneType), numbers)
    if origin is tuple:
        kinds = args[:1] * LONG if args[1:] == (...,) else args
        return tuple(_built(kind, numbers) for kind in kinds)
    if is_dataclass(annotation) and isinstance(annotation, type):
        hints = get_type_hints(annotation, include_extras=True)
        return annotation(**{field.name: _built(hints[field.name], numbers) for field in fields(annotation)})
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        members = list(annotation)
        return members[next(numbers) % len(members)]
    return PLAIN[annotation](next(numbers))


def _declared(declaration: object, number: int) -> object:
    match declaration:
        case Format(name=name):
            return EXAMPLES[name](number)
        case Scale(places=places):
            return Decimal(number).scaleb(-places)
        case _:
            raise TypeError(f"there is no sample of {declaration!r}")
