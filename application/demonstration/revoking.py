"""Revocations told as steps: one in every state, and a bar that lasts until 14 March 2029."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from application import revoking
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.officers import decider_of
from application.demonstration.steps import Request, Step
from application.office import Office, revocation_of
from application.ports import Once
from application.record import By
from application.revoking import PriorNoticeTyped
from application.rounds import round_2021_1
from domain.notices.facts import Method
from domain.revocations import REVOCATION
from domain.revocations.facts import Ground
from domain.values import start_of

Act = Callable[[Office, By, Once, "Revoked", Case], object]
REPORTED, TOLD, DECIDED, SENT, ARRIVED = (
    date(2024, 2, 20),
    date(2024, 2, 26),
    date(2024, 3, 13),
    date(2024, 3, 14),
    date(2024, 3, 15),
)
DROPPED, SET_ASIDE = date(2024, 3, 18), date(2024, 7, 1)


@dataclass(frozen=True, kw_only=True)
class Revoked:
    """The revocation of a case by its running number, act by act, each on its day; without a day at the present."""

    number: str
    ground: Ground
    acts: tuple[tuple[Act, date | None], ...]
    nth: int = 1


def revoked(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step of every revocation; `cases` are all of the demonstration."""
    found = {case.key: case for case in cases}
    for place, one in enumerate(REVOKED):
        case = found[f"{round_2021_1.ROUND_ID}/{one.number}"]
        for order, (act, day) in enumerate(one.acts):
            at = start_of(day) + timedelta(hours=15, minutes=5 * place) if day else None
            name = f"{case.key}/revocation/{one.nth}/{order}"
            yield Step(name=name, at=at, ask=partial(_take, act, one, case))


def _take(act: Act, one: Revoked, case: Case, office: Office, request: Request) -> None:
    by = request.by_in_case(office, case.id, decider_of(case.track), ACTIONS[act])
    act(office, by, request.once, one, case)


def _id(one: Revoked, case: Case) -> UUID:
    return revocation_of(case.id, one.nth)


def _report(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    revoking.report(office, case.id, ground=one.ground, party=None, text=words.GROUND_REPORTED, by=by, once=once)


def _tell(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    notice = PriorNoticeTyped(
        to_be_barred=(case.leads[0].id,), ground=one.ground, text=words.TOLD_BEFORE, days=10, method=Method.ELECTRONIC
    )
    revoking.give_prior_notice(office, _id(one, case), notice=notice, by=by, once=once)


def _drop(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    revoking.drop(office, _id(one, case), reasons=words.GROUND_DROPPED, by=by, once=once)


def _decide(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    revoking.decide(
        office, _id(one, case), barred=(case.leads[0].id,), reasons=words.SELECTION_REVOKED, by=by, once=once
    )


def _send(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    revoking.notify(office, _id(one, case), method=Method.ELECTRONIC, text=words.REMEDIES_TOLD, by=by, once=once)


def _arrive(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    id = _id(one, case)
    *others, last = office.find(REVOCATION, id).state.awaited
    for party in others:
        revoking.record_arrival(office, id, party=party, arrived=office.clock.now(), by=by)
    revoking.record_arrival(office, id, party=last, arrived=office.clock.now(), by=by, once=once)


def _set_aside(office: Office, by: By, once: Once, one: Revoked, case: Case) -> None:
    revoking.set_aside(office, _id(one, case), reasons=words.REVOCATION_SET_ASIDE, by=by, once=once)


ACTIONS: dict[Act, Action] = {
    _report: Action.REPORT_GROUND,
    _tell: Action.GIVE_PRIOR_NOTICE,
    _drop: Action.DECIDE_REVOCATION,
    _decide: Action.DECIDE_REVOCATION,
    _send: Action.NOTIFY_REVOCATION,
    _arrive: Action.NOTIFY_REVOCATION,
    _set_aside: Action.SET_REVOCATION_ASIDE,
}
TOLD_AND_DECIDED = ((_tell, TOLD), (_decide, DECIDED))
TO_DECIDED = ((_report, REPORTED), *TOLD_AND_DECIDED)
THROUGH = (*TO_DECIDED, (_send, SENT), (_arrive, ARRIVED))
REVOKED = (
    Revoked(number="IG/04", ground=Ground.AGREEMENT_BREACHED, acts=THROUGH),
    Revoked(number="IG/18", ground=Ground.GIVEN_UP, acts=((_report, REPORTED), (_drop, DROPPED))),
    Revoked(number="IG/18", ground=Ground.AGREEMENT_BREACHED, acts=((_report, None), (_tell, None)), nth=2),
    Revoked(number="MP/06", ground=Ground.FALSE_PARTICIPATION, acts=(*THROUGH, (_set_aside, SET_ASIDE))),
    Revoked(number="MP/06", ground=Ground.TECHNOLOGY_INFRINGED, acts=((_report, None),), nth=2),
    Revoked(number="MP/20", ground=Ground.AGREEMENT_BREACHED, acts=TO_DECIDED),
    Revoked(number="CB/01", ground=Ground.COOPERATION_FAILED, acts=(*TOLD_AND_DECIDED, (_send, SENT))),
)
"""The last was reported by the review that stopped it."""
