"""What of a case's record each reader carries away: an auditor everything, a party what the office shows that party anyway.

What is withheld is withheld whole, for its bytes prove one thing only; its leaf stands in its place. What a party is not
told of at all, such as how the decision is being prepared before it was notified, is not listed either: how many facts
there are of it would tell that there are any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from application import disclosing, looking
from application.actions import Action
from application.audit.bundle.gathering import Gathered
from application.office import Office
from application.permissions import Actor, Thing, may
from application.record import Recorded
from application.views import timeline
from domain.calls import CALL
from domain.facts import require
from domain.notices.facts import Issued, Sent
from domain.office.facts import OfficeOpened
from domain.panels.facts import ConflictDeclared
from domain.receipts import ReceiptGiven
from domain.sheets import SHEET
from domain.subjects import SUBJECT
from domain.subjects.facts import Capacity


class Variant(StrEnum):
    """For whom a bundle is made."""

    AUDITOR = "auditor"
    PARTY = "party"


class Why(StrEnum):
    """Why a fact's bytes are withheld."""

    INTERNAL = "internal"
    """The office's own evaluation, deliberation and preparing of the decision (행정심판법 §41 by analogy)."""
    NAMES_A_JUDGE = "names-a-judge"
    PEER = "peer"
    """It is of, or names, another application."""
    OTHER_FIRMS = "other-firms"
    """It holds what every firm of the task declared of itself, which each sees of its own alone."""
    PART = "part-withheld"
    """Some field of it is not for this reader, and bytes cannot be shown in part."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A fact of a bundle. `why` its bytes are withheld, null where they are not; `told` as the history tells it, if it does.

    `placed` is False where stream, version and name would tell a judge: then the leaf alone stands for it.
    """

    recorded: Recorded
    why: Why | None = None
    told: Recorded | None = None
    placed: bool = True


Bodies = Callable[[Recorded], bytes]
"""The stored bytes of a fact."""


def for_auditor(record: Gathered) -> tuple[Chosen, ...]:
    """Everything."""
    return tuple(Chosen(recorded=one, told=one) for one in record.facts)


def for_party(office: Office, record: Gathered, firm: UUID, body: Bodies) -> tuple[Chosen, ...]:
    """What a firm with a part in the case is shown of it, and the leaves of the rest once it was told the decision.

    Refuses `no-part-in-the-case`.
    """
    actor = firm_as_reader(office, firm)
    thing = looking.thing_of(office, record.application)
    require(firm in thing.firms() and may(actor, Action.READ_CASE, thing).allowed, "no-part-in-the-case")
    lines = [one for one in record.facts if isinstance(one.fact, timeline.LISTENS)]
    shown = {one.position: one for one in disclosing.shown(actor, thing, lines)}
    until = _told_until(lines, shown, told=disclosing.decision_told(actor, lines))
    return tuple(_chosen(actor, thing, record, shown, until, body))


def firm_as_reader(office: Office, firm: UUID) -> Actor:
    """A firm as whoever acts for it and holds no office."""
    subject = office.find(SUBJECT, firm).state
    return Actor(id=firm, subject=replace(subject, roles=frozenset(), acts_for=((firm, Capacity.REPRESENTATIVE),)))


def _chosen(
    actor: Actor, thing: Thing, record: Gathered, shown: dict[int, Recorded], until: int, body: Bodies
) -> Iterator[Chosen]:
    judges, peers = _written(record.judges), _written(record.peers)
    for one in record.facts:
        public = isinstance(one.fact, (OfficeOpened, *CALL.facts))
        if one.position in shown or public or _own_receipt(one, record.case):
            (told,) = disclosing.disclosed(actor, thing, [one])
            hidden = disclosing.recorder(actor, thing, one) is None
            why = Why.NAMES_A_JUDGE if hidden else _why(one, told, body(one), judges, peers)
            yield Chosen(recorded=one, why=why, told=told)
        elif one.position < until:
            why = Why.PEER if isinstance(one.fact, ReceiptGiven) else Why.INTERNAL
            yield Chosen(recorded=one, why=why, placed=not isinstance(one.fact, SHEET.facts))


def _why(one: Recorded, told: Recorded, body: bytes, judges: tuple[bytes, ...], peers: tuple[bytes, ...]) -> Why | None:
    if any(judge in body for judge in judges):
        return Why.NAMES_A_JUDGE
    if any(peer in body for peer in peers):
        return Why.PEER
    if hasattr(one.fact, "task"):
        return Why.OTHER_FIRMS
    return None if told.fact == one.fact else Why.PART


def _own_receipt(one: Recorded, case: UUID) -> bool:
    return isinstance(one.fact, ReceiptGiven) and one.fact.application == case


def _told_until(lines: list[Recorded], shown: dict[int, Recorded], *, told: bool) -> int:
    """The position of the last notice of the decision that the party was sent; 0 before it was told."""
    notices = {one.stream for one in lines if isinstance(one.fact, Issued) and one.position in shown}
    sent = [one.position for one in lines if isinstance(one.fact, Sent) and one.stream in notices]
    return max(sent, default=0) if told else 0


def _written(ids: frozenset[UUID]) -> tuple[bytes, ...]:
    return tuple(str(one).encode() for one in sorted(ids))


def opens(chosen: Chosen, path: str, key: str) -> bool:
    """Whether a sealed text of a fact is opened: never what a member says of the own life, nor personal data."""
    if chosen.why is not None or key.startswith("subject:"):
        return False
    return not (isinstance(chosen.recorded.fact, ConflictDeclared) and path == "fact.detail")
