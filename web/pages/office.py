"""The office itself: its day, and how it is set up; a demonstration's clock is moved on here."""

from flask import Blueprint

from application.actions import Action
from application.permissions import may
from web import current
from web.pages.acting import client
from web.pages.acting.offers import Offer, offer
from web.pages.rendering import page, today


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/office", view_func=show, endpoint="office")


def show() -> str:
    """The page."""
    office = client.get("/office").body
    return page("office.html", office=office, offers=_offers(demonstration=office["demonstration"]), on=today())


def _offers(*, demonstration: bool) -> tuple[Offer, ...]:
    """Moving the clock on, where it can be."""
    actor = current.actor()
    moves = demonstration and actor is not None and may(actor, Action.ADVANCE_CLOCK).allowed
    return (offer("office.advance"),) if moves else ()
