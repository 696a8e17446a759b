"""Ranking the tasks of a call and track, and publishing those selected. The list decides nothing: a person decides each case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.applications import Application, Status
from domain.calls import Call
from domain.facts import require
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Candidate, Stage, Tally, Track
from domain.selections import Selection
from domain.selections.facts import Listed, Published
from domain.tallies.facts import Computed

STANDING = frozenset({Status.ELIGIBLE, Status.SELECTED, Status.REJECTED})
"""A task that was withdrawn is not ranked; one that was decided keeps its place."""


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """A task with the latest tally of each stage."""

    application: Application
    tallies: Mapping[Stage, Computed]


def list_selection(call: Call, *, id: UUID, track: Track, evaluated: Mapping[UUID, Evaluated], on: date) -> Listed:
    """Rank the tasks of call `id` and a track that have a final score, and say what a limit does to the order."""
    scoring = BOOKS[call.terms.rules.version].scoring
    plan = call.terms.plan
    candidates = tuple(
        candidate for task, one in sorted(evaluated.items()) if (candidate := _candidate(call, task, one))
    )
    require(candidates, "nothing-to-rank", track=track)
    standings = scoring.rank(plan, candidates)
    return Listed(
        call=id,
        track=track,
        standings=standings,
        limit=plan.limit,
        lines=scoring.within_limit(plan, standings),
        rules=call.terms.rules,
        on=on,
    )


def publish_selection(selection: Selection, *, statuses: Mapping[UUID, Status], on: date) -> Published:
    """Publish (고시) those of the list that are selected and were not published yet, in the list's order."""
    listed = [one.candidate.application for one in selection.listed.standings]
    selected = tuple(
        task for task in listed if statuses.get(task) is Status.SELECTED and not selection.is_published(task)
    )
    require(selected, "nothing-to-publish")
    return Published(call=selection.listed.call, track=selection.listed.track, selected=selected, on=on)


def _candidate(call: Call, task: UUID, evaluated: Evaluated) -> Candidate | None:
    application = evaluated.application
    if application.status not in STANDING or application.receipt is None:
        return None
    final = BOOKS[call.terms.rules.version].scoring.final(call.terms.plan, _counting(evaluated.tallies.values()))
    if final is None:
        return None
    return Candidate(
        application=task,
        track=application.track,
        receipt=application.receipt,
        products=len(application.form.items),
        final=final,
    )


def _counting(tallies: Iterable[Computed]) -> tuple[Tally, ...]:
    return tuple(one.tally for one in tallies if one.quorate)
