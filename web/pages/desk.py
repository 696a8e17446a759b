"""My work: what the person at this desk has to do, group by group, each line leading to where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from application.desk import Act, Group
from domain.values import seoul_day
from web.pages.acting import client, offers
from web.pages.acting.rooms import ACTS
from web.pages.rendering import page, teller, text

SOON = 5
"""Working days within which something is due soon."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something to do: what, on which case, where it is done, by when. `left` are the working days until then."""

    said: str
    address: str
    title: str | None
    case: UUID
    receipt: str | None
    since: date | None
    due: date | None
    left: int | None

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, kw_only=True)
class Work:
    """What belongs together."""

    group: Group
    lines: tuple[Line, ...]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/desk", view_func=show, endpoint="desk")


def show() -> str:
    """The page."""
    answered = client.get("/desk")
    found = [(Group(one["group"]), _line(one)) for one in answered.body["duties"]]
    groups = [Work(group=group, lines=tuple(line for of, line in found if of is group)) for group in Group]
    lines = [line for _, line in found]
    return page(
        "desk.html",
        groups=[one for one in groups if one.lines],
        late=sum(one.late for one in lines),
        soon=sum(one.left is not None and 0 <= one.left <= SOON for one in lines),
        more=bool(answered.body["more"]),
        position=answered.headers.get("Sangsaeng-Position", type=int),
    )


def _line(one: Mapping[str, Any]) -> Line:
    case, told, submitted = one["case"], teller(), one["case"]["submitted_at"]
    party = told.name(UUID(one["party"]["id"])) if one["party"] else ""
    stage = told.word(one["stage"]) if one["stage"] else ""
    act = Act(one["act"])
    return Line(
        said=text(f"duty.{act}", stage=stage, party=party),
        address=DONE_AT.get(act, _at_case)(one),
        title=case["title"],
        case=UUID(case["id"]),
        receipt=case["receipt"],
        since=seoul_day(datetime.fromisoformat(submitted)) if submitted else None,
        due=date.fromisoformat(one["due"]) if one["due"] else None,
        left=one["working_days_left"],
    )


def _at_case(one: Mapping[str, Any]) -> str:
    return url_for("pages.case", id=one["case"]["id"])


def _at(part: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda one: url_for(f"pages.case_{part}", id=one["case"]["id"])


def _form(act: str, *fields: str) -> Callable[[Mapping[str, Any]], str]:
    """The form of an act where it has one, else the case."""

    def address(one: Mapping[str, Any]) -> str:
        if act not in ACTS:
            return _at_case(one)
        given = {name: one[name] for name in fields}
        return offers.offer(act, id=one["case"]["id"], version=one["case"]["version"], **given).address

    return address


def _at_dispute(one: Mapping[str, Any]) -> str:
    return url_for("pages.dispute", id=one["stream"])


def _at_notice(one: Mapping[str, Any]) -> str:
    return url_for("pages.notice", id=one["stream"])


DONE_AT: Mapping[Act, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        Act.ASSIGN: _form("eligibility.assign"),
        Act.JUDGE: _at("findings"),
        Act.SCHEDULE: _form("stages.schedule", "stage"),
        Act.REPORT: _form("stages.report", "stage"),
        Act.HEAR: _at("evaluation"),
        Act.RECORD: _at("evaluation"),
        Act.DRAFT: _at("decision"),
        Act.REVIEW: _at("decision"),
        Act.DECIDE: _at("decision"),
        Act.ISSUE: _at("decision"),
        Act.SEND: _at_notice,
        Act.ARRIVE: _at_notice,
        **dict.fromkeys(
            (*(Act.ASSIGN_REVIEWER, Act.DECLARE, Act.RULE), *(Act.AWAIT_ANSWER, Act.NOTIFY, Act.RECORD_ARRIVAL)),
            _at_dispute,
        ),
    }
)
"""Where each is done: on its form where nothing has to be read first, else on the page that shows what it rests on."""
