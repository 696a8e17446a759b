"""The parts a person can have in a thing: what of a thing they depend on, and how each is recognised."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from domain.roles import Role
from domain.subjects import Subject
from domain.subjects.facts import Capacity
from domain.values import Agency


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

    Of a panel: its `panellists`, who presides (`chair`, the deputy where the chair may not), its `secretary`, and whether
    it is the deliberation `committee`. `readers` are the panel members who may read the case: they declared no conflict
    for it and were not recused.

    Of a dispute: the `reviewers` who were asked and not barred, and those of them `cleared`, who declared no conflict. Of
    a case: those `cleared` for a dispute of it that waits for its result.
    """

    agencies: frozenset[Agency] = frozenset()
    leads: frozenset[UUID] = frozenset()
    members: frozenset[UUID] = frozenset()
    partner: UUID | None = None
    draft: bool = False
    handlers: frozenset[UUID] = frozenset()
    party: UUID | None = None
    person: UUID | None = None
    panellists: frozenset[UUID] = frozenset()
    readers: frozenset[UUID] = frozenset()
    chair: UUID | None = None
    secretary: UUID | None = None
    committee: bool = False
    reviewers: frozenset[UUID] = frozenset()
    cleared: frozenset[UUID] = frozenset()

    def firms(self) -> frozenset[UUID]:
        """Every firm with a part in the case."""
        return self.leads | self.members | frozenset({self.partner} if self.partner else ())


NOTHING = Thing()
"""No particular thing."""
BOTH_AGENCIES = Thing(agencies=frozenset(Agency))
"""What is both agencies' alike."""


@dataclass(frozen=True, kw_only=True)
class Capacities:
    """In what capacity a rule lets an actor act: role, agency and firm go into the envelope."""

    role: Role
    agency: Agency | None = None
    acting_for: UUID | None = None


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


def _dispute_reviewer(actor: Actor, thing: Thing) -> Capacities | None:
    return None if thing.draft else _any(actor, Role.DISPUTE_REVIEWER)


def _asked_reviewer(actor: Actor, thing: Thing) -> Capacities | None:
    return _dispute_reviewer(actor, thing) if actor.id in thing.reviewers else None


def _cleared_reviewer(actor: Actor, thing: Thing) -> Capacities | None:
    return _dispute_reviewer(actor, thing) if actor.id in thing.cleared else None


def _agency_secretary(actor: Actor, thing: Thing) -> Capacities | None:
    return _agency(actor, thing, Role.SECRETARY)


def _seat(thing: Thing) -> Capacities:
    return Capacities(role=Role.COMMITTEE_MEMBER if thing.committee else Role.EVALUATOR)


def _panellist(actor: Actor, thing: Thing) -> Capacities | None:
    return _seat(thing) if actor.id in thing.panellists else None


def _own_seat(actor: Actor, thing: Thing) -> Capacities | None:
    return _panellist(actor, thing) if thing.person == actor.id else None


def _reader(actor: Actor, thing: Thing) -> Capacities | None:
    return _seat(thing) if actor.id in thing.readers else None


def _chair(actor: Actor, thing: Thing) -> Capacities | None:
    return Capacities(role=Role.CHAIR) if actor.id == thing.chair else None


def _panel_secretary(actor: Actor, thing: Thing) -> Capacities | None:
    return Capacities(role=Role.SECRETARY) if actor.id == thing.secretary else None


def _auditor(actor: Actor, thing: Thing) -> Capacities | None:
    return None if thing.draft else _any(actor, Role.AUDITOR)


def _privacy_officer(actor: Actor, _: Thing) -> Capacities | None:
    return _any(actor, Role.PRIVACY_OFFICER)


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
DISPUTE_REVIEWER = Part(
    id="dispute-reviewer",
    role=Role.DISPUTE_REVIEWER,
    recognised=_dispute_reviewer,
    korean="이의신청 검토 담당자",
    english="dispute reviewer",
)
ASKED_REVIEWER = Part(
    id="asked-reviewer",
    role=Role.DISPUTE_REVIEWER,
    recognised=_asked_reviewer,
    korean="이 이의신청의 검토 담당자",
    english="reviewer who was asked to review this dispute",
)
CLEARED_REVIEWER = Part(
    id="cleared-reviewer",
    role=Role.DISPUTE_REVIEWER,
    recognised=_cleared_reviewer,
    korean="이해충돌이 없다고 답한 이의신청 검토 담당자",
    english="reviewer of the dispute who declared no conflict",
)
PRIVACY_OFFICER = Part(
    id="privacy-officer",
    role=Role.PRIVACY_OFFICER,
    recognised=_privacy_officer,
    korean="개인정보 보호책임자",
    english="privacy officer",
)
AGENCY_SECRETARY = Part(
    id="agency-secretary",
    role=Role.SECRETARY,
    recognised=_agency_secretary,
    korean="주관부처의 간사",
    english="secretary of the responsible agency",
)
PANELLIST = Part(
    id="panellist", role=Role.EVALUATOR, recognised=_panellist, korean="위원회의 위원", english="member of the panel"
)
OWN_SEAT = Part(
    id="own-seat", role=Role.EVALUATOR, recognised=_own_seat, korean="위원 본인", english="the member concerned"
)
READER = Part(
    id="reader",
    role=Role.EVALUATOR,
    recognised=_reader,
    korean="이 건에 이해충돌이 없다고 답하고 제척·기피·회피되지 않은 위원",
    english="member of the panel who declared no conflict on the case and was not recused",
)
CHAIR = Part(
    id="chair",
    role=Role.CHAIR,
    recognised=_chair,
    korean="위원장 또는 그 직무를 대행하는 부위원장",
    english="whoever presides over the panel",
)
PANEL_SECRETARY = Part(
    id="panel-secretary",
    role=Role.SECRETARY,
    recognised=_panel_secretary,
    korean="위원회의 간사",
    english="secretary of the panel",
)
AUDITOR = Part(id="auditor", role=Role.AUDITOR, recognised=_auditor, korean="감사관", english="auditor")
OPERATOR = Part(id="operator", role=Role.OPERATOR, recognised=_operator, korean="시스템 운영자", english="operator")
SELF = Part(id="self", role=Role.APPLICANT, recognised=_own, korean="본인", english="the person concerned")
ANYBODY = Part(
    id="anybody", role=Role.APPLICANT, recognised=_person, korean="로그인한 사람", english="anybody signed in"
)
