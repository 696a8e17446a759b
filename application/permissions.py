"""Who may do what to which thing: one table, one question. Role, agency and part in the case decide, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.roles import Role
from domain.subjects import Subject
from domain.subjects.facts import Capacity
from domain.values import Agency


class Action(StrEnum):
    """Everything a person may ask of the office."""

    READ_CALL = "call.read"
    ANNOUNCE_CALL = "call.announce"
    EXTEND_CALL = "call.extend"
    AMEND_CALL = "call.amend"
    CANCEL_CALL = "call.cancel"
    DESIGNATE_PRODUCTS = "competition_products.designate"
    REGISTER_FIRM = "firm.register"
    REGISTER_PERSON = "person.register"
    DECLARE_PROFILE = "firm.declare_profile"
    READ_REGISTER = "register.read"
    GRANT_ROLE = "role.grant"
    AUTHORISE = "person.authorise"
    RECORD_ABSENCE = "absence.record"
    LIST_CASES = "case.list"
    READ_CASE = "case.read"
    READ_PAPER = "paper.read"
    DRAFT = "application.draft"
    AMEND = "application.amend"
    ATTACH_PAPER = "paper.attach"
    REMOVE_PAPER = "paper.remove"
    SUBMIT = "application.submit"
    CHANGE = "application.change"
    WITHDRAW = "application.withdraw"
    PROVIDE_SUPPLEMENT = "supplement.provide"
    DRAFT_AGREEMENT = "agreement.draft"
    AMEND_AGREEMENT = "agreement.amend"
    SIGN_AGREEMENT = "agreement.sign"
    ASSIGN_OFFICER = "officer.assign"
    REQUEST_SUPPLEMENT = "supplement.request"
    EXTEND_SUPPLEMENT = "supplement.extend"
    RETURN_APPLICATION = "application.return"
    JUDGE_ELIGIBILITY = "eligibility.judge"
    ADVANCE_CLOCK = "clock.advance"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A signed-in person as the log knows them."""

    id: UUID
    subject: Subject


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What is asked about, as far as permission depends on it.

    `leads` and `partner` are the firms with a part in the case, `members` those a cooperative signs for; `handlers` the
    officer in charge and, while that one is away, the deputy (empty: nobody yet); `party` the firm an act is done for;
    `person` the person it is about.
    """

    agencies: frozenset[Agency] = frozenset()
    leads: frozenset[UUID] = frozenset()
    members: frozenset[UUID] = frozenset()
    partner: UUID | None = None
    draft: bool = False
    handlers: frozenset[UUID] = frozenset()
    party: UUID | None = None
    person: UUID | None = None

    def firms(self) -> frozenset[UUID]:
        """Every firm with a part in the case."""
        return self.leads | self.members | frozenset({self.partner} if self.partner else ())


NOTHING = Thing()
"""No particular thing."""


@dataclass(frozen=True, kw_only=True)
class Capacities:
    """In what capacity a rule lets an actor act: role, agency and firm go into the envelope."""

    role: Role
    agency: Agency | None = None
    acting_for: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer: the rule that allows it and the capacity, or the reason it is refused."""

    allowed: bool
    rule: str
    korean: str
    english: str
    capacity: Capacities | None = None


Condition = Callable[[Actor, Thing], Capacities | None]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part a person can have in a thing: how it is recognised, and its words."""

    id: str
    role: Role
    recognised: Condition
    korean: str
    english: str


def _for_firm(actor: Actor, firms: frozenset[UUID], role: Role) -> Capacities | None:
    own = sorted(actor.subject.firms() & firms)
    return Capacities(role=role, acting_for=own[0]) if own else None


def _agency(actor: Actor, thing: Thing, role: Role) -> Capacities | None:
    """For an agency; never where the actor acts for a firm with a part in the case: nobody decides on their own."""
    if actor.subject.firms() & thing.firms():
        return None
    own = sorted(agency for held, agency in actor.subject.roles if held is role and agency in thing.agencies)
    return Capacities(role=role, agency=own[0]) if own else None


def _any(actor: Actor, role: Role) -> Capacities | None:
    held = sorted((agency or "", agency) for one, agency in actor.subject.roles if one is role)
    return Capacities(role=role, agency=held[0][1]) if held else None


def _lead(actor: Actor, thing: Thing) -> Capacities | None:
    return _for_firm(actor, thing.leads, Role.APPLICANT)


def _member(actor: Actor, thing: Thing) -> Capacities | None:
    return _for_firm(actor, thing.members, Role.APPLICANT)


def _partner(actor: Actor, thing: Thing) -> Capacities | None:
    partner = frozenset({thing.partner} if thing.partner else ())
    return None if thing.draft and not partner else _for_firm(actor, partner, Role.PARTNER)


def _signer(actor: Actor, thing: Thing) -> Capacities | None:
    may_sign = (Capacity.REPRESENTATIVE, Capacity.AGENT)
    signs = any(firm == thing.party and capacity in may_sign for firm, capacity in actor.subject.acts_for)
    role = Role.PARTNER if thing.party == thing.partner else Role.APPLICANT
    return Capacities(role=role, acting_for=thing.party) if signs else None


def _of_firm(actor: Actor, thing: Thing) -> Capacities | None:
    return _for_firm(actor, frozenset({thing.party} if thing.party else ()), Role.APPLICANT)


def _representative(actor: Actor, thing: Thing) -> Capacities | None:
    own = (thing.party, Capacity.REPRESENTATIVE) in actor.subject.acts_for
    return Capacities(role=Role.APPLICANT, acting_for=thing.party) if own else None


def _officer(actor: Actor, thing: Thing) -> Capacities | None:
    return None if thing.draft else _agency(actor, thing, Role.INTAKE_OFFICER)


def _handler(actor: Actor, thing: Thing) -> Capacities | None:
    in_charge = not thing.handlers or actor.id in thing.handlers
    return _officer(actor, thing) if in_charge else None


def _decider(actor: Actor, thing: Thing) -> Capacities | None:
    return None if thing.draft else _agency(actor, thing, Role.DECIDER)


def _auditor(actor: Actor, thing: Thing) -> Capacities | None:
    return None if thing.draft else _any(actor, Role.AUDITOR)


def _operator(actor: Actor, _: Thing) -> Capacities | None:
    return _any(actor, Role.OPERATOR)


def _own(actor: Actor, thing: Thing) -> Capacities | None:
    return _any_role(actor) if thing.person == actor.id else None


def _any_role(actor: Actor) -> Capacities:
    if actor.subject.roles:
        role, agency = min(actor.subject.roles, key=lambda held: (held[0], held[1] or ""))
        return Capacities(role=role, agency=agency)
    return Capacities(role=Role.APPLICANT)


def _person(actor: Actor, _: Thing) -> Capacities | None:
    return _any_role(actor)


LEAD = Part(
    id="lead", role=Role.APPLICANT, recognised=_lead, korean="주관기업의 담당자", english="acts for a lead firm"
)
MEMBER = Part(
    id="member",
    role=Role.APPLICANT,
    recognised=_member,
    korean="조합원 기업의 담당자",
    english="acts for a member of the cooperative",
)
PARTNER = Part(
    id="partner",
    role=Role.PARTNER,
    recognised=_partner,
    korean="협력기업의 담당자",
    english="acts for the partner firm",
)
SIGNER = Part(
    id="signer",
    role=Role.APPLICANT,
    recognised=_signer,
    korean="서명하는 기업의 대표자 또는 대리인",
    english="representative or agent of the signing firm",
)
OF_FIRM = Part(
    id="of-firm", role=Role.APPLICANT, recognised=_of_firm, korean="그 기업의 담당자", english="acts for the firm"
)
REPRESENTATIVE = Part(
    id="representative",
    role=Role.APPLICANT,
    recognised=_representative,
    korean="그 기업의 대표자",
    english="representative of the firm",
)
OFFICER = Part(
    id="officer",
    role=Role.INTAKE_OFFICER,
    recognised=_officer,
    korean="주관부처의 접수 담당자",
    english="intake officer of the responsible agency",
)
HANDLER = Part(
    id="handler",
    role=Role.INTAKE_OFFICER,
    recognised=_handler,
    korean="이 건의 접수 담당자 또는 그 대리",
    english="intake officer in charge of this case, or the deputy",
)
DECIDER = Part(
    id="decider",
    role=Role.DECIDER,
    recognised=_decider,
    korean="주관부처의 결정권자",
    english="decider of the responsible agency",
)
AUDITOR = Part(id="auditor", role=Role.AUDITOR, recognised=_auditor, korean="감사관", english="auditor")
OPERATOR = Part(id="operator", role=Role.OPERATOR, recognised=_operator, korean="시스템 운영자", english="operator")
SELF = Part(id="self", role=Role.APPLICANT, recognised=_own, korean="본인", english="the person concerned")
ANYBODY = Part(
    id="anybody", role=Role.APPLICANT, recognised=_person, korean="로그인한 사람", english="anybody signed in"
)

PERMISSIONS: dict[Action, tuple[Part, ...]] = {
    Action.READ_CALL: (ANYBODY,),
    Action.ANNOUNCE_CALL: (DECIDER,),
    Action.EXTEND_CALL: (DECIDER,),
    Action.AMEND_CALL: (DECIDER,),
    Action.CANCEL_CALL: (DECIDER,),
    Action.DESIGNATE_PRODUCTS: (DECIDER,),
    Action.REGISTER_FIRM: (ANYBODY,),
    Action.REGISTER_PERSON: (OPERATOR,),
    Action.DECLARE_PROFILE: (OF_FIRM,),
    Action.READ_REGISTER: (OF_FIRM, SELF, OFFICER, DECIDER, AUDITOR),
    Action.GRANT_ROLE: (OPERATOR,),
    Action.AUTHORISE: (REPRESENTATIVE,),
    Action.RECORD_ABSENCE: (SELF, DECIDER),
    Action.LIST_CASES: (ANYBODY,),
    Action.READ_CASE: (LEAD, PARTNER, MEMBER, OFFICER, DECIDER, AUDITOR),
    Action.READ_PAPER: (LEAD, PARTNER, OFFICER, DECIDER),
    Action.DRAFT: (OF_FIRM,),
    Action.AMEND: (LEAD,),
    Action.ATTACH_PAPER: (LEAD, PARTNER),
    Action.REMOVE_PAPER: (LEAD,),
    Action.SUBMIT: (LEAD,),
    Action.CHANGE: (LEAD,),
    Action.WITHDRAW: (LEAD,),
    Action.PROVIDE_SUPPLEMENT: (LEAD,),
    Action.DRAFT_AGREEMENT: (LEAD, PARTNER),
    Action.AMEND_AGREEMENT: (LEAD, PARTNER),
    Action.SIGN_AGREEMENT: (SIGNER,),
    Action.ASSIGN_OFFICER: (OFFICER, DECIDER),
    Action.REQUEST_SUPPLEMENT: (HANDLER,),
    Action.EXTEND_SUPPLEMENT: (HANDLER,),
    Action.RETURN_APPLICATION: (HANDLER,),
    Action.JUDGE_ELIGIBILITY: (HANDLER,),
    Action.ADVANCE_CLOCK: (OPERATOR,),
}
"""For each action the parts that may do it, the first that fits decides the capacity."""


def may(actor: Actor, action: Action, thing: Thing = NOTHING) -> Verdict:
    """Whether the actor may do this to that, by which rule, in which capacity; or who may."""
    parts = PERMISSIONS[action]
    for part in parts:
        capacity = part.recognised(actor, thing)
        if capacity is not None:
            return Verdict(
                allowed=True, rule=f"{action}:{part.id}", korean=part.korean, english=part.english, capacity=capacity
            )
    korean = ", ".join(part.korean for part in parts)
    english = ", ".join(part.english for part in parts)
    return Verdict(allowed=False, rule=f"{action}:none", korean=korean, english=english)
