"""An applicant's own pages: their applications, the four steps of applying, how far one has come, and the receipt slip.

The partner of an application sees the same pages, and signs on them. Everything they say is asked of the API.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, request, url_for

from application.actions import Action
from domain.applications.facts import Submitted
from domain.rules.vocabulary import PaperKind, Weight
from domain.values import seoul_day
from web import current
from web.pages.acting import client, forms
from web.pages.acting.forms import Form
from web.pages.acting.offers import Offer, of_case, offer
from web.pages.rendering import page, text
from web.wording.words import word

STEPS = ("form", "agreement", "papers", "submit")
"""참여신청서, 상생협약, 신청서류, 제출."""
MOST = 50
"""Applications that one page tells of."""
ELSEWHERE = frozenset({Action.AMEND, Action.ATTACH_PAPER, Action.SUBMIT, Action.DRAFT_AGREEMENT})
"""What the steps themselves offer."""

Body = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Mine:
    """An application in the list. `due` is the day that something is due, null where nothing is."""

    id: str
    receipt: str | None
    status: str
    track: str
    partner: str | None
    call: str
    due: date | None
    do: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A criterion's answer in words."""

    title: str
    sentence: str
    met: bool
    advisory: bool
    source: str
    assumed: bool


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A kind of paper: whether the call asks for it, on which ground, whether that is assumed, and those that are there."""

    kind: str
    required: bool
    source: str | None
    assumed: bool
    there: tuple[Body, ...]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Something that an application goes through: how it stands, as a mark and in words."""

    said: str
    standing: str
    words: str


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/apply", view_func=show_all, endpoint="apply")
    pages.add_url_rule("/apply/<uuid:id>", view_func=show, endpoint="applying")
    pages.add_url_rule("/apply/<uuid:id>/slip", view_func=slip, endpoint="slip")


def show_all() -> str:
    """One's own applications, and what may be begun."""
    firms = client.get("/me").body["firms"]
    calls = {one["id"]: one for one in client.get("/calls").body["calls"]}
    found = client.get("/applications", limit=MOST).body["cases"] if firms else []
    own = {one["id"] for one in firms}
    return page(
        "apply.html",
        firms=firms,
        lines=[_mine(one, calls.get(one["call"])) for one in found if _has_part(one, own)],
        open_calls=[
            (one, closes_at(one), offer("applications.draft", call=one["id"])) for one in calls.values() if one["open"]
        ],
        registering=offer("firms.register"),
    )


def show(id: UUID) -> str:
    """The steps of a draft; of what was submitted, how far it has come."""
    case = client.get(f"/applications/{id}")
    return _drafted(case) if case.body["status"] == "DRAFT" else _submitted(case)


def slip(id: UUID) -> str:
    """The receipt slip (접수증), with its place in the log and its letter."""
    told = client.get(f"/applications/{id}/slip").body
    position = _submitted_at(id)
    return page(
        "slip.html",
        slip=told,
        id=id,
        arrived=datetime.fromisoformat(told["arrived"]),
        position_of=position,
        proof=client.look(f"/receipts/{position}") if position else None,
        letters=[one for one in _letters(id) if one["kind"] == "RECEIPT_SLIP"],
    )


def closes_at(call: Body) -> datetime:
    """When a call closes."""
    return datetime.fromisoformat(call["terms"]["closes"]["value"])


def _has_part(line: Body, own: set[str]) -> bool:
    parties = [line["filed_by"], line["partner"], *line["firms"]]
    return any(one and one["id"] in own for one in parties)


def _mine(line: Body, call: Body | None) -> Mine:
    drafted = line["status"] == "DRAFT"
    last_day = seoul_day(closes_at(call) - timedelta(microseconds=1)) if call and drafted and call["open"] else None
    waits = line["status"] == "SUPPLEMENT_REQUESTED" and line["supplement_due"]
    asked = date.fromisoformat(line["supplement_due"]) if waits else None
    do = "apply.do-write" if drafted else "apply.do-supplement" if asked else "apply.do-look"
    return Mine(
        id=line["id"],
        receipt=line["receipt"],
        status=line["status"],
        track=line["track"],
        partner=line["partner"] and line["partner"]["label"],
        call=call["terms"]["title"]["value"] or "" if call else "",
        due=asked or last_day,
        do=text(do),
    )


def _drafted(case: client.Answered) -> str:
    body, id = case.body, case.body["id"]
    done = _done(body)
    step = request.args.get("step", "")
    at = step if step in STEPS else next((one for one in STEPS if not done[one]), STEPS[-1])
    call = client.get(f"/calls/{body['call']}").body
    mine = set(body["actions"])
    return page(
        "applying.html",
        case=body,
        id=id,
        at=at,
        steps=[(text(f"step.{one}"), url_for("pages.applying", id=id, step=one), done[one]) for one in STEPS],
        number_of_step=STEPS.index(at) + 1,
        before=_step(id, STEPS[STEPS.index(at) - 1]) if at != STEPS[0] else None,
        after=_step(id, STEPS[STEPS.index(at) + 1]) if at != STEPS[-1] else None,
        form=_form(case, at, mine),
        closes=closes_at(call),
        signing=_signing(case),
        wanted=_wanted(body, call),
        findings=_findings(client.get(f"/applications/{id}/findings").body["findings"]) if at == "submit" else (),
        offers=_others(case),
        attach=forms.standing("papers.attach", version=case.version, seen=case.seen, onward=_step(id, "papers"), id=id)
        if at == "papers" and Action.ATTACH_PAPER in mine
        else None,
        removals={
            one["id"]: offer("papers.remove", version=case.version, id=id, paper=one["id"]) for one in body["papers"]
        }
        if Action.REMOVE_PAPER in mine
        else {},
    )


def _done(body: Body) -> dict[str, bool]:
    form, agreed = body["form"], body["agreement"]
    return {
        "form": bool(form["partner"] and form["items"] and (form["leads"] or form["cooperative"])),
        "agreement": bool(agreed and agreed["concluded"]),
        "papers": not body["missing"],
        "submit": False,
    }


def _step(id: str, step: str) -> str:
    return url_for("pages.applying", id=id, step=step)


def _form(case: client.Answered, at: str, mine: set[str]) -> Form | None:
    """The form of the step, where the viewer may fill it in."""
    id, agreed = case.body["id"], case.body["agreement"]
    if at == "form" and Action.AMEND in mine:
        return forms.standing(
            "applications.put_form", version=case.version, seen=case.seen, onward=_step(id, "form"), id=id
        )
    if at == "agreement" and Action.DRAFT_AGREEMENT in mine:
        return forms.standing("agreements.draft", version=None, seen=case.seen, onward=_step(id, at), id=id)
    if at == "agreement" and Action.AMEND_AGREEMENT in mine and agreed:
        return forms.standing(
            "agreements.amend", version=agreed["version"], seen=case.seen, onward=_step(id, at), id=id
        )
    if at == "submit" and Action.SUBMIT in mine:
        return forms.standing(
            "intake.submit", version=case.version, seen=case.seen, onward=url_for("pages.slip", id=id), id=id
        )
    return None


def _signing(case: client.Answered) -> Offer | None:
    agreed = case.body["agreement"]
    if Action.SIGN_AGREEMENT not in case.body["actions"] or not agreed:
        return None
    return offer("agreements.sign", version=agreed["version"], seen=case.seen, id=case.body["id"])


def _wanted(body: Body, call: Body) -> tuple[Wanted, ...]:
    terms = call["terms"]
    grounds = {one["kind"]: one["source"] for one in terms["papers"]["value"] if one["track"] == body["track"]}
    assumed = set(call["assumed"])
    return tuple(
        Wanted(
            kind=kind.value,
            required=kind in body["papers_required"],
            source=grounds.get(kind.value),
            assumed=kind in body["papers_required"] and bool({"papers", f"papers.{kind.value.lower()}"} & assumed),
            there=tuple(one for one in body["papers"] if one["kind"] == kind),
        )
        for kind in sorted(PaperKind, key=lambda kind: kind not in body["papers_required"])
    )


def _findings(found: Sequence[Body]) -> tuple[Finding, ...]:
    language = current.language()
    return tuple(
        Finding(
            title=one["title"][language],
            sentence=one["sentence"][language],
            met=one["override"]["met"] if one["override"] else one["met"],
            advisory=one["weight"] == Weight.ADVISORY,
            source=one["source"],
            assumed=one["assumed"],
        )
        for one in found
    )


def _others(case: client.Answered) -> tuple[Offer, ...]:
    """What may be done with the case beside what the page itself asks for."""
    open_ = [one for one in case.body["actions"] if one not in ELSEWHERE]
    return of_case(open_, id=case.body["id"], version=case.version, seen=case.seen)


def _submitted(case: client.Answered) -> str:
    body, id = case.body, case.body["id"]
    stages = client.get(f"/applications/{id}/stages").body
    findings = _findings(body["findings"])
    asked = body["supplement"]
    return page(
        "applied.html",
        case=body,
        id=id,
        submitted=datetime.fromisoformat(body["submitted_at"]) if body["submitted_at"] else None,
        passages=tuple(_passages(body, stages, findings)),
        findings=findings,
        hearings=[
            (one["stage"], {**one["hearing"], "at": datetime.fromisoformat(one["hearing"]["at"])})
            for one in stages["stages"]
            if one["hearing"]
        ],
        supplement_due=date.fromisoformat(asked["due"]) if asked else None,
        notices=[_with_days(one) for one in client.get(f"/applications/{id}/notices").body["notices"]],
        letters=_letters(UUID(id)),
        offers=of_case(body["actions"], id=id, version=case.version, seen=case.seen),
        signing=_signing(case),
    )


def _letters(id: UUID) -> list[dict[str, Any]]:
    found = client.get(f"/applications/{id}/letters").body["letters"]
    return [{**one, "on": date.fromisoformat(one["on"])} for one in found]


def _with_days(notice: Body) -> dict[str, Any]:
    due = notice["due"]
    days = {name: due[name] and date.fromisoformat(due[name]) for name in ("object_by", "appeal_by")} if due else None
    arrived = notice["arrived"] and datetime.fromisoformat(notice["arrived"])
    return {**notice, "due": days, "arrived": arrived, "sent": notice["sent"] and date.fromisoformat(notice["sent"])}


def _submitted_at(id: UUID) -> int | None:
    facts = client.get(f"/applications/{id}/timeline").body["facts"]
    return next((one["position"] for one in facts if one["name"] == Submitted.name), None)


JUDGED = frozenset({"ELIGIBLE", "SELECTED", "REVOKED"})
OVER = frozenset({"RETURNED", "WITHDRAWN"})
DECIDED = frozenset({"SELECTED", "REJECTED", "REVOKED"})


def _passages(body: Body, stages: Body, findings: Sequence[Finding]) -> Iterator[Passage]:
    """What an application goes through, in order."""
    status = body["status"]
    yield _passage("received", "met", text("apply.done"))
    if status == "SUPPLEMENT_REQUESTED":
        yield _passage("supplement", "under-way", text("apply.waiting-for-you"))
    unmet = any(not one.met and not one.advisory for one in findings)
    yield _passage("eligibility", *_eligibility(status, unmet=unmet))
    for one in stages["stages"]:
        yield Passage(
            said=word(one["stage"], current.language()),
            **_stage(one, stages, over=status in OVER | DECIDED or status == "INELIGIBLE"),
        )
    if status in DECIDED:
        yield _passage("decision", "met" if status == "SELECTED" else "ended", word(status, current.language()))
    elif status in OVER:
        yield _passage("decision", "ended", word(status, current.language()))
    else:
        yield _passage("decision", "waiting", text("apply.to-come"))


def _passage(name: str, standing: str, words: str) -> Passage:
    return Passage(said=text(f"passage.{name}"), standing=standing, words=words)


def _eligibility(status: str, *, unmet: bool) -> tuple[str, str]:
    if status in OVER:
        return "skipped", text("apply.not-held")
    if status in {"SUBMITTED", "SUPPLEMENT_REQUESTED"}:
        return "under-way", text("apply.under-way")
    if status == "INELIGIBLE" or (status == "REJECTED" and unmet):
        return "unmet", text("apply.not-passed")
    return "met", text("apply.passed")


def _stage(stage: Body, stages: Body, *, over: bool) -> dict[str, str]:
    if stage["passed"] is not None:
        return (
            {"standing": "met", "words": text("apply.passed")}
            if stage["passed"]
            else {"standing": "unmet", "words": text("apply.not-passed")}
        )
    if over:
        return {"standing": "skipped", "words": text("apply.not-held")}
    if stages["open"] == stage["stage"]:
        return {"standing": "under-way", "words": text("apply.under-way")}
    return {"standing": "waiting", "words": text("apply.to-come")}
