"""No fact holds bare text: every annotation of every catalogued fact is looked at, without the codec's help."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from domain.catalogue import FACTS
from domain.facts import Fact, fact
from domain.rules.vocabulary import Format, Scale

PLAIN = {UUID, date, datetime, int, bool, NoneType}


def wrong(annotation: Any, where: str) -> Iterator[str]:  # noqa: ANN401  (any annotation)
    """The places below an annotation that hold what no fact may hold."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        declares = {str: Format, Decimal: Scale}.get(args[0])
        if declares is None or not any(isinstance(declaration, declares) for declaration in args[1:]):
            yield where
    elif origin in (Union, UnionType, tuple):
        for arg in args:
            if arg is not ...:
                yield from wrong(arg, where)
    elif isinstance(annotation, type) and is_dataclass(annotation):
        hints = get_type_hints(annotation, include_extras=True)
        for field in fields(annotation):
            yield from wrong(hints[field.name], f"{where}.{field.name}")
    elif annotation not in PLAIN and not (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        yield where


@pytest.mark.parametrize("key", sorted(FACTS), ids=lambda key: f"{key[0]} v{key[1]}")
def test_a_fact_holds_codes_numbers_days_ids_and_declared_formats_only(key: tuple[str, int]) -> None:
    assert list(wrong(FACTS[key], key[0])) == []


@fact("test.talkative", 1)
class Talkative(Fact):
    """A fact with everything no fact may hold."""

    bare: str
    deep: tuple[tuple[str, int], ...]
    maybe: str | None
    weight: float
    anything: Any
    words: frozenset[UUID]
    scaleless: Decimal
    unnamed: Annotated[str, "just a remark"]
    named: Annotated[str, Format("a letter", r"[a-z]")]


def test_the_look_finds_bare_text_wherever_it_stands() -> None:
    found = ["bare", "deep", "maybe", "weight", "anything", "words", "scaleless", "unnamed"]
    assert list(wrong(Talkative, "fact")) == [f"fact.{name}" for name in found]
