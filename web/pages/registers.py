"""The list of lists: every register that whoever looks may open."""

from flask import Blueprint, url_for

from domain.roles import Role
from web import current
from web.pages.menu import everybody, holders
from web.pages.rendering import page, text
from web.pages.things.register import PAGES

OWN = (
    ("cases-then", "then.title", everybody),
    ("evaluators", "evaluators.title", holders(Role.AUDITOR)),
)
"""Lists that are pages of their own."""


def register(pages: Blueprint) -> None:
    """Give the page its address."""
    pages.add_url_rule("/registers", view_func=show, endpoint="registers")


def show() -> str:
    """The page."""
    actor = current.actor()
    found = [one for one in PAGES if one.seen_by and actor and one.seen_by(actor)]
    told = [(text(f"thing.{one.name}"), url_for(f"pages.{one.name}")) for one in found]
    told += [(text(said), url_for(f"pages.{name}")) for name, said, sees in OWN if actor and sees(actor)]
    return page("registers.html", found=told)
