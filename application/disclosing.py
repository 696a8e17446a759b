"""What of a case's record is not for everybody who may read the case.

The agency's own drafts and reports of hearings; who declared or challenged whom; sheets and tallies, which parties never
see; another party's notice and objection, one's own notice before it was sent, what was ruled on one's own objection
before its result was sent, and who reviews it; and to a party the decision itself until then: a decision is not a notice
(행정절차법 §14, §15).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from application.actions import Action
from application.permissions import Actor, Thing, may
from application.record import Recorded
from domain.agreements.facts import EndCause, Ended
from domain.applications.facts import (
    DecisionCorrected,
    DecisionDrafted,
    DecisionReviewed,
    HearingReported,
    Rejected,
    Selected,
)
from domain.disputes import DISPUTE
from domain.disputes import facts as disputes
from domain.disputes.facts import (
    ObjectionFiled,
    RemedyEffectuated,
    RemedyOrdered,
    ResultNotified,
    ReviewerAssigned,
    ReviewerBarred,
    Ruled,
)
from domain.facts import F, Fact
from domain.letters.facts import OF_DISPUTES as LETTERS_OF_DISPUTES
from domain.letters.facts import OF_NOTICES as LETTERS_OF_NOTICES
from domain.letters.facts import OF_REVOCATIONS as LETTERS_OF_REVOCATIONS
from domain.letters.facts import Rendered
from domain.meetings.facts import Resolved
from domain.notices.facts import AppealDecided, AppealFiled, Arrived, Issued, Sent
from domain.panels.facts import (
    ChallengeRaised,
    ChallengeResolved,
    ConflictDeclared,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
from domain.performance.facts import EvidenceSubmitted
from domain.revocations import REVOCATION
from domain.roles import Role
from domain.sheets.facts import Corrected, Revealed
from domain.tallies.facts import Computed

INTERNAL: Mapping[type[Fact], Action] = MappingProxyType(
    {
        HearingReported: Action.READ_HEARING_REPORT,
        DecisionDrafted: Action.READ_DECISION,
        DecisionReviewed: Action.READ_DECISION,
        ConflictDeclared: Action.READ_CONFLICTS,
        ChallengeRaised: Action.READ_CONFLICTS,
        ChallengeResolved: Action.READ_CONFLICTS,
        ScoringClosed: Action.READ_SHEETS,
        SheetsRevealed: Action.READ_SHEETS,
        Revealed: Action.READ_SHEETS,
        Corrected: Action.READ_SHEETS,
        Computed: Action.READ_SHEETS,
        Resolved: Action.READ_DECISION,
        **dict.fromkeys(REVOCATION.facts, Action.READ_DECISION),
        EvidenceSubmitted: Action.READ_DECISION,
    }
)
"""Facts of a case that are read by who may do this only (행정심판법 §41 by analogy)."""
INTERNAL_PARTS: Mapping[type[Fact], tuple[Action, tuple[str, ...]]] = MappingProxyType(
    {
        Selected: (Action.READ_DECISION, ("meeting", "differs")),
        Rejected: (Action.READ_DECISION, ("meeting", "differs")),
        Recused: (Action.READ_CONFLICTS, ("grounds", "reasons")),
    }
)
"""Fields of a fact that are read by who may do this only: which meeting resolved and why it was not followed; what a
member was recused for."""
NEVER: Mapping[type[Fact], tuple[str, ...]] = MappingProxyType(
    {ConflictDeclared: ("detail",), disputes.ConflictDeclared: ("detail",)}
)
"""Fields that no record of a case shows: what a member says of the own life is for whoever presides, at the panel."""

OF_DISPUTES = DISPUTE.facts
OF_REVIEWERS = (ReviewerAssigned, disputes.ConflictDeclared, ReviewerBarred)
"""Who reviews is told to no party."""
OF_RULINGS = (Ruled, RemedyOrdered, RemedyEffectuated)
"""A party is told of these with the result."""

_BY_NAME = {kind.name: action for kind, action in INTERNAL.items()}
_PARTS_BY_NAME = {kind.name: parts for kind, parts in INTERNAL_PARTS.items()}
_NEVER_BY_NAME = {kind.name: fields for kind, fields in NEVER.items()}


def shown(actor: Actor, thing: Thing, record: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """What of a case's whole record is shown to somebody who may read the case: the rest is as if it were not there."""
    visible = showing(actor, thing, record)
    return tuple(one for one in record if visible(one))


def showing(actor: Actor, thing: Thing, record: Sequence[Recorded]) -> Callable[[Recorded], bool]:
    """Whether a fact of a case is shown to somebody who may read the case, by what its record says.

    That the scoring was closed, and without whom, is shown from the reveal on: before it, it would tell who sealed. The
    decision, and what it ends, is shown to a party once the party's notice of it was sent.
    """
    party = as_party(actor, thing)
    recipients = {one.stream: one.fact.recipient for one in record if isinstance(one.fact, Issued)}
    sent = {one.stream for one in record if isinstance(one.fact, Sent)}
    opened = {one.stream for one in record if isinstance(one.fact, SheetsRevealed)}
    objectors = {one.stream: one.fact.objector for one in record if isinstance(one.fact, ObjectionFiled)}
    answered = {one.stream for one in record if isinstance(one.fact, ResultNotified)}

    def visible(one: Recorded) -> bool:  # noqa: PLR0911 - an arm for each kind of fact
        fact = one.fact
        match fact:
            case Issued() | Sent() | Arrived() | AppealFiled() | AppealDecided():
                recipient = recipients.get(one.stream)
                return reads_notice(actor, replace(thing, party=recipient), sent=one.stream in sent)
            case _ if isinstance(fact, OF_DISPUTES):
                objector = objectors.get(one.stream)
                return reads_dispute(actor, replace(thing, party=objector), fact, answered=one.stream in answered)
            case Rendered():
                return knows_letter(actor, replace(thing, party=fact.recipient), fact, sent=fact.about in sent)
            case ScoringClosed() if one.stream not in opened:
                return False
            case ChallengeRaised() if fact.party in actor.subject.firms():
                return True
            case Selected() | Rejected() | DecisionCorrected() | Ended(cause=EndCause.APPLICATION_REJECTED) if party:
                return decision_told(actor, record, since=one.position)
            case _:
                return discloses(actor, thing, fact.name)

    return visible


def as_party(actor: Actor, thing: Thing) -> bool:
    """Whether somebody reads the case for a firm that is a party to it, and in no office."""
    capacity = may(actor, Action.READ_CASE, thing).capacity
    office = may(actor, Action.READ_DECISION, thing).allowed
    return not office and capacity is not None and capacity.acting_for is not None


def decision_told(actor: Actor, record: Iterable[Recorded], *, since: int = 0) -> bool:
    """Whether a party was told the decision: their own notice was sent after this position.

    Whom no notice is for, as a member that its cooperative stands for, is told once every recipient was.
    """
    known = tuple(record)
    recipients = {one.stream: one.fact.recipient for one in known if isinstance(one.fact, Issued)}
    told = {
        recipients[one.stream]
        for one in known
        if isinstance(one.fact, Sent) and one.position > since and one.stream in recipients
    }
    everybody = frozenset(recipients.values())
    own = everybody & actor.subject.firms()
    return bool(own & told) if own else bool(everybody) and everybody <= told


def reads_notice(actor: Actor, thing: Thing, *, sent: bool) -> bool:
    """Whether somebody reads the notice to `thing.party`: its recipient's people only once it was sent."""
    verdict = may(actor, Action.READ_NOTICE, thing)
    recipient = verdict.capacity is not None and verdict.capacity.acting_for is not None
    return verdict.allowed and (sent or not recipient)


def reads_dispute(actor: Actor, thing: Thing, fact: Fact, *, answered: bool) -> bool:
    """Whether somebody reads a fact of the dispute that `thing.party` began.

    Its own people never read who reviews, nor what was ruled before the result was sent; a reviewer all of the case's.
    """
    if actor.id in thing.cleared:
        return True
    verdict = may(actor, Action.READ_DISPUTE, thing)
    own = verdict.capacity is not None and verdict.capacity.acting_for is not None
    if not own:
        return verdict.allowed
    return not isinstance(fact, OF_REVIEWERS) and (answered or not isinstance(fact, OF_RULINGS))


def knows_letter(actor: Actor, thing: Thing, fact: Rendered, *, sent: bool) -> bool:
    """Whether somebody who may read the case is told of a letter to `thing.party`, as they are of what it tells."""
    if fact.kind in LETTERS_OF_NOTICES:
        return reads_notice(actor, thing, sent=sent)
    if fact.kind in LETTERS_OF_DISPUTES:
        # A result's letter is there from the moment the result was sent, and not before.
        return reads_dispute(actor, thing, fact, answered=True)
    return fact.kind not in LETTERS_OF_REVOCATIONS or may(actor, Action.READ_DECISION, thing).allowed


def disclosed(actor: Actor, thing: Thing, record: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """These facts as they are shown to them: what is withheld of each is as if it had been null."""
    return tuple(replace(one, envelope=replace(one.envelope, fact=without(actor, thing, one.fact))) for one in record)


def recorder(actor: Actor, thing: Thing, recorded: Recorded) -> UUID | None:
    """Who recorded a fact, as somebody who may read the case is told it; null to a party where it was a dispute's reviewer."""
    by = recorded.envelope.by
    return None if by.role is Role.DISPUTE_REVIEWER and as_party(actor, thing) else by.subject


def discloses(actor: Actor, thing: Thing, name: str) -> bool:
    """Whether a fact of this name is shown to somebody who may read the case."""
    action = _BY_NAME.get(name)
    return action is None or may(actor, action, thing).allowed


def withheld(actor: Actor, thing: Thing, name: str) -> tuple[str, ...]:
    """The fields of a fact of this name that are not shown to them."""
    action, fields = _PARTS_BY_NAME.get(name, (Action.READ_CASE, ()))
    never = _NEVER_BY_NAME.get(name, ())
    return never if may(actor, action, thing).allowed else (*fields, *never)


def without(actor: Actor, thing: Thing, fact: F) -> F:
    """A fact as it is shown to them: what is withheld of it is as if it had been null."""
    fields = withheld(actor, thing, fact.name)
    return replace(fact, **dict.fromkeys(fields)) if fields else fact  # type: ignore[type-var]
