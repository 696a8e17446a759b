"""The session of a browser, where people come in: a cookie that says nothing, and what is asked next."""

from dataclasses import dataclass

from flask import g

from application import looking
from application.office import NotFound
from application.permissions import Actor
from application.signing_in import Account, Entrance, Session, Step, next_step, rights_of
from web import current
from web.pages.kept_secrets import KeptSecret

COOKIE = KeptSecret(name="sangsaeng_session")


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Who is coming in, or is in, by a session that goes on; the account is null where a provider alone vouches for them."""

    secret: str
    session: Session
    account: Account | None
    actor: Actor
    step: Step


def entered() -> Entered | None:
    """The session of this browser; one whose person's rights changed since, or whose account was disabled, ends here."""
    if "entered" not in g:
        entrance, secret = current.doors().entrance, COOKIE.read()
        g.entered = _found(entrance, secret) if entrance and secret else None
    kept: Entered | None = g.entered
    return kept


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
    if not _holds(session, account) or actor is None or rights_of(actor.subject) != session.rights:
        entrance.sessions.end(secret, now)
        return None
    enrolled = not session.code and entrance.codes.enrolled(session.person)
    step = next_step(account, session, actor.subject, enrolled=enrolled)
    return Entered(secret=secret, session=session, account=account, actor=actor, step=step)


def _holds(session: Session, account: Account | None) -> bool:
    """Whether what the session began with still stands. A disabled account shuts every door of its person."""
    return session.identity is not None if account is None else not account.disabled
