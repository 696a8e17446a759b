"""Whether this process lives, and whether the office can be worked with."""

from datetime import timedelta

from flask import Flask, Response

from application.ports import Unreadable
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
    """503 where the database is away, or the book has left a fact unread for some seconds.

    Facts set aside, whether uploads are scanned and whether the key service answers are told and make nothing unready:
    everybody else's business goes on, and so does what needs only keys in memory.
    """
    position, head = office().book.position(), office().log.head()
    if _waits_too_long(position):
        return problems.answer("book-behind", {"head": head, "position": position})
    aside = office().book.set_aside()
    scanner = "present" if office().scanner.present else "absent"
    told = {"status": "ready", "scanner": scanner, "key_service": office().keys.service()}
    return answer({**told, **({"set_aside": aside} if aside else {})})


def _waits_too_long(position: int) -> bool:
    """Whether what comes next is old. What cannot be read does not say how old it is; the worker passes it over at once."""
    try:
        waiting = office().log.read(position, 1)
    except Unreadable:
        return True
    return bool(waiting) and office().clock.now() - waiting[0].envelope.at > BEHIND
