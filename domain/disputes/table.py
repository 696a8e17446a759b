"""Who can do what to a dispute in which state: one table, asked by every act. From each state somebody can act, or it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.disputes import Dispute
from domain.disputes.codes import Status
from domain.facts import require
from domain.roles import Role


class Act(StrEnum):
    """What may be done to a dispute once it is filed."""

    ATTACH_EVIDENCE = "ATTACH_EVIDENCE"
    WITHDRAW = "WITHDRAW"
    ASSIGN_REVIEWER = "ASSIGN_REVIEWER"
    DECLARE_CONFLICT = "DECLARE_CONFLICT"
    REQUEST_SUPPLEMENT = "REQUEST_SUPPLEMENT"
    PROVIDE_SUPPLEMENT = "PROVIDE_SUPPLEMENT"
    LAPSE_SUPPLEMENT = "LAPSE_SUPPLEMENT"
    EXTEND_ANSWER = "EXTEND_ANSWER"
    RECORD_MISSED = "RECORD_MISSED"
    RULE = "RULE"
    NOTIFY_RESULT = "NOTIFY_RESULT"
    RECORD_RESULT_ARRIVAL = "RECORD_RESULT_ARRIVAL"
    EFFECTUATE = "EFFECTUATE"


@dataclass(frozen=True, kw_only=True)
class Open:
    """The states in which an act is possible, and the roles that do it."""

    states: frozenset[Status]
    roles: frozenset[Role]


BEFORE_RULING = frozenset({Status.RECEIVED, Status.SUPPLEMENT_REQUESTED, Status.UNDER_REVIEW})
BEFORE_RESULT = BEFORE_RULING | {Status.RULED}
"""Until the result is sent: a party who was refused from the ruling on would learn of it by that."""
TOLD = frozenset({Status.NOTIFIED, Status.EFFECTUATING})
"""A ruling takes effect when its result is sent."""
PARTY = frozenset({Role.APPLICANT, Role.PARTNER})
REVIEWER = frozenset({Role.DISPUTE_REVIEWER})
STAFF = frozenset({Role.INTAKE_OFFICER, Role.DECIDER})
CLOCKWORK = frozenset({Role.MACHINE})

ACTS: Mapping[Act, Open] = {
    Act.ATTACH_EVIDENCE: Open(states=BEFORE_RESULT, roles=PARTY),
    Act.WITHDRAW: Open(states=BEFORE_RESULT, roles=PARTY),
    Act.ASSIGN_REVIEWER: Open(states=BEFORE_RULING, roles=frozenset({Role.DECIDER})),
    Act.DECLARE_CONFLICT: Open(states=BEFORE_RULING, roles=REVIEWER),
    Act.REQUEST_SUPPLEMENT: Open(states=frozenset({Status.UNDER_REVIEW}), roles=REVIEWER),
    Act.PROVIDE_SUPPLEMENT: Open(states=frozenset({Status.SUPPLEMENT_REQUESTED}), roles=PARTY),
    Act.LAPSE_SUPPLEMENT: Open(states=frozenset({Status.SUPPLEMENT_REQUESTED}), roles=CLOCKWORK),
    Act.EXTEND_ANSWER: Open(states=BEFORE_RULING, roles=REVIEWER | {Role.DECIDER}),
    Act.RECORD_MISSED: Open(states=BEFORE_RULING | {Status.RULED}, roles=CLOCKWORK),
    Act.RULE: Open(states=frozenset({Status.UNDER_REVIEW}), roles=REVIEWER),
    Act.NOTIFY_RESULT: Open(states=frozenset({Status.RULED}), roles=STAFF),
    Act.RECORD_RESULT_ARRIVAL: Open(states=frozenset({Status.NOTIFIED}), roles=STAFF),
    Act.EFFECTUATE: Open(states=TOLD, roles=STAFF | CLOCKWORK),
}


def require_open(dispute: Dispute, act: Act) -> None:
    """Refuse an act that the state of the dispute does not allow; a party is told the state it knows."""
    told = dispute.told if ACTS[act].roles == PARTY else dispute.status
    require(dispute.status in ACTS[act].states, "dispute-not-open-for-it", act=act, status=told)
