"""The end of an evaluation told as steps: the committee meets, tasks are ranked, decisions drafted, decided and told."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from application.demonstration import deciding_acts as acts
from application.demonstration.cases import Case
from application.demonstration.evaluations import Decided, Evaluation, Twist, Until, Votes
from application.demonstration.firms import Firm
from application.demonstration.officers import in_charge, second
from application.demonstration.people import Person
from application.demonstration.steps import Ask, Step
from domain.meetings.facts import Choice
from domain.notices.facts import Method
from domain.rules.vocabulary import Track
from domain.values import start_of

MEETING, RANKED, DRAFTED = date(2021, 7, 19), date(2021, 7, 21), date(2021, 7, 22)
SENT_BACK, REDRAFTED, REVIEWED, DECIDED = (date(2021, 7, day) for day in (23, 26, 27, 28))
ISSUED, SENT, ARRIVED = date(2021, 7, 29), date(2021, 7, 30), date(2021, 8, 3)
CORRECTED, CORRECTION_SENT, CORRECTION_ARRIVED = (date(2021, 8, day) for day in (5, 6, 10))
PUBLISHED, RANKED_AGAIN, SECOND_MEETING = date(2021, 8, 12), date(2021, 8, 25), date(2021, 8, 27)
MINUTES_APART = 4
CONFLICTED = 5
"""The committee's seat that is recused where a member declared a conflict."""


def meeting(track: Track, nth: int, cases: tuple[tuple[Case, Evaluation], ...]) -> Iterator[Step]:
    """A track's meeting: opened, each case voted on and resolved, minutes taken, closed."""

    def step(name: str, ask: Ask, hours: int, place: int = 0) -> Step:
        return Step(name=f"meeting/{track}/{name}", at=_at(MEETING, nth + 8 * place, hours=hours), ask=ask)

    yield step("opened", partial(acts.open_meeting, track), 9)
    now = tuple(pair for pair in cases if pair[1].votes and pair[1].votes.meeting == 1)
    for place, (case, evaluation) in enumerate(now):
        for voter, votes, choice in _ballots(evaluation):
            ask = partial(acts.vote, case, votes, voter, choice)
            yield step(f"{case.key}/vote/{voter.key}", ask, 10, place)
        yield step(f"{case.key}/resolved", partial(acts.resolve, case), 10, place)
    yield step("minutes", partial(acts.take_minutes, track), 17)
    yield step("closed", partial(acts.close_meeting, track), 18)
    yield from _second_meeting(track, nth, tuple(pair for pair in cases if pair not in now))


def _second_meeting(track: Track, nth: int, cases: tuple[tuple[Case, Evaluation], ...]) -> Iterator[Step]:
    """A meeting that is not over, where there is something left to vote on."""
    if cases:
        ask = partial(acts.open_meeting, track)
        yield Step(name=f"meeting-2/{track}/opened", at=_at(SECOND_MEETING, nth), ask=ask)
    for case, evaluation in cases:
        for voter, votes, choice in _ballots(evaluation):
            vote = partial(acts.vote, case, votes, voter, choice)
            name = f"meeting-2/{track}/{case.key}/vote/{voter.key}"
            yield Step(name=name, at=_at(SECOND_MEETING, nth, hours=10), ask=vote)


def lists(track: Track, nth: int) -> Iterator[Step]:
    """A track's list: ranked before the decisions, published after them, ranked again after what was found late."""
    rank = partial(acts.rank, track, in_charge(track, 0))
    yield Step(name=f"list/{track}", at=_at(RANKED, nth), ask=rank)
    yield Step(name=f"published/{track}", at=_at(PUBLISHED, nth), ask=partial(acts.publish, track))
    if track is Track.MATERIALS_PARTS:
        yield Step(name=f"list-again/{track}", at=_at(RANKED_AGAIN, nth), ask=rank)


def decision(case: Case, evaluation: Evaluation, decided: Decided, nth: int, place: int) -> Iterator[Step]:
    """A case's decision, as far as it has come."""
    officer, reviewer = in_charge(case.track, nth), second(case.track, nth)
    draft = partial(acts.draft, case, decided, evaluation.votes is not None, officer)

    def step(name: str, day: date, ask: Ask) -> Step:
        return Step(name=f"{case.key}/decision/{name}", at=_at(day, place), ask=ask)

    yield step("drafted", DRAFTED, draft)
    if decided.sent_back:
        yield step("sent-back", SENT_BACK, partial(acts.review, case, False, reviewer))  # noqa: FBT003
        yield step("drafted-again", REDRAFTED, draft)
    if decided.until.reaches(Until.REVIEWED):
        yield step("reviewed", REVIEWED, partial(acts.review, case, True, reviewer))  # noqa: FBT003
    if decided.until.reaches(Until.DECIDED):
        yield step("decided", DECIDED, partial(acts.decide, case))
    if decided.until.reaches(Until.ISSUED):
        yield step("issued", ISSUED, partial(acts.issue, case, officer))
    if decided.until.reaches(Until.SENT):
        yield from _notices(case, officer, 1, SENT, ARRIVED if decided.until.reaches(Until.ARRIVED) else None, place)
    if decided.until.reaches(Until.CORRECTED):
        yield step("corrected", CORRECTED, partial(acts.correct, case))
        yield step("issued-again", CORRECTED, partial(acts.issue, case, officer))
        yield from _notices(case, officer, 2, CORRECTION_SENT, CORRECTION_ARRIVED, place)


def _notices(case: Case, officer: Person, number: int, sent: date, arrived: date | None, place: int) -> Iterator[Step]:
    for nth, firm in enumerate(_recipients(case)):
        name = f"{case.key}/notice-{number}/{firm.key}"
        method = (Method.ELECTRONIC, Method.POST, Method.DELIVERY)[nth % 3]
        send = partial(acts.send, case, firm.id, number, officer, method)
        yield Step(name=f"{name}/sent", at=_at(sent, place), ask=send)
        if arrived:
            when = _at(arrived, place, hours=11 + nth % 3)
            arrive = partial(acts.arrive, case, firm.id, number, officer, when)
            yield Step(name=f"{name}/arrived", at=_at(arrived, place, hours=17), ask=arrive)


def _recipients(case: Case) -> tuple[Firm, ...]:
    """The parties, each of which is sent a notice."""
    others = (case.cooperative, case.partner)
    return (*case.leads, *(one for one in others if one))


def _ballots(evaluation: Evaluation) -> Iterator[tuple[Person, Votes, Choice]]:
    votes = evaluation.votes
    if votes is None:
        return
    recused = evaluation.stages[-1].twist is Twist.CONFLICT
    voters = [one for seat, one in enumerate(acts.PRESENT) if not (recused and seat == CONFLICTED)]
    choices = [Choice.AYE] * votes.ayes + [Choice.NO] * votes.noes + [Choice.ABSTAIN] * votes.abstentions
    for voter, choice in zip(voters, choices, strict=votes.meeting == 1):
        yield voter, votes, choice


def _at(day: date, place: int, *, hours: int = 9) -> datetime:
    return start_of(day) + timedelta(hours=hours, minutes=MINUTES_APART * place)
