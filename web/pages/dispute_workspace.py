"""A dispute reviewer's workspace: each point beside what the decision makers saw, recomputed, and what would be otherwise."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from web import current
from web.pages.acting import client
from web.pages.rendering import page
from web.pages.things.register import DISPUTE
from web.pages.things.rooms import offers_of
from web.wording.labels import label


def register(pages: Blueprint) -> None:
    """Give the page its address."""
    pages.add_url_rule("/disputes/<uuid:id>/workspace", view_func=show, endpoint="workspace")


def show(id: UUID) -> str:
    """The page."""
    asked = client.get(f"/disputes/{id}/workspace")
    read = client.get(f"/disputes/{id}")
    found = asked.body
    case = found["dispute"]["application"]
    return page(
        "workspace.html",
        id=id,
        dispute=found["dispute"],
        clock=found["clock"],
        points=[_point(one, found) for one in found["dispute"]["points"]],
        found=found,
        shown=found["shown"] and url_for("pages.replay", id=case, at=found["shown"]),
        offers=offers_of(DISPUTE, read, {"id": str(id)}),
        label=lambda name, of=None: label(of or "dispute", name, current.language()),
    )


def _point(point: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """A point with the finding or marks that it is aimed at, and what supposing otherwise comes to."""
    target = point["target"]
    findings = (found["case"] or {}).get("findings", [])
    supposed = next((one for one in found["supposed"] if one["point"] == point["number"]), None)
    return {
        "point": point,
        "finding": next((one for one in findings if one["criterion"] == target["criterion"]), None),
        "supposed": supposed,
    }
