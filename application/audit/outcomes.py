"""What a case comes to by computation alone: its stages, the committee's count, its place on the list. Nothing is decided here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from application.audit.derived import Books, book_of
from domain.meetings.facts import Choice, Proposal
from domain.rules.vocabulary import (
    Candidate,
    Detail,
    Finding,
    LimitLine,
    Points,
    ScoreSheet,
    ScoringPlan,
    Stage,
    Standing,
    Tally,
    Task,
    Track,
    Weight,
    Word,
)
from domain.values import RuleBookName


class Course(StrEnum):
    """How far a case gets by what was computed and voted."""

    INELIGIBLE = "INELIGIBLE"
    """A decisive finding stands unmet."""
    OPEN = "OPEN"
    """A stage has no opened sheets yet, or the committee has not voted."""
    NOT_QUORATE = "NOT_QUORATE"
    """A stage has too few sheets that count."""
    NOT_PASSED = "NOT_PASSED"
    """A stage that is a gate lies below its pass mark."""
    VOTED_DOWN = "VOTED_DOWN"
    """The committee did not carry a selection, or carried a rejection."""
    BEYOND_LIMIT = "BEYOND_LIMIT"
    """The call's selection limit is used up by better tasks."""
    SELECTABLE = "SELECTABLE"
    """Nothing computed or voted stands against selecting it."""


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """The opened sheets of a case at a stage that count, and how many sat on the panel."""

    stage: Stage
    enrolled: int
    sheets: tuple[ScoreSheet, ...]


@dataclass(frozen=True, kw_only=True)
class Votes:
    """The last vote on a case: what was proposed, who was present for it, and how they voted."""

    proposal: Proposal
    present: frozenset[UUID]
    choices: Mapping[UUID, Choice]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a case's course is computed from.

    `overridden` are the officer's own answers by criterion; `listed` tells that the case may stand on a list: received and
    not withdrawn.
    """

    task: Task
    findings: tuple[Finding, ...]
    overridden: Mapping[Word, bool]
    stages: tuple[Sheets, ...]
    votes: Votes | None
    receipt: Detail
    products: int
    listed: bool


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A call's track: the rule version, the plan and every case of it."""

    books: Books
    version: RuleBookName
    plan: ScoringPlan
    track: Track
    cases: Mapping[UUID, Case]


@dataclass(frozen=True, kw_only=True)
class StageOutcome:
    """A stage by computation. `margin` is the score less the pass mark, null where there is nothing to compare."""

    stage: Stage
    valid: int
    needed: int
    quorate: bool
    score: Points | None
    pass_mark: Points | None
    margin: Points | None
    passed: bool | None


@dataclass(frozen=True, kw_only=True)
class VoteOutcome:
    """The committee's count. `margin` is the ayes less those needed."""

    proposal: Proposal
    present: int
    ayes: int
    needed: int
    margin: int
    carried: bool


@dataclass(frozen=True, kw_only=True)
class Place:
    """The place on the list. `margin` is the distance to the nearest task on the other side of the limit, null without one."""

    position: int
    of: int
    score: Points
    within: bool
    margin: Points | None


@dataclass(frozen=True, kw_only=True)
class CaseOutcome:
    """What a case comes to, and every figure it follows from."""

    course: Course
    eligible: bool
    stages: tuple[StageOutcome, ...]
    vote: VoteOutcome | None
    place: Place | None


def outcome_of(setting: Setting, id: UUID, rivals: tuple[Candidate, ...]) -> CaseOutcome:
    """What a case comes to beside its rivals, the others that would stand on the list."""
    case = setting.cases[id]
    stages = tuple(_stage(one, _tally(setting, one)) for one in case.stages)
    vote = _vote(case.votes) if case.votes else None
    place = _place(setting, id, rivals)
    able = _eligible(case)
    course = _course(setting.plan, able, stages, vote, place)
    return CaseOutcome(course=course, eligible=able, stages=stages, vote=vote, place=place)


def _course(
    plan: ScoringPlan,
    able: bool,  # noqa: FBT001  (a figure among the others, not a switch)
    stages: tuple[StageOutcome, ...],
    vote: VoteOutcome | None,
    place: Place | None,
) -> Course:
    if not able:
        return Course.INELIGIBLE
    by_stage = {one.stage: one for one in stages}
    for stage in Stage:
        at = by_stage.get(stage)
        if at is None:
            return Course.OPEN
        if not at.quorate:
            return Course.NOT_QUORATE
        if plan.gate and at.passed is False:
            return Course.NOT_PASSED
    return _after_the_stages(vote, place)


def _after_the_stages(vote: VoteOutcome | None, place: Place | None) -> Course:
    if vote is None or (vote.proposal is Proposal.REJECT and not vote.carried):
        return Course.OPEN
    if vote.proposal is Proposal.REJECT or not vote.carried:
        return Course.VOTED_DOWN
    return Course.BEYOND_LIMIT if place and not place.within else Course.SELECTABLE


def _eligible(case: Case) -> bool:
    return all(case.overridden.get(one.criterion, one.met) for one in case.findings if one.weight is Weight.DECISIVE)


def tallies_of(setting: Setting, id: UUID) -> tuple[Tally, ...]:
    """Every figure of the stages of a case whose sheets were opened."""
    return tuple(_tally(setting, one) for one in setting.cases[id].stages)


def _tally(setting: Setting, at: Sheets) -> Tally:
    sheets = at.sheets if len(at.sheets) >= majority(at.enrolled) else ()
    return book_of(setting.books, setting.version).scoring.tally(setting.plan, at.stage, sheets)


def majority(of: int) -> int:
    """The fewest that are more than half."""
    return of // 2 + 1


def _stage(at: Sheets, tally: Tally) -> StageOutcome:
    needed = majority(at.enrolled)
    return StageOutcome(
        stage=at.stage,
        valid=len(at.sheets),
        needed=needed,
        quorate=len(at.sheets) >= needed,
        score=tally.score,
        pass_mark=tally.pass_mark,
        margin=None if tally.score is None or tally.pass_mark is None else tally.score - tally.pass_mark,
        passed=tally.passed,
    )


def _vote(votes: Votes) -> VoteOutcome:
    needed = majority(len(votes.present))
    ayes = sum(votes.choices.get(one) is Choice.AYE for one in votes.present)
    return VoteOutcome(
        proposal=votes.proposal,
        present=len(votes.present),
        ayes=ayes,
        needed=needed,
        margin=ayes - needed,
        carried=ayes >= needed,
    )


def rivals_of(setting: Setting, id: UUID) -> tuple[Candidate, ...]:
    """The other cases of the track that would stand on the list."""
    found = (_candidate(setting, other) for other in sorted(setting.cases) if other != id)
    return tuple(one for one in found if one)


def _place(setting: Setting, id: UUID, rivals: tuple[Candidate, ...]) -> Place | None:
    candidate = _candidate(setting, id)
    if candidate is None:
        return None
    scoring = book_of(setting.books, setting.version).scoring
    standings = scoring.rank(setting.plan, (*rivals, candidate))
    standing = next(one for one in standings if one.candidate.application == id)
    lines = {one.application: one for one in scoring.within_limit(setting.plan, standings)}
    return Place(
        position=standing.position,
        of=len(standings),
        score=standing.candidate.final.score,
        within=lines[id].within,
        margin=_to_the_limit(standing, standings, lines),
    )


def _to_the_limit(
    standing: Standing, standings: tuple[Standing, ...], lines: Mapping[UUID, LimitLine]
) -> Points | None:
    inside = lines[standing.candidate.application].within
    others = [one.candidate for one in standings if lines[one.candidate.application].within is not inside]
    scores = [one.final.score for one in others]
    if not scores:
        return None
    return standing.candidate.final.score - (max(scores) if inside else min(scores))


def _candidate(setting: Setting, id: UUID) -> Candidate | None:
    case = setting.cases[id]
    if not (case.listed and _eligible(case)):
        return None
    tallies = tuple(_tally(setting, one) for one in case.stages)
    final = book_of(setting.books, setting.version).scoring.final(setting.plan, tallies)
    if final is None:
        return None
    return Candidate(application=id, track=setting.track, receipt=case.receipt, products=case.products, final=final)
