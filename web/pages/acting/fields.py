"""The fields of a form, made of what the API's request is made of. A field is named by its path: `form.items.0.label`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import marshmallow as ma
import msgspec
from marshmallow import fields, validate

from web.api.fields import PASSAGE, Day, Figure, File, Flag, Instant, Line, Typed, Whole

Options = Sequence[tuple[str, str]]
Choices = Mapping[str, Callable[[], Options | None]]
"""What may be chosen for a field, by its path with `*` for the numbers of rows."""
Word = Callable[[str], str]
MINUTES = len("2021-04-01T10:00")
CONFIRMED = "confirm_no_resident_number"


class Kind(StrEnum):
    """How a field is asked for."""

    LINE = "line"
    PASSAGE = "passage"
    DAY = "day"
    INSTANT = "instant"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    """Several, one a line."""
    FILE = "file"
    GROUP = "group"
    ROWS = "rows"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A field of a form. `inside` are a group's fields, `rows` those of each row."""

    path: str
    kind: Kind
    required: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    inside: tuple["Asked", ...] = ()
    rows: tuple[tuple["Asked", ...], ...] = ()
    errors: tuple[str, ...] = ()
    most: int | None = None

    @property
    def name(self) -> str:
        """What its label is found by: the path without the numbers of rows."""
        return star(self.path)

    @property
    def id(self) -> str:
        """What its label and errors point to."""
        return f"field-{self.path.replace('.', '-')}"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What fills a form: the document so far, what was found wrong with it, and how many rows more each list shows."""

    document: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    more: str = ""
    """The path of the list that another row was asked for."""


def star(path: str) -> str:
    """A path with `*` for the numbers of rows."""
    return ".".join("*" if part.isdigit() else part for part in path.split("."))


def asked(schema: ma.Schema, filled: Filled, choices: Choices, word: Word) -> tuple[Asked, ...]:
    """The fields of a form."""
    return tuple(_group(schema, "", filled.document, filled, choices, word))


def every(fields_: Sequence[Asked]) -> Iterator[Asked]:
    """Every field, those inside others too."""
    for one in fields_:
        yield one
        yield from every(one.inside)
        for row in one.rows:
            yield from every(row)


def _group(
    schema: ma.Schema, path: str, document: Mapping[str, Any], filled: Filled, choices: Choices, word: Word
) -> Iterator[Asked]:
    for name, known in schema.fields.items():
        if name != CONFIRMED:
            key = known.data_key or name
            yield _field(known, f"{path}{key}", document.get(key), filled, choices, word)


def _field(
    known: fields.Field[Any],
    path: str,
    value: Any,  # noqa: ANN401  (of any field)
    filled: Filled,
    choices: Choices,
    word: Word,
) -> Asked:
    wrong = tuple(filled.errors.get(path, ()))
    choose = choices.get(star(path))
    chosen = choose() if choose else None
    kind = _kind(known, chosen=chosen is not None)
    plain = Asked(path=path, kind=kind, required=known.required, errors=wrong, most=_most(known))
    match kind:
        case Kind.GROUP:
            inside = tuple(_group(_schema(known), f"{path}.", value or {}, filled, choices, word))
            if not known.required and not value:  # A part that may be left out asks for nothing until it is begun.
                inside = tuple(replace(one, required=False) for one in inside)
            return Asked(path=path, kind=kind, required=known.required, inside=inside, errors=wrong)
        case Kind.ROWS:
            rows = _rows(known, path, value or [], filled, choices, word)
            return Asked(path=path, kind=kind, required=known.required, rows=rows, errors=wrong)
        case Kind.CHOICE | Kind.CHOICES:
            options = tuple(chosen) if chosen is not None else _options(known, word)
            values = tuple(map(str, value or ())) if kind is Kind.CHOICES else ()
            return replace(plain, options=options, values=values, value="" if kind is Kind.CHOICES else _said(value))
        case Kind.LINES:
            return replace(plain, value="\n".join(map(str, value or ())))
        case Kind.INSTANT:
            return replace(plain, value=_said(value)[:MINUTES])
        case _:
            return replace(plain, value=_said(value))


def _rows(
    known: fields.Field[Any], path: str, value: Sequence[Any], filled: Filled, choices: Choices, word: Word
) -> tuple[tuple[Asked, ...], ...]:
    """Those that were filled in, and an empty one more where another was asked for or there is none."""
    schema = _schema(known)
    given = [*value, *([{}] if filled.more == path or not value else [])]
    return tuple(tuple(_group(schema, f"{path}.{at}.", one, filled, choices, word)) for at, one in enumerate(given))


KINDS: tuple[tuple[type, Kind], ...] = (
    (fields.Nested, Kind.GROUP),
    (fields.Enum, Kind.CHOICE),
    (Flag, Kind.FLAG),
    (File, Kind.FILE),
    (Day, Kind.DAY),
    (Instant, Kind.INSTANT),
    (Whole, Kind.NUMBER),
    (Figure, Kind.NUMBER),
    (Line, Kind.LINE),
    (Typed, Kind.PASSAGE),
)
"""How each kind of field is asked for, the first that fits; one of any other is a line."""


def _kind(known: fields.Field[Any], *, chosen: bool) -> Kind:
    if isinstance(known, fields.List):
        if isinstance(known.inner, fields.Nested):
            return Kind.ROWS
        return Kind.CHOICES if chosen or isinstance(known.inner, fields.Enum) else Kind.LINES
    if chosen:
        return Kind.CHOICE
    return next((kind for of, kind in KINDS if isinstance(known, of)), Kind.LINE)


def _schema(known: fields.Field[Any]) -> ma.Schema:
    nested = known.inner if isinstance(known, fields.List) else known
    if not isinstance(nested, fields.Nested):
        raise TypeError(f"{known!r} holds no fields")
    return nested.schema


def _options(known: fields.Field[Any], word: Word) -> tuple[tuple[str, str], ...]:
    one = known.inner if isinstance(known, fields.List) else known
    return tuple((code.value, word(code.value)) for code in one.enum) if isinstance(one, fields.Enum) else ()


def _most(known: fields.Field[Any]) -> int | None:
    lengths = [one.max for one in known.validators if isinstance(one, validate.Length)]
    return next((one for one in lengths if one), PASSAGE if isinstance(known, Typed) else None)


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case dict():
            return msgspec.json.encode(value).decode()
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)
