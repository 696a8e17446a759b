"""Asking the API in this process, as whoever looks at the page: through its own door, without a token."""

from collections.abc import Mapping
from contextvars import Context
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from wsgiref.types import WSGIApplication

import msgspec
from flask import Flask, current_app, request
from werkzeug.datastructures import FileStorage, Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from web import current
from web.api.root import ROOT
from web.masking import stated_purpose
from web.signing_in import ARRIVED, PERSON

OK = range(200, 300)


class Turned(Exception):
    """The API answered a question with a problem: its status and its document, which says what to do next."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        """Keep both for the page that tells it."""
        super().__init__(status, problem.get("code"))
        self.status, self.problem = status, problem


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer of the API."""

    status: int
    body: dict[str, Any]
    headers: Headers

    @property
    def done(self) -> bool:
        """Whether it was done."""
        return self.status in OK

    @property
    def version(self) -> int | None:
        """The version that a command on what was answered names."""
        tag = self.headers.get("ETag", "").strip('"')
        return int(tag) if tag.isdigit() else None

    @property
    def seen(self) -> str | None:
        """The proof of what was shown."""
        return self.headers.get("Sangsaeng-Seen")


def get(path: str, **query: object) -> Answered:
    """The answer to a question. Raises `Turned`."""
    given = {name: value for name, value in query.items() if value is not None}
    answered = _asked("GET", path, query_string=given)
    if not answered.done:
        raise Turned(answered.status, answered.body)
    return answered


def look(path: str, **query: object) -> Answered | None:
    """The answer to a question that somebody may be refused; null where they are, or where there is nothing."""
    try:
        return get(path, **query)
    except Turned as turned:
        if turned.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
            return None
        raise


def send(
    method: str,
    path: str,
    *,
    document: Mapping[str, Any],
    version: int | None = None,
    once: str | None = None,
    seen: str | None = None,
    multipart: bool = False,
) -> Answered:
    """The answer to a command, done or refused."""
    headers = {
        "If-Match": f'"{version}"' if version is not None else None,
        "Idempotency-Key": once,
        "Sangsaeng-Seen": seen,
    }
    if multipart:
        return _asked(method, path, headers=headers, data=_parts(document))
    return _asked(method, path, headers=headers, json=document)


def _asked(
    method: str,
    path: str,
    *,
    headers: Mapping[str, str | None] | None = None,
    **content: Any,  # noqa: ANN401  (what the builder of a request takes)
) -> Answered:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way to it
    person = current.actor()
    purpose = stated_purpose()
    given: dict[str, str | None] = {
        **(headers or {}),
        "Accept-Language": current.language(),
        "Sangsaeng-Purpose": purpose,
    }
    builder = EnvironBuilder(
        path=f"{ROOT}{path}",
        base_url=request.host_url,
        method=method,
        headers=Headers([(name, value) for name, value in given.items() if value is not None]),
        environ_overrides={
            PERSON: person.id if person else None,
            ARRIVED: current.office().clock.now(),
            current.CAUSE: current.cause(),
        },
        **content,
    )
    try:
        environ = builder.get_environ()
    finally:
        builder.close()
    # A context of its own: what a request knows of itself is never that of the page around it.
    body, status, answered = Context().run(run_wsgi_app, _bare(app), environ, buffered=True)
    data = b"".join(body)
    read = msgspec.json.decode(data) if data and "json" in answered.get("Content-Type", "") else {}
    return Answered(status=int(status.split()[0]), body=read, headers=answered)


def _bare(app: Flask) -> WSGIApplication:
    """The application without what stands before it for requests from outside."""
    return lambda environ, start: Flask.wsgi_app(app, environ, start)


def _parts(document: Mapping[str, Any]) -> dict[str, Any]:
    """A form's parts: files as they were sent, everything else as text."""
    return {
        name: (value.stream, value.filename, value.mimetype) if isinstance(value, FileStorage) else str(value)
        for name, value in document.items()
    }
