"""The office: every list that one may see, its day, and how it is set up; a demonstration's clock is moved on here."""

from dataclasses import dataclass

from flask import Blueprint, url_for

from application.actions import Action
from application.permissions import may
from web import current
from web.pages.acting import client
from web.pages.acting.offers import Offer, offer
from web.pages.rendering import page, text, today
from web.pages.things.register import PAGES


@dataclass(frozen=True, kw_only=True)
class Way:
    """A list, and where it is."""

    said: str
    address: str


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/office", view_func=show, endpoint="office")


def show() -> str:
    """The page."""
    office = client.get("/office").body
    return page(
        "office.html", office=office, ways=_ways(), offers=_offers(demonstration=office["demonstration"]), day_=today()
    )


def _ways() -> list[Way]:
    """The lists whose readers one is among, by name."""
    actor = current.actor()
    seen = (one for one in PAGES if actor is not None and one.seen_by is not None and one.seen_by(actor))
    ways = (Way(said=text(f"thing.{one.name}"), address=url_for(f"pages.{one.name}")) for one in seen)
    return sorted(ways, key=lambda way: way.said)


def _offers(*, demonstration: bool) -> tuple[Offer, ...]:
    actor = current.actor()
    moves = demonstration and actor is not None and may(actor, Action.ADVANCE_CLOCK).allowed
    return (offer("office.advance"),) if moves else ()
