"""Judging a case: everything its rules look at, gathered as a `Task`, and every finding on it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from application.office import COMPETITION_PRODUCTS_ID, Found, Office, agreement_of, bars_of, places_of
from application.views.questions import AsOf
from domain.agreements import AGREEMENT
from domain.applications import Application
from domain.bars import BAR, Bars
from domain.calls import Call
from domain.competition_products import COMPETITION_PRODUCTS, CompetitionProducts
from domain.places import NONE_TAKEN, PLACES
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Finding, FirmProfile, FirmSnapshot, Target, Task
from domain.subjects import SUBJECT
from domain.subjects.facts import SubjectKind
from domain.values import Form


def task_of(office: Office, found: Found[Application], call: Call, *, on: date, as_of: AsOf | None = None) -> Task:
    """What the rules look at, as it stands, judged on a day. Of other cases the book tells, so that it must know as of when."""
    application = found.state
    form = application.form
    agreement = office.log.load(AGREEMENT, agreement_of(found.id)).state
    cooperative = form.cooperative
    return Task(
        track=application.track,
        on=on,
        leads=tuple(_snapshot(office, firm, on) for firm in form.leads),
        partner=_snapshot(office, form.partner, on) if form.partner else None,
        cooperative=_snapshot(office, cooperative.firm, on) if cooperative else None,
        members=tuple(_snapshot(office, firm, on) for firm in cooperative.members) if cooperative else (),
        evidence=form.evidence,
        targets=_targets(office, application, on),
        agreement=agreement.agreed() if agreement else None,
        partner_places=_places(office, form),
        papers=application.attached(),
        papers_required=call.papers(application.track),
        same_target_elsewhere=tuple(sorted(office.book.same_targets(found.id, form, as_of))),
        leads_with_another_partner=tuple(sorted(office.book.leads_with_another_partner(found.id, form, as_of))),
    )


def findings_of(call: Call, task: Task) -> tuple[Finding, ...]:
    """Every finding of the call's rule version on a task."""
    return BOOKS[call.terms.rules.version].findings(task)


def catalogue(office: Office) -> CompetitionProducts:
    """The SME-competition products on record."""
    return office.log.load(COMPETITION_PRODUCTS, COMPETITION_PRODUCTS_ID).state or CompetitionProducts()


def _snapshot(office: Office, firm: UUID, on: date) -> FirmSnapshot:
    subject = office.find(SUBJECT, firm).state
    profile = subject.profile
    if profile is None:
        raise ValueError(f"subject {firm} is not a firm")
    barred = as_barred(profile, office.log.load(BAR, bars_of(firm)).state, on)
    return FirmSnapshot(firm=firm, cooperative=subject.kind is SubjectKind.COOPERATIVE, profile=barred, as_of=on)


def as_barred(profile: FirmProfile, bars: Bars | None, on: date) -> FirmProfile:
    """A firm's profile with the bar on record that holds that day, where it lasts longer than what the profile says."""
    until = bars.until(on) if bars else None
    known = [one for one in (profile.bar_until, until) if one]
    return replace(profile, bar_until=max(known, default=None))


def _targets(office: Office, application: Application, on: date) -> tuple[Target, ...]:
    products = catalogue(office)
    return tuple(
        item.target(designated=products.designated(item.detail_item_no, on)) for item in application.form.items
    )


def _places(office: Office, form: Form) -> int:
    if form.partner is None:
        return 0
    places = office.log.load(PLACES, places_of(form.partner)).state or NONE_TAKEN
    return len(places.leads() | frozenset(form.leads))
