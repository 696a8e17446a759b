"""Who reads a letter: whoever may read what it tells; a party's people only their own, and a notice's only once it was sent."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from application import looking
from application.actions import Action
from application.certifying import certifications_of
from application.disputed import disputes_of
from application.letters.writing import letters_about
from application.masking import looks_on
from application.notifying import notices_of
from application.office import Found, Office
from application.permissions import Actor, Thing, Verdict
from application.revoking import revocations_of
from domain.applications import APPLICATION, Application
from domain.disputes import DISPUTE
from domain.letters import Letter
from domain.letters.facts import OF_DISPUTES, OF_NOTICES, OF_REVOCATIONS
from domain.notices import NOTICE


def letters_of(office: Office, case: UUID, application: Application) -> Iterator[Found[Letter]]:
    """Every letter of a case: those of its own stream, then of its notices, objections, revocations and confirmations."""
    told = chain(
        (one.id for one in notices_of(office, case, application)),
        (one.id for one in disputes_of(office, case, application)),
        (one.id for one in revocations_of(office, case)),
        (one.id for one in certifications_of(office, case)),
    )
    for about in (case, *told):
        yield from letters_about(office, about)


def asked_of(office: Office, reader: Actor, letter: Letter) -> tuple[Action, Thing]:
    """What must be allowed to whoever reads a letter, and of which thing."""
    case = letter.application
    application = office.find(APPLICATION, case).state
    thing = looking.thing_of(office, application, party=letter.recipient)
    if letter.kind in OF_NOTICES:
        return Action.READ_NOTICE, looking.reviewed_by(office, reader, thing, case=case, application=application)
    if letter.kind in OF_DISPUTES:
        return Action.READ_DISPUTE, looking.dispute_thing(office, office.find(DISPUTE, letter.about).state)
    if letter.kind in OF_REVOCATIONS:
        return Action.READ_REVOCATION, thing
    return Action.READ_CASE, looking.as_read_by(office, reader, case=case, application=application)


def purpose_needed(reader: Actor, letter: Letter) -> bool:
    """Whether somebody says first what they read it for: a letter names people, and who looks on is told them for a purpose only."""
    return looks_on(reader) and letter.recipient not in reader.subject.firms()


def hidden(office: Office, reader: Actor, letter: Letter, given: Verdict) -> bool:
    """Whether a party's people, though allowed to read such a thing, do not read this letter: another's, or one not sent yet."""
    if given.capacity is None or given.capacity.acting_for is None:
        return False
    if letter.kind in OF_NOTICES:
        return office.find(NOTICE, letter.about).state.sent is None
    return letter.kind in OF_REVOCATIONS and letter.recipient not in reader.subject.firms()
