"""Answers of the API: JSON as it is, never kept by anyone in between, with its version and its place in the log."""

from http import HTTPStatus

import msgspec
from flask import Response, g, request

from web.current import language, office
from web.problems import Problem
from web.wording.validation import said as _said

WAIT_SECONDS = 3.0
_encoder = msgspec.json.Encoder(enc_hook=str)


def answer(
    body: object, *, status: int = HTTPStatus.OK, version: int | None = None, position: int | None = None
) -> Response:
    """A JSON answer; `version` goes into the ETag, `position` says how far in the log the answer goes."""
    response = Response(_encoder.encode(body), status=status, content_type="application/json")
    if version is not None:
        response.headers["ETag"] = f'"{version}"'
    if position is not None:
        response.headers["Sangsaeng-Position"] = str(position)
    return response


def wait() -> int:
    """How far the book shows, once it has come to the position the asker names, or after at most 3 seconds."""
    book = office().book
    given = request.headers.get("Sangsaeng-After")
    if given is not None:
        if not given.isascii() or not given.isdigit() or len(given) > len("9223372036854775807"):
            raise Problem("invalid", errors={"Sangsaeng-After": [_said("position", language())]})
        book.wait_for(min(int(given), 2**63 - 1), WAIT_SECONDS)
    return book.shown()


def position() -> int:
    """How far the book showed when this request began to read it, at least."""
    if "position" not in g:
        g.position = wait()
    return int(g.position)
