"""Marking tasks: what each fact of a case means for statistics."""

from dataclasses import replace
from uuid import UUID

from application.record import Recorded
from application.views.book import CaseFile, CaseRow
from application.views.history import day_of_effect
from application.views.marks import KeptTask, Mark, MarkKind, Named
from domain.applications import facts as applications
from domain.certifications.facts import Issued
from domain.disputes.facts import ObjectionFiled
from domain.facts import Fact
from domain.selections.facts import Published

KINDS: dict[type[Fact], MarkKind] = {
    applications.Submitted: MarkKind.RECEIVED,
    applications.Changed: MarkKind.CHANGED,
    applications.Returned: MarkKind.RETURNED,
    applications.Withdrawn: MarkKind.WITHDRAWN,
    applications.FoundEligible: MarkKind.ELIGIBLE,
    applications.FoundIneligible: MarkKind.INELIGIBLE,
    applications.StagePassed: MarkKind.STAGE_PASSED,
    applications.StageFailed: MarkKind.STAGE_FAILED,
    applications.Selected: MarkKind.SELECTED,
    applications.Rejected: MarkKind.REJECTED,
    applications.DecisionSetAside: MarkKind.SET_ASIDE,
    Published: MarkKind.PUBLISHED,
    applications.SelectionRevoked: MarkKind.REVOKED,
    applications.SelectionRestored: MarkKind.RESTORED,
    ObjectionFiled: MarkKind.OBJECTED,
    Issued: MarkKind.PRODUCT_CONFIRMED,
}
"""What each fact means for a task."""
LISTENS = tuple(KINDS)


def keys(recorded: Recorded) -> tuple[UUID, ...]:
    """The tasks a fact marks."""
    fact = recorded.fact
    if isinstance(fact, Published):
        return fact.selected
    if isinstance(fact, Issued | ObjectionFiled):
        return (fact.application,)
    return (recorded.stream,) if type(fact) in KINDS else ()


def fold(task: KeptTask | None, recorded: Recorded, line: CaseRow | None, file: CaseFile | None) -> KeptTask | None:
    """Fold a fact; `line` and `file` are the case's after it. What was never received is no task."""
    kind = KINDS.get(type(recorded.fact))
    if kind is MarkKind.RECEIVED and line is not None:
        task = KeptTask(id=line.id, call=line.call, track=line.track, agency=line.agency)
    if task is None or kind is None:
        return task
    return replace(task, marks=(*task.marks, _mark(kind, recorded, file)))


def _mark(kind: MarkKind, recorded: Recorded, file: CaseFile | None) -> Mark:
    fact = recorded.fact
    names = kind in {MarkKind.RECEIVED, MarkKind.CHANGED}
    return Mark(
        position=recorded.position,
        day=day_of_effect(recorded),
        kind=kind,
        stage=fact.stage if isinstance(fact, applications.StagePassed | applications.StageFailed) else None,
        product=fact.product.id if isinstance(fact, Issued) else None,
        named=_named(file) if names and file else None,
    )


def _named(file: CaseFile) -> Named:
    form = file.application.form
    members = form.cooperative.members if form.cooperative else ()
    return Named(
        leads=tuple(dict.fromkeys((*form.leads, *members))),
        partner=form.partner,
        products=tuple(item.id for item in form.items),
    )
