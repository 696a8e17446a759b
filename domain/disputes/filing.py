"""Filing an objection: it is received whatever it lacks, and every question of admissibility is answered on the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.applications.outcomes import Outcome
from domain.calendar import Calendar
from domain.disputes import Dispute, Pause
from domain.disputes.clock import CONTENTS, last_day
from domain.disputes.codes import Aim, Content, RemedyKind
from domain.disputes.facts import EvidenceAttached, Hindrance, ObjectionFiled, Point, Sought, Target, Withdrawn
from domain.disputes.table import Act, require_open
from domain.facts import require
from domain.notices import Notice
from domain.notices.facts import Regime
from domain.rules.vocabulary import Finding, Weight, because
from domain.values import Paper, Sealed, Sha256, seoul_day

IN_LAW, IN_TIME, ADDRESSED, REFUSED, COMPLETE = (
    "objection-in-law",
    "objection-in-time",
    "objection-by-recipient",
    "objection-against-refusal",
    "objection-complete",
)
"""The criteria of admissibility, in the order they are shown; the last is advisory: what is missing is asked for."""


@dataclass(frozen=True, kw_only=True)
class Objection:
    """An objection as it came in. `known` is the day on which the objector says the refusal was received."""

    points: tuple[Point, ...]
    known: date | None = None
    contact: Sealed | None = None
    purport: Sealed | None = None
    hindrance: Hindrance | None = None


def file_objection(
    notice: Notice,
    others: Iterable[Dispute],
    objection: Objection,
    *,
    id: UUID,
    objector: UUID,
    agent: UUID | None,
    received: datetime,
    calendar: Calendar,
    version: Sha256,
) -> ObjectionFiled:
    """Receive an objection to the decision that notice `id` told. `calendar` (its `version`) is the one the notice froze.

    `others` are the objections to the same notice before: one may be filed anew after it was withdrawn, nothing else.
    """
    for one in others:
        require(one.withdrawn, "objection-filed-already", status=one.told)
    _require_sound(objection)
    on = seoul_day(received)
    _require_possible(notice, objection, on)
    remedies = notice.remedies
    regime = remedies.regime if remedies else Regime.NONE
    object_by = notice.due.object_by if notice.due else None
    hindered_by = _hindered_by(notice, objection.hindrance, calendar)
    missing = missing_of(regime, objection)
    return ObjectionFiled(
        application=notice.application,
        notice=id,
        objector=objector,
        agent=agent,
        regime=regime,
        ground=remedies.ground if remedies else notice.clause,
        received=received,
        known=objection.known,
        contact=objection.contact,
        purport=objection.purport,
        points=objection.points,
        hindrance=objection.hindrance,
        findings=(
            _in_law(notice, regime),
            _in_time(on, object_by, hindered_by),
            _addressed(notice, objector),
            _refused(notice),
            _complete(missing),
        ),
        missing=missing,
        answer_within=remedies.answer_within if remedies else None,
        extension=remedies.extension if remedies else None,
        object_by=object_by,
        hindered_by=hindered_by,
        answer_by=last_day(calendar, on, remedies.answer_within) if remedies and remedies.answer_within else None,
        calendar=version,
        on=on,
    )


def attach_evidence(dispute: Dispute, *, point: int, argument: int, paper: Paper, on: date) -> EvidenceAttached:
    """Attach a paper to an argument of a point, until the result is sent."""
    require_open(dispute, Act.ATTACH_EVIDENCE)
    aimed = dispute.point(point)
    require(aimed, "no-such-point", point=point)
    require(aimed and 0 < argument <= len(aimed.arguments), "no-such-argument", point=point, argument=argument)
    return EvidenceAttached(point=point, argument=argument, paper=paper, on=on)


def withdraw(dispute: Dispute, *, reasons: Sealed | None, on: date) -> Withdrawn:
    """Withdraw the objection (취하), until the result is sent: nothing was decided towards the objector before."""
    require_open(dispute, Act.WITHDRAW)
    return Withdrawn(reasons=reasons, on=on)


def missing_of(regime: Regime, objection: Objection) -> tuple[Content, ...]:
    """What the regime asks for and the objection does not hold. The disposition is named by the notice it answers."""
    held = {
        Content.CONTACT: objection.contact is not None,
        Content.DISPOSITION: True,
        Content.RECEIVED_ON: objection.known is not None,
        Content.PURPORT: objection.purport is not None,
        Content.REASONS: any(point.arguments for point in objection.points),
    }
    return tuple(one.content for one in CONTENTS if one.regime is regime and not held[one.content])


def require_shaped(sought: Sought) -> None:
    """Refuse a remedy that does not name what its kind needs, or names more."""
    needs = {
        RemedyKind.REMAND: (True, False),
        RemedyKind.RESCORE: (True, True),
        RemedyKind.REPLACE_DECISION: (False, False),
        RemedyKind.CORRECT_FINDING: (False, True),
    }[sought.kind]
    given = (sought.stage is not None, sought.criterion is not None)
    require(given == needs, "remedy-misshapen", kind=sought.kind)


def _require_sound(objection: Objection) -> None:
    require(objection.points, "no-points")
    for point in objection.points:
        _require_target_shaped(point.target)
        require_shaped(point.sought)
    asked = [(point.target, point.sought) for point in objection.points]
    twice = [number for number, one in enumerate(asked, 1) if one in asked[: number - 1]]
    require(not twice, "point-twice", points=twice)


def _require_target_shaped(target: Target) -> None:
    named = {name for name in ("stage", "criterion", "clause", "position") if getattr(target, name) is not None}
    needed, possible = {
        Aim.DECISION: (set[str](), set[str]()),
        Aim.FINDING: ({"criterion"}, {"criterion"}),
        Aim.SCORE: ({"stage"}, {"stage", "criterion"}),
        Aim.CLAUSE: ({"clause"}, {"clause"}),
        Aim.RECORD: ({"position"}, {"position"}),
    }[target.aim]
    require(needed <= named <= possible, "target-misshapen", aim=target.aim)


def require_receivable(known: date | None, *, sent: date, filed: date) -> None:
    """Refuse a day on which the refusal cannot have been received: before it was sent, or after the objection."""
    require(known is None or sent <= known <= filed, "receipt-day-impossible", known=known, sent=sent, filed=filed)


def _require_possible(notice: Notice, objection: Objection, on: date) -> None:
    """Refuse days that cannot be: a refusal received before it was sent or after the objection, a hindrance yet to come."""
    known, hindrance = objection.known, objection.hindrance
    sent = notice.sent or notice.issued
    require_receivable(known, sent=sent, filed=on)
    if hindrance is None:
        return
    require(hindrance.first <= hindrance.last, "hindrance-backwards")
    arrived = seoul_day(notice.arrived) if notice.arrived else sent
    possible = arrived < hindrance.last <= on
    require(possible, "hindrance-impossible", first=hindrance.first, last=hindrance.last, arrived=arrived, filed=on)


def _hindered_by(notice: Notice, hindrance: Hindrance | None, calendar: Calendar) -> date | None:
    within = notice.remedies.object_within if notice.remedies else None
    if hindrance is None or within is None or notice.arrived is None:
        return None
    pause = Pause(first=hindrance.first, last=hindrance.last)
    return last_day(calendar, seoul_day(notice.arrived), within, (pause,))


def _in_law(notice: Notice, regime: Regime) -> Finding:
    return Finding(
        criterion=IN_LAW,
        met=regime is not Regime.NONE,
        because=because("objection-regime", regime=regime),
        source=notice.remedies.ground if notice.remedies else notice.clause,
        ambiguity="AMB-27",
    )


def _in_time(on: date, object_by: date | None, hindered_by: date | None) -> Finding:
    source = "행정기본법 §36①, 민원처리법 §35①"
    if object_by is None:
        return Finding(criterion=IN_TIME, met=True, because=because("objection-no-period"), source=source)
    if on <= object_by:
        told = because("objection-timely", received=on, due=object_by)
        return Finding(criterion=IN_TIME, met=True, because=told, source=source)
    if hindered_by is not None:
        told = because("objection-late-hindered", received=on, due=object_by, hindered=hindered_by)
        return Finding(criterion=IN_TIME, met=False, because=told, source="행정절차법 §16①")
    told = because("objection-late", received=on, due=object_by)
    return Finding(criterion=IN_TIME, met=False, because=told, source=source)


def _addressed(notice: Notice, objector: UUID) -> Finding:
    met = notice.recipient == objector
    return Finding(
        criterion=ADDRESSED,
        met=met,
        because=because("objection-recipient" if met else "objection-not-recipient"),
        source="판로지원법 시행령 §17의2②",
        ambiguity="AMB-22",
    )


def _refused(notice: Notice) -> Finding:
    return Finding(
        criterion=REFUSED,
        met=notice.outcome is Outcome.REJECTED,
        because=because("objection-outcome", outcome=notice.outcome),
        source="행정기본법 §36①, 민원처리법 §35①",
    )


def _complete(missing: tuple[Content, ...]) -> Finding:
    return Finding(
        criterion=COMPLETE,
        met=not missing,
        because=because("objection-incomplete", missing="+".join(missing)) if missing else because("objection-whole"),
        source="행정기본법 시행령 §11①, 민원처리법 시행령 §40①",
        weight=Weight.ADVISORY,
    )
