"""What the log knows of a case's evaluation: who hears it, its tallies by stage, its meetings, and who took part in either."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from uuid import UUID

from application.office import Found, Office, meeting_of, panel_of, sheet_of, tally_of
from domain.applications import Application
from domain.meetings import MEETING, Meeting
from domain.panels import PANEL, Panel
from domain.rules.vocabulary import Stage, Track
from domain.sheets import SHEET
from domain.tallies import TALLY, CaseTally


class Seat(StrEnum):
    """What a member is on the panel."""

    CHAIR = "CHAIR"
    DEPUTY = "DEPUTY"
    MEMBER = "MEMBER"


@dataclass(frozen=True, kw_only=True)
class Bench:
    """The panel a case is before, and who sits on it: as much as a challenge of a member (기피) needs to know."""

    panel: UUID
    seats: Mapping[UUID, Seat]


def benches(office: Office, application: Application, case: UUID) -> Mapping[Stage, Bench]:
    """Who sits on the panel of each stage that the case is before; of several the one that did not lose its quorum."""
    found: dict[Stage, Bench] = {}
    for panel in hearing(office, application, case):
        if panel.state.stage not in found or not lost_quorum(office, panel, case):
            seats = {one: _seat(panel.state, one) for one in panel.state.people()}
            found[panel.state.stage] = Bench(panel=panel.id, seats=seats)
    return found


def _seat(panel: Panel, person: UUID) -> Seat:
    return {panel.deputy: Seat.DEPUTY, panel.chair: Seat.CHAIR}.get(person, Seat.MEMBER)


def panels_of(office: Office, call: UUID, track: Track, *stages: Stage) -> Iterator[Found[Panel]]:
    """Every panel convened for a call and track, in the order of stages and then of convening."""
    for stage in stages or Stage:
        yield from office.numbered(PANEL, partial(panel_of, call, track, stage))


def panels_before(office: Office, application: Application, case: UUID, *stages: Stage) -> Iterator[Found[Panel]]:
    """The panels that the case is before, in the order of stages."""
    for found in panels_of(office, application.call, application.track, *stages):
        if case in found.state.cases:
            yield found


def hearing(office: Office, application: Application, case: UUID, *stages: Stage) -> Iterator[Found[Panel]]:
    """The panels that the case is before and that hear it still: not those a remand took it from."""
    for found in panels_before(office, application, case, *stages):
        if found.id not in application.superseded:
            yield found


def tallies_of(office: Office, application: Application, case: UUID) -> Mapping[Stage, Found[CaseTally]]:
    """The latest tally of each stage that has one: of several panels' the one that is quorate, and no two ever are.

    A case comes before another panel of a stage only once the tally of the one before lost its quorum, for good.
    """
    found: dict[Stage, Found[CaseTally]] = {}
    for panel in hearing(office, application, case):
        loaded = office.log.load(TALLY, tally_of(panel.id, case))
        if loaded.state is not None and (panel.state.stage not in found or loaded.state.computed.quorate):
            found[panel.state.stage] = Found(
                stream=TALLY, id=loaded.id, version=loaded.version, state=loaded.state, actors=loaded.actors
            )
    return found


def lost_stages(office: Office, application: Application, case: UUID) -> frozenset[Stage]:
    """The stages whose recorded result rests on a tally that lost its quorum since, and that are evaluated anew."""
    return frozenset(one.stage for one in application.results if not quorate(office, one.panel, case))


def lost_quorum(office: Office, panel: Found[Panel], case: UUID) -> bool:
    """Whether a panel that the case is before has scored it, and too few of its sheets still count."""
    return panel.state.cases[case].revealed and not quorate(office, panel.id, case)


def quorate(office: Office, panel: UUID, case: UUID) -> bool:
    """Whether a case has a tally of this panel, and the newest is quorate."""
    tally = office.log.load(TALLY, tally_of(panel, case)).state
    return tally is not None and tally.computed.quorate


def meetings_of(office: Office, panel: UUID) -> Iterator[Found[Meeting]]:
    """Every meeting of a committee, the first first."""
    return office.numbered(MEETING, partial(meeting_of, panel))


def took_part(office: Office, application: Application, case: UUID) -> frozenset[UUID]:
    """Everybody who ever sealed a sheet or voted on the case, recused or not."""
    people: set[UUID] = set()
    for found in panels_before(office, application, case):
        panel = found.state
        members = (*panel.people(), *panel.left)
        people |= {one for one in members if office.log.load(SHEET, sheet_of(found.id, case, one)).version}
        for meeting in meetings_of(office, found.id):
            people |= meeting.state.voters(case)
    return frozenset(people)
