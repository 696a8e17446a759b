"""The evaluation as a case's page shows it: stages, opened sheets and tallies, resolution, decision, notices, publication.

It is told from the facts that the viewer is shown and from nothing else, so it knows no more than the timeline beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from application.affected import Affected, affected_in
from application.office import sheet_of, tally_of
from application.record import Recorded
from domain.applications import Application, Status
from domain.applications.course import Hearing
from domain.applications.facts import DecisionCorrected, DecisionDrafted, DecisionReviewed, Rejected, Selected
from domain.applications.outcomes import Outcome, ReasonCode
from domain.applications.staging import ended_at, next_stage
from domain.facts import Fact
from domain.meetings.facts import Resolved
from domain.notices import NOTICE, Notice
from domain.panels.facts import RecusalCause, SheetsRevealed
from domain.rules.vocabulary import ScoringPlan, SheetScore, Source, Stage
from domain.selections.facts import Published
from domain.sheets.facts import Corrected, MarkGiven, Revealed
from domain.tallies.facts import Computed
from web.pages.rendering import opened

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, kw_only=True)
class ShownMark:
    """Points on one criterion and why, as typed; null where that was destroyed."""

    criterion: str
    points: str
    why: str | None


@dataclass(frozen=True, kw_only=True)
class ShownSheet:
    """An opened sheet: whether it is `counted`, dropped as the `highest` or `lowest`, or `void`, and then why."""

    judge: UUID
    standing: str
    cause: RecusalCause | None
    score: SheetScore | None
    marks: tuple[ShownMark, ...]


@dataclass(frozen=True, kw_only=True)
class ShownHearing:
    """A hearing or visit; `report` is null before it was reported, and for whom it is not shown."""

    place: str | None
    at: datetime
    report: str | None


@dataclass(frozen=True, kw_only=True)
class ShownStage:
    """A stage in its place: `passed`, `failed`, `lost`, `open`, `waiting` for its turn, or `not-held` behind a gate not passed.

    It is `lost` where its result rests on a tally that lost its quorum: it is to be evaluated anew.
    `affected` is there where the result on record no longer rests on the tally, for who is shown the tally.
    """

    stage: Stage
    standing: str
    hearing: ShownHearing | None
    computed: Computed | None
    affected: Affected | None
    sheets: tuple[ShownSheet, ...]


@dataclass(frozen=True, kw_only=True)
class ShownDecision:
    """The decision; while there is only its draft, `on` is null and `agreed` says what the review came to."""

    outcome: Outcome
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: str | None
    differs: str | None
    on: date | None = None
    agreed: bool | None = None
    corrections: int = 0


@dataclass(frozen=True, kw_only=True)
class ShownNotice:
    """A notice as it stands, and what it tells of remedies."""

    id: UUID
    notice: Notice
    remedies: str | None


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """All of it; what is not there yet, or not for the viewer, is empty or null."""

    stages: tuple[ShownStage, ...]
    resolution: Resolved | None
    resolved_for: str | None
    decision: ShownDecision | None
    notices: tuple[ShownNotice, ...]
    published: date | None

    def people(self) -> Iterator[UUID]:
        """Whoever is named in it."""
        for stage in self.stages:
            yield from (one.judge for one in stage.sheets)
            yield from stage.computed.missing if stage.computed else ()
        yield from (one.notice.recipient for one in self.notices)


def evaluation(
    application: Application, plan: ScoringPlan, told: Sequence[Recorded], *, reports: bool
) -> Evaluation | None:
    """The evaluation, from the facts told to the viewer; null before there is any. `reports`: whether they read what was heard."""
    begun = application.results or application.draft or application.decision
    if application.status is not Status.ELIGIBLE and not begun:
        return None
    resolution = _last(told, Resolved)
    published = _last(told, Published)
    return Evaluation(
        stages=tuple(_stage(application, plan, stage, told, reports=reports) for stage in Stage),
        resolution=resolution,
        resolved_for=opened(resolution.reasons) if resolution else None,
        decision=_decision(told),
        notices=_notices(told),
        published=published.on if published else None,
    )


def _last(told: Sequence[Recorded], *kinds: type[F]) -> F | None:
    return next((one.fact for one in reversed(told) if isinstance(one.fact, kinds)), None)


def _stage(
    application: Application, plan: ScoringPlan, stage: Stage, told: Sequence[Recorded], *, reports: bool
) -> ShownStage:
    tallies = [one.fact for one in told if isinstance(one.fact, Computed) and one.fact.stage is stage]
    hearing = application.hearing(stage)
    return ShownStage(
        stage=stage,
        standing=_standing(application, plan, stage, _lost(application, told)),
        hearing=_hearing(hearing, reports=reports) if hearing else None,
        computed=tallies[-1] if tallies else None,
        affected=_affected(tallies[-1], told) if tallies else None,
        sheets=tuple(_sheets(tallies[-1], told)) if tallies else (),
    )


def _affected(newest: Computed, told: Sequence[Recorded]) -> Affected | None:
    stream = tally_of(newest.panel, newest.case)
    case = [one for one in told if one.stream == newest.case]
    found = affected_in(case, [one for one in told if one.stream == stream])
    return found if found and found.decisions else None


def _lost(application: Application, told: Sequence[Recorded]) -> frozenset[Stage]:
    """The stages whose result rests on a panel's tally that lost its quorum."""
    newest = {one.fact.panel: one.fact for one in told if isinstance(one.fact, Computed)}
    return frozenset(one.stage for one in application.results if one.panel in newest and not newest[one.panel].quorate)


def _standing(application: Application, plan: ScoringPlan, stage: Stage, lost: frozenset[Stage]) -> str:
    if stage in lost and application.status is Status.ELIGIBLE:
        return "lost"
    result, end = application.result(stage), ended_at(application, plan)
    if result:
        return "passed" if result.passed else "failed"
    if end or application.status is not Status.ELIGIBLE:
        return "not-held"
    return "open" if stage is next_stage(application, plan, lost) else "waiting"


def _hearing(held: Hearing, *, reports: bool) -> ShownHearing:
    return ShownHearing(
        place=opened(held.place), at=held.at, report=opened(held.report) if held.report and reports else None
    )


def _sheets(computed: Computed, told: Sequence[Recorded]) -> Iterator[ShownSheet]:
    """The sheets a tally rests on, and after them those that stopped counting."""
    given = _marks(computed, told)
    scores = {one.judge: one for one in computed.tally.sheets}
    dropped = {computed.tally.dropped_highest: "highest", computed.tally.dropped_lowest: "lowest"}
    for used in computed.used:
        yield ShownSheet(
            judge=used.judge,
            standing=dropped.get(used.judge, "counted"),
            cause=None,
            score=scores.get(used.judge),
            marks=given.get(used.judge, ()),
        )
    for void in computed.void:
        marks = given.get(void.judge, ())
        yield ShownSheet(judge=void.judge, standing="void", cause=void.cause, score=None, marks=marks)


def _marks(computed: Computed, told: Sequence[Recorded]) -> Mapping[UUID, tuple[ShownMark, ...]]:
    judges = {
        sheet_of(one.stream, computed.case, judge): judge
        for one in told
        if isinstance(one.fact, SheetsRevealed) and one.stream == computed.panel
        for judge in one.fact.judges
    }
    return {
        judges[one.stream]: tuple(_mark(mark) for mark in one.fact.marks)
        for one in told
        if isinstance(one.fact, Revealed | Corrected) and one.stream in judges
    }


def _mark(mark: MarkGiven) -> ShownMark:
    return ShownMark(criterion=mark.criterion, points=f"{mark.points:f}", why=opened(mark.justification))


def _decision(told: Sequence[Recorded]) -> ShownDecision | None:
    """The decision as it stands, else its draft as far as that is shown."""
    found: ShownDecision | None = None
    for one in told:
        match one.fact:
            case DecisionDrafted() | Selected() | Rejected() as fact:
                found = _decided(fact)
            case DecisionReviewed() as fact if found:
                found = replace(found, agreed=fact.agreed)
            case DecisionCorrected() as fact if found:
                found = replace(found, text=opened(fact.text), corrections=found.corrections + 1)
            case _:
                continue
    return found


def _decided(fact: DecisionDrafted | Selected | Rejected) -> ShownDecision:
    drafted = isinstance(fact, DecisionDrafted)
    outcome = Outcome.SELECTED if isinstance(fact, Selected) else Outcome.REJECTED
    return ShownDecision(
        outcome=fact.outcome if isinstance(fact, DecisionDrafted) else outcome,
        reasons=() if isinstance(fact, Selected) else fact.reasons,
        clause=fact.clause,
        text=opened(fact.text),
        differs=opened(fact.differs) if fact.differs else None,
        on=None if drafted else fact.on,
    )


def _notices(told: Sequence[Recorded]) -> tuple[ShownNotice, ...]:
    found: dict[UUID, Notice] = {}
    for one in told:
        if type(one.fact) in NOTICE.facts:
            before = found.get(one.stream)
            found[one.stream] = NOTICE.begin(one.fact) if before is None else NOTICE.after(before, one.fact)
    return tuple(
        ShownNotice(id=id, notice=one, remedies=opened(one.remedies.text) if one.remedies else None)
        for id, one in found.items()
    )
