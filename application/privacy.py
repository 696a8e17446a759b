"""Requests about one's own data (개인정보 보호법 §35, §36): asked, answered, and what an access then opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from application.audit.accesses import acts_of, cases_of, readings_of
from application.audit.told import Audience
from application.disposing import proposal
from application.holidays import table_of
from application.office import Found, Office, privacy_request_of, settled
from application.permissions import Actor
from application.ports import Change, Once, Receipt, beginning
from application.record import By, Recorded
from application.registering import IDENTITY_FIELDS
from application.retention import cases_naming, kept
from domain.access.facts import AccessFact, Purpose
from domain.disposals.facts import DisposalOf
from domain.facts import Refused, require
from domain.privacy import PRIVACY_REQUEST, PrivacyRequest, answering
from domain.privacy.answering import Answerer
from domain.privacy.facts import Holding, Outcome, Received, RefusalGround, RequestKind
from domain.roles import Role
from domain.subjects import SUBJECT, Subject
from domain.subjects.facts import Capacity, IdentityCorrected, SubjectKind
from domain.values import Agency

CORRECTABLE = tuple(name for name in IDENTITY_FIELDS if not name.endswith("_number"))
"""What of a register entry is corrected. Numbers are not: a firm under another number is registered as one."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A reading of somebody's entry: when, in which role, what for. Who read it is not told."""

    at: datetime
    role: Role
    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something somebody put on record."""

    position: int
    at: datetime
    name: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the office holds about somebody; each part null where it is withheld. Texts whose key was destroyed are null."""

    kind: SubjectKind
    entry: dict[str, str | None] | None
    roles: tuple[tuple[Role, Agency | None], ...] | None
    acts_for: tuple[tuple[UUID, Capacity], ...] | None
    cases: tuple[UUID, ...] | None
    acts: tuple[Act, ...] | None
    readings: tuple[Reading, ...] | None


def ask(office: Office, about: UUID, *, kind: RequestKind, wish: str, by: By, once: Once | None = None) -> Receipt:
    """Ask about the data that describe a person, or the firm they represent."""

    def decide() -> Receipt:
        office.find(SUBJECT, about)
        before = tuple(requests_of(office, about))
        fact = answering.receive(
            [one.state for one in before],
            kind=kind,
            about=about,
            wish=office.seal(wish, "subject", about),
            calendar=table_of(office).calendar(),
            on=office.today(),
        )
        number = 1 + len(before)
        return office.log.append(beginning(PRIVACY_REQUEST, privacy_request_of(about, number), fact), by=by, once=once)

    return settled(decide)


def answer_access(
    office: Office,
    id: UUID,
    *,
    outcome: Outcome,
    ground: RefusalGround | None,
    withheld: frozenset[Holding],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Answer who wants to be told what is held: from then on it is shown to them, but for what is withheld."""
    found = _asked(office, id, RequestKind.ACCESS, expecting)
    given = answering.answer(
        found.state, outcome=outcome, ground=ground, withheld=withheld, by=_answerer(office, found, reasons, by)
    )
    return office.log.append(found.then(given), by=by, once=once)


def answer_correction(
    office: Office,
    id: UUID,
    *,
    ground: RefusalGround | None,
    corrected: dict[str, str | None],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Correct the entry in the same step, or refuse on a ground."""
    found = _asked(office, id, RequestKind.CORRECTION, expecting)
    require(bool(corrected) == (ground is None), "correction-or-ground")
    answerer = _answerer(office, found, reasons, by)
    outcome = Outcome.REFUSED if ground else Outcome.GRANTED
    given = answering.answer(found.state, outcome=outcome, ground=ground, withheld=frozenset(), by=answerer)
    changes: list[Change] = [found.then(given)]
    if corrected:
        changes.append(_correction(office, found.state.about, corrected, answerer))
    return office.log.append(*changes, by=by, once=once)


def answer_erasure(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Answer as the law has it: refused while it is kept, telling until when; else its disposal is proposed in the same step."""
    found = _asked(office, id, RequestKind.ERASURE, expecting)
    known = kept(office, _kind(office, found.state.about), found.state.about)
    given = answering.answer_erasure(
        found.state,
        completed=known.completed is not None,
        kept_until=known.until,
        held=bool(known.holds),
        by=_answerer(office, found, reasons, by),
    )
    changes: list[Change] = [found.then(given)]
    if given.outcome is Outcome.GRANTED:
        changes.append(proposal(office, known))
    return office.log.append(*changes, by=by, once=once)


def requests_of(office: Office, about: UUID) -> Iterator[Found[PrivacyRequest]]:
    """Every request about a person or firm, by running number."""
    return office.numbered(PRIVACY_REQUEST, partial(privacy_request_of, about))


def requests(office: Office) -> Iterator[Found[PrivacyRequest]]:
    """Every request, in the order of asking."""
    return (office.find(PRIVACY_REQUEST, id) for id in office.log.begun(Received.name))


def asker_of(office: Office, id: UUID) -> UUID:
    """Who asked."""
    return office.log.history(id)[0].envelope.by.subject


def held(office: Office, about: UUID, parts: frozenset[Holding], *, reader: Actor) -> Held:
    """What is held about a person or firm, in these parts, as far as its reader is told of what they put on record."""
    subject = office.find(SUBJECT, about).state
    register, audience = Holding.REGISTER in parts, Audience(office, reader)
    every = acts_of(office.log, about, after=0, until=office.log.head())
    # What the doors put on record of somebody's coming and going is no act of theirs.
    acts = tuple(one for one in every if not isinstance(one.fact, AccessFact) and audience.is_told(one))
    return Held(
        kind=subject.kind,
        entry=_entry(office, subject) if register else None,
        roles=tuple(sorted(subject.roles, key=str)) if register else None,
        acts_for=subject.acts_for if register else None,
        cases=_cases(office, about, subject, acts) if Holding.CASES in parts else None,
        acts=tuple(map(_act, acts)) if Holding.ACTS in parts else None,
        readings=tuple(map(_reading, readings_of(office.log, about))) if Holding.READINGS in parts else None,
    )


def _asked(office: Office, id: UUID, kind: RequestKind, expecting: int | None) -> Found[PrivacyRequest]:
    found = office.find(PRIVACY_REQUEST, id, expecting=expecting)
    require(found.state.kind is kind, "another-kind-of-request", kind=found.state.kind)
    return found


def _answerer(office: Office, found: Found[PrivacyRequest], reasons: str, by: By) -> Answerer:
    return Answerer(
        id=by.subject,
        role=by.role,
        asker=asker_of(office, found.id),
        reasons=office.seal(reasons, "subject", found.state.about),
        on=office.today(),
    )


def _correction(office: Office, about: UUID, corrected: dict[str, str | None], answerer: Answerer) -> Change:
    unknown = sorted(corrected.keys() - set(CORRECTABLE))
    if unknown:
        raise Refused("not-correctable", fields=unknown)
    found = office.find(SUBJECT, about)
    sealed = {name: office.seal_if(text, "subject", about) for name, text in corrected.items()}
    require(sealed.get("label", found.state.identity.label), "label-required")
    identity = replace(found.state.identity, **sealed)  # type: ignore[arg-type]  # the label is there
    return found.then(IdentityCorrected(identity=identity, reasons=answerer.reasons, on=answerer.on))


def _kind(office: Office, about: UUID) -> DisposalOf:
    person = office.find(SUBJECT, about).state.kind is SubjectKind.PERSON
    return DisposalOf.PERSON if person else DisposalOf.FIRM


def _entry(office: Office, subject: Subject) -> dict[str, str | None]:
    sealed = {name: getattr(subject.identity, name) for name in IDENTITY_FIELDS}
    return {name: office.keys.open(one) if one else None for name, one in sealed.items()}


def _cases(office: Office, about: UUID, subject: Subject, acts: tuple[Recorded, ...]) -> tuple[UUID, ...]:
    """A firm's cases are those that name it; a person's those in which they put something on record."""
    if subject.kind is SubjectKind.PERSON:
        return tuple(dict.fromkeys(case for act in acts for case in cases_of(act)))
    return tuple(cases_naming(office, about))


def _act(one: Recorded) -> Act:
    return Act(position=one.position, at=one.envelope.at, name=one.fact.name)


def _reading(one: tuple[Recorded, Purpose]) -> Reading:
    recorded, purpose = one
    return Reading(at=recorded.envelope.at, role=recorded.envelope.by.role, purpose=purpose)
