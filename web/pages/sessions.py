"""The session of a browser, where people come in with an account: a cookie that says nothing, and what is asked next."""

from dataclasses import dataclass

from flask import Response, g, request

from application import looking
from application.office import NotFound
from application.permissions import Actor
from application.signing_in import Account, Entrance, Session, Step, next_step, rights_of
from web import current

SECURE_COOKIE, COOKIE = "__Host-sangsaeng_session", "sangsaeng_session"
"""The name that a browser takes from no other host and path, where the connection is secure; and the one elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Who is coming in, or is in, by a session that goes on."""

    secret: str
    session: Session
    account: Account
    actor: Actor
    step: Step


def entered() -> Entered | None:
    """The session of this browser; one whose person's rights changed since, or whose account was disabled, ends here."""
    if "entered" not in g:
        entrance, secret = current.doors().entrance, request.cookies.get(_name(), "")
        g.entered = _found(entrance, secret) if entrance and secret else None
    kept: Entered | None = g.entered
    return kept


def keep(response: Response, secret: str) -> None:
    """Give the browser the secret of its session, until it is closed."""
    response.set_cookie(_name(), secret, secure=request.is_secure, httponly=True, samesite="Lax", path="/")


def forget(response: Response) -> None:
    """Take the browser's session away."""
    response.delete_cookie(_name(), secure=request.is_secure, httponly=True, samesite="Lax", path="/")


def _found(entrance: Entrance, secret: str) -> Entered | None:
    now = entrance.now()
    session = entrance.sessions.find(secret, now)
    if session is None:
        return None
    account = entrance.accounts.of(session.person)
    try:
        actor = looking.actor_of(current.office(), session.person)
    except NotFound:
        actor = None
    if account is None or account.disabled or actor is None or rights_of(actor.subject) != session.rights:
        entrance.sessions.end(secret, now)
        return None
    step = next_step(account, session, actor.subject)
    return Entered(secret=secret, session=session, account=account, actor=actor, step=step)


def _name() -> str:
    return SECURE_COOKIE if request.is_secure else COOKIE
