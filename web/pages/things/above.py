"""What pages of things tell above the API's answer: what is the viewer's to do on a panel, a meeting's agenda, what a decision rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from web import current
from web.pages.acting import client
from web.pages.acting.offers import offer
from web.pages.rendering import text
from web.pages.things.naming import case_names

Body = Mapping[str, Any]
Ids = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Task:
    """What somebody has to do next with a case: where, and how far it is, as a shape and in words."""

    said: str
    address: str | None
    standing: str
    words: str
    hint: str | None = None
    due: None = None


@dataclass(frozen=True, kw_only=True)
class OnAgenda:
    """A case that a meeting may resolve on: what it is called, and the item, null before the first vote."""

    said: str
    case: str
    recused: bool
    item: Mapping[str, Any] | None


def own_tasks(panel: Body, ids: Ids) -> Mapping[str, Any]:
    """What is the viewer's to do on a panel, case by case; nothing for who has no seat on it."""
    viewer = current.actor()
    sits = viewer is not None and any(one["person"]["id"] == str(viewer.id) for one in panel["members"])
    return {"tasks": list(_tasks(panel, ids["id"])) if sits else []}


def _tasks(panel: Body, id: str) -> Iterator[Task]:
    called = _called(panel)
    for one in panel["cases"]:
        case = one["case"]
        said = called[case]
        if one["recused"]:
            yield Task(said=said, address=None, standing="skipped", words=text("panel.recused"))
        elif one["revealed"]:
            address = url_for("pages.tally", id=id, case=case)
            yield Task(said=said, address=address, standing="met", words=text("panel.revealed"))
        elif not one["answered"]:
            address = offer("panels.declare", id=id, case=case).address
            yield Task(said=said, address=address, standing="waiting", words=text("panel.declare"))
        elif one["closed"]:
            yield Task(said=said, address=None, standing="ended", words=text("panel.closed"))
        else:
            address, hint = url_for("pages.sheet", id=id, case=case), text("panel.score-hint")
            yield Task(said=said, address=address, standing="under-way", words=text("panel.score"), hint=hint)


def agenda(meeting: Body, _: Ids) -> Mapping[str, Any]:
    """The cases that a meeting may resolve on, as its panel has them, and how far each is as far as the viewer is told."""
    panel = client.get(f"/panels/{meeting['panel']}").body
    items = {one["case"]: one for one in meeting["items"]}
    called = _called(panel)
    lines = [
        OnAgenda(said=called[one["case"]], case=one["case"], recused=one["recused"], item=items.get(one["case"]))
        for one in panel["cases"]
    ]
    return {"meeting": meeting, "agenda": lines}


def _called(panel: Body) -> Mapping[str, str]:
    """What a panel's cases are called: by the receipt number, else by their number on the panel."""
    names = case_names(UUID(one["case"]) for one in panel["cases"])
    return {
        one["case"]: known.receipt
        if (known := names.get(UUID(one["case"]))) and known.receipt
        else text("panel.nth", number=number)
        for number, one in enumerate(panel["cases"], 1)
    }


def grounds(decision: Body, ids: Ids) -> Mapping[str, Any]:
    """What a decision rests on: the findings, how each stage ended, and what the committee resolved."""
    case = client.get(f"/applications/{ids['id']}").body
    stages = client.get(f"/applications/{ids['id']}/stages").body["stages"]
    drafted = decision["decision"] or decision["draft"]
    meeting = client.look(f"/meetings/{drafted['meeting']}") if drafted and drafted["meeting"] else None
    items = meeting.body["items"] if meeting else []
    resolution = next((one["resolution"] for one in items if one["case"] == ids["id"]), None)
    return {"case": case, "stages": stages, "resolution": resolution}
