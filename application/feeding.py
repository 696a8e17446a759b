"""The feed: what one reader is shown of the cases of their list, each fact once, in the order in which it was disclosed.

A fact has its place where it was recorded, or where what had hidden it from this reader fell away: a submission for the
office, the opening for the sheets, the sending of a notice for its recipient. Both are places in the case's own timeline, so
that the whole order follows from the record and never changes while the reader's rights stay the same.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from application import disclosing, looking
from application.office import Office
from application.permissions import Action, Actor, Thing, may
from application.record import Recorded
from application.views.book import START, Mark, Scope, Step, TimelineRow
from domain.applications import APPLICATION, Application
from domain.applications.facts import ApplicationFact
from domain.notices.facts import Issued, Sent
from domain.panels.facts import SheetsRevealed

__all__ = ["START", "Fed", "Mark", "feed", "places", "rights"]

STEPS = 500
"""So many lines of timelines are asked for at once."""
DISCLOSING = (Issued, Sent, SheetsRevealed)
"""Facts that show others, beside what moves the case itself into view."""


@dataclass(frozen=True, kw_only=True)
class Fed:
    """A page of the feed and where the next begins. `things` are the cases on it, for what is withheld of their facts."""

    rows: Sequence[TimelineRow]
    next: Mark
    things: Mapping[UUID, Thing]


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """The cases that one page has come by so far: of each what is due where."""

    office: Office
    actor: Actor
    things: dict[UUID, Thing] = field(default_factory=dict)
    due: dict[UUID, Mapping[int, Sequence[TimelineRow]]] = field(default_factory=dict)

    def at(self, step: Step) -> Sequence[TimelineRow]:
        """What is due at a line of a case's timeline; nothing where all of it is hidden."""
        if step.case not in self.due:
            self.due[step.case] = self._due(step.case)
        return self.due[step.case].get(step.position, ())

    def _due(self, case: UUID) -> Mapping[int, Sequence[TimelineRow]]:
        thing = looking.thing_of(self.office, self.office.find(APPLICATION, case).state)
        self.things[case] = thing
        rows = self.office.book.timeline(case)
        found: dict[int, list[TimelineRow]] = {}
        placed = places(self.actor, thing, case, [row.recorded for row in rows])
        for row in rows:
            if row.recorded.position in placed:
                found.setdefault(placed[row.recorded.position], []).append(row)
        return found


def feed(office: Office, actor: Actor, *, after: Mark, limit: int) -> Fed:
    """What follows a place. A page ends where it is full or the record does, never because something is hidden.

    What one fact discloses stays on one page, so that a page may be longer than its limit. Lines of the reader's own cases
    alone are passed over, so that a long record of others makes nobody wait.
    """
    scope, reading = looking.scope_of(actor), _Reading(office=office, actor=actor)
    rows: list[TimelineRow] = []
    end = at = after
    while steps := _steps(office, scope, at):
        for step in steps:
            if due := reading.at(step):
                rows += due
                end = step.mark
            if len(rows) >= limit:
                return Fed(rows=rows, next=end, things=reading.things)
        at = steps[-1].mark
    return Fed(rows=rows, next=end, things=reading.things)


def _steps(office: Office, scope: Scope, after: Mark) -> Sequence[Step]:
    return office.book.steps(scope, after, STEPS) if scope.agencies or scope.firms else ()


def places(actor: Actor, thing: Thing, case: UUID, record: Sequence[Recorded]) -> Mapping[int, int]:
    """The place in the feed of every fact of a case that is shown to somebody: the position at which it was first shown.

    `thing` is the case as it stands; who its parties were and whether it was a draft is told from the record.
    """
    found: dict[int, int] = {}
    hidden: list[Recorded] = []
    application: Application | None = None
    now = thing
    showing: Callable[[Recorded], bool] = _nothing
    for number, one in enumerate(record, start=1):
        before = now
        if isinstance(one.fact, ApplicationFact) and one.stream == case:
            application = APPLICATION.after(application, one.fact) if application else APPLICATION.begin(one.fact)
            now = looking.thing_at(thing, application)
        hidden.append(one)
        looked_at = [one]
        if showing is _nothing or now != before or isinstance(one.fact, DISCLOSING):
            showing = _showing(actor, now, record[:number])
            looked_at = hidden
        for each in looked_at:
            if showing(each):
                found[each.position] = one.position
        hidden = [each for each in hidden if each.position not in found]
    still = _showing(actor, thing, record)
    return {one.position: found[one.position] for one in record if one.position in found and still(one)}


def rights(actor: Actor) -> bytes:
    """What the reader may read by: a cursor made for other rights is of another feed."""
    roles = sorted(f"{role} {agency}" for role, agency in actor.subject.roles)
    firms = sorted(str(firm) for firm in actor.subject.firms())
    return hashlib.sha256("\n".join([*roles, "", *firms]).encode()).digest()


def _showing(actor: Actor, thing: Thing, record: Sequence[Recorded]) -> Callable[[Recorded], bool]:
    if not may(actor, Action.READ_CASE, thing).allowed:
        return _nothing
    return disclosing.showing(actor, thing, record)


def _nothing(_: Recorded) -> bool:
    return False
