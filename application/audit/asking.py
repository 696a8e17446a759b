"""What an auditor, a dispute reviewer or the decider asks of the record: one function a request."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.audit.counterfactual import (
    KINDS,
    Assumption,
    FindingReversed,
    Hypothetical,
    OtherPassMark,
    suppose,
)
from application.audit.outcomes import Setting, outcome_of, rivals_of
from application.audit.recompute import EVERYTHING, Only, Report, recompute, whole
from application.audit.rule_versions import Derived, under_both
from application.audit.settings import remembered, setting_of
from application.audit.statistics import Group, Statistics, groups_of, statistics
from application.office import Office, access_of, settled
from application.ports import Once
from application.record import By
from domain.access import ACCESS
from domain.access.facts import AssumptionKind, CounterfactualAsked
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.disputes.codes import Aim
from domain.disputes.facts import Point, Target
from domain.facts import Refused
from domain.rules.books import BOOKS
from domain.values import RuleBookName


def ask_counterfactual(
    office: Office, id: UUID, assumption: Assumption, *, by: By, once: Once | None = None
) -> Hypothetical:
    """What a case would have come to. That it was asked is recorded before it is answered; the answer is not."""
    answer = suppose(_setting(office, id), id, assumption)
    _record(office, id, KINDS[type(assumption)], by, once)
    return answer


@dataclass(frozen=True, kw_only=True)
class IfItHolds:
    """What a case would have come to if a point of an objection held; without an answer `because` is the reason (a code)."""

    point: int
    answer: Hypothetical | None = None
    because: str | None = None


def ask_if_points_hold(office: Office, id: UUID, points: Sequence[Point], *, by: By) -> tuple[IfItHolds, ...]:
    """«What if» of each point of an objection: its finding reversed, or its stage asking for no more than the case got.

    What people decided follows from no computation. That it was asked is on record, once for each kind.
    """
    setting = _setting(office, id)
    found = tuple(_if_it_holds(setting, id, number, point.target) for number, point in enumerate(points, 1))
    for kind in sorted({one.answer.kind for one in found if one.answer}):
        _record(office, id, kind, by, None)
    return found


def _if_it_holds(setting: Setting, id: UUID, number: int, target: Target) -> IfItHolds:
    try:
        assumption = _assumption(setting, id, target)
        return IfItHolds(point=number, answer=suppose(setting, id, assumption))
    except Refused as refused:
        return IfItHolds(point=number, because=refused.code)


def _assumption(setting: Setting, id: UUID, target: Target) -> Assumption:
    if target.aim is Aim.FINDING and target.criterion:
        return FindingReversed(criterion=target.criterion)
    stages = {one.stage: one for one in outcome_of(setting, id, rivals_of(setting, id)).stages}
    at = stages.get(target.stage) if target.aim is Aim.SCORE and target.stage else None
    if at is None:
        raise Refused("decided-by-people", aim=target.aim)
    if at.score is None or at.pass_mark is None:
        raise Refused("no-pass-mark", stage=at.stage)
    return OtherPassMark(stage=at.stage, points=min(at.score, at.pass_mark))


def ask_rules_difference(office: Office, id: UUID, version: RuleBookName, *, by: By) -> tuple[Derived, Derived]:
    """What a case comes to under the rules it is judged by, and would under another version. The asking is on record."""
    answer = under_both(_setting(office, id), id, version)
    _record(office, id, AssumptionKind.UNDER_RULES, by, None)
    return answer


def _setting(office: Office, id: UUID) -> Setting:
    application = office.find(APPLICATION, id).state
    return setting_of(remembered(office, application.call, application.track, id), id, BOOKS)


def _record(office: Office, id: UUID, kind: AssumptionKind, by: By, once: Once | None) -> None:
    asked = CounterfactualAsked(application=id, kind=kind)
    settled(lambda: office.log.append(office.log.load(ACCESS, access_of(by.subject)).then(asked), by=by, once=once))


def recomputation(office: Office, only: Only = EVERYTHING) -> Report:
    """Everything on record of a call, a case or the whole office, derived anew."""
    return recompute(whole(office.log), manifest=office.manifest, only=only, opens=office.keys.open)


def evaluator_statistics(office: Office, *calls: UUID, known_by: int | None = None) -> Statistics:
    """The figures of the evaluators of these calls, as they stand or as they were known by a position."""
    return statistics(group for call in calls for group in _groups(office, call, known_by))


def _groups(office: Office, call: UUID, known_by: int | None) -> Iterator[Group]:
    for one in office.find(CALL, call).state.terms.tracks:
        yield from groups_of(remembered(office, call, one.track, known_by=known_by), BOOKS)
