"""The case file: the form, the papers, the agreement, every finding, and the timeline of how it came to be so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote
from uuid import UUID

from flask import Response, abort

from application import disclosing
from application.looking import thing_of
from application.permissions import Action, Thing, may
from application.views.book import CallRow, CaseFile
from domain.agreements import AGREEMENT, Agreement
from domain.agreements import facts as agreement_facts
from domain.applications import APPLICATION, Application
from domain.findings import Override
from domain.rules.vocabulary import Finding, Weight
from domain.values import Agency, Paper
from web import current
from web.pages.rendering import names, opened, page, teller
from web.pages.timeline import Moment, entries, moments
from web.wording import findings as wording
from web.wording.changes import evidence_line, item_line


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


def show(id: UUID) -> str:
    """The page; a case that is not there or not for this viewer is not found."""
    file, thing = _readable(id)
    application = file.application
    call = _call(application.call)
    names().load(_subjects(file))
    told = teller()
    history = _history(file, thing)
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
        entries=entries(history),
        position=current.office().book.position(),
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
    name = opened(found.label) or found.id.hex
    response = Response(data, content_type=found.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _readable(id: UUID) -> tuple[CaseFile, Thing]:
    file = current.office().book.case(id)
    if file is None:
        abort(404)
    thing = thing_of(current.office(), file.application)
    if not _allowed(Action.READ_CASE, thing):
        abort(404)
    return file, thing


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
    """What the book knows of the case: its lines, each with its fact as the log holds it, as far as the viewer is shown it."""
    office = current.office()
    shown = {row.position for row in office.book.timeline(file.id)}
    told = [*moments(APPLICATION, office.log.history(file.id))]
    if file.agreement_id:
        told += moments(AGREEMENT, office.log.history(file.agreement_id))
    known = (moment for moment in told if moment.recorded.position in shown)
    return tuple(_disclosed(moment, thing) for moment in known if _discloses(moment, thing))


def _discloses(moment: Moment, thing: Thing) -> bool:
    actor = current.actor()
    return actor is not None and disclosing.discloses(actor, thing, moment.recorded.fact.name)


def _disclosed(moment: Moment, thing: Thing) -> Moment:
    actor = current.actor()
    if actor is None:
        return moment
    envelope = moment.recorded.envelope
    fact = disclosing.without(actor, thing, envelope.fact)
    return replace(moment, recorded=replace(moment.recorded, envelope=replace(envelope, fact=fact)))


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
