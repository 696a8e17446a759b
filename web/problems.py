"""Problem details (RFC 9457): the one way in which a request is refused or fails."""

import traceback
from collections.abc import Mapping
from http import HTTPStatus

import msgspec
import structlog
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from application.audit.accesses import Unrecorded
from application.office import NotFound, VersionMismatch
from application.ports import (
    KeyGone,
    KeyReused,
    KeyServiceAway,
    LetterUnwritten,
    PapersAway,
    ScannerAway,
    Stale,
    Unsure,
)
from domain.facts import Refused
from web.current import cause, language
from web.reading import Busy
from web.wording import refusals

CONTENT_TYPE = "application/problem+json"
TYPE = "urn:sangsaeng:problem:"
RETRY_AFTER_SECONDS = 1

CHALLENGES = {
    "token-refused": 'Bearer error="invalid_token", error_description="the token is not accepted here"',
    "second-factor-missing": 'Bearer error="invalid_token", error_description="the token tells of no second factor"',
}
"""What a client is told whose token was looked at and refused (RFC 6750, 3)."""

FieldErrors = Mapping[str, list[str]]

_BY_STATUS = {
    HTTPStatus.NOT_FOUND: "no-such-address",
    HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-large",
    HTTPStatus.INTERNAL_SERVER_ERROR: "internal-error",
}
_events = structlog.get_logger(__name__)


class Problem(Exception):
    """A request refused at the door, by a code that `web.wording.refusals` knows; `errors` names fields by their path."""

    def __init__(self, code: str, *, errors: FieldErrors | None = None, **values: object) -> None:
        """Name the reason, the fields at fault and the values that explain it."""
        super().__init__(code)
        self.code, self.errors, self.values = code, errors, values


def answer(
    code: str,
    values: Mapping[str, object] | None = None,
    *,
    errors: FieldErrors | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer to a refused request."""
    said_in, values = language(), values or {}
    status = refusals.REFUSALS[code].status
    body: dict[str, object] = {
        "type": f"{TYPE}{code}",
        "title": refusals.title(code, said_in),
        "status": status.value,
        "detail": refusals.sentence(code, said_in, values),
        "code": code,
        "values": values,
        "request": str(cause()),
    }
    if errors is not None:
        body["errors"] = errors
    response = Response(msgspec.json.encode(body, enc_hook=str), status=status, content_type=CONTENT_TYPE)
    response.headers["Content-Language"] = said_in
    response.headers["Vary"] = "Accept-Language"
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = CHALLENGES.get(code, "Bearer")
    response.headers.update(headers or {})
    return response


def register(app: Flask) -> None:
    """Answer every error of an application as a problem."""
    app.register_error_handler(Problem, lambda problem: answer(problem.code, problem.values, errors=problem.errors))
    app.register_error_handler(Refused, lambda refused: answer(refused.code, refused.detail, errors=_fields(refused)))
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(VersionMismatch, _changed_since)
    app.register_error_handler(Stale, lambda _: answer("changed-meanwhile"))
    app.register_error_handler(KeyGone, lambda _: answer("content-destroyed"))
    app.register_error_handler(LetterUnwritten, lambda _: answer("letter-unwritten"))
    app.register_error_handler(KeyReused, lambda _: answer("idempotency-key-reused"))
    app.register_error_handler(Unrecorded, lambda _: answer("reading-not-recorded"))
    app.register_error_handler(Unsure, lambda _: answer("not-yet-known"))
    app.register_error_handler(PapersAway, lambda _: answer("papers-away"))
    app.register_error_handler(ScannerAway, lambda _: answer("scanner-away"))
    app.register_error_handler(KeyServiceAway, lambda _: answer("key-service-away"))
    app.register_error_handler(ConnectionError, lambda _: answer("database-away"))
    app.register_error_handler(Busy, lambda _: answer("busy"))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _fields(refused: Refused) -> FieldErrors | None:
    field = _FIELD_OF.get(refused.code)
    return {field: [refusals.title(refused.code, language())]} if field else None


_FIELD_OF = {
    "business-number-invalid": "business_number",
    "business-number-required": "business_number",
    "label-required": "label",
    "profile-required": "profile",
    "unknown-rule-version": "rules",
    "agency-does-not-fit-role": "agency",
    "filer-not-a-lead": "filed_by",
    "not-a-party": "party",
    "due-date-passed": "due",
    "due-date-not-later": "due",
    "closing-not-later": "closes",
    "not-an-officer-of-the-agency": "officer",
    "too-few-members": "members",
    "chair-not-a-member": "chair",
    "deputy-not-a-member": "deputy",
    "chair-is-deputy": "deputy",
    "grounds-required": "grounds",
    "grounds-without-conflict": "grounds",
    "marks-wrong": "marks",
    "hearing-in-the-past": "at",
    "nothing-heard-at-stage": "stage",
    "no-reasons": "reasons",
    "reasons-for-selecting": "reasons",
    "reasons-not-true": "reasons",
    "does-not-differ": "differs",
    "sent-back-without-reasons": "reasons",
    "notice-without-remedies": "remedies",
    "arrived-in-the-future": "arrived",
    "arrived-before-sent": "arrived",
}
"""The field a refusal is about, where its code alone tells."""


def _not_found(missing: NotFound) -> Response:
    """Nothing at this address, or (where only the body names it) a field that names nothing."""
    if missing.id in (request.view_args or {}).values():
        return answer("not-found")
    body = request.get_json(silent=True) if request.is_json else request.form.to_dict()
    paths = [path for path, value in leaves(body) if value == str(missing.id) or path == _BY_NUMBER.get(missing.kind)]
    if not paths:
        return answer("not-found")
    said = refusals.title("unknown-id", language())
    return answer("unknown-id", {"kind": missing.kind}, errors={path: [said] for path in paths})


_BY_NUMBER = {"certificate": "certificate"}
"""The field that names what has a number and no id, by its kind."""


def leaves(value: object, path: str = "") -> list[tuple[str, object]]:
    """Every plain value in a JSON document with its path, such as `form.leads.0`."""
    if isinstance(value, dict):
        inside = [(str(name), one) for name, one in value.items()]
    elif isinstance(value, list):
        inside = [(str(at), one) for at, one in enumerate(value)]
    else:
        return [(path, value)]
    return [leaf for name, one in inside for leaf in leaves(one, f"{path}.{name}" if path else name)]


def _changed_since(mismatch: VersionMismatch) -> Response:
    return answer("changed-since", {"expected": mismatch.expected, "version": mismatch.version})


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        response: Response = Response.force_type(error.get_response(), request.environ)  # type: ignore[assignment]
        return response
    code = _BY_STATUS.get(HTTPStatus(error.code), "request-refused")
    allow = {name: value for name, value in error.get_headers() if name == "Allow"}
    return answer(code, headers=allow)


def _unexpected(error: Exception) -> Response:
    """An error of ours: where it happened is logged, what it said is not, for that may hold what someone typed."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    _events.error("unexpected", error=type(error).__name__, cause=str(cause()), where=where)
    return answer("internal-error")
