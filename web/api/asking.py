"""Who may ask: every route names the actions it asks for, and none answers before permission was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import g, request

from application.actions import Action
from application.permissions import NOTHING, Actor, Thing, Verdict, may
from web import current
from web.api.answering import position
from web.api.blueprints import mark
from web.problems import Problem

View = TypeVar("View", bound=Callable[..., Any])


def asks(*actions: Action) -> Callable[[View], View]:
    """Mark a route with what it asks for. It is for people who are signed in, and it must ask before it answers."""

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(*args: Any, **kwargs: Any) -> Any:
            me()
            _catch_up()
            g.asks, g.asked = actions, False
            answer = view(*args, **kwargs)
            if not g.asked:
                raise AssertionError(f"{view.__name__} answered without asking for permission")
            return answer

        asked.actions = actions  # type: ignore[attr-defined]
        return mark(asked, permission=True)  # type: ignore[no-any-return]

    return decorate


def about_oneself(view: View) -> View:
    """Mark a route that answers a signed-in person about themselves only."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        me()
        _catch_up()
        return view(*args, **kwargs)

    asked.actions = ()  # type: ignore[attr-defined]
    return mark(asked)  # type: ignore[no-any-return]


def public(view: View) -> View:
    """Mark a route that tells everybody what is published anyway."""
    view.actions = ()  # type: ignore[attr-defined]
    return mark(view, public=True)  # type: ignore[no-any-return]


def me() -> Actor:
    """Who asks. Raises `Problem` (401) where nobody is signed in."""
    actor = current.actor()
    if actor is None:
        raise current.nobody_because() or Problem("not-signed-in")
    return actor


def verdict(action: Action, thing: Thing = NOTHING) -> Verdict:
    """The answer for the person who asks. The route must be marked with the action."""
    if action not in g.asks:
        raise AssertionError(f"the route is not marked with {action}")
    g.asked = True
    return may(me(), action, thing)


def allowed(action: Action, thing: Thing = NOTHING) -> Verdict:
    """The verdict that allows it. Raises `Problem` (403) naming who may."""
    given = verdict(action, thing)
    if not given.allowed:
        g.refused = action
        raise Problem("not-allowed", action=action, who_ko=given.korean, who_en=given.english)
    return given


def visible(thing: Thing, action: Action = Action.READ_CASE) -> None:
    """Raises `Problem` (404) where the person may not even know that it is there."""
    if not may(me(), action, thing).allowed:
        g.asked = True
        g.refused = action
        raise Problem("not-found")


def _catch_up() -> None:
    """Let a reader see what they already know of."""
    if request.method == "GET":
        position()
