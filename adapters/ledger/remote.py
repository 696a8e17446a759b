"""The log as a witness reaches it: over HTTP, with nothing believed of what comes back."""

from collections.abc import Collection, Mapping
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from application.audit.ledger.notes import LONGEST, NoNote, VerifierKey, parse_key
from application.audit.ledger.tiles import WIDTH, Tile
from application.audit.ledger.tree import HASH_BYTES

PATIENCE_SECONDS = 10.0


class Unreachable(Exception):
    """The log does not answer, or not with what was asked for."""


class RemoteLog:
    """A log below its prefix, such as `http://127.0.0.1:8000/ledger`. Every question raises `Unreachable`."""

    def __init__(self, url: str) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError(f"{url} is no address of a log: http:// or https:// is expected")
        self._prefix = url.rstrip("/")

    def newest(self) -> bytes:
        """The newest checkpoint, whether or not a witness has seen it."""
        return self._ask("checkpoint/newest", LONGEST)

    def operators(self) -> tuple[VerifierKey, ...]:
        """The operator's keys, as the log itself names them."""
        try:
            lines = self._ask("keys", LONGEST).decode("utf-8").splitlines()
            return tuple(parse_key(line.removeprefix("operator ")) for line in lines if line.startswith("operator "))
        except (UnicodeDecodeError, NoNote) as error:
            raise Unreachable("the log names no keys") from error

    def tiles(self, tiles: Collection[Tile]) -> Mapping[Tile, bytes]:
        """The bytes of tiles, all of them."""
        return {tile: self._tile(tile) for tile in tiles}

    def hand_in(self, note: str) -> None:
        """Hand a cosigned checkpoint to the log."""
        self._send(Request(f"{self._prefix}/cosignature", note.encode(), method="PUT"), LONGEST)  # noqa: S310

    def _tile(self, tile: Tile) -> bytes:
        data = self._ask(tile.path(), WIDTH * HASH_BYTES)
        if len(data) != tile.width * HASH_BYTES:
            raise Unreachable(f"{tile.path()} has {len(data)} bytes")
        return data

    def _ask(self, path: str, longest: int) -> bytes:
        return self._send(Request(f"{self._prefix}/{path}"), longest)  # noqa: S310

    def _send(self, request: Request, longest: int) -> bytes:
        try:
            with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - the scheme was looked at
                data: bytes = answer.read(longest + 1)
        except HTTPError as refused:
            status = HTTPStatus(refused.code).phrase if refused.code in set(HTTPStatus) else "no status"
            raise Unreachable(f"{request.full_url}: {refused.code} {status}") from refused
        except OSError as error:
            raise Unreachable(f"{request.full_url}: {error}") from error
        if len(data) > longest:
            raise Unreachable(f"{request.full_url}: too long")
        return data
