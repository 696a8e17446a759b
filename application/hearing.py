"""When a member of a panel could read a case: what the panels' records say of it, fact by fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from application.office import Office, panel_of
from application.record import Recorded
from domain.panels import PANEL, Panel
from domain.panels.facts import Convened, MemberDismissed, MemberReplaced
from domain.rules.vocabulary import Stage, Track

SEATING = (Convened, MemberReplaced, MemberDismissed)
"""What says who sits, whatever the case."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """From this position on a person may read a case as a member of a panel, or may not any more."""

    position: int
    reads: bool


@dataclass(frozen=True)
class Hearings:
    """The panels of calls and tracks, each read once, for the cases before them."""

    office: Office
    _panels: dict[tuple[UUID, Track], Sequence[Mapping[UUID | None, Sequence[Recorded]]]] = field(default_factory=dict)

    def turns(self, person: UUID, case: UUID, *, call: UUID, track: Track) -> tuple[Turn, ...]:
        """Every change of whether a person may read a case as a member, in order; none where they never could.

        As `looking.as_read_by` says: cleared on one panel, and recused for the case on none.
        """
        if (call, track) not in self._panels:
            self._panels[call, track] = tuple(_by_case(one) for one in _records(self.office, call, track))
        panels = self._panels[call, track]
        record = sorted(
            ((one, number) for number, of in enumerate(panels) for about in (None, case) for one in of.get(about, ())),
            key=lambda numbered: numbered[0].position,
        )
        standing: dict[int, Panel] = {}
        turns: list[Turn] = []
        for one, number in record:
            fact = one.fact
            before = standing.get(number)
            standing[number] = PANEL.after(before, fact) if before else PANEL.begin(fact)
            reads = _reads(standing.values(), person, case)
            if reads != (bool(turns) and turns[-1].reads):
                turns.append(Turn(position=one.position, reads=reads))
        return tuple(turns)


def _reads(panels: Iterable[Panel], person: UUID, case: UUID) -> bool:
    before = [one for one in panels if case in one.cases]
    recused = any(one.cases[case].recusal(person) for one in before)
    return not recused and any(person in one.readers(case) for one in before)


def _records(office: Office, call: UUID, track: Track) -> Iterable[Sequence[Recorded]]:
    for stage in Stage:
        number = 1
        while record := office.log.history(panel_of(call, track, stage, number)):
            yield record
            number += 1


def _by_case(record: Iterable[Recorded]) -> Mapping[UUID | None, Sequence[Recorded]]:
    """A panel's facts by the case they are about; under null who sits."""
    found: dict[UUID | None, list[Recorded]] = {}
    for one in record:
        case = None if isinstance(one.fact, SEATING) else getattr(one.fact, "case", None)
        found.setdefault(case, []).append(one)
    return found
