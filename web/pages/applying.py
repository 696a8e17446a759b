"""The applicant's four steps: the form, the agreement, the papers, the submission; and what comes after, with the receipt slip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint

from application.actions import Action
from domain.applications import Status
from web.pages.acting import client
from web.pages.acting.offers import OF_CASE, Offer, offer
from web.pages.rendering import page

STEPS = ("form", "agreement", "papers", "submission")
"""The steps, in order."""
OF_STEPS: Mapping[str, tuple[Action, ...]] = {
    "form": (Action.AMEND,),
    "agreement": (Action.DRAFT_AGREEMENT, Action.AMEND_AGREEMENT, Action.SIGN_AGREEMENT),
    "papers": (Action.ATTACH_PAPER,),
    "submission": (Action.SUBMIT, Action.PROVIDE_SUPPLEMENT),
}
"""What is done in each."""
ACTS: Mapping[Action, str] = {
    **OF_CASE,
    Action.AMEND_AGREEMENT: "agreements.amend",
    Action.SIGN_AGREEMENT: "agreements.sign",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: whether it is done, and what may be done in it now."""

    name: str
    done: bool
    offers: tuple[Offer, ...]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/apply", view_func=show, endpoint="apply")
    pages.add_url_rule("/apply/<uuid:id>", view_func=steps, endpoint="steps")
    pages.add_url_rule("/apply/<uuid:id>/slip", view_func=slip, endpoint="slip")
    pages.add_url_rule("/my-data", view_func=my_data, endpoint="my-data")


def show() -> str:
    """The applications of the firms that the viewer acts for, and a way to begin one."""
    me = client.get("/me").body
    listed = client.get("/applications", limit=50).body["cases"] if me["firms"] else []
    own = {firm["id"] for firm in me["firms"]}
    mine = [one for one in listed if own & {firm["id"] for firm in _firms(one)}]
    calls = [one for one in client.get("/calls").body["calls"] if one["open"]]
    begin = [
        (one, offer("applications.draft", call=one["id"], track=track["track"]), track["track"])
        for one in calls
        for track in one["terms"]["tracks"]["value"]
    ]
    registering = offer("firms.register")
    return page("apply.html", firms=me["firms"], mine=mine, begin=begin if me["firms"] else [], registering=registering)


def steps(id: UUID) -> str:
    """How far an application is, what is missing, and what may be done next."""
    asked = client.get(f"/applications/{id}")
    read = asked.body
    told = _steps(read, asked, id)
    at = next((number for number, one in enumerate(told, 1) if not one.done), len(told) + 1)
    notices = client.look(f"/applications/{id}/notices")
    others = [
        offer(ACTS[action], id=id, version=asked.version, seen=asked.seen)
        for action in (Action.WITHDRAW,)
        if action in read["actions"]
    ]
    return page(
        "steps.html",
        read=read,
        steps=told,
        at=at,
        others=others,
        notices=notices.body["notices"] if notices else [],
        kinds=_kinds(read),
        attach=lambda kind: offer("papers.attach", id=id, kind=kind, version=asked.version, seen=asked.seen),
        remove=lambda paper: offer("papers.remove", id=id, paper=paper, version=asked.version, seen=asked.seen),
        removable=Action.REMOVE_PAPER in read["actions"],
        attachable=Action.ATTACH_PAPER in read["actions"],
    )


def slip(id: UUID) -> str:
    """The receipt slip (접수증), to be printed."""
    found = client.get(f"/applications/{id}/slip").body
    letters = client.look(f"/applications/{id}/letters")
    return page("slip.html", id=id, slip=found, letters=letters.body["letters"] if letters else [])


def my_data() -> str:
    """What the viewer may ask of what the office holds about them and their firms, and what they have asked."""
    me = client.get("/me").body
    asked = client.look("/privacy-requests")
    return page(
        "my_data.html",
        me=me,
        requests=asked.body["requests"] if asked else [],
        ask=[(kind, offer("privacy_requests.file", kind=kind)) for kind in ("ACCESS", "CORRECTION", "ERASURE")],
    )


def _steps(read: Mapping[str, Any], asked: client.Answered, id: UUID) -> Sequence[Step]:
    agreement = read["agreement"]
    submitted = read["status"] != Status.DRAFT
    done = {
        "form": bool(read["form"]["title"] and read["form"]["leads"] and read["form"]["items"]),
        "agreement": bool(agreement and agreement["concluded"]),
        "papers": not read["missing"],
        "submission": submitted,
    }
    return [
        Step(name=name, done=done[name] or submitted, offers=tuple(_offers(name, read, asked, id))) for name in STEPS
    ]


def _offers(step: str, read: Mapping[str, Any], asked: client.Answered, id: UUID) -> Sequence[Offer]:
    """What may be done in a step; a paper is attached where it stands."""
    agreement = read["agreement"]
    found = []
    for action in OF_STEPS[step]:
        if action not in read["actions"] or action is Action.ATTACH_PAPER:
            continue
        of_agreement = action in {Action.AMEND_AGREEMENT, Action.SIGN_AGREEMENT} and agreement
        version = agreement["version"] if of_agreement else asked.version
        found.append(offer(ACTS[action], id=id, version=version, seen=asked.seen))
    return found


def _kinds(read: Mapping[str, Any]) -> list[tuple[str, bool, list[Mapping[str, Any]]]]:
    """Each kind of paper that is asked for or there: whether it is asked for, and what there is of it."""
    kinds = dict.fromkeys([*read["papers_required"], *(one["kind"] for one in read["papers"])])
    return [
        (kind, kind in read["papers_required"], [one for one in read["papers"] if one["kind"] == kind])
        for kind in kinds
    ]


def _firms(line: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The firms of a line of the list."""
    found = [*line.get("firms", []), line.get("filed_by"), line.get("partner")]
    return [one for one in found if one]
