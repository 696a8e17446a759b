"""The fields of requests: strict in kind, size and form. Their messages are codes that `web.wording.validation` words."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args
from uuid import UUID

import marshmallow as ma
from flask_smorest.fields import Upload
from marshmallow import fields, validate
from werkzeug.datastructures import FileStorage

from domain.identifiers import is_business_number, normalised
from domain.rules.vocabulary import Format
from web.current import language
from web.problems import Problem
from web.wording.validation import said

LINE = 200
"""Characters of a text on one line: a name, a title, an address."""
PASSAGE = 10_000
"""Characters of a longer text: reasons, a division of roles."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_THIRTEEN = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[\s-]?([1-8])[0-9]{6}(?![0-9])")
_DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def suspects_resident_number(text: str) -> bool:
    """Whether a text holds 13 digits that may be a resident registration number (주민등록번호): a birthday, then 1 to 8."""
    return any(_is_birthday(int(month), int(day)) for _, month, day, _ in _THIRTEEN.findall(text))


def _is_birthday(month: int, day: int) -> bool:
    return 1 <= month <= len(_DAYS_OF) and 1 <= day <= _DAYS_OF[month - 1]


class Typed(fields.String):
    """A text that a person types; it is sealed before it is recorded."""

    def __init__(self, most: int = PASSAGE, *, one_line: bool = False, **options: Any) -> None:
        super().__init__(validate=validate.Length(1, most), **options)
        self._one_line = one_line

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if text and not text.strip():
            raise ma.ValidationError("blank")
        if self._one_line and ("\n" in text or "\r" in text):
            raise ma.ValidationError("one-line")
        return text


class Line(Typed):
    """A typed text on one line."""

    def __init__(self, most: int = LINE, **options: Any) -> None:
        super().__init__(most, one_line=True, **options)


class Shaped(fields.String):
    """A text of one shape, told by a pattern; `message` is what is said of another."""

    def __init__(self, pattern: str, *, message: str = "format", **options: Any) -> None:
        metadata = {"pattern": f"^{pattern}$", **options.pop("metadata", {})}
        super().__init__(metadata=metadata, **options)
        self._pattern, self._message = re.compile(pattern), message

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if self._pattern.fullmatch(text) is None:
            raise ma.ValidationError(self._message)
        return text


def formatted(declared: Any, *, message: str = "format", **options: Any) -> Shaped:
    """A field of a declared format of the domain, such as `DetailItemNo`."""
    format = next(one for one in get_args(declared) if isinstance(one, Format))
    return Shaped(format.pattern, message=message, **options)


class BusinessNumber(fields.String):
    """A business number, hyphens or not, with a right check digit. What was typed is never said back."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if not is_business_number(text):
            raise ma.ValidationError("business-number")
        return normalised(text)


class Day(fields.Date):
    """A legal day, YYYY-MM-DD and in no other of ISO 8601's forms."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise ma.ValidationError("day")


class Instant(fields.AwareDateTime):
    """An instant with its offset from UTC."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> datetime:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            try:
                return datetime.fromisoformat(value).astimezone(UTC)
            except (ValueError, OverflowError):
                pass
        raise ma.ValidationError("instant")


class Id(fields.UUID):
    """A UUID as we write it: lower case, with hyphens."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> UUID:
        if isinstance(value, str) and _ID.fullmatch(value):
            return UUID(value)
        raise ma.ValidationError("id")


class File(Upload):
    """An uploaded file; a part without a file name is a text and no file."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> FileStorage:
        if not isinstance(value, FileStorage):
            raise ma.ValidationError("Not a valid file.")
        return value


class Flag(fields.Boolean):
    """True or false, and none of the words others take for them."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if value is True or value == "true":
            return True
        if value is False or value == "false":
            return False
        raise ma.ValidationError("flag")


class Figure(fields.Field[Decimal]):
    """A decimal number from 0 to `most`, of at most so many places; a text in JSON, both ways."""

    def __init__(self, places: int, *, most: int, **options: Any) -> None:
        pattern = rf"[0-9]{{1,9}}(\.[0-9]{{1,{places}}})?"
        super().__init__(metadata={"type": "string", "pattern": f"^{pattern}$"}, **options)
        self._places, self._most, self._pattern = places, most, re.compile(pattern)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Decimal:
        if not isinstance(value, str) or self._pattern.fullmatch(value) is None:
            raise ma.ValidationError("decimal")
        number = Decimal(value)
        if number > self._most:
            raise ma.ValidationError(f"Must be less than or equal to {self._most}.")
        return number.quantize(Decimal(1).scaleb(-self._places))


class Whole(fields.Integer):
    """A whole number within bounds; never a text in JSON."""

    def __init__(self, least: int, most: int, **options: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(least, most), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ma.ValidationError("Not a valid integer.")
        return super()._deserialize(value, attr, data, **kwargs)


class Count(Whole):
    """A whole number in a query, where everything is text."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if not (isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value)):
            raise ma.ValidationError("Not a valid integer.")
        return super()._deserialize(int(value), attr, data, **kwargs)


def one_of(kind: type[StrEnum], **options: Any) -> fields.Enum[Any]:
    """One of the codes of an enumeration."""
    return fields.Enum(kind, by_value=fields.String, **options)


def several(inner: fields.Field[Any], most: int, *, least: int = 0, **options: Any) -> fields.List[Any]:
    """A list of so many."""
    return fields.List(inner, validate=validate.Length(least, most), **options)


class Body(ma.Schema):
    """What a request carries. Every text typed in it is looked at for resident numbers, which are never said back."""

    class Meta:
        unknown = ma.RAISE

    confirm_no_resident_number = Flag(
        load_default=False,
        metadata={"description": "True says that 13 digits which look like a resident number are none."},
    )

    @ma.post_load(pass_original=True)
    def _without_resident_numbers(self, data: dict[str, Any], original: Any, **_: Any) -> dict[str, Any]:
        confirmed = data.pop("confirm_no_resident_number")
        suspected = [] if confirmed else list(_suspected(self, original))
        if suspected:
            said_of_it = said("resident-number", language())
            raise Problem("resident-number-suspected", errors={path: [said_of_it] for path in suspected})
        return data


class Part(ma.Schema):
    """A part of what a request carries."""

    class Meta:
        unknown = ma.RAISE


class Query(ma.Schema):
    """The parameters in an address."""

    class Meta:
        unknown = ma.RAISE


class Nothing(Body):
    """A request that needs no content: none, or `{}`."""


def with_tuples(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """What was loaded, its lists as the tuples that frozen values hold."""
    return {name: tuple(value) if name in names else value for name, value in data.items()}


def _suspected(schema: ma.Schema, original: Any, path: str = "") -> list[str]:
    """The paths of typed texts that may hold a resident number."""
    found: list[str] = []
    for name, field in schema.fields.items():
        found += _suspected_in(field, original.get(field.data_key or name), f"{path}{field.data_key or name}")
    return found


def _suspected_in(field: fields.Field[Any], value: Any, path: str) -> list[str]:
    if isinstance(field, Typed) and isinstance(value, str):
        return [path] if suspects_resident_number(value) else []
    if isinstance(field, File) and isinstance(value, FileStorage):
        return [path] if suspects_resident_number(value.filename or "") else []
    if isinstance(field, fields.Nested) and isinstance(value, Mapping):
        return _suspected(field.schema, value, f"{path}.")
    if isinstance(field, fields.List) and isinstance(value, list):
        return [found for at, one in enumerate(value) for found in _suspected_in(field.inner, one, f"{path}.{at}")]
    return []
