"""What permission depends on: the thing a request is about, as the log or the book knows it."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from application.actions import Action
from application.disputed import disputes_of
from application.evaluation import panels_of
from application.office import NotFound, Office
from application.permissions import Actor, Thing, may
from application.succeeding import standing_in
from application.views.book import CaseRow
from application.views.questions import Scope
from domain.applications import APPLICATION, Application
from domain.calls import CALL
from domain.disputes import Dispute
from domain.panels import Panel
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects import SUBJECT
from domain.values import Agency, Form

AGENCY_READERS = frozenset({Role.INTAKE_OFFICER, Role.DECIDER})


def actor_of(office: Office, person: UUID) -> Actor:
    """The person as the log knows them now, acting for the firms whose places their own took, too.

    Raises `NotFound` for nobody, and for whoever was forgotten.
    """
    subject = office.find(SUBJECT, person).state
    if subject.forgotten:
        raise NotFound(SUBJECT.kind, person)
    return Actor(id=person, subject=replace(subject, acts_for=standing_in(office, subject.acts_for)))


def call_thing(office: Office, call: UUID) -> Thing:
    """A call, for permission."""
    terms = office.find(CALL, call).state.terms
    return Thing(agencies=frozenset(one.agency for one in terms.tracks))


def case_thing(office: Office, case: UUID, *, party: UUID | None = None, reader: Actor | None = None) -> Thing:
    """A case, for permission; where a `reader` is named, with what its panels and disputes say of them."""
    application = office.find(APPLICATION, case).state
    if reader is not None:
        return as_read_by(office, reader, case=case, application=application)
    return thing_of(office, application, party=party)


def as_read_by(office: Office, reader: Actor, *, case: UUID, application: Application) -> Thing:
    """A case at hand, for the permission of somebody who may review a dispute of it, or be on a panel.

    Its panels are asked only where nothing else lets them read.
    Whoever was recused for the case on one panel does not read it for another's sake.
    """
    thing = reviewed_by(office, reader, thing_of(office, application), case=case, application=application)
    if application.submitted is None or may(reader, Action.READ_CASE, thing).allowed:
        return thing
    panels = [one.state for one in panels_of(office, application.call, application.track)]
    recused = {recusal.member for one in panels if case in one.cases for recusal in one.cases[case].recusals}
    cleared = {member for one in panels for member in one.readers(case)} - recused
    deliberates = any(one.stage is Stage.DELIBERATION and reader.id in one.readers(case) for one in panels)
    return replace(thing, readers=frozenset(cleared), committee=deliberates)


def reviewed_by(office: Office, reader: Actor, thing: Thing, *, case: UUID, application: Application) -> Thing:
    """A case, with who was cleared to review a dispute of it that waits for its result; asked of nobody but reviewers."""
    if not _reviews(reader):
        return thing
    pending = (one.state for one in disputes_of(office, case, application) if one.state.pending)
    return replace(thing, cleared=frozenset().union(*(one.cleared for one in pending)))


def reviewed_cases(office: Office, reader: Actor, cases: Iterable[UUID]) -> frozenset[UUID]:
    """Of these cases those that somebody reads for a dispute before them."""
    reviewed = ((one, case_thing(office, one, reader=reader)) for one in cases if _reviews(reader))
    return frozenset(case for case, thing in reviewed if reader.id in thing.cleared)


def _reviews(reader: Actor) -> bool:
    return any(role is Role.DISPUTE_REVIEWER for role, _ in reader.subject.roles)


def panel_thing(
    office: Office,
    panel: Panel,
    *,
    case: UUID | None = None,
    person: UUID | None = None,
    without: UUID | None = None,
    reader: Actor | None = None,
) -> Thing:
    """A panel, or a case that is before it, for permission. `person` is the one it is about, `without` who may not preside over that.

    Where a `reader` is named, with what the case's disputes say of them.
    """
    if case is not None and case not in panel.cases:
        raise NotFound("case", case)
    agency = office.find(CALL, panel.call).state.agency(panel.track)
    thing = Thing(agencies=frozenset({agency} if agency else ()))
    if case is not None:
        application = office.find(APPLICATION, case).state
        thing = thing_of(office, application)
        thing = reviewed_by(office, reader, thing, case=case, application=application) if reader else thing
    return replace(
        thing,
        person=person,
        panellists=frozenset(panel.people()),
        readers=panel.readers(case) if case else frozenset(),
        chair=panel.presiding(case, on=office.today(), without=without),
        secretary=panel.secretary,
        committee=panel.stage is Stage.DELIBERATION,
    )


def dispute_thing(office: Office, dispute: Dispute) -> Thing:
    """A dispute, for permission: its case, the firm that objected, and who reviews."""
    return replace(
        case_thing(office, dispute.application, party=dispute.objector),
        reviewers=frozenset(one.person for one in dispute.reviewers if not one.barred),
        cleared=dispute.cleared,
    )


def thing_of(office: Office, application: Application, *, party: UUID | None = None) -> Thing:
    """A case at hand, for permission."""
    agency = office.find(CALL, application.call).state.agency(application.track)
    form = application.form
    return Thing(
        agencies=frozenset({agency} if agency else ()),
        leads=_lead_side(form),
        members=_members(form),
        partner=form.partner,
        draft=application.submitted is None,
        handlers=_handlers(office, application.officer),
        party=party,
    )


def thing_at(thing: Thing, application: Application) -> Thing:
    """A case, for permission, as its own facts told of it when it stood like this."""
    form = application.form
    return replace(
        thing,
        leads=_lead_side(form),
        members=_members(form),
        partner=form.partner,
        draft=application.submitted is None,
    )


def scope_of(actor: Actor) -> Scope:
    """What of the case list a person may see: their agencies', all where they audit, and their firms'."""
    roles = actor.subject.roles
    audits = any(role is Role.AUDITOR for role, _ in roles)
    own = {agency for role, agency in roles if role in AGENCY_READERS and agency}
    return Scope(agencies=frozenset(Agency) if audits else frozenset(own), firms=actor.subject.firms())


def _handlers(office: Office, officer: UUID | None) -> frozenset[UUID]:
    if officer is None:
        return frozenset()
    away = office.find(SUBJECT, officer).state.away(office.today())
    deputy = frozenset({away.deputy} if away and away.deputy else ())
    return frozenset({officer}) | deputy


def listed_thing(row: CaseRow, application: Application) -> Thing:
    """A case at hand with its line in the list, for permission to look: the book alone is asked, so handlers are not told."""
    form = application.form
    return Thing(
        agencies=frozenset({row.agency}),
        leads=_lead_side(form),
        members=_members(form),
        partner=form.partner,
        draft=application.submitted is None,
    )


def row_thing(row: CaseRow) -> Thing:
    """A case by its line alone, for what is shown of it to a firm that it names."""
    leads = frozenset(row.firms) - {row.partner}
    return Thing(agencies=frozenset({row.agency}), leads=leads, partner=row.partner, draft=row.submitted_at is None)


def _members(form: Form) -> frozenset[UUID]:
    return frozenset(form.cooperative.members if form.cooperative else ())


def _lead_side(form: Form) -> frozenset[UUID]:
    return frozenset(form.leads) | frozenset({form.cooperative.firm} if form.cooperative else ())
