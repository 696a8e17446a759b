"""Writing letters: before a fact is appended, the letter that tells it is made, and what names it goes into the same append.

Where no letter can be made nothing is recorded; a document whose append failed is ciphertext that nothing names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from application.letters.contents import Addressee, Body, Contents, Matter, Officer
from application.office import OFFICE_ID, Found, Office, letter_of
from application.ports import Change, beginning
from application.record import By
from application.succeeding import standing_for
from domain.applications import Application
from domain.calls import CALL
from domain.facts import Refused
from domain.letters import LETTER, Letter
from domain.letters.facts import LetterKind, Rendered
from domain.office import OFFICE
from domain.office.facts import OfficeKind
from domain.roles import Role
from domain.rules.vocabulary import PaperKind
from domain.subjects import SUBJECT
from domain.values import MediaType, Sealed

PDF: MediaType = "application/pdf"
NAMED = frozenset({Role.INTAKE_OFFICER, Role.DECIDER})
"""Officers whose name a letter tells; who reviews an objection is told to no party."""


@dataclass(frozen=True, kw_only=True)
class Unwritten:
    """A letter to be made: to whom, and what it says of its case, which is given as it stands with the fact that is told."""

    kind: LetterKind
    recipient: UUID
    body: Body


def written(
    office: Office, change: Change, *letters: Unwritten, case: UUID, application: Application, by: By
) -> tuple[Change, ...]:
    """The letters that tell the last fact of a change, made and kept: what is to be appended together with it."""
    version = change.version + len(change.facts)
    first = 1 + sum(1 for _ in letters_about(office, change.id))
    return tuple(
        _written(office, letter_of(change.id, number), one, change.id, version, case, application, by)
        for number, one in enumerate(letters, start=first)
    )


def letters_about(office: Office, about: UUID) -> Iterator[Found[Letter]]:
    """Every letter that tells what one stream records, the first first."""
    return office.numbered(LETTER, partial(letter_of, about))


def name_of(office: Office, subject: UUID) -> str | None:
    """A subject's name, as the log has it now; null where it was destroyed."""
    return office.keys.open(office.find(SUBJECT, subject).state.identity.label)


def _written(
    office: Office, id: UUID, letter: Unwritten, about: UUID, version: int, case: UUID, application: Application, by: By
) -> Change:
    call = office.find(CALL, application.call).state
    agency, opened = call.agency(application.track), office.log.load(OFFICE, OFFICE_ID).state
    if agency is None:
        raise Refused("track-not-open", track=application.track)
    document = office.letters.render(
        Contents(
            kind=letter.kind,
            id=id,
            on=office.today(),
            demonstration=opened is not None and opened.kind is OfficeKind.DEMONSTRATION,
            agency=agency,
            to=_addressee(office, letter.recipient),
            officer=_officer(office, by),
            matter=Matter(
                receipt=application.receipt,
                round=call.round,
                call=office.keys.open(call.terms.title),
                track=application.track,
                title=office.keys.open(application.form.title),
            ),
            body=letter.body,
        )
    )
    paper = office.papers.put(
        document.data,
        id=id,
        kind=PaperKind.OTHER,
        label=" ".join(filter(None, (document.title, application.receipt))) + ".pdf",
        media_type=PDF,
        key=office.keys.of("case", case),
    )
    fact = Rendered(
        kind=letter.kind,
        application=case,
        about=about,
        at_version=version,
        recipient=letter.recipient,
        paper=paper,
        writer=office.letters.writer,
        on=office.today(),
    )
    return beginning(LETTER, id, fact)


def _addressee(office: Office, firm: UUID) -> Addressee:
    identity, successor = office.find(SUBJECT, firm).state.identity, standing_for(office, firm)
    return Addressee(
        name=office.keys.open(identity.label),
        representative=_opened(office, identity.representative),
        address=_opened(office, identity.address),
        successor=name_of(office, successor) if successor else None,
    )


def _officer(office: Office, by: By) -> Officer | None:
    known = office.begun(SUBJECT, by.subject) if by.role in NAMED else None
    if known is None:
        return None
    identity = known.state.identity
    name = office.keys.open(identity.label)
    if name is None:
        return None
    return Officer(
        name=name, organisation=_opened(office, identity.organisation), phone=_opened(office, identity.phone)
    )


def _opened(office: Office, sealed: Sealed | None) -> str | None:
    return office.keys.open(sealed) if sealed else None
