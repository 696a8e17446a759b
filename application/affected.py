"""What a recusal or a corrected sheet reaches: results and decisions that no longer rest on the current tally.

They are put to the decider; nothing of them changes by itself.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from application.evaluation import panels_of
from application.office import Found, Office, selection_of, tally_of
from application.record import Recorded
from domain.applications import APPLICATION
from domain.applications.facts import DecisionDrafted, DecisionReviewed, Rejected, Selected, StageFailed, StagePassed
from domain.calls import CALL
from domain.notices.facts import Issued
from domain.panels import Panel
from domain.rules.vocabulary import Stage, Track
from domain.selections import SELECTION
from domain.tallies.facts import Computed

DECISIONS = (DecisionDrafted, DecisionReviewed, Selected, Rejected)


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A fact of the case's own stream that rests on an affected tally: its name and version there."""

    name: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Affected:
    """What rests on sheets that no longer count as they did: their judge was recused since, or they were corrected.

    `judges` are whose sheets, `tallies` versions of the tally's stream, `decisions` what was recorded in the case on them
    or after them. `passed_then` and `score_then` are what the tally came to that the recorded stage result names (the
    first of `tallies` before there is a result), `passed_now` and `score_now` what the newest does, null without a score.
    """

    stage: Stage
    judges: tuple[UUID, ...]
    tallies: tuple[int, ...]
    decisions: tuple[Resting, ...]
    passed_then: bool | None
    passed_now: bool | None
    score_then: Decimal | None
    score_now: Decimal | None

    @property
    def changes(self) -> bool:
        """Whether the outcome of the stage is another one now, so that a person has to decide again."""
        return self.passed_then != self.passed_now


@dataclass(frozen=True, kw_only=True)
class CaseAffected:
    """A case with a result on record that no longer rests on its current tally.

    `notices` told of the decision, `selection` is the list that ranks the case; null where none does.
    """

    call: UUID
    track: Track
    case: UUID
    panel: UUID
    affected: Affected
    notices: tuple[UUID, ...]
    selection: UUID | None


def affected_by(office: Office, panel: UUID, case: UUID) -> Affected | None:
    """What on record rests on a sheet that no longer counts as it did, or null where nothing does."""
    tally = office.log.history(tally_of(panel, case))
    # Tallied once, nothing changed since.
    return affected_in(office.log.history(case), tally) if len(tally) > 1 else None


def affected_in(case: Sequence[Recorded], tally: Sequence[Recorded]) -> Affected | None:
    """The same of these facts: the case's own, and those of one tally's stream."""
    computed = {one.version: one.fact for one in tally if isinstance(one.fact, Computed)}
    if not computed:
        return None
    newest = computed[max(computed)]
    counting = frozenset(newest.used)
    gone = {version: frozenset(one.used) - counting for version, one in computed.items()}
    resting = tuple(version for version in sorted(gone) if gone[version])
    if not resting:
        return None
    then = computed[next((one.tally for one in _results(case, newest) if one.tally in computed), resting[0])]
    return Affected(
        stage=newest.stage,
        judges=tuple(sorted({used.judge for sheets in gone.values() for used in sheets})),
        tallies=resting,
        decisions=tuple(_decisions(case, newest, resting)),
        passed_then=then.tally.passed,
        passed_now=newest.tally.passed,
        score_then=then.tally.score,
        score_now=newest.tally.score,
    )


def cases_affected(office: Office, calls: Collection[UUID]) -> Iterator[CaseAffected]:
    """Every case of these calls whose recorded stage result, and any decision after it, no longer rests on its current tally.

    It reads the tally of each case on a panel, and the rest only of what was tallied more than once.
    """
    for call in calls:
        for track in office.find(CALL, call).state.terms.tracks:
            yield from _of_track(office, call, track.track)


def _of_track(office: Office, call: UUID, track: Track) -> Iterator[CaseAffected]:
    listed = office.log.load(SELECTION, selection_of(call, track))
    ranked = {one.candidate.application for one in listed.state.listed.standings} if listed.state else frozenset()
    for panel in panels_of(office, call, track):
        for case in panel.state.cases:
            if _scored_anew(office, case, panel):
                continue
            affected = affected_by(office, panel.id, case)
            if affected is None or not affected.decisions:
                continue
            yield CaseAffected(
                call=call,
                track=track,
                case=case,
                panel=panel.id,
                affected=affected,
                notices=_notices(office, case),
                selection=listed.id if case in ranked else None,
            )


def _scored_anew(office: Office, case: UUID, panel: Found[Panel]) -> bool:
    """Whether the stage's result on record is of another panel, before which the case came after this one."""
    result = office.find(APPLICATION, case).state.result(panel.state.stage)
    return result is not None and result.panel != panel.id


def _notices(office: Office, case: UUID) -> tuple[UUID, ...]:
    return tuple(row.recorded.stream for row in office.book.timeline(case) if isinstance(row.recorded.fact, Issued))


def _results(case: Sequence[Recorded], newest: Computed) -> Iterator[StagePassed | StageFailed]:
    """The results recorded of the tally's panel."""
    for one in case:
        if isinstance(one.fact, StagePassed | StageFailed) and one.fact.panel == newest.panel:
            yield one.fact


def _decisions(case: Sequence[Recorded], newest: Computed, tallies: Collection[int]) -> Iterator[Resting]:
    """The results recorded on one of these tallies, and every decision after the first of them."""
    affected = [one for one in _results(case, newest) if one.tally in tallies]
    reached = False
    for recorded in case:
        rests = recorded.fact in affected
        reached = reached or rests
        if rests or (reached and isinstance(recorded.fact, DECISIONS)):
            yield Resting(name=recorded.fact.name, version=recorded.version)
