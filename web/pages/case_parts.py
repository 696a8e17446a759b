"""What a case's pages show of findings, papers, signatures, letters, the approval of its decision, and its objections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from flask import url_for

from domain.agreements import Agreement
from domain.agreements import facts as agreement_facts
from domain.applications import Application
from domain.applications.facts import DecisionDrafted, DecisionReviewed, DecisionSetAside, Rejected, Selected
from domain.disputes.facts import ObjectionFiled
from domain.findings import Override
from domain.letters.facts import LetterKind, Rendered
from domain.rules.vocabulary import Finding, Weight
from domain.values import Paper, seoul_day
from web import current
from web.pages.acting import client
from web.pages.rendering import opened, teller
from web.pages.timeline import Moment, purpose_first
from web.wording import findings as wording

APPROVAL = ("draft", "review", "decide")
"""기안, 검토, 결재."""


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    """A criterion's answer in words, and the officer's own answer where there is one."""

    finding: Finding
    title: str
    sentence: str
    override: Override | None
    reasons: str | None

    @property
    def stands(self) -> bool:
        """Whether the criterion counts as met."""
        return self.override.met if self.override else self.finding.met

    @property
    def advisory(self) -> bool:
        """Whether it decides nothing."""
        return self.finding.weight is Weight.ADVISORY


@dataclass(frozen=True, kw_only=True)
class ShownPaper:
    """A paper with its name and hash in the clear."""

    paper: Paper
    name: str | None
    sha256: str | None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A party that must sign, and the day it did."""

    party: UUID
    partner: bool
    signed: bool
    on: date | None


@dataclass(frozen=True, kw_only=True)
class ShownLetter:
    """A letter on record. `purpose_first`: the viewer says first what they read it for."""

    id: UUID
    kind: LetterKind
    recipient: UUID
    on: date
    purpose_first: bool


@dataclass(frozen=True, kw_only=True)
class Approved:
    """A step of the approval: who took it and when, nobody where it is to come. `agreed` is said of a review alone."""

    name: str
    who: UUID | None = None
    at: datetime | None = None
    agreed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ShownDispute:
    """An objection in a case's list. `left` are the working days left to answer; `address` its own page."""

    objector: str
    received: date
    regime: str
    status: str
    result: str | None
    answer_by: date | None
    left: int | None
    address: str


def findings(application: Application) -> tuple[ShownFinding, ...]:
    """Every criterion's answer."""
    overrides = {override.criterion: override for override in application.overrides}
    return tuple(_finding(finding, overrides.get(finding.criterion)) for finding in application.findings)


def papers(application: Application) -> tuple[ShownPaper, ...]:
    """The papers attached."""
    return tuple(ShownPaper(paper=one, name=opened(one.label), sha256=opened(one.digest)) for one in application.papers)


def terms(agreement: Agreement | None) -> tuple[str | None, str | None]:
    """What an agreement says of roles, and of rights and duties."""
    if agreement is None:
        return None, None
    return opened(agreement.terms.role_division), opened(agreement.terms.rights_and_duties)


def signatures(agreement: Agreement | None, history: Iterable[Moment]) -> tuple[Signature, ...]:
    """Who signed the agreement, and who has not."""
    if agreement is None:
        return ()
    signed = [moment.recorded.fact for moment in history if isinstance(moment.recorded.fact, agreement_facts.Signed)]
    days = {fact.party: fact.on for fact in signed}
    return tuple(
        Signature(
            party=party,
            partner=party == agreement.parties.partner,
            signed=party in agreement.signed,
            on=days.get(party) if party in agreement.signed else None,
        )
        for party in agreement.parties.signatories()
    )


def letters(history: Iterable[Moment]) -> tuple[ShownLetter, ...]:
    """The letters that the viewer is told of, the newest first."""
    told = [(one.recorded.stream, one.recorded.fact) for one in history if isinstance(one.recorded.fact, Rendered)]
    return tuple(
        ShownLetter(id=id, kind=fact.kind, recipient=fact.recipient, on=fact.on, purpose_first=purpose_first(fact))
        for id, fact in reversed(told)
    )


def approval(history: Iterable[Moment]) -> tuple[Approved, ...]:
    """The approval line of the decision at hand, as far as it was taken; nothing before there is a draft."""
    taken: dict[str, Approved] = {}
    for one in history:
        fact, who, at = one.recorded.fact, one.recorded.envelope.by.subject, one.recorded.envelope.at
        match fact:
            case DecisionDrafted():
                taken = {"draft": Approved(name="draft", who=who, at=at)}
            case DecisionReviewed():
                taken["review"] = Approved(name="review", who=who, at=at, agreed=fact.agreed)
            case Selected() | Rejected():
                taken["decide"] = Approved(name="decide", who=who, at=at)
            case DecisionSetAside():
                taken = {}
            case _:
                continue
    return tuple(taken.get(name, Approved(name=name)) for name in APPROVAL) if "draft" in taken else ()


def disputes(history: Sequence[Moment]) -> tuple[ShownDispute, ...]:
    """The objections of a case that the viewer is told of, as the API tells each."""
    filed = [one.recorded.stream for one in history if isinstance(one.recorded.fact, ObjectionFiled)]
    answers = [(id, client.look(f"/disputes/{id}")) for id in filed]
    return tuple(_dispute(id, answered.body) for id, answered in answers if answered)


def _dispute(id: UUID, body: dict[str, object]) -> ShownDispute:
    plain = {name: body[name] for name in ("regime", "status", "result")}
    objector = teller().name(UUID(str(body["objector"]["id"])))  # type: ignore[index]
    answer_by = body["answer_by"]
    return ShownDispute(
        objector=objector,
        received=seoul_day(datetime.fromisoformat(str(body["received"]))),
        answer_by=date.fromisoformat(str(answer_by)) if answer_by else None,
        left=body["working_days_left"],  # type: ignore[arg-type]
        address=url_for("pages.dispute", id=id),
        **plain,  # type: ignore[arg-type]
    )


def _finding(finding: Finding, override: Override | None) -> ShownFinding:
    language = current.language()
    return ShownFinding(
        finding=finding,
        title=wording.title(finding.criterion, language),
        sentence=wording.sentence(finding.because, language),
        override=override,
        reasons=opened(override.reasons) if override else None,
    )
