"""Agreements: parties, terms and signatures; in capability building a signature takes the partner's places."""

from collections.abc import Callable
from uuid import UUID

from application.office import Found, Office, agreement_of, places_of, settled
from application.ports import Change, Once, Receipt
from application.record import By
from domain import places
from domain.agreements import AGREEMENT, Agreement, signing
from domain.agreements.facts import EndCause, Parties, Terms
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.facts import Fact, Refused
from domain.rules.books import BOOKS
from domain.values import Form


def draft(
    office: Office,
    application: UUID,
    *,
    role_division: str,
    rights_and_duties: str,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Put the agreement into words between the firms of the application's form."""
    case = office.find(APPLICATION, application)
    loaded = office.log.load(AGREEMENT, agreement_of(application))
    drafted = signing.draft(
        loaded.state,
        case.state,
        id=application,
        parties=_parties(case.state.form),
        terms=_terms(office, application, role_division, rights_and_duties),
    )
    return office.log.append(loaded.then(drafted), by=by, once=once)


def amend(
    office: Office,
    application: UUID,
    *,
    role_division: str,
    rights_and_duties: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Change the agreement to the form's firms as they now stand and to new terms; every party signs anew."""

    def decide() -> Receipt:
        case = office.find(APPLICATION, application)
        found = office.find(AGREEMENT, agreement_of(application), expecting=expecting)
        amended = signing.amend(
            found.state,
            case.state,
            parties=_parties(case.state.form),
            terms=_terms(office, application, role_division, rights_and_duties),
        )
        return office.log.append(found.then(amended), *_freeing(office, found), by=by, once=once)

    return settled(decide)


def sign(
    office: Office,
    application: UUID,
    *,
    party: UUID,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Sign for a party. Two partners' requests racing for the last place: one wins, the other is told why."""

    def decide() -> Receipt:
        case = office.find(APPLICATION, application)
        found = office.find(AGREEMENT, agreement_of(application), expecting=expecting)
        signed = signing.sign(found.state, case.state, party=party, on=office.today())
        return office.log.append(found.then(signed), *_taking(office, found, party), by=by, once=once)

    return settled(decide)


def ending(office: Office, application: UUID, *, cause: EndCause) -> tuple[Change, ...]:
    """The changes that end an application's agreement and free the places it holds; none where there is no agreement."""
    loaded = office.log.load(AGREEMENT, agreement_of(application))
    if loaded.state is None:
        return ()
    found = office.find(AGREEMENT, loaded.id)
    ended = signing.end(found.state, cause=cause, on=office.today())
    return (*([found.then(*ended)] if ended else []), *_freeing(office, found))


def restoring(office: Office, application: UUID, *, dispute: UUID) -> tuple[Change, ...]:
    """The changes that make an agreement live again which a rejection had ended, and give it back the places it held."""
    return _living(
        office, application, lambda agreement: signing.restore(agreement, dispute=dispute, on=office.today())
    )


def reinstating(office: Office, application: UUID, *, revocation: UUID) -> tuple[Change, ...]:
    """The same of an agreement that a revocation had ended."""

    def again(agreement: Agreement) -> tuple[Fact, ...]:
        return signing.reinstate(agreement, revocation=revocation, on=office.today())

    return _living(office, application, again)


def _living(office: Office, application: UUID, again: Callable[[Agreement], tuple[Fact, ...]]) -> tuple[Change, ...]:
    loaded = office.log.load(AGREEMENT, agreement_of(application))
    if loaded.state is None or not loaded.state.ended:
        return ()
    found = office.find(AGREEMENT, loaded.id)
    agreement = found.state
    restored = again(agreement)
    rules = BOOKS[office.find(CALL, agreement.call).state.terms.rules.version]
    partner = agreement.parties.partner
    if rules.track(agreement.track).places_per_partner is None or partner not in agreement.signed:
        return (found.then(*restored),)
    taken = office.log.load(places.PLACES, places_of(partner))
    taken_again = places.restore(
        taken.state or places.NONE_TAKEN, agreement=found.id, leads=agreement.parties.leads, on=office.today()
    )
    return found.then(*restored), *((taken.then(*taken_again),) if taken_again else ())


def _parties(form: Form) -> Parties:
    if form.partner is None:
        raise Refused("no-partner-firm")
    return Parties(leads=form.leads, partner=form.partner, cooperative=form.cooperative)


def _terms(office: Office, application: UUID, role_division: str, rights_and_duties: str) -> Terms:
    return Terms(
        role_division=office.seal(role_division, "case", application),
        rights_and_duties=office.seal(rights_and_duties, "case", application),
    )


def _taking(office: Office, found: Found[Agreement], party: UUID) -> tuple[Change, ...]:
    agreement = found.state
    call = office.find(CALL, agreement.call).state
    limit = BOOKS[call.terms.rules.version].track(agreement.track).places_per_partner
    if limit is None or party != agreement.parties.partner:
        return ()
    loaded = office.log.load(places.PLACES, places_of(party))
    taken = places.take(
        loaded.state or places.NONE_TAKEN,
        limit=limit,
        agreement=found.id,
        leads=agreement.parties.leads,
        on=office.today(),
    )
    return (loaded.then(taken),)


def _freeing(office: Office, found: Found[Agreement]) -> tuple[Change, ...]:
    loaded = office.log.load(places.PLACES, places_of(found.state.parties.partner))
    freed = places.free(loaded.state or places.NONE_TAKEN, agreement=found.id, on=office.today())
    return (loaded.then(*freed),) if freed else ()
