"""One line of log a request: what was asked, how it went, how long it took, and by whom, by subject id only."""

from http import HTTPStatus
from time import perf_counter

import structlog
from flask import Flask, Response, g, request

from web.current import actor, cause

REPEATED = frozenset({"/ledger/checkpoint/newest"})
"""What witnesses ask every second: told only where it fails."""
_events = structlog.get_logger("web.requests")


def register(app: Flask) -> None:
    """Log every request of an application."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = perf_counter()


def _end(response: Response) -> Response:
    """The route's pattern and not the path, no query, no header: nothing that anybody typed."""
    if request.url_rule and request.url_rule.rule in REPEATED and response.status_code == HTTPStatus.OK:
        return response
    who = actor()
    _events.info(
        "request",
        method=request.method if request.url_rule else "?",
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        ms=round((perf_counter() - g.began) * 1000, 1),
        cause=str(cause()),
        actor=str(who.id) if who else None,
    )
    return response
