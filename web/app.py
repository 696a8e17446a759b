"""The web application: the API under /api/v1, its document, the health of the office, and the pages."""

from flask import Flask, Response, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from application.office import Office
from web import docs, health, ledger, pages, problems, request_log
from web.api import accounting, resources
from web.api.bodies import BoundedRequest, given_query
from web.api.root import PREFIX
from web.current import actor, arrive, carry, cause
from web.doors import Doors
from web.reading import READERS, Busy, carry_seats, seat_for_anybody, seat_for_people
from web.signing_in import ARRIVED, by_token

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer carries that says nothing else."""


def create_app(office: Office, doors: Doors, *, readers: int = READERS) -> Flask:
    """The application over an open office; `readers` requests may be read at once, fewer than there are threads."""
    app = Flask("web", static_folder=None)
    app.request_class = BoundedRequest
    app.secret_key = doors.secret_key
    carry(app, office, doors)
    carry_seats(app, readers)
    problems.register(app)
    request_log.register(app)
    app.before_request(_come_in)
    app.after_request(_go_out)
    accounting.register(app)
    health.register(app)
    ledger.register(app)
    docs.register(app, resources.register(app))
    pages.register(app)
    return app


def _come_in() -> None:
    """Read the request of an API client completely, remember when that was, and only then ask who it is."""
    if not request.path.startswith(PREFIX):
        return
    given_query()
    if request.method in WRITES:
        if "Authorization" in request.headers:
            _read_in_a_seat()
        arrive(request.environ.get(ARRIVED))
    by_token()


def _read_in_a_seat() -> None:
    """Where too many are being read to take anybody's, only that of somebody whom the token names."""
    try:
        with seat_for_anybody():
            _read_completely()
    except Busy:
        by_token()
        if actor() is None:
            return
        with seat_for_people():
            _read_completely()


def _read_completely() -> None:
    if request.mimetype == "multipart/form-data":
        request.files  # noqa: B018 - reading it reads the stream
    else:
        data = request.get_data(cache=True)
        if request.content_length is None and len(data) == request.max_content_length:
            raise RequestEntityTooLarge  # the library cuts off a body that does not say how long it is


def _go_out(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-Id"] = str(cause())
    if "position" in g:
        response.headers.setdefault("Sangsaeng-Position", str(g.position))
    return response
