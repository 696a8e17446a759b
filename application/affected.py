"""What a recusal reaches: every tally and decision that rests on a sheet which no longer counts, for the decider to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from application.office import Office, tally_of
from domain.applications.facts import DecisionDrafted, DecisionReviewed, Rejected, Selected, StageFailed, StagePassed
from domain.facts import Fact
from domain.panels import PANEL
from domain.panels.standing import on_panel
from domain.tallies.facts import Computed

DECISIONS = (DecisionDrafted, DecisionReviewed, Selected, Rejected)


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A fact of the case's own stream that rests on an affected tally: its name and version there."""

    name: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Affected:
    """What rests on sheets of recused judges.

    `tallies` are versions of the tally's stream, `decisions` what was recorded in the case on them or after them.
    `passed_then` is what the last of these tallies came to and `passed_now` what the newest does, null without a score;
    `changes` tells whether the outcome is another one, so that a person has to decide again.
    """

    judges: tuple[UUID, ...]
    tallies: tuple[int, ...]
    decisions: tuple[Resting, ...]
    passed_then: bool | None
    passed_now: bool | None

    @property
    def changes(self) -> bool:
        """Whether the outcome of the stage is another one now."""
        return self.passed_then != self.passed_now


def affected_by(office: Office, panel: UUID, case: UUID) -> Affected | None:
    """What on record rests on a judge who was recused for the case since, or null where nothing does."""
    recused = {one.member for one in on_panel(office.find(PANEL, panel).state, case).recusals}
    computed = list(_tallies(office, panel, case))
    resting = [(version, one) for version, one in computed if any(used.judge in recused for used in one.used)]
    if not resting:
        return None
    versions = tuple(version for version, _ in resting)
    return Affected(
        judges=tuple(sorted({used.judge for _, one in resting for used in one.used} & recused)),
        tallies=versions,
        decisions=tuple(_decisions(office, panel, case, frozenset(versions))),
        passed_then=resting[-1][1].tally.passed,
        passed_now=computed[-1][1].tally.passed,
    )


def _tallies(office: Office, panel: UUID, case: UUID) -> Iterator[tuple[int, Computed]]:
    for recorded in office.log.history(tally_of(panel, case)):
        if isinstance(recorded.fact, Computed):
            yield recorded.version, recorded.fact


def _decisions(office: Office, panel: UUID, case: UUID, tallies: frozenset[int]) -> Iterator[Resting]:
    """The results recorded on one of these tallies, and every decision after the first of them."""
    reached = False
    for recorded in office.log.history(case):
        fact: Fact = recorded.fact
        rests = isinstance(fact, StagePassed | StageFailed) and fact.panel == panel and fact.tally in tallies
        reached = reached or rests
        if rests or (reached and isinstance(fact, DECISIONS)):
            yield Resting(name=fact.name, version=recorded.version)
