"""Ways to pages of other rooms, by the rule of their address: a page that is not there is led to from nowhere."""

from uuid import UUID

from flask import current_app, url_for

CASE = "/cases/<uuid:id>"
DISPUTE = "/disputes/<uuid:id>"
CASE_PARTS = ("application", "agreement", "findings", "evaluation", "decision", "papers", "history", "disputes")
"""The parts of a case's file, each a page, in the order of their tabs."""
REPLAY = "/cases/<uuid:id>/timeline"


def way(rule: str, *, id: UUID) -> str | None:
    """The address of the page with this rule for an id, or null where there is no such page."""
    found = (
        one.endpoint for one in current_app.url_map.iter_rules() if one.rule == rule and "GET" in (one.methods or ())
    )
    endpoint = next(found, None)
    return url_for(endpoint, id=id) if endpoint else None
