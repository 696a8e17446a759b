"""The selection list of a call and track: ranked from the tallies on record, and the selected published (고시)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from application.evaluation import panels_of, tallies_of
from application.office import Office, selection_of, settled
from application.ports import Once, Receipt
from application.record import By
from domain.applications import APPLICATION, Application
from domain.calls import CALL
from domain.facts import Refused
from domain.rules.vocabulary import Track
from domain.selections import SELECTION, selecting
from domain.selections.selecting import Evaluated


def list_selection(office: Office, call: UUID, *, track: Track, by: By, once: Once | None = None) -> Receipt:
    """Rank the tasks of a call and track. Ranked again, the earlier list stays on record."""

    def decide() -> Receipt:
        announced = office.find(CALL, call).state
        if announced.agency(track) is None:
            raise Refused("track-not-open", track=track)
        listed = selecting.list_selection(
            announced, id=call, track=track, evaluated=evaluated(office, call, track), on=office.today()
        )
        loaded = office.log.load(SELECTION, selection_of(call, track))
        return office.log.append(loaded.then(listed), by=by, once=once)

    return settled(decide)


def publish_selection(office: Office, call: UUID, *, track: Track, by: By, once: Once | None = None) -> Receipt:
    """Publish those of the list that were selected."""

    def decide() -> Receipt:
        loaded = office.log.load(SELECTION, selection_of(call, track))
        if loaded.state is None:
            raise Refused("not-ranked", track=track)
        tasks = [one.candidate.application for one in loaded.state.listed.standings]
        statuses = {task: office.find(APPLICATION, task).state.status for task in tasks}
        published = selecting.publish_selection(loaded.state, statuses=statuses, on=office.today())
        return office.log.append(loaded.then(published), by=by, once=once)

    return settled(decide)


def evaluated(office: Office, call: UUID, track: Track) -> Mapping[UUID, Evaluated]:
    """Every task that is before a panel of the call and track, with its latest tallies."""
    tasks = {case for panel in panels_of(office, call, track) for case in panel.state.cases}
    found: dict[UUID, Evaluated] = {}
    for task in sorted(tasks):
        application = office.find(APPLICATION, task).state
        tallies = {stage: one.state.computed for stage, one in tallies_of(office, application, task).items()}
        found[task] = Evaluated(application=application, tallies=tallies)
    return found


def is_published(office: Office, case: UUID, application: Application) -> bool:
    """Whether the selection of a case was officially published (고시)."""
    return published_on(office, case, application) is not None


def published_on(office: Office, case: UUID, application: Application) -> date | None:
    """The day on which the selection of a case was officially published, null where it was not."""
    listed = office.log.load(SELECTION, selection_of(application.call, application.track)).state
    return listed.published_on(case) if listed else None
