"""The feed: what one reader is shown of the cases they may read, each fact once, in the order in which it was disclosed.

A fact has its place where it was recorded, or where what had hidden it from this reader fell away: a submission for the
office, the own declaration for a member of a panel, the opening for the sheets, the sending of a notice for its recipient.
All are places in the case's own timeline, so that the whole order follows from the record and never changes while the
reader's rights stay the same.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from application import disclosing, looking
from application.hearing import Hearings, Turn
from application.office import Office
from application.permissions import Action, Actor, Thing, may
from application.record import Recorded
from application.views.book import START, Mark, Step, TimelineRow
from domain.applications import APPLICATION, Application
from domain.applications.facts import ApplicationFact
from domain.calls import CALL, Call
from domain.notices.facts import Issued, Sent
from domain.panels.facts import SheetsRevealed

__all__ = ["START", "Fed", "Mark", "feed", "places", "rights"]

STEPS = 100
"""So many lines of timelines are asked for at once, or as many as the page takes."""
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
    """The cases that one page has come by so far: of each what is due where. Timelines are read together, calls once."""

    office: Office
    actor: Actor
    hearings: Hearings
    calls: dict[UUID, Call] = field(default_factory=dict)
    things: dict[UUID, Thing] = field(default_factory=dict)
    due: dict[UUID, Mapping[int, Sequence[TimelineRow]]] = field(default_factory=dict)

    def come_by(self, steps: Iterable[Step]) -> None:
        """Read the timelines of the cases that are new among these lines."""
        new = {step.case for step in steps} - self.due.keys()
        timelines = self.office.book.timelines(new) if new else {}
        self.due.update({case: self._due(case, timelines.get(case, ())) for case in new})

    def _due(self, case: UUID, rows: Sequence[TimelineRow]) -> Mapping[int, Sequence[TimelineRow]]:
        record = [row.recorded for row in rows]
        application = _folded(case, record)
        if application is None:
            return {}
        thing, turns = self._read(case, application)
        self.things[case] = thing
        if not may(self.actor, Action.READ_CASE, thing).allowed:
            return {}
        found: dict[int, list[TimelineRow]] = {}
        placed = places(self.actor, thing, case, record, turns=turns)
        for row in rows:
            if row.recorded.position in placed:
                found.setdefault(placed[row.recorded.position], []).append(row)
        return found

    def _read(self, case: UUID, application: Application) -> tuple[Thing, Sequence[Turn]]:
        """The case for permission to look; the panels are asked only where nothing else lets the reader read it."""
        call, track = application.call, application.track
        if call not in self.calls:
            self.calls[call] = self.office.find(CALL, call).state
        agency = self.calls[call].agency(track)
        thing = looking.thing_at(Thing(agencies=frozenset({agency} if agency else ())), application)
        if application.submitted is None or may(self.actor, Action.READ_CASE, thing).allowed:
            return thing, ()
        turns = self.hearings.turns(self.actor.id, case, call=call, track=track)
        return _heard(thing, self.actor, reads=bool(turns) and turns[-1].reads), turns


def feed(office: Office, actor: Actor, *, after: Mark, limit: int) -> Fed:
    """What follows a place. A page ends where it is full or the record does, never because something is hidden.

    What one fact discloses stays on one page, so that a page may be longer than its limit. Lines of cases that the reader
    may read, or declared on, alone are passed over, so that a long record of others makes nobody wait.
    """
    scope = replace(looking.scope_of(actor), member=actor.id)
    reading = _Reading(office=office, actor=actor, hearings=Hearings(office))
    rows: list[TimelineRow] = []
    end = at = after
    while steps := office.book.steps(scope, at, max(limit, STEPS)):
        reading.come_by(steps)
        for step in steps:
            if due := reading.due[step.case].get(step.position):
                rows += due
                end = step.mark
            if len(rows) >= limit:
                return Fed(rows=rows, next=end, things=reading.things)
        at = steps[-1].mark
    return Fed(rows=rows, next=end, things=reading.things)


def places(
    actor: Actor, thing: Thing, case: UUID, record: Sequence[Recorded], *, turns: Sequence[Turn] = ()
) -> Mapping[int, int]:
    """The place in the feed of every fact of a case that is shown to somebody: the position at which it was first shown.

    `thing` is the case as it stands; who its parties were and whether it was a draft is told from the record, and when
    somebody could read it as a member of a panel from the `turns`.
    """
    found: dict[int, int] = {}
    hidden: list[Recorded] = []
    application: Application | None = None
    now = _heard(thing, actor, reads=False) if turns else thing
    ahead = list(turns)
    showing: Callable[[Recorded], bool] = _nothing
    for number, one in enumerate(record, start=1):
        before = now
        if isinstance(one.fact, ApplicationFact) and one.stream == case:
            application = APPLICATION.after(application, one.fact) if application else APPLICATION.begin(one.fact)
            now = replace(looking.thing_at(thing, application), readers=now.readers)
        while ahead and ahead[0].position <= one.position:
            now = _heard(now, actor, reads=ahead.pop(0).reads)
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


def _folded(case: UUID, record: Iterable[Recorded]) -> Application | None:
    application: Application | None = None
    for one in record:
        if isinstance(one.fact, ApplicationFact) and one.stream == case:
            application = APPLICATION.after(application, one.fact) if application else APPLICATION.begin(one.fact)
    return application


def _heard(thing: Thing, actor: Actor, *, reads: bool) -> Thing:
    """A case to somebody who may, or may not, read it as a member of a panel."""
    return replace(thing, readers=frozenset({actor.id} if reads else ()))


def _showing(actor: Actor, thing: Thing, record: Sequence[Recorded]) -> Callable[[Recorded], bool]:
    if not may(actor, Action.READ_CASE, thing).allowed:
        return _nothing
    return disclosing.showing(actor, thing, record)


def _nothing(_: Recorded) -> bool:
    return False
