"""Commands over HTTP: which version, once, by whom; and the answer rebuilt from the receipt, the first time and every time."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID, uuid5

from flask import Response, g, request
from werkzeug.datastructures import FileStorage

from application.office import OFFICE_ID, VersionMismatch
from application.permissions import Verdict
from application.ports import Once, Receipt, Stale
from application.record import By
from domain.facts import Fact, Refused
from web.api.answering import answer
from web.api.asking import me
from web.api.blueprints import mark
from web.api.bodies import clean, read_json
from web.current import cause, doors, office
from web.problems import Problem

View = TypeVar("View", bound=Callable[..., Any])
F = TypeVar("F", bound=Fact)

_TAG = re.compile(r'"([0-9]{1,18})"')
_KEY = re.compile(r"[!-~]{8,200}")
_VERSION_HEADERS = {"ETag": "VERSION", "Sangsaeng-Position": "POSITION"}


def versioned(view: View) -> View:
    """Mark a route whose If-Match is required: 428 comes before anything else is looked at."""

    @wraps(view)
    def checked(*args: Any, **kwargs: Any) -> Any:
        g.expecting = _expected()
        return view(*args, **kwargs)

    return mark(checked, parameters=("IF_MATCH_VERSION",))  # type: ignore[no-any-return]


def answers_version(view: View) -> View:
    """Mark a route that answers with the stream's version as ETag and with its position."""
    return mark(view, headers=_VERSION_HEADERS)  # type: ignore[no-any-return]


def answers_version_to_office(view: View) -> View:
    """Mark a route that answers with the version as ETag, but not to a party, whom it would tell how far the office has come."""
    return mark(view, headers={"ETag": "VERSION_TOLD"})  # type: ignore[no-any-return]


def answers_taken(view: View) -> View:
    """Mark a route that answers with its position and no version."""
    return mark(view, headers={"Sangsaeng-Position": "POSITION"})  # type: ignore[no-any-return]


def answers_seen(view: View) -> View:
    """Mark a route that answers with proof of what it showed."""
    return mark(view, headers={"Sangsaeng-Seen": "SEEN"})  # type: ignore[no-any-return]


def shows_what_was_seen(view: View) -> View:
    """Mark a route that takes the proof of what its person was shown of the case."""
    return mark(view, parameters=("SEEN",))  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True)
class Command:
    """What every command needs beside its own arguments."""

    by: By
    once: Once | None
    expecting: int | None

    def done(self, command: Callable[[], Receipt]) -> Receipt:
        """The receipt; of the first time where the same request was done before under its key."""
        try:
            return command()
        except (Stale, VersionMismatch, Refused):
            first = office().log.receipt(self.once) if self.once else None
            if first is None:
                raise
            return first

    def versioned(self, use_case: Callable[..., Receipt], id: UUID, /, **given: object) -> Receipt:
        """The receipt of a use case on one stream, which takes the version that the request names, beside what is `given`."""
        return self.done(lambda: use_case(office(), id, **given, by=self.by, expecting=self.expecting, once=self.once))

    def new_id(self) -> UUID:
        """The id of what the command makes: the same every time under one key."""
        return uuid5(OFFICE_ID, self.once.key.hex()) if self.once else office().ids.new()


def command(verdict: Verdict, *, case: UUID | None = None) -> Command:
    """The command of the request at hand, by the person and in the capacity that the verdict allows."""
    capacity = verdict.capacity
    if capacity is None:
        raise AssertionError(f"{verdict.rule} allows nothing")
    by = By(
        subject=me().id,
        role=capacity.role,
        cause=cause(),
        agency=capacity.agency,
        acting_for=capacity.acting_for,
        seen=_seen(case),
    )
    return Command(by=by, once=_once(), expecting=g.get("expecting"))


def receipt_answer(given: Receipt, /, *, id: UUID, status: int = 200, **more: object) -> Response:
    """What a command answers: the id, the stream's new version (also as ETag) and the position to wait for."""
    body = {"id": id, "version": given.version, "position": given.position, **more}
    return answer(body, status=status, version=given.version, position=given.position)


def taken_answer(given: Receipt, /, *, id: UUID, status: int = 200, **more: object) -> Response:
    """What a party's command answers where the stream's version would tell how far the office has come: all but that."""
    return answer({"id": id, "position": given.position, **more}, status=status, position=given.position)


def recorded(receipt: Receipt, *kinds: type[F]) -> F:
    """The fact that a receipt is for, which is of one of these kinds."""
    found = next(one.fact for one in office().log.history(receipt.stream) if one.version == receipt.version)
    if not isinstance(found, kinds):
        raise TypeError(f"the receipt is for {found.name}, not for {' or '.join(kind.__name__ for kind in kinds)}")
    return found


def _expected() -> int:
    given = request.headers.get("If-Match", "").strip()
    if given in {"", "*"}:
        raise Problem("version-required")
    found = _TAG.fullmatch(given)
    if found is None:
        raise Problem("version-tag-unreadable")
    return int(found[1])


def _seen(case: UUID | None) -> int | None:
    given = request.headers.get("Sangsaeng-Seen")
    if given is None:
        return None
    position = doors().seen.read(given, person=me().id, case=case) if case else None
    if position is None:
        raise Problem("seen-not-yours")
    return position


def _once() -> Once | None:
    given = request.headers.get("Idempotency-Key")
    if given is None or request.method != "POST":
        return None
    if _KEY.fullmatch(given) is None:
        raise Problem("idempotency-key-unreadable")
    route = f"{request.method} {request.url_rule}"
    return Once(key=_hash(str(me().id), route, given), digest=_hash(given, request.method, request.path, _content()))


def _content() -> str:
    """The request's content in one form, however it was written: its JSON, or its parts with the hashes of their files."""
    if request.mimetype == "multipart/form-data":
        files = {name: _file(file) for name, file in request.files.items()}
        return _canonical({"fields": clean(request.form.to_dict()), "files": files})
    data = request.get_data(cache=True)
    return _canonical(read_json(data) if data else {})


def _file(file: FileStorage) -> Mapping[str, str]:
    content = hashlib.sha256(file.stream.getvalue())  # type: ignore[attr-defined]  # always a BoundedBuffer
    return {"name": file.filename or "", "sha256": content.hexdigest()}


def _canonical(document: Any) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), default=str)


def _hash(*parts: str) -> bytes:
    """SHA-256 of the parts, each under its own length, so that none can run into the next."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
