"""Whether this process lives, and whether the office can be worked with."""

from datetime import timedelta

from flask import Flask, Response

from web import problems
from web.api.answering import answer
from web.current import office

BEHIND = timedelta(seconds=5)
"""How old the oldest fact may be that the book has not folded yet."""


def register(app: Flask) -> None:
    """Serve /healthz and /readyz."""
    app.add_url_rule("/healthz", "healthz", _alive)
    app.add_url_rule("/readyz", "readyz", _ready)


def _alive() -> Response:
    return answer({"status": "alive"})


def _ready() -> Response:
    """503 where the database is away, or the book has left a fact unread for some seconds."""
    position, head = office().book.position(), office().log.head()
    waiting = office().log.read(position, 1)
    if waiting and office().clock.now() - waiting[0].envelope.at > BEHIND:
        return problems.answer("book-behind", {"head": head, "position": position})
    return answer({"status": "ready", "head": head, "position": position})
