"""The case list: one line a case, told from its file and, once, from the call it was drafted under."""

from dataclasses import replace

from application.record import Recorded
from application.views import case_files
from application.views.book import CaseFile, CaseRow
from domain.applications.facts import Drafted
from domain.calls import Call
from domain.findings import unmet
from domain.rules.vocabulary import Weight
from domain.selections.facts import Published

LISTENS = (*case_files.LISTENS, Published)

key = case_files.key


def fold(row: CaseRow | None, recorded: Recorded, file: CaseFile | None, call: Call | None) -> CaseRow | None:
    """Fold a fact of the case. `file` is the case file after it; `call` the call as it stood when the case was drafted.

    The responsible agency is the one the call names for the track at drafting; a case whose call opens no such track
    has no line.
    """
    if file is None:
        return None
    if isinstance(recorded.fact, Drafted):
        return _drafted(file, call)
    return row and restated(row, file)


def publish(row: CaseRow, published: Published) -> CaseRow:
    """Fold the publication of a list that names the case: the line itself did not change by it."""
    return replace(row, published=published.on)


def _drafted(file: CaseFile, call: Call | None) -> CaseRow | None:
    application = file.application
    agency = call.agency(application.track) if call else None
    if agency is None:
        return None
    row = CaseRow(
        id=file.id,
        call=application.call,
        track=application.track,
        agency=agency,
        status=application.status,
        receipt=None,
        filed_by=application.filed_by,
        firms=(),
        partner=None,
        officer=None,
        opened_at=file.opened_at,
        submitted_at=None,
        changed_at=file.changed_at,
        supplement_due=None,
        met=0,
        unmet=0,
        advisory=0,
        products=0,
        published=None,
        version=file.version,
        position=file.position,
    )
    return restated(row, file)


def restated(row: CaseRow, file: CaseFile) -> CaseRow:
    """The line of a case whose file went on."""
    application = file.application
    form = application.form
    not_met = len(unmet(application.findings, application.overrides))
    advisory = sum(one.weight is Weight.ADVISORY and not one.met for one in application.findings)
    return replace(
        row,
        status=application.status,
        receipt=application.receipt,
        # The firm that files it sees its draft even while the form names no firm yet.
        firms=tuple(dict.fromkeys((*form.firms(), application.filed_by))),
        partner=form.partner,
        officer=application.officer,
        submitted_at=file.submitted_at,
        changed_at=file.changed_at,
        supplement_due=application.supplement.due if application.supplement else None,
        met=len(application.findings) - not_met - advisory,
        unmet=not_met,
        advisory=advisory,
        products=len(form.items),
        version=file.version,
        position=file.position,
    )
