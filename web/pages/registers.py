"""The list of lists: every register that whoever looks may open."""

from flask import Blueprint, url_for

from web import current
from web.pages.rendering import page
from web.pages.things.register import PAGES


def register(pages: Blueprint) -> None:
    """Give the page its address."""
    pages.add_url_rule("/registers", view_func=show, endpoint="registers")


def show() -> str:
    """The page."""
    actor = current.actor()
    found = [one for one in PAGES if one.seen_by and actor and one.seen_by(actor)]
    return page("registers.html", found=[(one.name, url_for(f"pages.{one.name}")) for one in found])
