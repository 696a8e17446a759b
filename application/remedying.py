"""Remedies: the result takes effect when it is sent, the decision set aside with it; each is followed until a fact carries it out."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from application import agreements
from application.disputed import Case, case_of, still_stands
from application.evaluation import hearing, meetings_of
from application.letters import telling
from application.letters.writing import written
from application.office import Office, selection_of, settled, sheet_of, tally_of
from application.ports import Change, Once, Receipt
from application.record import By, Recorded
from application.selecting import evaluated
from application.staging import plan_of
from domain.applications import setting_aside
from domain.applications.facts import (
    DecisionSetAside,
    FoundEligible,
    FoundIneligible,
)
from domain.calls import CALL
from domain.disputes import Dispute, Remedy, answering, ruling
from domain.disputes.codes import RemedyKind
from domain.disputes.effectuating import does
from domain.disputes.facts import Displaced, RemedyEffectuated, Sought
from domain.facts import Refused
from domain.notices.facts import Method
from domain.selections.facts import Listed
from domain.selections.selecting import list_selection
from domain.sheets.facts import Corrected
from domain.tallies.facts import Computed
from domain.values import seoul_day


def notify_result(
    office: Office,
    id: UUID,
    *,
    method: Method,
    text: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Send the result, as a letter, with the last day to appeal; remedies set the decision aside in the same breath."""

    def decide() -> Receipt:
        case = case_of(office, id, expecting=expecting)
        notified = answering.notify_result(
            case.dispute.state,
            case.calendar,
            method=method,
            text=office.seal(text, "case", case.application.id),
            refusal=case.refusal,
            on=office.today(),
        )
        told, application = case.dispute.then(notified), case.application
        letter = telling.objection_result(office, case.dispute.state, notified)
        letters = written(office, told, letter, case=application.id, application=application.state, by=by)
        return office.log.append(told, *_setting_aside(office, case), *letters, by=by, once=once)

    return settled(decide)


def record_result_arrival(
    office: Office,
    id: UUID,
    *,
    arrived: datetime,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Record that the result arrived, and the last day to appeal that follows."""
    case = case_of(office, id, expecting=expecting)
    fact = answering.record_result_arrival(
        case.dispute.state,
        case.calendar,
        arrived=arrived,
        now=office.clock.now(),
        refusal=case.refusal,
        version=case.dispute.state.calendar,
    )
    return office.log.append(case.dispute.then(fact), by=by, once=once)


def effectuate(
    office: Office, id: UUID, *, number: int, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Record which fact carried a remedy out, and the cases whose place fell with it. Refuses `not-effectuated` where none did."""

    def decide() -> Receipt:
        case = case_of(office, id, expecting=expecting)
        remedy = next((one for one in case.dispute.state.outstanding if one.number == number), None)
        if remedy is None:
            raise Refused("no-such-remedy", number=number)
        fact = effectuation(office, case, remedy)
        if fact is None:
            raise Refused("not-effectuated", number=number)
        return office.log.append(case.dispute.then(fact), by=by, once=once)

    return settled(decide)


def effectuation(office: Office, case: Case, remedy: Remedy) -> RemedyEffectuated | None:
    """The fact that a remedy was carried out, by the first fact after the decision was set aside that does it; null as yet."""
    done = next(_carrying_out(office, case, remedy), None)
    if done is None:
        return None
    return ruling.effectuate(
        case.dispute.state,
        number=remedy.number,
        kind=done.fact.name,
        stream=done.stream,
        version=done.version,
        position=done.position,
        displaced=displaced(office, case),
        on=office.today(),
    )


def displaced(office: Office, case: Case) -> tuple[Displaced, ...]:
    """The cases whose place fell since the list that stood when the objection was filed, as they would be ranked now."""
    application = case.application.state
    before = _list_before(office, application.call, application.track, case.dispute.state)
    if before is None:
        return ()
    call = office.find(CALL, application.call).state
    try:
        now = list_selection(
            call,
            id=application.call,
            track=application.track,
            evaluated=evaluated(office, application.call, application.track),
            on=office.today(),
        )
    except Refused:
        return ()
    return tuple(one for one in _fallen(before, now) if one.application != case.application.id)


def _setting_aside(office: Office, case: Case) -> tuple[Change, ...]:
    remedies = case.dispute.state.remedies
    if not remedies or not still_stands(office, case):
        return ()
    application = case.application
    panels = list(hearing(office, application.state, application.id))
    fact = setting_aside.set_aside(
        application.state,
        plan_of(office, application.state),
        dispute=case.dispute.id,
        remedies=tuple(one.remedy for one in remedies),
        panels={one.id: one.state.stage for one in panels},
        meetings=tuple(
            meeting.id
            for panel in panels
            for meeting in meetings_of(office, panel.id)
            if meeting.state.resolution(application.id)
        ),
        on=office.today(),
    )
    return application.then(fact), *agreements.restoring(office, application.id, dispute=case.dispute.id)


def _carrying_out(office: Office, case: Case, remedy: Remedy) -> Iterator[Recorded]:
    record = office.log.history(case.application.id)
    since = next(
        (
            one.position
            for one in record
            if isinstance(one.fact, DecisionSetAside) and one.fact.dispute == case.dispute.id
        ),
        None,
    )
    if since is None:
        return
    if remedy.remedy.kind is RemedyKind.RESCORE:
        yield from _rescoring(office, case, remedy.remedy, since)
        return
    before = [
        one.fact for one in record if one.position < since and isinstance(one.fact, FoundEligible | FoundIneligible)
    ]
    for one in record:
        if one.position > since and does(one.fact, remedy.remedy, before[-1] if before else None):
            yield one


def _rescoring(office: Office, case: Case, asked: Sought, since: int) -> Iterator[Recorded]:
    """The tallies that rest on nothing but sheets corrected since, each with a new mark on the criterion."""
    id = case.application.id

    def anew(judge: UUID, version: int, panel: UUID) -> bool:
        record = office.log.history(sheet_of(panel, id, judge))
        corrected = [one.fact for one in record if one.position > since and one.version <= version]
        marks = (mark for fact in corrected if isinstance(fact, Corrected) for mark in fact.marks)
        return any(mark.criterion == asked.criterion for mark in marks)

    for panel in hearing(office, case.application.state, id):
        for one in office.log.history(tally_of(panel.id, id)):
            tallied = one.fact.used if isinstance(one.fact, Computed) and one.fact.stage is asked.stage else ()
            if tallied and all(anew(used.judge, used.version, panel.id) for used in tallied):
                yield one


def _list_before(office: Office, call: UUID, track: str, dispute: Dispute) -> Listed | None:
    lists = [
        one.fact
        for one in office.log.history(selection_of(call, track))
        if isinstance(one.fact, Listed) and seoul_day(one.envelope.at) <= dispute.filed
    ]
    return lists[-1] if lists else None


def _fallen(before: Listed, now: Listed) -> Iterator[Displaced]:
    places = {one.candidate.application: one.position for one in now.standings}
    within_before, within_now = _within(before), _within(now)
    for one in before.standings:
        task = one.candidate.application
        after = places.get(task)
        if after is not None and after > one.position:
            yield Displaced(
                application=task,
                before=one.position,
                after=after,
                within_before=task in within_before,
                within_after=task in within_now,
            )


def _within(listed: Listed) -> frozenset[UUID]:
    """Those within the limit; without one, everybody ranked."""
    if listed.limit is None:
        return frozenset(one.candidate.application for one in listed.standings)
    return frozenset(one.application for one in listed.lines if one.within)
