"""Signing in elsewhere: a browser is sent to a provider, comes back, and is in, or asked once for its invitation."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, Response, abort, g, request, url_for

from application import looking, signing_in_elsewhere
from application.identities import PASSAGE, Passage, Provider
from application.signing_in import Entrance
from application.signing_in_elsewhere import Returned, provider_named
from domain.subjects import Subject
from web import current
from web.pages import sessions
from web.pages.addresses import onward
from web.pages.kept_secrets import KeptSecret
from web.pages.posting import see

COOKIE = KeptSecret(name="sangsaeng_passage", lasts=PASSAGE)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody who came back and is asked for an invitation."""

    secret: str
    passage: Passage
    provider: Provider


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/sign-in/<name>", view_func=leave_for, endpoint="leave_for")
    pages.add_url_rule("/sign-in/<name>/return", view_func=come_back, endpoint="come_back")


def leave_for(name: str) -> Response:
    """Send the browser to a provider. A link and no form: our policy lets forms lead to this office alone."""
    entrance, provider = _provider(name)
    secret, address = signing_in_elsewhere.depart(
        entrance,
        provider,
        onward=onward(request.args.get("onward", "")),
        back=url_for("pages.come_back", name=name, _external=True),
        address=request.remote_addr or "",
    )
    response = see(address)
    COOKIE.keep(response, secret)
    return response


def come_back(name: str) -> Response:
    """Take what a provider sent the browser back with: it is in, with a new session, or asked for an invitation."""
    entrance, provider = _provider(name)
    returned = Returned(
        state=request.args.get("state", ""), code=request.args.get("code", ""), issuer=request.args.get("iss")
    )
    arrived = signing_in_elsewhere.come_back(entrance, provider, COOKIE.read(), returned, person=subject)
    response = see(url_for("pages.sign_in", onward=arrived.onward))
    if arrived.linked:
        before = sessions.entered()
        if before:
            entrance.sessions.end(before.secret, entrance.now())
        sessions.COOKIE.keep(response, arrived.secret)
        COOKIE.forget(response)
    else:
        COOKIE.keep(response, arrived.secret)
    return response


def waiting() -> Waiting | None:
    """Who came back with this browser and is asked for an invitation."""
    if "waiting" not in g:
        g.waiting = _found(current.doors().entrance, COOKIE.read())
    found: Waiting | None = g.waiting
    return found


def accept_invitation(entrance: Entrance, waits: Waiting, invitation: str) -> str:
    """Come in with an invitation; the session's secret. Raises `Locked`, `Wrong` and `ShutOut`."""
    address = request.remote_addr or ""
    return signing_in_elsewhere.accept_invitation(
        entrance, waits.secret, waits.passage, invitation, address=address, person=subject
    )


def subject(person: UUID) -> Subject:
    """A person as the register knows them."""
    return looking.actor_of(current.office(), person).subject


def _found(entrance: Entrance | None, secret: str) -> Waiting | None:
    passage = entrance.passages.find(secret, entrance.now()) if entrance and secret else None
    if entrance is None or passage is None or passage.subject is None:
        return None
    provider = provider_named(entrance, passage.provider)
    return Waiting(secret=secret, passage=passage, provider=provider) if provider else None


def _provider(name: str) -> tuple[Entrance, Provider]:
    entrance = current.doors().entrance or abort(404)
    return entrance, provider_named(entrance, name) or abort(404)
