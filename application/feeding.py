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
from application.actions import Action
from application.hearing import Hearings, Turn
from application.office import Office
from application.permissions import Actor, Thing, may
from application.record import Recorded
from application.views.book import START, Excerpt, Mark, Step, TimelineRow
from domain.applications import APPLICATION, Application
from domain.applications.facts import Amended, Changed, Drafted, Submitted
from domain.calls import CALL, Call
from domain.disputes.facts import ObjectionFiled, ResultNotified
from domain.notices.facts import Issued, Sent
from domain.panels.facts import SheetsRevealed

__all__ = ["START", "Fed", "Mark", "feed", "places", "rights"]

STEPS = 100
"""So many lines of timelines are asked for at once, or as many as the page takes."""
MOVING = (Drafted, Amended, Changed, Submitted)
"""Facts that say whose a case is and that it is no draft any more: what moves the case itself into view."""
DISCLOSING = (Issued, Sent, SheetsRevealed, ObjectionFiled, ResultNotified)
"""Facts that show others beside."""
_NAMES = frozenset(kind.name for kind in (*MOVING, *DISCLOSING))


@dataclass(frozen=True, kw_only=True)
class Fed:
    """A page of the feed and where the next begins. `things` are the cases on it, for what is withheld of their facts."""

    rows: Sequence[TimelineRow]
    next: Mark
    things: Mapping[UUID, Thing]


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """What one page has come by so far. Of many cases their lines are read together, and only those that a page rests on."""

    office: Office
    actor: Actor
    hearings: Hearings
    calls: dict[UUID, Call] = field(default_factory=dict)
    things: dict[UUID, Thing] = field(default_factory=dict)

    def due(self, steps: Sequence[Step]) -> Mapping[tuple[UUID, int], Sequence[TimelineRow]]:
        """What is due at each of these lines; nothing where all of it is hidden.

        What moves a case into view is read of the whole record, of the rest what these lines are, and of the cases that
        one of them moves everything before it. A member's cases are read whole: a seat is not lost in the case's record.
        """
        found = self.office.book.excerpts(
            Excerpt(
                cases=frozenset(step.case for step in steps),
                names=_NAMES,
                positions=frozenset(step.position for step in steps),
                moved=frozenset(step.case for step in steps if step.name in _NAMES),
                until=steps[-1].position,
            )
        )
        read = {case: self._read(case, [row.recorded for row in rows]) for case, rows in found.items()}
        heard = self.office.book.timelines([case for case, (_, turns) in read.items() if turns])
        due: dict[tuple[UUID, int], list[TimelineRow]] = {}
        for case, rows in {**found, **heard}.items():
            thing, turns = read[case]
            if thing is None:
                continue
            self.things[case] = thing
            placed = places(self.actor, thing, case, [row.recorded for row in rows], turns=turns)
            for row in rows:
                if row.recorded.position in placed:
                    due.setdefault((case, placed[row.recorded.position]), []).append(row)
        return due

    def _read(self, case: UUID, record: Iterable[Recorded]) -> tuple[Thing | None, Sequence[Turn]]:
        """The case for permission to look, null where it may not be read; panels are asked only where nothing else lets them."""
        application = _folded(case, record)
        if application is None:
            return None, ()
        call, track = application.call, application.track
        if call not in self.calls:
            self.calls[call] = self.office.find(CALL, call).state
        agency = self.calls[call].agency(track)
        thing = looking.thing_at(Thing(agencies=frozenset({agency} if agency else ())), application)
        if may(self.actor, Action.READ_CASE, thing).allowed:
            return thing, ()
        turns = self.hearings.turns(self.actor.id, case, call=call, track=track) if application.submitted else ()
        return (_heard(thing, self.actor, reads=True), turns) if turns and turns[-1].reads else (None, ())


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
        due = reading.due(steps)
        for step in steps:
            if fed := due.get((step.case, step.position)):
                rows += fed
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
        if isinstance(one.fact, MOVING) and one.stream == case:
            application = _after(application, one.fact)
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
    """Whose a case is, and whether it is a draft: as much of its state as these facts tell."""
    application: Application | None = None
    for one in record:
        if isinstance(one.fact, MOVING) and one.stream == case:
            application = _after(application, one.fact)
    return application


def _after(application: Application | None, fact: Drafted | Amended | Changed | Submitted) -> Application:
    return APPLICATION.begin(fact) if application is None else APPLICATION.after(application, fact)


def _heard(thing: Thing, actor: Actor, *, reads: bool) -> Thing:
    """A case to somebody who may, or may not, read it as a member of a panel."""
    return replace(thing, readers=frozenset({actor.id} if reads else ()))


def _showing(actor: Actor, thing: Thing, record: Sequence[Recorded]) -> Callable[[Recorded], bool]:
    if not may(actor, Action.READ_CASE, thing).allowed:
        return _nothing
    return disclosing.showing(actor, thing, record)


def _nothing(_: Recorded) -> bool:
    return False
