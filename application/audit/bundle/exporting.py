"""Exporting a case: the one place through which every bundle goes, from the API and from the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from application.audit.bundle.contents import About, Given, files
from application.audit.bundle.gathering import Gathered, gathered
from application.audit.bundle.redacting import Chosen, Variant, for_auditor, for_party
from application.audit.bundle.zips import zipped
from application.audit.ledger.kept import Head, Ledger, SealedFact
from application.office import Office
from application.record import Recorded
from domain.applications.facts import Submitted
from domain.facts import Refused, require
from domain.office.facts import OfficeOpened


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which case, for whom, and what for. `firm` is the party the bundle is made for, null for an auditor."""

    case: UUID
    variant: Variant
    firm: UUID | None
    purpose: str


Tells = Callable[[Gathered, tuple[Chosen, ...], Asked, Head], bytes]
"""Writes the history as a page for people."""


def export(office: Office, ledger: Ledger, asked: Asked, tells: Tells) -> bytes:
    """The bundle, as of the newest checkpoint a witness has cosigned (the newest, where no witness is trusted).

    Who hands it out puts that on record first (`accesses.record_export`). What was recorded after that checkpoint is not
    in the bundle, for nothing protects it yet. Refuses `purpose-missing`, `not-submitted`,
    `no-part-in-the-case`, and `not-protected-yet` where the submission itself came after the checkpoint.
    """
    require(asked.purpose.strip(), "purpose-missing")
    head = ledger.witnessed() if ledger.witnesses() else ledger.newest()
    if head is None:
        raise Refused("not-protected-yet")
    record = gathered(office, asked.case, until=head.position)
    require(any(isinstance(one.fact, Submitted) for one in record.facts), "not-protected-yet")
    stored = ledger.sealed([one.position for one in record.facts])
    require(len(stored) == len(record.facts), "not-protected-yet")
    chosen = _chosen(office, record, asked, stored)
    about = About(
        case=str(asked.case),
        call=str(record.application.call),
        variant=asked.variant,
        firm=str(asked.firm) if asked.firm else None,
        purpose=asked.purpose,
        kind=next(one.fact.kind for one in record.facts if isinstance(one.fact, OfficeOpened)),
    )
    history = tells(record, chosen, asked, head)
    return zipped(
        files(Given(about=about, head=head, chosen=chosen, stored=stored, history=history), ledger, office.keys)
    )


def _chosen(office: Office, record: Gathered, asked: Asked, stored: Mapping[int, SealedFact]) -> tuple[Chosen, ...]:
    if asked.variant is Variant.AUDITOR:
        return for_auditor(record)
    if asked.firm is None:
        raise Refused("no-part-in-the-case")

    def body(one: Recorded) -> bytes:
        return stored[one.position].body

    return for_party(office, record, asked.firm, body)
