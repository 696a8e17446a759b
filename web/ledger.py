"""The ledger under /ledger, as C2SP tlog-tiles serves one: hashes and signatures, for everybody (docs/ledger.md)."""

from flask import Blueprint, Flask, Response, request

from application.audit.ledger.kept import CosignatureRefused, Head, Ledger
from application.audit.ledger.notes import LONGEST, NoNote, parse_note
from application.audit.ledger.tiles import NoTile, Tile, parse_index, parse_tile
from web import problems
from web.current import doors
from web.problems import Problem
from web.reading import seat_for_anybody

PREFIX = "/ledger"
TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
FOR_EVER = "public, max-age=31536000, immutable"
"""A tile of a width never changes; a checkpoint does, and is kept by nobody."""


def register(app: Flask) -> None:
    """Serve the ledger."""
    routes = Blueprint("ledger", __name__, url_prefix=PREFIX)
    routes.add_url_rule("/checkpoint", view_func=_checkpoint)
    routes.add_url_rule("/checkpoint/newest", view_func=_newest)
    routes.add_url_rule("/keys", view_func=_keys)
    routes.add_url_rule("/tile/<level>/<path:index>", view_func=_tile)
    routes.add_url_rule("/tile/entries/<path:index>", view_func=_entries)
    routes.add_url_rule("/cosignature", view_func=_cosign, methods=["PUT"])
    app.register_blueprint(routes)


def _ledger() -> Ledger:
    return doors().ledger


def _checkpoint() -> Response:
    """The newest checkpoint that a witness has cosigned; where none ever has, the newest."""
    return _note(_ledger().witnessed() or _ledger().newest())


def _newest() -> Response:
    """The newest checkpoint, which a witness may not have seen yet: what a witness asks for."""
    return _note(_ledger().newest())


def _note(head: Head | None) -> Response:
    return Response(str(head.note), content_type=TEXT) if head else problems.answer("not-found")


def _keys() -> Response:
    """What verifies the signatures under a checkpoint. Whoever verifies brings keys that came another way."""
    lines = [f"operator {key}\n" for key in _ledger().operators()]
    lines += [f"witness {key}\n" for key in _ledger().witnesses()]
    return Response("".join(lines), content_type=TEXT)


def _tile(level: str, index: str) -> Response:
    try:
        tile = parse_tile(level, index)
    except NoTile:
        return problems.answer("not-found")
    return _for_ever(_ledger().tiles([tile]).get(tile))


def _entries(index: str) -> Response:
    try:
        tile = Tile(0, *parse_index(index))
    except NoTile:
        return problems.answer("not-found")
    return _for_ever(_ledger().bundle(tile))


def _for_ever(data: bytes | None) -> Response:
    if data is None:
        return problems.answer("not-found")
    return Response(data, content_type=BYTES, headers={"Cache-Control": FOR_EVER})


def _cosign() -> Response:
    """Take a witness's cosignature: a note of the checkpoint with its line. The signature says who it is from."""
    if (request.content_length or 0) > LONGEST:
        raise Problem("too-large")
    with seat_for_anybody():
        data = request.get_data()
    try:
        _ledger().cosign(parse_note(data))
    except (NoNote, CosignatureRefused) as refused:
        raise Problem("cosignature-refused", reason=str(refused)) from None
    return Response(status=204)
