"""Evaluations told as steps: three stages, the committee's meetings, decisions and notices, from May to August 2021."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from application.demonstration import concluding, scoring_acts
from application.demonstration import deciding_acts as acts
from application.demonstration.cases import Case
from application.demonstration.evaluations import EVALUATIONS, UNFINISHED, Evaluation, Scored, Twist
from application.demonstration.officers import in_charge
from application.demonstration.people import EVALUATORS, Person
from application.demonstration.seats import SEATS
from application.demonstration.steps import Ask, Step
from application.rounds import round_2021_1
from domain.applications.staging import HEARD
from domain.rules.vocabulary import Stage, Track
from domain.values import start_of

BEGINS = {
    Stage.FACE_TO_FACE: date(2021, 5, 17),
    Stage.ON_SITE: date(2021, 6, 7),
    Stage.DELIBERATION: date(2021, 6, 28),
}
"""The day on which a stage's panels are convened; what follows is counted from it."""
ASSIGNED, DECLARED, CHALLENGED, UPHELD, HEARD_ON, SEALED, CLOSED, REVEALED, AFTERWARDS, RECORDED = (
    *(1, 3, 4, 7, 8, 9),
    *(11, 14, 16, 18),
)
FOUND_AFTER = date(2021, 8, 23)
MINUTES_APART = 3
"""Between one case and the next on a day."""
CONFLICTED, LATE, CHALLENGED_SEAT, CORRECTING, TAKING_BACK = 5, 1, 2, 3, 4
"""The seats to which something happens."""
MORE_AFTER_CORRECTION = 9
BARELY = (1, 2, 3, 4)
"""The seats that seal where the quorum is barely reached, and lost when one of them is recused."""


def evaluated(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step of every evaluation; `cases` are all of the demonstration."""
    tracks = tuple(dict.fromkeys(case.track for case in cases))
    for stage, begins in BEGINS.items():
        for nth, track in enumerate(tracks):
            convene = partial(scoring_acts.convene, track, stage)
            yield Step(name=f"panel/{track}/{stage}", at=_at(begins, nth), ask=convene)
    yield from _changes()
    for place, evaluation in enumerate(EVALUATIONS):
        nth, case = _case_of(evaluation, cases)
        officer = in_charge(case.track, nth)
        for stage, scored in zip(Stage, evaluation.stages, strict=False):
            yield from _stage(case, evaluation, stage, scored, officer, place)
    met = tuple((_case_of(one, cases)[1], one) for one in EVALUATIONS if one.votes)
    for nth, track in enumerate(tracks):
        yield from concluding.meeting(track, nth, tuple(pair for pair in met if pair[0].track is track))
        yield from concluding.lists(track, nth)
    for place, evaluation in enumerate(EVALUATIONS):
        nth, case = _case_of(evaluation, cases)
        if evaluation.decided:
            yield from concluding.decision(case, evaluation, evaluation.decided, nth, place)


def _changes() -> Iterator[Step]:
    """Members who leave once their panel is done: one did not tell of a conflict, another resigned."""
    track, stage = Track.MATERIALS_PARTS, Stage.FACE_TO_FACE
    dismiss = partial(scoring_acts.dismiss, track, stage, SEATS[stage][LATE])
    yield Step(name=f"panel/{track}/{stage}/dismissed", at=_at(FOUND_AFTER, 0, hours=15), ask=dismiss)
    track, stage = Track.CAPABILITY_BUILDING, Stage.ON_SITE
    replace = partial(scoring_acts.replace, track, stage, SEATS[stage][-1], EVALUATORS[0])
    yield Step(name=f"panel/{track}/{stage}/replaced", at=_at(FOUND_AFTER, 1, hours=15), ask=replace)


def _case_of(evaluation: Evaluation, cases: tuple[Case, ...]) -> tuple[int, Case]:
    key = f"{round_2021_1.ROUND_ID}/{evaluation.number}"
    return next((nth, case) for nth, case in enumerate(cases) if case.key == key)


def _at(day: date, place: int, *, hours: int = 9) -> datetime:
    return start_of(day) + timedelta(hours=hours, minutes=MINUTES_APART * place)


def _stage(
    case: Case, evaluation: Evaluation, stage: Stage, scored: Scored, officer: Person, place: int
) -> Iterator[Step]:
    begins = BEGINS[stage]

    def step(name: str, day: int | date, ask: Ask, hours: int = 9) -> Step:
        on = day if isinstance(day, date) else begins + timedelta(days=day)
        return Step(name=f"{case.key}/{stage}/{name}", at=_at(on, place, hours=hours), ask=ask)

    yield step("assigned", ASSIGNED, partial(scoring_acts.assign, case, stage))
    if stage in HEARD:
        hearing = _at(begins + timedelta(days=HEARD_ON), place)
        yield step("scheduled", ASSIGNED, partial(acts.schedule, case, stage, officer, hearing))
        yield step("reported", HEARD_ON, partial(acts.report, case, stage, officer), hours=16)
    for name, day, ask in _scoring(case, evaluation, stage, scored):
        yield step(name, day, ask)
    if scored.twist not in UNFINISHED:
        yield step("recorded", RECORDED, partial(acts.record, case, stage, officer))


Act = tuple[str, int | date, Ask]


def _scoring(case: Case, evaluation: Evaluation, stage: Stage, scored: Scored) -> Iterator[Act]:
    people, twist = SEATS[stage], scored.twist
    answering = people[:2] if twist is Twist.UNDECLARED else people
    for seat, member in enumerate(answering):
        conflict = twist is Twist.CONFLICT and seat == CONFLICTED
        yield (f"declared/{member.key}", DECLARED, partial(scoring_acts.declare, case, stage, member, conflict))
    if twist is Twist.CHALLENGED:
        member = people[CHALLENGED_SEAT]
        yield "challenged", CHALLENGED, partial(scoring_acts.challenge, case, stage, member)
        yield "upheld", UPHELD, partial(scoring_acts.uphold, case, stage, member)
    if twist is Twist.UNDECLARED:
        return
    yield from _sheets(case, evaluation, stage, scored)
    if twist is Twist.BELOW_QUORUM:
        yield "closed", CLOSED, partial(scoring_acts.close, case, stage)
    if twist is not Twist.UNREVEALED:
        yield "revealed", REVEALED, partial(scoring_acts.reveal, case, stage)
    yield from _afterwards(case, evaluation, stage, scored)


def _sheets(case: Case, evaluation: Evaluation, stage: Stage, scored: Scored) -> Iterator[Act]:
    for seat in _sealing(scored.twist):
        judge = SEATS[stage][seat]
        marks = scoring_acts.marks_of(evaluation, stage, scored, seat)
        if scored.twist is Twist.TAKEN_BACK and seat == TAKING_BACK:
            before = scoring_acts.marks_of(evaluation, stage, scored, seat, more=MORE_AFTER_CORRECTION)
            yield f"sealed-first/{judge.key}", SEALED, partial(scoring_acts.seal, case, stage, judge, before)
            yield f"taken-back/{judge.key}", SEALED, partial(scoring_acts.take_back, case, stage, judge)
        yield f"sealed/{judge.key}", SEALED, partial(scoring_acts.seal, case, stage, judge, marks)


def _sealing(twist: Twist) -> tuple[int, ...]:
    if twist is Twist.BELOW_QUORUM:
        return BARELY
    out = {Twist.CONFLICT: CONFLICTED, Twist.CHALLENGED: CHALLENGED_SEAT}.get(twist)
    return tuple(seat for seat in range(7) if seat != out)


def _afterwards(case: Case, evaluation: Evaluation, stage: Stage, scored: Scored) -> Iterator[Act]:
    if scored.twist is Twist.CORRECTED:
        marks = scoring_acts.marks_of(evaluation, stage, scored, CORRECTING, more=MORE_AFTER_CORRECTION)
        judge = SEATS[stage][CORRECTING]
        yield "corrected", AFTERWARDS, partial(scoring_acts.correct, case, stage, judge, marks)
    if scored.twist in (Twist.FOUND_LATE, Twist.BELOW_QUORUM, Twist.FOUND_AFTER_DECISION):
        day = FOUND_AFTER if scored.twist is Twist.FOUND_AFTER_DECISION else AFTERWARDS
        yield "recused", day, partial(scoring_acts.recuse, case, stage, SEATS[stage][LATE])
