"""The case file: its head on every page, and each part of it at an address of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, url_for

from application import disclosing, known
from application.actions import Action
from application.clocks import days_left
from application.evaluation import benches
from application.looking import as_read_by
from application.permissions import Thing, may
from application.views.book import CallRow, CaseFile
from domain.applications import Application
from domain.letters.facts import OF_NOTICES
from domain.values import Agency
from web import current
from web.pages import case_parts, ways
from web.pages.acting import client, offers
from web.pages.acting.offers import Offer
from web.pages.case_parts import ShownDispute
from web.pages.evaluation import Evaluation, evaluation
from web.pages.rendering import names, opened, page, teller, text
from web.pages.timeline import Moment, case_moments, entries
from web.saving import for_saving
from web.wording.changes import evidence_line, item_line

OVERVIEW = "overview"
LATELY = 5
"""Facts that the overview tells."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A day that something runs out on, and the working days left to it; null where they cannot be counted."""

    said: str
    due: date
    left: int | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case as its viewer is shown it; what only some of its pages tell is asked for there."""

    file: CaseFile
    thing: Thing
    call: CallRow | None

    @property
    def application(self) -> Application:
        """The application as it stands."""
        return self.file.application

    @property
    def agency(self) -> Agency | None:
        """The agency that receives it."""
        return self.call.call.agency(self.application.track) if self.call else None

    @cached_property
    def history(self) -> tuple[Moment, ...]:
        """What the book knows of the case, as far as the viewer is shown it."""
        actor = current.actor()
        if actor is None:
            return ()
        record = [row.recorded for row in current.office().book.timeline(self.file.id)]
        told = disclosing.disclosed(actor, self.thing, disclosing.shown(actor, self.thing, record))
        before = {moment.recorded.position: moment.before for moment in case_moments(record)}
        return tuple(Moment(recorded=one, before=before[one.position]) for one in told)

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """The evaluation, as far as it is told."""
        told = [moment.recorded for moment in self.history]
        reports = _allowed(Action.READ_HEARING_REPORT, self.thing)
        plan = self.call.call.terms.plan if self.call else None
        return evaluation(self.application, plan, told, reports=reports) if plan else None

    @cached_property
    def disputes(self) -> tuple[ShownDispute, ...]:
        """The objections against its decision."""
        return case_parts.disputes(self.history)


Part = Callable[[Case], dict[str, Any]]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/cases/<uuid:id>", view_func=partial(show, part=OVERVIEW), endpoint="case")
    for part in ways.CASE_PARTS:
        pages.add_url_rule(f"/cases/<uuid:id>/{part}", view_func=partial(show, part=part), endpoint=f"case_{part}")
    pages.add_url_rule("/cases/<uuid:id>/papers/<uuid:paper>", view_func=download, endpoint="paper")


def show(id: UUID, part: str) -> str:
    """A page of the file; a case that is not there or not for this viewer is not found."""
    case = a_case(id)
    names().load(_subjects(case.file))
    shown = PARTS[part](case)
    return page(f"case_{part}.html", **_head(case, part), **shown)


def download(id: UUID, paper: UUID) -> Response:
    """A paper's plain bytes, always as a download: a browser never opens it among our pages."""
    case = a_case(id)
    found = case.application.paper(paper)
    if found is None or not _allowed(Action.READ_PAPER, case.thing):
        abort(404)
    try:
        data = current.office().papers.get(found)
    except LookupError:
        abort(404)
    return for_saving(found, data, opened(found.label))


def a_case(id: UUID) -> Case:
    """A case for whoever looks; one that is not there or not for this viewer is not found."""
    file, actor = current.office().book.case(id), current.actor()
    if file is None or actor is None:
        abort(404)
    thing = as_read_by(current.office(), actor, case=id, application=file.application)
    if not _allowed(Action.READ_CASE, thing):
        abort(404)
    shown = known.file_as_known(actor, thing, file, known.record_of(current.office().book, id))
    call = next((row for row in current.office().book.calls() if row.id == shown.application.call), None)
    return Case(file=shown, thing=thing, call=call)


def _allowed(action: Action, thing: Thing) -> bool:
    actor = current.actor()
    return actor is not None and may(actor, action, thing).allowed


def _head(case: Case, part: str) -> dict[str, Any]:
    """What every page of the file shows."""
    id, application = case.file.id, case.application
    addresses = {tab: url_for(f"pages.case_{tab}", id=id) for tab in ways.CASE_PARTS}
    return {
        "file": case.file,
        "application": application,
        "form": application.form,
        "title": teller().text(application.form.title),
        "call": case.call,
        "agency": case.agency,
        "clocks": _clocks(case),
        "part": part,
        "addresses": addresses,
        "tabs": [
            (text("case.overview"), url_for("pages.case", id=id), part == OVERVIEW),
            *((text(f"tab.{tab}"), address, part == tab) for tab, address in addresses.items()),
        ],
        "position": current.office().book.shown(),
        "offers": _offers(id),
    }


def _offers(id: UUID) -> tuple[Offer, ...]:
    """What the viewer may do with the case now, on what this page shows."""
    asked = client.look(f"/applications/{id}")
    return offers.of_case(asked.body["actions"], id=id, version=asked.version, seen=asked.seen) if asked else ()


def _clocks(case: Case) -> tuple[Clock, ...]:
    """What runs out on this case: a supplement, the time to object, the answer to an objection."""
    today, found = current.office().today(), list[tuple[str, date]]()
    if case.application.supplement:
        found.append(("clock.supplement", case.application.supplement.due))
    notices = case.evaluation.notices if case.evaluation else ()
    last = [one.notice.due.object_by for one in notices if one.notice.due and one.notice.due.object_by]
    if last and max(last) >= today:
        found.append(("clock.object-by", max(last)))
    clocks = [Clock(said=text(said), due=due, left=days_left(current.office(), due)) for said, due in found]
    waiting = [one for one in case.disputes if one.answer_by and one.left is not None]
    answers = [
        Clock(said=text("clock.answer-by"), due=one.answer_by, left=one.left) for one in waiting if one.answer_by
    ]
    return (*clocks, *answers)


def _subjects(file: CaseFile) -> set[UUID]:
    application = file.application
    one = {application.filed_by, *application.form.firms()}
    parties = set(file.agreement.parties.signatories()) if file.agreement else set()
    return one | parties | ({application.officer} if application.officer else set())


def _overview(case: Case) -> dict[str, Any]:
    return {
        "agreement": case.file.agreement,
        "findings": case_parts.findings(case.application),
        "evaluation": case.evaluation,
        "disputes": case.disputes,
        "entries": entries(_newest(case.history)[:LATELY]),
        "count": len(case.history),
    }


def _newest(history: Sequence[Moment]) -> list[Moment]:
    return sorted(history, key=lambda one: one.recorded.position, reverse=True)


def _application(case: Case) -> dict[str, Any]:
    told = teller()
    return {
        "items": tuple(item_line(item, told) for item in case.application.form.items),
        "evidence": tuple(evidence_line(held, told) for held in case.application.form.evidence),
    }


def _agreement(case: Case) -> dict[str, Any]:
    agreement = case.file.agreement
    return {
        "agreement": agreement,
        "terms": case_parts.terms(agreement),
        "signatures": case_parts.signatures(agreement, case.history),
    }


def _findings(case: Case) -> dict[str, Any]:
    return {"findings": case_parts.findings(case.application)}


def _evaluation(case: Case) -> dict[str, Any]:
    shown = case.evaluation
    roster = shown is not None and _allowed(Action.READ_ROSTER, case.thing)
    heard = benches(current.office(), case.application, case.file.id) if roster else {}
    seated = {member for bench in heard.values() for member in bench.seats}
    names().load({*shown.people(), *seated} if shown else ())
    return {"evaluation": shown, "benches": heard}


def _decision(case: Case) -> dict[str, Any]:
    approval = case_parts.approval(case.history)
    names().load({one.who for one in approval if one.who} | set(case.evaluation.people() if case.evaluation else ()))
    letters = [one for one in case_parts.letters(case.history) if one.kind in OF_NOTICES]
    return {"evaluation": case.evaluation, "approval": approval, "letters": letters}


def _papers(case: Case) -> dict[str, Any]:
    letters = case_parts.letters(case.history)
    names().load({one.recipient for one in letters})
    return {
        "papers": case_parts.papers(case.application),
        "may_read_papers": _allowed(Action.READ_PAPER, case.thing),
        "letters": letters,
    }


def _history(case: Case) -> dict[str, Any]:
    return {"entries": entries(case.history), "replayed": url_for("pages.replay", id=case.file.id)}


def _disputes(case: Case) -> dict[str, Any]:
    return {"disputes": case.disputes}


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        OVERVIEW: _overview,
        "application": _application,
        "agreement": _agreement,
        "findings": _findings,
        "evaluation": _evaluation,
        "decision": _decision,
        "papers": _papers,
        "history": _history,
        "disputes": _disputes,
    }
)
"""The parts of the file, each with what its page shows besides the head."""
