"""Forms: read where they are ours, and answered by going on to a page that says once what was recorded."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import Response, abort, g, request
from werkzeug.datastructures import MultiDict

from application.permissions import Verdict
from application.ports import Once
from domain.facts import Refused
from web import current
from web.acting import acting
from web.api.answering import WAIT_SECONDS
from web.api.commanding import Command, hashed
from web.pages import visiting
from web.problems import field_of
from web.reading import seat_for_anybody
from web.wording import refusals

SEE_OTHER = 303
DONE_COOKIE = "sangsaeng_done"
DONE_LASTS = 60
"""Seconds in which what was recorded is told."""
LONGEST_VERSION = 18
"""Digits that a version may have."""
WHOLE = "form"
"""Under this name stands a fault that belongs to no field of its own."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was recorded just now: a text of the pages with its values, and the last position of the log that holds it."""

    key: str
    values: Mapping[str, str]
    position: int | None


def read_form() -> MultiDict[str, str]:
    """What was typed, once all of it is read; a form that this office did not give to this browser is refused (400)."""
    with seat_for_anybody():
        form = request.form
    if not visiting.from_our_form():
        abort(400)
    return form


def command(verdict: Verdict, *, case: UUID | None = None) -> Command:
    """The command that a form gives, by the person and in the capacity that the verdict allows.

    The form's `once` makes the same form sent twice one command, its `version` is the version of the stream it was shown
    of, and its `seen` (`seen_token`) tells what of the case its person was shown. Who only visits a demonstration is
    refused (403), what the form cannot have held is too (400).
    """
    if current.doors().demonstration and visiting.chosen() is None:
        abort(403)
    return Command(by=acting(verdict, seen=_seen(case)), once=_once(), expecting=_version())


def seen_token(case: UUID, position: int) -> str:
    """What a form of a case's page carries of the position that its person is shown."""
    actor = current.actor()
    return current.doors().seen.sign(person=actor.id, case=case, position=position) if actor else ""


def _seen(case: UUID | None) -> int | None:
    actor, given = current.actor(), request.form.get("seen", "")
    if not given:
        return None
    position = current.doors().seen.read(given, person=actor.id, case=case) if actor and case else None
    return abort(400) if position is None else position


def _version() -> int | None:
    given = request.form.get("version", "")
    if given and not (given.isascii() and given.isdigit() and len(given) <= LONGEST_VERSION):
        abort(400)
    return int(given) if given else None


def _once() -> Once | None:
    """The form's key goes with all that was typed: what is corrected and sent again is another command."""
    given, actor = request.form.get("once", ""), current.actor()
    if not given or not actor:
        return None
    typed = sorted((name, value) for name, value in request.form.items(multi=True) if name != "token")
    files = [(name, hashlib.sha256(file.read()).hexdigest(), file.seek(0)) for name, file in request.files.items()]
    digest = hashed(json.dumps([typed, files], ensure_ascii=False))
    return Once(key=hashed(str(actor.id), request.path, given, digest.hex()), digest=digest)


def see(where: str) -> Response:
    """Go on to another page."""
    return Response(status=SEE_OTHER, headers={"Location": where})


def done(where: str, key: str, *, position: int | None = None, **values: object) -> Response:
    """Go on to a page that waits until the book knows what was recorded and says it once, by this text's key."""
    viewer, response = current.actor(), see(where)
    said = {name: str(value) for name, value in values.items()}
    if viewer:
        kept = json.dumps([viewer.id.hex, key, said, position], ensure_ascii=False)
        visiting.keep(response, DONE_COOKIE, visiting.signed("done", kept), lasts=DONE_LASTS)
    return response


def hear() -> None:
    """Let this page tell what its viewer recorded just now, and show it."""
    kept = visiting.read_signed("done", request.cookies.get(DONE_COOKIE, ""), lasts=DONE_LASTS)
    viewer = current.actor()
    if not kept or not viewer or request.method != "GET":
        return
    person, key, values, position = json.loads(kept)
    if person != viewer.id.hex:
        return
    if position is not None:
        current.office().book.wait_for(position, WAIT_SECONDS)
    g.done = Done(key=key, values=values, position=position)


def heard() -> Done | None:
    """What this page tells of."""
    kept: Done | None = g.get("done")
    return kept


def forget(response: Response) -> None:
    """What a page told is told once."""
    if heard() and response.status_code < SEE_OTHER:
        response.delete_cookie(DONE_COOKIE)


def faults(refused: Refused) -> dict[str, str]:
    """What to say beside the field that a refusal is about, or of the form as a whole."""
    said = refusals.sentence(refused.code, current.language(), refused.detail)
    return {field_of(refused.code) or WHOLE: said}
