"""Asking about one's own data, and the lawful answers (개인정보 보호법 §35, §36)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from domain.calendar import Calendar
from domain.facts import require
from domain.privacy import PrivacyRequest
from domain.privacy.facts import Answered, Holding, Outcome, Received, RefusalGround, RequestKind
from domain.roles import Role
from domain.values import Sealed

ANSWER_DAYS = 10
"""Days to answer, the day of receipt not counted. No source read sets them: assumed, and shown as assumed."""
PERIOD = "answer-period"
"""What the fact calls it where it says what is assumed."""

OTHERWISE = frozenset({RefusalGround.NOT_HELD})
GROUNDS: Mapping[RequestKind, frozenset[RefusalGround]] = MappingProxyType(
    {
        RequestKind.ACCESS: OTHERWISE
        | {RefusalGround.QUALIFICATION_REVIEW, RefusalGround.EVALUATION_PENDING, RefusalGround.AUDIT_PENDING},
        RequestKind.CORRECTION: OTHERWISE | {RefusalGround.RIGHT_AS_RECORDED},
        RequestKind.ERASURE: frozenset({RefusalGround.KEPT_BY_LAW}),
    }
)
"""Why each kind may be refused. What another statute has kept is not erased, and may still be corrected (§36①)."""


@dataclass(frozen=True, kw_only=True)
class Answerer:
    """Who answers whom, in which role, when and why."""

    id: UUID
    role: Role
    asker: UUID
    reasons: Sealed
    on: date


def receive(
    before: Iterable[PrivacyRequest], *, kind: RequestKind, about: UUID, wish: Sealed, calendar: Calendar, on: date
) -> Received:
    """Receive a request; the same is not asked twice while one waits for its answer."""
    require(not any(one.kind is kind and one.answered is None for one in before), "privacy-request-pending", kind=kind)
    answer_by = calendar.expiry(on, ANSWER_DAYS)
    return Received(kind=kind, about=about, wish=wish, answer_by=answer_by, assumed=(PERIOD,), on=on)


def answer(
    request: PrivacyRequest,
    *,
    outcome: Outcome,
    ground: RefusalGround | None,
    withheld: frozenset[Holding],
    by: Answerer,
) -> Answered:
    """Answer an access or a correction, never one's own. An access is granted in part where some of it is withheld."""
    require(request.kind is not RequestKind.ERASURE, "erasure-answered-otherwise")
    require(
        outcome is not Outcome.PARTLY_GRANTED or request.kind is RequestKind.ACCESS,
        "not-granted-in-part",
        kind=request.kind,
    )
    require(bool(withheld) == (outcome is Outcome.PARTLY_GRANTED), "withheld-does-not-fit", outcome=outcome)
    require(withheld != frozenset(Holding), "everything-withheld")
    return _answered(request, outcome, ground, by, withheld=withheld)


def answer_erasure(
    request: PrivacyRequest,
    *,
    completed: bool,
    kept_until: date | None,
    held: bool,
    by: Answerer,
) -> Answered:
    """Answer an erasure as the law has it: refused while the record is kept, granted after (공공기록물법 시행령 §26).

    `completed` says whether its retention runs, `kept_until` its last day (null for ever), `held` whether a matter is open.
    """
    require(request.kind is RequestKind.ERASURE, "not-an-erasure")
    over = completed and kept_until is not None and kept_until < by.on and not held
    outcome = Outcome.GRANTED if over else Outcome.REFUSED
    ground = None if over else RefusalGround.KEPT_BY_LAW
    until = kept_until if completed and not over and not held else None
    return _answered(request, outcome, ground, by, kept_until=until)


def _answered(
    request: PrivacyRequest,
    outcome: Outcome,
    ground: RefusalGround | None,
    by: Answerer,
    *,
    withheld: frozenset[Holding] = frozenset(),
    kept_until: date | None = None,
) -> Answered:
    require(request.answered is None, "privacy-request-answered")
    require(by.role is not Role.MACHINE, "machine-decides-nothing")
    require(by.id not in {by.asker, request.about}, "answers-own-request")
    fitting = GROUNDS[request.kind]
    require(ground is None or ground in fitting, "ground-does-not-fit", ground=ground, grounds=sorted(fitting))
    require((ground is None) == (outcome is Outcome.GRANTED), "ground-and-outcome", outcome=outcome)
    return Answered(
        outcome=outcome,
        ground=ground,
        withheld=tuple(sorted(withheld)),
        kept_until=kept_until,
        reasons=by.reasons,
        on=by.on,
    )
