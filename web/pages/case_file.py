"""The case file: the form, the papers, the agreement, every finding, the evaluation, and the timeline of how it came to be so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import Blueprint, Response, abort

from application import disclosing, known
from application.actions import Action
from application.evaluation import benches
from application.looking import as_read_by
from application.permissions import Thing, may
from application.views.book import CallRow, CaseFile
from domain.agreements import Agreement
from domain.agreements import facts as agreement_facts
from domain.applications import Application
from domain.findings import Override
from domain.rules.vocabulary import Finding, Weight
from domain.values import Agency, Paper
from web import current
from web.pages.acting import client, offers
from web.pages.acting.offers import Offer
from web.pages.evaluation import Evaluation, evaluation
from web.pages.rendering import names, opened, page, teller, text
from web.pages.timeline import Moment, case_moments, entries
from web.saving import for_saving
from web.wording import findings as wording
from web.wording.changes import evidence_line, item_line

PARTS = ("form", "papers", "agreement", "findings", "evaluation", "timeline")
"""The parts of the page, in order."""


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    """A criterion's answer in words, and the officer's own answer where there is one."""

    finding: Finding
    title: str
    sentence: str
    override: Override | None
    reasons: str | None

    @property
    def stands(self) -> bool:
        """Whether the criterion counts as met."""
        return self.override.met if self.override else self.finding.met

    @property
    def advisory(self) -> bool:
        """Whether it decides nothing."""
        return self.finding.weight is Weight.ADVISORY


@dataclass(frozen=True, kw_only=True)
class ShownPaper:
    """A paper with its name and hash in the clear."""

    paper: Paper
    name: str | None
    sha256: str | None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A party that must sign, and the day it did."""

    party: UUID
    partner: bool
    signed: bool
    on: date | None


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/cases/<uuid:id>", view_func=show, endpoint="case")
    pages.add_url_rule("/cases/<uuid:id>/papers/<uuid:paper>", view_func=download, endpoint="paper")


def show(id: UUID) -> str:
    """The page; a case that is not there or not for this viewer is not found."""
    file, thing = _readable(id)
    application = file.application
    call = _call(application.call)
    names().load(_subjects(file))
    told = teller()
    history = _history(file, thing)
    evaluated = _evaluation(application, call, history, thing)
    heard = benches(current.office(), application, id) if evaluated and _allowed(Action.READ_ROSTER, thing) else {}
    seated = {member for bench in heard.values() for member in bench.seats}
    names().load({*evaluated.people(), *seated} if evaluated else ())
    return page(
        "case.html",
        file=file,
        application=application,
        form=application.form,
        title=told.text(application.form.title),
        call=call,
        agency=_agency(call, application),
        items=tuple(item_line(item, told) for item in application.form.items),
        evidence=tuple(evidence_line(held, told) for held in application.form.evidence),
        papers=tuple(_paper(paper) for paper in application.papers),
        may_read_papers=_allowed(Action.READ_PAPER, thing),
        agreement=file.agreement,
        terms=_terms(file.agreement),
        signatures=_signatures(file.agreement, history),
        findings=_findings(application),
        evaluation=evaluated,
        benches=heard,
        contents=[(text(f"case.{part}"), part) for part in PARTS if evaluated or part != "evaluation"],
        entries=entries(history),
        position=current.office().book.shown(),
        offers=_offers(id),
    )


def download(id: UUID, paper: UUID) -> Response:
    """A paper's plain bytes, always as a download: a browser never opens it among our pages."""
    file, thing = _readable(id)
    found = file.application.paper(paper)
    if found is None or not _allowed(Action.READ_PAPER, thing):
        abort(404)
    try:
        data = current.office().papers.get(found)
    except LookupError:
        abort(404)
    return for_saving(found, data, opened(found.label))


def _offers(id: UUID) -> tuple[Offer, ...]:
    """What the viewer may do with the case now, on what this page shows."""
    asked = client.look(f"/applications/{id}")
    return offers.of_case(asked.body["actions"], id=id, version=asked.version, seen=asked.seen) if asked else ()


def _readable(id: UUID) -> tuple[CaseFile, Thing]:
    file = current.office().book.case(id)
    if file is None:
        abort(404)
    actor = current.actor()
    if actor is None:
        abort(404)
    thing = as_read_by(current.office(), actor, case=id, application=file.application)
    if not _allowed(Action.READ_CASE, thing):
        abort(404)
    return known.file_as_known(actor, thing, file, known.record_of(current.office().book, id)), thing


def _allowed(action: Action, thing: Thing) -> bool:
    actor = current.actor()
    return actor is not None and may(actor, action, thing).allowed


def _call(id: UUID) -> CallRow | None:
    return next((row for row in current.office().book.calls() if row.id == id), None)


def _agency(call: CallRow | None, application: Application) -> Agency | None:
    return call.call.agency(application.track) if call else None


def _subjects(file: CaseFile) -> set[UUID]:
    application = file.application
    one = {application.filed_by, *application.form.firms()}
    parties = set(file.agreement.parties.signatories()) if file.agreement else set()
    return one | parties | ({application.officer} if application.officer else set())


def _history(file: CaseFile, thing: Thing) -> tuple[Moment, ...]:
    """What the book knows of the case, as far as the viewer is shown it."""
    actor = current.actor()
    if actor is None:
        return ()
    record = [row.recorded for row in current.office().book.timeline(file.id)]
    told = disclosing.disclosed(actor, thing, disclosing.shown(actor, thing, record))
    before = {moment.recorded.position: moment.before for moment in case_moments(record)}
    return tuple(Moment(recorded=one, before=before[one.position]) for one in told)


def _evaluation(
    application: Application, call: CallRow | None, history: Iterable[Moment], thing: Thing
) -> Evaluation | None:
    told = [moment.recorded for moment in history]
    reports = _allowed(Action.READ_HEARING_REPORT, thing)
    return evaluation(application, call.call.terms.plan, told, reports=reports) if call else None


def _paper(paper: Paper) -> ShownPaper:
    return ShownPaper(paper=paper, name=opened(paper.label), sha256=opened(paper.digest))


def _terms(agreement: Agreement | None) -> tuple[str | None, str | None]:
    if agreement is None:
        return None, None
    return opened(agreement.terms.role_division), opened(agreement.terms.rights_and_duties)


def _signatures(agreement: Agreement | None, history: Iterable[Moment]) -> tuple[Signature, ...]:
    if agreement is None:
        return ()
    signed = [moment.recorded.fact for moment in history if isinstance(moment.recorded.fact, agreement_facts.Signed)]
    days = {fact.party: fact.on for fact in signed}
    return tuple(
        Signature(
            party=party,
            partner=party == agreement.parties.partner,
            signed=party in agreement.signed,
            on=days.get(party) if party in agreement.signed else None,
        )
        for party in agreement.parties.signatories()
    )


def _findings(application: Application) -> tuple[ShownFinding, ...]:
    overrides = {override.criterion: override for override in application.overrides}
    return tuple(_finding(finding, overrides.get(finding.criterion)) for finding in application.findings)


def _finding(finding: Finding, override: Override | None) -> ShownFinding:
    language = current.language()
    return ShownFinding(
        finding=finding,
        title=wording.title(finding.criterion, language),
        sentence=wording.sentence(finding.because, language),
        override=override,
        reasons=opened(override.reasons) if override else None,
    )
