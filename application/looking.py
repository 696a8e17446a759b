"""What permission depends on: the thing a request is about, as the log or the book knows it."""

from uuid import UUID

from application.office import Office
from application.permissions import Actor, Thing
from application.views.book import CaseRow, Scope
from domain.applications import APPLICATION, Application
from domain.calls import CALL
from domain.roles import Role
from domain.subjects import SUBJECT
from domain.values import Agency, Form

AGENCY_READERS = frozenset({Role.INTAKE_OFFICER, Role.DECIDER})


def actor_of(office: Office, person: UUID) -> Actor:
    """The person as the log knows them now."""
    return Actor(id=person, subject=office.find(SUBJECT, person).state)


def call_thing(office: Office, call: UUID) -> Thing:
    """A call, for permission."""
    terms = office.find(CALL, call).state.terms
    return Thing(agencies=frozenset(one.agency for one in terms.tracks))


def case_thing(office: Office, case: UUID, *, party: UUID | None = None) -> Thing:
    """A case, for permission."""
    return thing_of(office, office.find(APPLICATION, case).state, party=party)


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


def _members(form: Form) -> frozenset[UUID]:
    return frozenset(form.cooperative.members if form.cooperative else ())


def _lead_side(form: Form) -> frozenset[UUID]:
    return frozenset(form.leads) | frozenset({form.cooperative.firm} if form.cooperative else ())
