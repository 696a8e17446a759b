"""What the request at hand knows: the office and its doors, who asks, in which language, under which id, and when it arrived."""

from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from flask import Flask, current_app, g, request

from application import looking
from application.office import NotFound, Office
from application.one_reading import KeysUsed, OneReading
from application.permissions import Actor
from domain.values import KeyId
from web.doors import Doors

LANGUAGES = ("ko", "en")
READING = frozenset({"GET", "HEAD"})

CAUSE = "sangsaeng.cause"
"""Where a page that asks the API within this process says by which request it does: no client reaches this."""


def carry(app: Flask, office: Office, doors: Doors) -> None:
    """Let an application's requests know its office and doors."""
    app.extensions["office"] = office
    app.extensions["doors"] = doors


def office() -> Office:
    """The office; where the request reads, with a log that asks for each stream once and keys that say what was opened."""
    whole = cast("Office", current_app.extensions["office"])
    if request.method not in READING:
        return whole
    if "office" not in g:
        g.keys = KeysUsed(whole.keys)
        g.office = replace(whole, log=OneReading(whole.log), keys=g.keys)
    return cast("Office", g.office)


def opened() -> frozenset[KeyId]:
    """The keys under which the request at hand opened a text, where it reads."""
    return frozenset(g.keys.opened) if "keys" in g else frozenset()


def doors() -> Doors:
    """How people come in."""
    return cast("Doors", current_app.extensions["doors"])


def sign_in(person: UUID | None, *, because: Exception | None = None) -> None:
    """Say who asks; a person whom the log does not know is nobody. `because` tells why a token that was given is nobody's."""
    g.actor, g.nobody_because = None, because
    if person is not None:
        try:
            g.actor = looking.actor_of(office(), person)
        except NotFound:
            return


def actor() -> Actor | None:
    """Who asks, or nobody."""
    return cast("Actor | None", g.get("actor"))


def nobody_because() -> Exception | None:
    """Why the token that was given is nobody's, where there is more to say than that nobody asks."""
    return cast("Exception | None", g.get("nobody_because"))


def language() -> str:
    """The language to answer in: `g.language` where the page chose one, else what Accept-Language likes best, Korean first."""
    return cast("str | None", g.get("language")) or request.accept_languages.best_match(LANGUAGES, default="ko")


def cause() -> UUID:
    """The request's id, or that of the page's request within which this one is.

    It goes into the record, so it is made here and never taken from the client.
    """
    if "cause" not in g:
        g.cause = request.environ.get(CAUSE) or uuid4()
    return cast("UUID", g.cause)


def arrive(at: datetime | None = None) -> None:
    """Remember the office's instant, or that of the page's request within which this one is: once it has been read completely."""
    g.arrived = at or office().clock.now()


def arrived() -> datetime:
    """The instant at which the complete request had arrived, by the office clock."""
    return cast("datetime", g.arrived)
