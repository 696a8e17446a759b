"""Appeals outside the agency (행정심판, 행정소송), as the agency learns of them, and what they came to."""

from datetime import date
from uuid import UUID

from application.office import Office
from application.ports import Once, Receipt
from application.record import By
from domain.notices import NOTICE, appealing
from domain.notices.facts import AppealKind, AppealOutcome


def record_appeal(
    office: Office,
    notice: UUID,
    *,
    kind: AppealKind,
    docket: str | None,
    filed: date,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Record that a notice's recipient appealed."""
    found = office.find(NOTICE, notice, expecting=expecting)
    fact = appealing.record_appeal(
        found.state,
        kind=kind,
        docket=office.seal_if(docket, "case", found.state.application),
        filed=filed,
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)


def record_appeal_outcome(
    office: Office,
    notice: UUID,
    *,
    appeal: int,
    outcome: AppealOutcome,
    text: str,
    decided: date,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Record what an appeal came to."""
    found = office.find(NOTICE, notice, expecting=expecting)
    fact = appealing.record_appeal_outcome(
        found.state,
        appeal=appeal,
        outcome=outcome,
        text=office.seal(text, "case", found.state.application),
        decided=decided,
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)
