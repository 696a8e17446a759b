"""The application (과제): draft, submission, supplement, eligibility, withdrawal."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from domain.applications.facts import (
    Amended,
    ApplicationFact,
    Changed,
    Drafted,
    FoundEligible,
    FoundIneligible,
    OfficerAssigned,
    PaperAttached,
    PaperRemoved,
    Returned,
    Submitted,
    SupplementExtended,
    SupplementProvided,
    SupplementRequested,
    Withdrawn,
)
from domain.findings import Override
from domain.rules.vocabulary import Finding, PaperKind, Task, Track
from domain.streams import Stream
from domain.values import Form, Paper, ReceiptNo


class Status(StrEnum):
    """Where an application stands."""

    DRAFT = "DRAFT"
    """작성 중."""
    SUBMITTED = "SUBMITTED"
    """접수."""
    SUPPLEMENT_REQUESTED = "SUPPLEMENT_REQUESTED"
    """보완 요구."""
    ELIGIBLE = "ELIGIBLE"
    """적격."""
    INELIGIBLE = "INELIGIBLE"
    """부적격."""
    RETURNED = "RETURNED"
    """반려."""
    WITHDRAWN = "WITHDRAWN"
    """취하."""


UNDECIDED = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.ELIGIBLE})
"""Received and not yet decided: it may be supplemented, changed or withdrawn (행정절차법 §17⑧)."""
LIVE = UNDECIDED | {Status.DRAFT}
"""Not ended."""


@dataclass(frozen=True, kw_only=True)
class Supplement:
    """What the officer asked for, by when, and how often the date was moved."""

    papers: tuple[PaperKind, ...]
    due: date
    extensions: int = 0


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application as it stands."""

    call: UUID
    track: Track
    filed_by: UUID
    form: Form
    status: Status = Status.DRAFT
    papers: tuple[Paper, ...] = ()
    receipt: ReceiptNo | None = None
    submitted: date | None = None
    officer: UUID | None = None
    supplement: Supplement | None = None
    task: Task | None = None
    findings: tuple[Finding, ...] = ()
    overrides: tuple[Override, ...] = ()

    def attached(self) -> tuple[PaperKind, ...]:
        """The kinds of paper attached, each once, in a fixed order."""
        return tuple(sorted({paper.kind for paper in self.papers}))

    def paper(self, paper: UUID) -> Paper | None:
        """An attached paper by id."""
        return next((one for one in self.papers if one.id == paper), None)


def begin(fact: Drafted) -> Application:
    """Fold the draft."""
    return Application(call=fact.call, track=fact.track, filed_by=fact.filed_by, form=fact.form)


def after(application: Application, fact: ApplicationFact) -> Application:
    """Fold a later fact."""
    match fact:
        case Drafted():
            return begin(fact)
        case Amended() | Changed():
            return replace(application, form=fact.form)
        case PaperAttached():
            kept = tuple(paper for paper in application.papers if paper.id != fact.replaces)
            return replace(application, papers=(*kept, fact.paper))
        case PaperRemoved():
            return replace(application, papers=tuple(one for one in application.papers if one.id != fact.paper))
        case Submitted():
            return replace(
                application,
                status=Status.SUBMITTED,
                receipt=fact.receipt,
                submitted=fact.on,
                task=fact.task,
                findings=fact.findings,
            )
        case OfficerAssigned():
            return replace(application, officer=fact.officer)
        case SupplementRequested():
            supplement = Supplement(papers=fact.papers, due=fact.due)
            return replace(application, status=Status.SUPPLEMENT_REQUESTED, supplement=supplement)
        case SupplementExtended():
            return replace(application, supplement=_extended(application.supplement, fact.due))
        case SupplementProvided():
            return replace(application, status=Status.SUBMITTED, supplement=None)
        case Returned():
            return replace(application, status=Status.RETURNED)
        case Withdrawn():
            return replace(application, status=Status.WITHDRAWN)
        case FoundEligible():
            return _judged(application, fact, Status.ELIGIBLE)
        case FoundIneligible():
            return _judged(application, fact, Status.INELIGIBLE)
        case _:
            assert_never(fact)


def _extended(supplement: Supplement | None, due: date) -> Supplement | None:
    return supplement and replace(supplement, due=due, extensions=supplement.extensions + 1)


def _judged(application: Application, fact: FoundEligible | FoundIneligible, status: Status) -> Application:
    return replace(
        application, status=status, task=fact.task, findings=fact.findings, overrides=fact.overrides, supplement=None
    )


APPLICATION = Stream(
    "application",
    begin,
    after,
    (
        Drafted,
        Amended,
        PaperAttached,
        PaperRemoved,
        Submitted,
        Changed,
        OfficerAssigned,
        SupplementRequested,
        SupplementExtended,
        SupplementProvided,
        Returned,
        Withdrawn,
        FoundEligible,
        FoundIneligible,
    ),
)
