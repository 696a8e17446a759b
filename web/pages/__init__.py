"""The pages: what a person looks at, rendered on the server and readable without JavaScript."""

import traceback
from http import HTTPStatus

import structlog
from flask import Blueprint, Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException

from application.identities import NotProven, ProviderAway
from application.office import NotFound
from application.ports import Unsure
from application.signing_in import Locked
from application.signing_in_elsewhere import ShutOut
from web import current, problems
from web.api.answering import WAIT_SECONDS
from web.pages import (
    agenda,
    applying,
    assigning,
    auditing,
    call_pages,
    case_file,
    case_list,
    checking,
    dashboard,
    design,
    desk,
    dispute_workspace,
    elsewhere,
    entering,
    letters,
    my_data,
    objecting,
    office,
    people,
    purposes,
    registers,
    rendering,
    replaying,
    ruling,
    saved_views,
    sheet,
    visiting,
)
from web.pages.acting import forms
from web.pages.acting.client import Turned
from web.pages.addresses import BadAddress
from web.pages.things import rooms as things
from web.reading import Busy

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ROOMS = (
    case_list,
    desk,
    saved_views,
    assigning,
    case_file,
    letters,
    my_data,
    call_pages,
    people,
    purposes,
    forms,
    entering,
    elsewhere,
    design,
    things,
    sheet,
    replaying,
    auditing,
    office,
    applying,
    dashboard,
    dispute_workspace,
    registers,
    checking,
    ruling,
    objecting,
    agenda,
)
"""Where pages are; each registers its own addresses."""
STATIC = "pages.static"
TO_COME_IN = frozenset(
    {
        *("pages.sign_in", "pages.take_step", "pages.sign_out", "pages.leave_for", "pages.come_back"),
        *("pages.certificates", "pages.certificate"),
    }
)
"""What nobody has to be signed in for."""
API = "/api/"
_events = structlog.get_logger(__name__)

Answer = tuple[str, int]

FAILED = 500
"""From this status on the fault is ours."""


def register(app: Flask) -> None:
    """Give an application the pages. It must carry its office and doors (`web.current.carry`)."""
    pages = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
    for room in ROOMS:
        room.register(pages)
    pages.before_request(_meet)
    pages.after_request(_leave)
    pages.register_error_handler(BadAddress, _bad_address)
    pages.register_error_handler(Turned, _turned)
    pages.register_error_handler(NotFound, lambda _: _problem("not-found", 404))
    pages.register_error_handler(404, lambda _: _problem("not-found", 404))
    pages.register_error_handler(NotProven, _not_proven)
    pages.register_error_handler(ProviderAway, _provider_away)
    pages.register_error_handler(ShutOut, lambda _: _problem("shut-out", 403))
    pages.register_error_handler(Locked, lambda _: _problem("many-tries", 429))
    pages.register_error_handler(ConnectionError, _away)
    pages.register_error_handler(Unsure, _away)
    pages.register_error_handler(Busy, _away)
    pages.register_error_handler(Exception, _unexpected)
    app.register_blueprint(pages)
    app.register_error_handler(404, _nowhere)


def _nowhere(_: Exception) -> Response:
    """An address that nothing has: a page for a browser, a problem for everybody else."""
    liked = request.accept_mimetypes.best_match((problems.CONTENT_TYPE, "text/html"))
    if liked != "text/html" or request.path.startswith(API):
        return problems.answer("no-such-address")
    return _leave(make_response(_meet() or _problem("not-found", 404)))


def _meet() -> Answer | None:
    if request.endpoint == STATIC:
        return None
    visiting.choose_language()
    if visiting.visitor() is None and request.endpoint not in TO_COME_IN:
        return _problem("sign-in", 401)
    visiting.choose_purpose()
    known = rendering.done()
    if known and known[1]:
        current.office().book.wait_for(known[1], WAIT_SECONDS)
    return None


def _leave(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == STATIC:
        response.headers["Cache-Control"] = "public, no-cache"
        return response
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = current.language()
    response.headers["Vary"] = "Cookie"
    visiting.remember_language(response)
    visiting.keep_form_cookie(response)
    return response


def _problem(kind: str, status: int, **values: object) -> Answer:
    # Who looks is named from the book, which may be what went wrong.
    return rendering.page("problem.html", kind=kind, plain=status >= FAILED, **values), status


def _bad_address(bad: BadAddress) -> Answer:
    return _problem("bad-address", 400, filter=bad.name, value=bad.value)


def _turned(turned: Turned) -> Answer:
    """What the API says of a page's question, in its own words."""
    if turned.status >= FAILED:
        return _problem("away", 503)
    if turned.status == HTTPStatus.NOT_FOUND:
        return _problem("not-found", 404)
    return rendering.page("problem.html", kind="turned", plain=False, problem=turned.problem), turned.status


def _away(_: Exception) -> Answer:
    return _problem("away", 503)


def _not_proven(refused: NotProven) -> Answer:
    _events.warning("sign-in-not-proven", reason=refused.reason, cause=str(current.cause()))
    return _problem("not-proven", 403)


def _provider_away(away: ProviderAway) -> Answer:
    _events.warning("provider-away", reason=str(away), cause=str(current.cause()))
    return _problem("provider-away", 503)


def _unexpected(error: Exception) -> Answer | HTTPException:
    if isinstance(error, HTTPException):
        return _problem("refused", error.code) if error.code and error.code >= 400 else error  # noqa: PLR2004
    # Where it happened, not what it said: that may hold what a person typed.
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    _events.error("page-failed", error=type(error).__name__, cause=str(current.cause()), where=where)
    return _problem("failed", 500)
