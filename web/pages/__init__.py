"""The pages: what a person looks at, rendered on the server and readable without JavaScript."""

import traceback
from collections.abc import Mapping

import structlog
from flask import Blueprint, Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException

from application.audit.accesses import Unrecorded
from application.office import NotFound, VersionMismatch
from application.ports import KeyGone, PapersAway, ScannerAway, Stale, Unsure
from domain.facts import Refused
from web import current, problems
from web.pages import (
    call_pages,
    case_file,
    case_list,
    design,
    entering,
    people,
    posting,
    purposes,
    rendering,
    visiting,
)
from web.pages.addresses import BadAddress
from web.problems import Problem
from web.reading import Busy
from web.wording import refusals

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
ROOMS = (case_list, case_file, call_pages, people, purposes, entering, design)
"""Where pages are; each registers its own addresses."""
STATIC = "pages.static"
TO_COME_IN = frozenset({"pages.sign_in", "pages.take_step", "pages.sign_out"})
"""What nobody has to be signed in for."""
API = "/api/"
REFUSED_BY = {
    VersionMismatch: "changed-meanwhile",
    Stale: "changed-meanwhile",
    KeyGone: "content-destroyed",
    PapersAway: "papers-away",
    ScannerAway: "scanner-away",
    Unrecorded: "reading-not-recorded",
}
"""What stops a request beside a refusal, and the code in whose words it is told."""
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
    pages.register_error_handler(NotFound, lambda _: _problem("not-found", 404))
    pages.register_error_handler(404, lambda _: _problem("not-found", 404))
    pages.register_error_handler(Refused, lambda refused: _refused(refused.code, refused.detail))
    pages.register_error_handler(Problem, lambda problem: _refused(problem.code, problem.values))
    for kind, code in REFUSED_BY.items():
        pages.register_error_handler(kind, lambda _, code=code: _refused(code, {}))
    for away in (ConnectionError, Unsure, Busy):
        pages.register_error_handler(away, _away)
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
    posting.hear()
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
    posting.forget(response)
    return response


def _problem(kind: str, status: int, **values: object) -> Answer:
    # Who looks is named from the book, which may be what went wrong.
    return rendering.page("problem.html", kind=kind, plain=status >= FAILED, **values), status


def _refused(code: str, values: Mapping[str, object]) -> Answer:
    """What the office does not do, in the words of its refusal: what is wrong, and what to do next."""
    language = current.language()
    title, sentence = refusals.title(code, language), refusals.sentence(code, language, values)
    return _problem("refusal", refusals.REFUSALS[code].status, said=title, sentence=sentence)


def _bad_address(bad: BadAddress) -> Answer:
    return _problem("bad-address", 400, filter=bad.name, value=bad.value)


def _away(_: Exception) -> Answer:
    return _problem("away", 503)


def _unexpected(error: Exception) -> Answer | HTTPException:
    if isinstance(error, HTTPException):
        return _problem("refused", error.code) if error.code and error.code >= 400 else error  # noqa: PLR2004
    # Where it happened, not what it said: that may hold what a person typed.
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    _events.error("page-failed", error=type(error).__name__, cause=str(current.cause()), where=where)
    return _problem("failed", 500)
