"""The case file: an application and its agreement, each as it stands, under the application's id."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never
from uuid import UUID

from application.record import Recorded
from application.views.book import CaseFile
from application.views.history import stood as was_in_effect
from application.views.questions import AsOf
from domain.agreements import AGREEMENT
from domain.agreements import facts as agreement_facts
from domain.agreements.facts import AgreementFact
from domain.applications import APPLICATION
from domain.applications.facts import ApplicationFact, Drafted, Submitted
from domain.rules.vocabulary import TargetKind
from domain.values import Form, Item

LISTENS = (*APPLICATION.facts, *AGREEMENT.facts)


def key(recorded: Recorded, cases: Mapping[UUID, UUID]) -> UUID | None:
    """The case whose file a fact changes. `cases` are the cases of the agreements drafted so far, by the agreement's stream.

    Only the first fact of an agreement names its application.
    """
    fact = recorded.fact
    if isinstance(fact, ApplicationFact):
        return recorded.stream
    if isinstance(fact, agreement_facts.Drafted):
        return fact.application
    if isinstance(fact, AgreementFact):
        return cases.get(recorded.stream)
    return None


def fold(file: CaseFile | None, recorded: Recorded) -> CaseFile | None:
    """Fold a fact of the application's or the agreement's stream."""
    fact = recorded.fact
    if isinstance(fact, Drafted):
        return _opened(recorded, fact)
    return file and go_on(file, recorded)


def go_on(file: CaseFile, recorded: Recorded) -> CaseFile:
    """Fold a fact into the file of a case that was opened."""
    fact = recorded.fact
    if isinstance(fact, ApplicationFact):
        return _application_went_on(file, recorded, fact)
    if isinstance(fact, AgreementFact):
        return _agreement_went_on(file, recorded, fact)
    return file


def stood(record: Iterable[Recorded], as_of: AsOf) -> CaseFile | None:
    """The file of a case as of then, folded from everything that was recorded of it, in order."""
    file: CaseFile | None = None
    for recorded in record:
        if was_in_effect(recorded, as_of):
            file = fold(file, recorded)
    return file


def leads(form: Form) -> tuple[UUID, ...]:
    """The firms that stand as leads: the lead firms, and a cooperative with its members."""
    return replace(form, partner=None).firms()


def targets(form: Form) -> tuple[str, ...]:
    """What a case is for, in words that match where two cases name the same product number or kind of works."""
    return tuple(sorted({word for item in form.items for word in _words(item)}))


def _opened(recorded: Recorded, fact: Drafted) -> CaseFile:
    return CaseFile(
        id=recorded.stream,
        version=recorded.version,
        position=recorded.position,
        application=APPLICATION.begin(fact),
        agreement=None,
        agreement_id=None,
        agreement_version=0,
        opened_at=recorded.envelope.at,
        submitted_at=None,
        changed_at=recorded.envelope.at,
    )


def _application_went_on(file: CaseFile, recorded: Recorded, fact: ApplicationFact) -> CaseFile:
    return replace(
        file,
        version=recorded.version,
        position=recorded.position,
        application=APPLICATION.after(file.application, fact),
        submitted_at=fact.arrived if isinstance(fact, Submitted) else file.submitted_at,
        changed_at=recorded.envelope.at,
    )


def _agreement_went_on(file: CaseFile, recorded: Recorded, fact: AgreementFact) -> CaseFile:
    agreement = file.agreement
    if isinstance(fact, agreement_facts.Drafted):
        agreement = AGREEMENT.begin(fact)
    elif agreement is not None:
        agreement = AGREEMENT.after(agreement, fact)
    return replace(
        file,
        position=recorded.position,
        agreement=agreement,
        agreement_id=recorded.stream,
        agreement_version=recorded.version,
        changed_at=recorded.envelope.at,
    )


def _words(item: Item) -> tuple[str, ...]:
    match item.kind:
        case TargetKind.GOODS:
            numbers = (("item", item.detail_item_no), ("listing", item.goods_listing_no))
        case TargetKind.CONSTRUCTION_WORKS:
            numbers = (("works", item.goods_class_no or "any"), ("works-item", item.detail_item_no))
        case _:
            assert_never(item.kind)
    return tuple(f"{word}:{number}" for word, number in numbers if number)
