"""The buyer's check: what a certificate is on a day, for everybody, without signing in, and how its statement is checked offline.

It tells what the API's public check tells, and nothing else; who signed in is told the benefits as well.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, make_response, request, url_for

from domain.benefits import TenderKind
from domain.certifications.standing import Standing
from web import current
from web.api.root import ROOT
from web.pages.acting import client
from web.pages.posting import see
from web.pages.rendering import page, today

KINDS: Mapping[str, str] = MappingProxyType(
    {
        Standing.VALID: "success",
        Standing.SUSPENDED: "warning",
        Standing.NOT_YET: "info",
        Standing.EXPIRED: "warning",
        Standing.REVOKED: "danger",
    }
)
"""The notice that says each standing."""


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/certificates", view_func=ask, endpoint="certificates")
    pages.add_url_rule("/certificates/<number>", view_func=check, endpoint="certificate")


def ask() -> Response:
    """Which certificate is asked about; one that is named is shown."""
    number = request.args.get("number", "").strip()
    if number:
        on = request.args.get("on") or None
        return see(url_for("pages.certificate", number=number, on=on))
    return make_response(page("certificate.html", number="", found=None, on=None, missing=False))


def check(number: str) -> Response:
    """The certificate on the day of a bid, today unless told; one that nobody issued is said to be none."""
    on = request.args.get("on") or None
    answered = client.look(f"/certificates/{quote(number, safe='')}", on=on)
    if answered is None:
        nothing = page("certificate.html", number=number, found=None, on=on, missing=True)
        return make_response(nothing, HTTPStatus.NOT_FOUND)
    found = answered.body
    day = date.fromisoformat(found["on"])
    standing = found["as_now_known"]["standing"]
    shown = page(
        "certificate.html",
        number=found["number"],
        found=found,
        on=day,
        is_today=day == today(),
        missing=False,
        kind=KINDS.get(standing, "info"),
        standing=standing,
        days={name: _day(found["as_now_known"][name]) for name in ("first", "last")},
        published=_day(found["published"]),
        revoked=_day(found["revoked"]["on"]) if found["revoked"] else None,
        benefits=_benefits(found["number"], found["on"]),
        statement=f"{ROOT}/certificates/{found['number']}/statement",
    )
    return make_response(shown)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _benefits(number: str, on: str) -> Sequence[tuple[str, Sequence[Mapping[str, Any]]]]:
    """What it gives for each kind of tender, for who signed in."""
    if current.actor() is None:
        return ()
    asked = [
        (kind, client.get(f"/certificates/{number}/benefits", tender=kind.value, on=on).body) for kind in TenderKind
    ]
    return [(kind.value, body["benefits"]) for kind, body in asked]
