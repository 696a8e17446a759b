"""Findings derived anew: the task from what the log says, and the rule version's answer to every criterion of it.

The task is put together from the facts on form, papers, agreement, firms, designations and places that stand before it.
Two things a task says are taken as told, for they were asked of a page of the book that may have been a moment behind:
which other cases are for the same target, and which leads stand beside another partner. Both only advise.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from application.audit.derived import Books, Derived, book_of
from application.audit.world import CaseNow, World, on_record
from application.office import bars_of, places_of
from application.record import Recorded
from domain.applications.facts import FoundEligible, FoundIneligible, Submitted, SupplementProvided
from domain.findings import Override
from domain.receipts import TRACK_LETTERS, ReceiptGiven
from domain.rules.vocabulary import Agreed, Finding, FirmSnapshot, PaperKind, Target, Task, Weight
from domain.values import ReceiptNo, seoul_day


def submitted(world: World, books: Books, recorded: Recorded, fact: Submitted) -> Derived:
    """What a submission came to: the next receipt number, the task of its moment, every finding, the papers missing."""
    case = world.case(recorded.stream)
    call = world.call(case.call)
    first, last = seoul_day(fact.arrived), seoul_day(recorded.envelope.at)
    # It was judged at some moment between the arrival and the append, which may lie on two days.
    on = fact.task.on if first <= fact.task.on <= last else last
    task = task_of(world, recorded.stream, on, told=fact.task)
    derived = replace(
        fact,
        receipt=receipt_of(world, case, world.submissions.get((case.call, case.track), 0) + 1),
        rules=call.terms.rules.version,
        task=task,
        findings=book_of(books, call.terms.rules.version).findings(task),
        missing=missing(world, case),
        on=first,
    )
    return Derived(fact=derived)


def receipt_given(world: World, _: Books, __: Recorded, fact: ReceiptGiven) -> Derived:
    """The number of an application: its place among the submissions of its call and track."""
    case = world.case(fact.application)
    return Derived(fact=replace(fact, receipt=receipt_of(world, case, case.number or 0)))


def supplement_provided(world: World, _: Books, recorded: Recorded, fact: SupplementProvided) -> Derived:
    """The papers still missing."""
    return Derived(fact=replace(fact, missing=missing(world, world.case(recorded.stream))))


def judged(world: World, books: Books, recorded: Recorded, fact: FoundEligible | FoundIneligible) -> Derived:
    """What eligibility was answered on, the officer's overrides taken as given; and the answer that follows from it."""
    case = world.case(recorded.stream)
    version = world.call(case.call).terms.rules.version
    task = task_of(world, recorded.stream, fact.on, told=fact.task)
    findings = book_of(books, version).findings(task)
    kind = FoundEligible if stands(findings, fact.overrides) else FoundIneligible
    return Derived(fact=replace(fact, rules=version, task=task, findings=findings), name=kind.name)


def task_of(world: World, id: UUID, on: date, *, told: Task) -> Task:
    """Everything the rules look at in a case, from the facts before it."""
    case = world.case(id)
    form, terms = case.form, world.call(case.call).terms
    cooperative = form.cooperative
    return Task(
        track=case.track,
        on=on,
        leads=tuple(_snapshot(world, firm, on) for firm in form.leads),
        partner=_snapshot(world, form.partner, on) if form.partner else None,
        cooperative=_snapshot(world, cooperative.firm, on) if cooperative else None,
        members=tuple(_snapshot(world, firm, on) for firm in cooperative.members) if cooperative else (),
        evidence=form.evidence,
        targets=tuple(
            Target(
                id=item.id,
                kind=item.kind,
                detail_item_no=item.detail_item_no,
                goods_listing_no=item.goods_listing_no,
                goods_class_no=item.goods_class_no,
                designated=world.designated(item.detail_item_no, on),
            )
            for item in form.items
        ),
        agreement=_agreed(world, id),
        partner_places=_places(world, case),
        papers=case.kinds(),
        papers_required=tuple(one.kind for one in terms.papers if one.track is case.track),
        same_target_elsewhere=told.same_target_elsewhere,
        leads_with_another_partner=told.leads_with_another_partner,
    )


def stands(findings: tuple[Finding, ...], overrides: tuple[Override, ...]) -> bool:
    """Whether every decisive finding is met, or overridden so."""
    said = {one.criterion: one.met for one in overrides}
    return all(said.get(one.criterion, one.met) for one in findings if one.weight is Weight.DECISIVE)


def missing(world: World, case: CaseNow) -> tuple[PaperKind, ...]:
    """The papers the call asks of the track that are not attached, in the call's order."""
    asked = [one.kind for one in world.call(case.call).terms.papers if one.track is case.track]
    return tuple(kind for kind in asked if kind not in case.papers.values())


def receipt_of(world: World, case: CaseNow, number: int) -> ReceiptNo:
    """The receipt number of the so-manieth submission of a call and track."""
    return f"{world.call(case.call).round}-{TRACK_LETTERS[case.track]}-{number:04d}"


def _snapshot(world: World, firm: UUID, on: date) -> FirmSnapshot:
    now = on_record(world.firms, firm, "firm")
    lasts = [one.last for one in world.bars.get(bars_of(firm), {}).values() if one.first <= on <= one.last]
    until = max((day for day in (now.profile.bar_until, *lasts) if day), default=None)
    profile = replace(now.profile, bar_until=until)
    return FirmSnapshot(firm=firm, cooperative=now.cooperative, profile=profile, as_of=on)


def _agreed(world: World, application: UUID) -> Agreed | None:
    id = world.agreement_of.get(application)
    now = world.agreements.get(id) if id else None
    return None if now is None or now.ended else now.agreed


def _places(world: World, case: CaseNow) -> int:
    if case.form.partner is None:
        return 0
    taken = world.places.get(places_of(case.form.partner), {})
    return len({lead for leads in taken.values() for lead in leads} | set(case.form.leads))
