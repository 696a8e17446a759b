"""A request of the API, read from what was typed into its form.

Rows that were left empty are not sent, nor are fields: the API says what is missing.
"""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
import msgspec
from marshmallow import fields
from werkzeug.datastructures import FileStorage, MultiDict

from domain.identifiers import is_business_number
from web.api.fields import Count, File, Flag, Id, Instant, Typed, Whole
from web.pages.acting import client
from web.pages.acting.fields import CONFIRMED, MINUTES

SEOUL_OFFSET = "+09:00"
FEWEST_TOO_MANY = 100
"""Rows of one list that no form has."""


def document(schema: ma.Schema, form: MultiDict[str, str], files: Mapping[str, FileStorage]) -> dict[str, Any]:
    """The request that a form makes."""
    made = _read(schema, "", form, files)
    if form.get(CONFIRMED):
        made[CONFIRMED] = True
    return made


def _read(schema: ma.Schema, path: str, form: MultiDict[str, str], files: Mapping[str, FileStorage]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, known in schema.fields.items():
        key = known.data_key or name
        value = None if name == CONFIRMED else _value(known, f"{path}{key}", form, files)
        if value is not None:
            made[key] = value
    return made


def _value(known: fields.Field[Any], path: str, form: MultiDict[str, str], files: Mapping[str, FileStorage]) -> object:
    """What was given of a field, null where it is not sent."""
    match known:
        case File():
            return files.get(path)
        case fields.Nested():
            chosen = _chosen(form.get(path, ""))
            inside = _read(known.schema, f"{path}.", form, files)
            return chosen or (inside if known.required or any(map(_filled, inside.values())) else None)
        case fields.List(inner=fields.Nested() as inner):
            rows = (_read(inner.schema, f"{path}.{at}.", form, files) for at in _numbers(path, form))
            return [row for row in rows if any(_filled(one) for one in row.values())]
        case fields.List():
            lines = (line.strip() for given in form.getlist(path) for line in given.splitlines())
            return [_plain(known.inner, line) for line in lines if line]
        case Flag():
            return form.get(path) == "true" if path in form or f"{path}?" in form else None
        case _:
            given = form.get(path, "").replace("\r\n", "\n")
            return _plain(known, given) if given.strip() else None


def _filled(value: object) -> bool:
    """Whether anything was typed: a box that is not ticked says nothing of its own."""
    return value not in (None, "", False, [], {})


def _plain(known: fields.Field[Any], text: str) -> object:
    match known:
        case Count():
            return text
        case Id() if is_business_number(text.strip()):
            return _firm(text.strip())
        case Whole():
            return int(text) if text.isascii() and text.removeprefix("-").isdigit() else text
        case Instant():
            return f"{text}:00{SEOUL_OFFSET}" if len(text) == MINUTES else text
        case _:
            return text.strip() if not isinstance(known, Typed) else text


def _chosen(text: str) -> object:
    """A part of a request that was chosen as a whole; what no form of ours offered is sent as it is, for the API to refuse."""
    try:
        return msgspec.json.decode(text) if text else None
    except msgspec.DecodeError:
        return text


def _firm(number: str) -> str:
    """The firm with a business number; a number that nobody has stays as it was typed, for the API to say so."""
    found = client.look("/firms", q=number)
    firms = found.body["firms"] if found else []
    return str(firms[0]["id"]) if len(firms) == 1 else number


def _numbers(path: str, form: MultiDict[str, str]) -> list[int]:
    """The rows that a form has, in order."""
    begun = f"{path}."
    numbers = {name.removeprefix(begun).split(".")[0].rstrip("?") for name in form if name.startswith(begun)}
    rows = (int(one) for one in numbers if one.isascii() and one.isdigit())
    return sorted(row for row in rows if row < FEWEST_TOO_MANY)
