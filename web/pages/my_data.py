"""One's own data: what one may ask of the office about it, what was asked, and what came of it (개인정보 보호법 §35, §36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from domain.privacy.facts import RequestKind
from domain.subjects.facts import Capacity
from web.pages.acting import client
from web.pages.acting.offers import Offer, offer
from web.pages.rendering import page

Body = Mapping[str, Any]
OPENED = frozenset({"GRANTED", "PARTLY_GRANTED"})


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request with its days. `data` leads to what an access opened; null where it opens nothing."""

    told: Body
    received: date
    answer_by: date
    answered: date | None
    kept_until: date | None
    address: str
    data: str | None


def register(pages: Blueprint) -> None:
    """Give the page its address."""
    pages.add_url_rule("/my-data", view_func=show, endpoint="my-data")


def show() -> str:
    """The page."""
    me = client.get("/me").body
    own = {me["id"], *(one["id"] for one in me["firms"])}
    found = client.get("/privacy-requests").body["requests"]
    return page(
        "my_data.html",
        me=me,
        asking=tuple(_asking(me)),
        requests=[_request(one) for one in found if one["about"]["id"] in own],
    )


def _asking(me: Body) -> list[tuple[str, str, Offer]]:
    """What may be asked: of oneself, and of each firm one represents, by name and kind."""
    represented = [one for one in me["firms"] if one["capacity"] == Capacity.REPRESENTATIVE]
    return [
        (str(about["label"] or ""), kind.value, _offer(kind, about, me))
        for about in (me, *represented)
        for kind in RequestKind
    ]


def _offer(kind: RequestKind, about: Body, me: Body) -> Offer:
    given = {"about": about["id"]} if about is not me else {}
    return offer("privacy_requests.file", kind=kind.value, **given)


def _request(one: Body) -> Request:
    id = UUID(one["id"])
    opened = one["kind"] == RequestKind.ACCESS and one["outcome"] in OPENED
    return Request(
        told=one,
        received=date.fromisoformat(one["received"]),
        answer_by=date.fromisoformat(one["answer_by"]),
        answered=_day(one["answered"]),
        kept_until=_day(one["kept_until"]),
        address=url_for("pages.request", id=id),
        data=url_for("pages.own-data", id=id) if opened else None,
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
