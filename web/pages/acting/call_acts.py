"""What deciders do with calls: a new one begins with what an earlier one says, an amendment with what the call says now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.rules.books import BOOKS
from domain.values import SEOUL
from web.pages.acting import client
from web.pages.acting.acts import Act, Given
from web.pages.acting.choosing import page_of
from web.pages.acting.fields import Options

LIKE = "like"
"""The call that a new one begins with, as the address of its form says."""
OF_ONE_ROUND = ("notices", "opens", "closes")
"""What no call has in common with another: a new one says it of its own."""


def rule_books(_: Given) -> Options:
    """The rule versions that a call can be bound to, the newest first."""
    return [(version, version) for version in sorted(BOOKS, reverse=True)]


def announced(given: Given) -> Mapping[str, Any]:
    """A new call, as the one that it is like; nothing where it is like none."""
    if LIKE not in given:
        return {}
    paper = _paper(given[LIKE])
    return {"paper": {name: value for name, value in paper.items() if name not in OF_ONE_ROUND}}


def amended(given: Given) -> Mapping[str, Any]:
    """The call as it stands."""
    return {"paper": _paper(given["id"])}


def extended(given: Given) -> Mapping[str, Any]:
    """When the call closes."""
    return {"closes": _paper(given["id"])["closes"]}


def _paper(call: str) -> dict[str, Any]:
    """A call as an agency writes it, of what the API tells of it. What it assumes stays named."""
    body = client.get(f"/calls/{call}").body
    terms = body["terms"]
    plain = {name: said["value"] for name, said in terms.items() if name != "plan"}
    return {
        **plain,
        "opens": _in_seoul(plain["opens"]),
        "closes": _in_seoul(plain["closes"]),
        "rules": plain["rules"]["version"],
        "plan": {name: said["value"] for name, said in terms["plan"].items()},
        "assumed": body["assumed"],
    }


def _in_seoul(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(SEOUL).isoformat()


ACTS = (
    Act(
        endpoint="calls.announce", begins=announced, choices={"paper.rules": rule_books}, leads_on=page_of("pages.call")
    ),
    Act(endpoint="calls.amend", begins=amended, choices={"paper.rules": rule_books}),
    Act(endpoint="calls.extend", begins=extended),
    Act(endpoint="calls.cancel"),
)
