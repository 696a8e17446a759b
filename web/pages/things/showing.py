"""An answer of the API as a page shows it: made of what the answer is made of, so that nothing is left out by forgetting.

Its fields have their names in `web.wording.labels`. Ids lead to the pages of what they stand for; those that lead nowhere,
and what is told elsewhere on a page, are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import url_for
from marshmallow import fields

LEFT_OUT = frozenset({"id", "version", "as_of", "masked", "stream", "manifest", "entry", "next", "actions", "known_by"})
"""What no page tells as such: names of records, and what it says elsewhere."""
CASE = "pages.case"
CALL = "pages.call"
LEADING: Mapping[str, str] = {
    "application": CASE,
    "case": CASE,
    "without_period": CASE,
    "cases": CASE,
    "tied_with": CASE,
    "displaced": CASE,
    "call": CALL,
    "notice": "pages.notice",
    "panel": "pages.panel",
    "meeting": "pages.meeting",
}
"""The page that an id leads to, by the name of its field."""
PLACES = "tied_with"
"""Where this stands beside it, a position is a place among others, and none in the log."""
TOLD_BY_SENTENCE = frozenset({"because", "code", "values"})
"""What a sentence beside it says in words."""
AMOUNTS = frozenset({"amount", "won"})
"""Numbers that are won."""
PARTY = {"id", "label"}
SAID = {"ko", "en"}


class Shape(StrEnum):
    """How a value is shown."""

    TEXT = "text"
    WORD = "word"
    DAY = "day"
    MOMENT = "moment"
    FLAG = "flag"
    NUMBER = "number"
    AMOUNT = "amount"
    NAME = "name"
    LINK = "link"
    SAID = "said"
    """A sentence in two languages."""
    SEVERAL = "several"
    GROUP = "group"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A field with its value. `inside` are a group's fields, `items` several values, `rows` a table's lines."""

    name: str
    shape: Shape
    value: Any = None
    address: str | None = None
    id: UUID | None = None
    """What a link leads to."""
    inside: tuple["Shown", ...] = ()
    items: tuple["Shown", ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple["Line", ...] = ()

    @property
    def large(self) -> bool:
        """Whether it takes a part of the page of its own."""
        return self.shape in {Shape.TABLE, Shape.GROUP}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a table: its cells by column, and the record that it is of."""

    cells: Mapping[str, Shown]
    record: Mapping[str, Any]


def shown(schema: ma.Schema, body: Mapping[str, Any], *, without: frozenset[str] = frozenset()) -> tuple[Shown, ...]:
    """The fields of an answer that are there, in the API's order."""
    return tuple(_fields(schema, body, without))


def _fields(schema: ma.Schema, body: Mapping[str, Any], without: frozenset[str]) -> Iterator[Shown]:
    told = TOLD_BY_SENTENCE if "sentence" in schema.fields else frozenset()
    for name, known in schema.fields.items():
        key = known.data_key or name
        value = body.get(key)
        if key in without | told | LEFT_OUT or value in (None, [], {}, ""):
            continue
        if key == "position" and PLACES not in schema.fields:
            continue
        one = field(key, known, value)
        if one is not None:
            yield one


def field(name: str, known: fields.Field[Any], value: Any) -> Shown | None:  # noqa: ANN401  (of any field)
    """A field as it is shown; null for one that is not."""
    if isinstance(known, fields.List):
        return _several(name, known.inner, value)
    if isinstance(known, fields.Nested):
        return _nested(name, known.schema, value)
    shape = shape_of(name, known)
    return _plain(name, shape, value) if shape else None


def shape_of(name: str, known: fields.Field[Any]) -> Shape | None:
    """How values of a field that stands for itself are shown; null where they are not."""
    if isinstance(known, fields.UUID):
        return Shape.LINK if name in LEADING else None
    kinds: tuple[tuple[type, Shape], ...] = (
        (fields.Enum, Shape.WORD),
        (fields.AwareDateTime, Shape.MOMENT),
        (fields.Date, Shape.DAY),
        (fields.Boolean, Shape.FLAG),
        (fields.Integer, Shape.AMOUNT if name in AMOUNTS else Shape.NUMBER),
        (fields.String, Shape.TEXT),
    )
    return next((shape for of, shape in kinds if isinstance(known, of)), None)


def columns_of(schema: ma.Schema) -> list[str]:
    """The columns of a table of such records."""
    return [
        known.data_key or name
        for name, known in schema.fields.items()
        if (known.data_key or name) not in LEFT_OUT and _is_cell(known.data_key or name, known)
    ]


def _is_cell(name: str, known: fields.Field[Any]) -> bool:
    inner = known.inner if isinstance(known, fields.List) else known
    if isinstance(inner, fields.Nested):
        return True
    return shape_of(name, inner) is not None


def _several(name: str, inner: fields.Field[Any], value: Sequence[Any]) -> Shown | None:
    if isinstance(inner, fields.Nested) and not _is_party(inner.schema):
        return _table(name, inner.schema, value)
    items = [field(name, inner, one) for one in value]
    told = tuple(one for one in items if one is not None)
    return Shown(name=name, shape=Shape.SEVERAL, items=told) if told else None


def _nested(name: str, schema: ma.Schema, value: Mapping[str, Any]) -> Shown:
    if _is_party(schema):
        return Shown(name=name, shape=Shape.NAME, value=value.get("label"))
    if set(schema.fields) == SAID:
        return Shown(name=name, shape=Shape.SAID, value=value)
    return Shown(name=name, shape=Shape.GROUP, inside=shown(schema, value))


def _is_party(schema: ma.Schema) -> bool:
    return set(schema.fields) == PARTY


def _table(name: str, schema: ma.Schema, rows: Sequence[Mapping[str, Any]]) -> Shown:
    lines = tuple(Line(cells={one.name: one for one in shown(schema, row)}, record=row) for row in rows)
    used = {column for line in lines for column in line.cells}
    columns = tuple(column for column in columns_of(schema) if column in used)
    return Shown(name=name, shape=Shape.TABLE, columns=columns, rows=lines)


def _plain(name: str, shape: Shape, value: Any) -> Shown:  # noqa: ANN401  (of any field)
    match shape:
        case Shape.DAY:
            return Shown(name=name, shape=shape, value=date.fromisoformat(value))
        case Shape.MOMENT:
            return Shown(name=name, shape=shape, value=datetime.fromisoformat(value))
        case Shape.LINK:
            return Shown(name=name, shape=shape, id=UUID(str(value)), address=url_for(LEADING[name], id=value))
        case _:
            return Shown(name=name, shape=shape, value=value)
