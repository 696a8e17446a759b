"""Which acts a page offers: those that permission and the stage of things allow, each with what its form must know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import url_for

from application.actions import Action
from web.pages.rendering import address, here

OF_CASE: Mapping[Action, str] = MappingProxyType(
    {
        Action.ASSIGN_OFFICER: "eligibility.assign",
        Action.REQUEST_SUPPLEMENT: "intake.request_supplement",
        Action.EXTEND_SUPPLEMENT: "intake.extend_supplement",
        Action.RETURN_APPLICATION: "intake.return_application",
        Action.JUDGE_ELIGIBILITY: "eligibility.judge",
        Action.SCHEDULE_HEARING: "stages.schedule",
        Action.REPORT_HEARING: "stages.report",
        Action.RECORD_STAGE: "stages.record",
        Action.ATTACH_PAPER: "papers.attach",
        Action.PROVIDE_SUPPLEMENT: "intake.provide_supplement",
        Action.SUBMIT: "intake.submit",
        Action.WITHDRAW: "intake.withdraw",
        Action.AMEND: "applications.put_form",
        Action.DRAFT_AGREEMENT: "agreements.draft",
        Action.DRAFT_DECISION: "decisions.draft",
        Action.REVIEW_DECISION: "decisions.review",
        Action.DECIDE: "decisions.decide",
        Action.CORRECT_DECISION: "decisions.correct",
        Action.ISSUE_NOTICES: "notices.issue",
    }
)
"""The forms of what may be done with a case, in the order in which they are offered."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An act that is offered: its endpoint, and the address of its form."""

    act: str
    address: str


def offer(act: str, *, version: int | None = None, seen: str | None = None, **given: object) -> Offer:
    """An offer of an act, which leads back to this page, not to what was done before it.

    `version` and `seen` are what the page shows.
    """
    known = {**given, "version": version, "seen": seen, "onward": here(done=None, at=None)}
    pairs = [(name, str(value)) for name, value in known.items() if value is not None]
    return Offer(act=act, address=address(url_for("pages.act", act=act), pairs))


def of_case(actions: Iterable[str], **given: object) -> tuple[Offer, ...]:
    """What may be done with a case, of the actions that the API says are open."""
    open_ = set(actions)
    return tuple(offer(act, **given) for action, act in OF_CASE.items() if action in open_)  # type: ignore[arg-type]
