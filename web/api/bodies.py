"""Reading what a request carries, strictly: one JSON object in UTF-8, or the parts of a form, each once."""

import json
import unicodedata
from decimal import Decimal
from io import BytesIO
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request, current_app, request
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from web.current import language
from web.problems import FieldErrors, Problem, leaves
from web.wording.validation import said

JSON_BYTES = 1 << 20
MULTIPART_BYTES = 25 << 20
PAPER_BYTES = 20 << 20
FORM_BYTES = 256 << 10
"""The most that the fields beside a file may take in memory.

The library measures by it what it has read and not yet handed on, 64 KiB at a time and what it kept of the piece before:
with less than twice that it would refuse files for what their bytes happen to be.
"""
PARTS = 16
DEPTH = 12
"""How deep a JSON document may nest."""
NONCHARACTER = 0xFFFE
"""The last two code points of every plane end in these bits; no text holds them."""
DIGITS = 40
"""The most digits of a number in JSON."""


class BoundedRequest(Request):
    """A request whose size is bounded by its kind, and whose uploads never touch a disk in the clear."""

    max_form_memory_size = FORM_BYTES
    max_form_parts = PARTS

    @property
    def max_content_length(self) -> int | None:
        """How much of a body is read."""
        return MULTIPART_BYTES if self.mimetype == "multipart/form-data" else JSON_BYTES

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> NoReturn:
        raise AttributeError(f"the kind of a request says how large it may be, not {value}")

    def _get_file_stream(self, *_: object, **__: object) -> "BoundedBuffer":
        return BoundedBuffer()


class BoundedBuffer(BytesIO):
    """Bytes in memory, at most as many as a paper may have."""

    def write(self, data: Any, /) -> int:
        """Take more bytes. Raises `RequestEntityTooLarge` (413) where it would hold too many."""
        if self.tell() + len(data) > PAPER_BYTES:
            raise RequestEntityTooLarge
        return super().write(data)


def read_json(data: bytes) -> Any:
    """A JSON document, its texts in NFC. Raises `Problem` for one that is malformed, nests too deep or holds what no text may."""
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_constant=_no_number,
            parse_float=_decimal,
            parse_int=_whole,
        )
        too_deep = _depth(document) > DEPTH
    except (ValueError, RecursionError):
        raise Problem("malformed") from None
    if too_deep:
        raise Problem("malformed")
    return clean(document)


def clean(document: Any) -> Any:
    """The document with its texts in NFC. Raises `Problem` naming every text that holds a NUL or half a character."""
    dirty = [path for path, value in leaves(document) if isinstance(value, str) and not is_text(value)]
    if dirty:
        raise Problem("invalid", errors={path: [said("unreadable-characters", language())] for path in dirty})
    return _nfc(document)


def is_text(text: str) -> bool:
    """Whether a text holds characters only: no control character but tab and line ends, no lone surrogate, no noncharacter."""
    return not any(_is_odd(letter) for letter in text)


def _is_odd(letter: str) -> bool:
    if letter in "\t\n\r":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or ord(letter) & NONCHARACTER == NONCHARACTER


class StrictParser(FlaskParser):
    """Unknown names refused everywhere, errors as problems."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 - the library's own attribute
        "json": ma.RAISE,
        "query": ma.RAISE,
        "multipart": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """The JSON body; a request without one is as if `{}` was sent."""
        del schema
        data = req.get_data(cache=True)
        if not data and not req.mimetype:
            return {}
        if req.mimetype != "application/json":
            raise Problem("media-type-not-taken", expected="application/json")
        return read_json(data) if data else {}

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The query: a name given twice only where the schema takes a list."""
        return clean(_single(req.args, schema))

    def handle_error(self, error: ma.ValidationError, *_: object, **__: object) -> NoReturn:
        """Answer 422, each message under the path of its field, whatever part of the request that is in."""
        (messages,) = error.messages_dict.values()
        raise Problem("invalid", errors=flat(messages, language())) from None


parser = StrictParser()


@parser.location_loader("multipart")
def load_multipart(req: Request, schema: ma.Schema) -> Any:
    """The parts of a form, files among them."""
    if req.mimetype != "multipart/form-data":
        raise Problem("media-type-not-taken", expected="multipart/form-data")
    fields = clean(_single(req.form, schema))
    files = _single(req.files, schema)
    for file in files.values():
        if isinstance(file, FileStorage) and not is_text(file.filename or ""):
            raise Problem("invalid", errors={"file": [said("unreadable-characters", language())]})
    both = fields.keys() & files.keys()
    if both:
        raise Problem("invalid", errors={name: [said("given-twice", language())] for name in both})
    return {**fields, **files}


def flat(messages: Any, said_in: str, path: str = "") -> dict[str, list[str]]:
    """Marshmallow's nested messages as one level, from the field's path to sentences in the asker's language."""
    if not isinstance(messages, dict):
        return {path: [said(str(one), said_in) for one in messages]}
    errors: dict[str, list[str]] = {}
    for name, inner in messages.items():
        below = path if name == "_schema" else f"{path}.{name}" if path else str(name)
        for where, sentences in flat(inner, said_in, below).items():
            errors.setdefault(where, []).extend(sentences)
    return errors


def _single(given: MultiDict[str, Any], schema: ma.Schema) -> dict[str, Any]:
    lists = {field.data_key or name for name, field in schema.fields.items() if isinstance(field, ma.fields.List)}
    twice: FieldErrors = {
        name: [said("given-twice", language())]
        for name, values in given.lists()
        if len(values) > 1 and name not in lists
    }
    if twice:
        raise Problem("invalid", errors=twice)
    return {name: values if name in lists else values[0] for name, values in given.lists()}


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")
    for name in found:
        name.encode()  # half a character raises; a refusal that named it could not be written
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError("too many digits")
    return int(digits)


def _decimal(digits: str) -> Decimal:
    if len(digits) > DIGITS:
        raise ValueError("too many digits")
    return Decimal(digits)


def _depth(document: Any) -> int:
    inside = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return 1 + max(map(_depth, inside), default=0)


def _nfc(document: Any) -> Any:
    match document:
        case str():
            return unicodedata.normalize("NFC", document)
        case dict():
            return {unicodedata.normalize("NFC", name): _nfc(value) for name, value in document.items()}
        case list():
            return [_nfc(one) for one in document]
        case _:
            return document


def given_query() -> None:
    """Refuse query parameters (422) where the route declares none; where it does, its schema refuses what it does not know."""
    view = current_app.view_functions.get(request.endpoint or "")
    declared = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
    if view and request.args and not any(one["in"] == "query" for one in declared):
        raise Problem("invalid", errors={name: [said("Unknown field.", language())] for name in request.args})
