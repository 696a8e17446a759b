"""What of the whole log somebody who audits may be told: no sheet before its reveal, no case they may not read."""

from uuid import UUID

from application import looking
from application.actions import Action
from application.audit.accesses import cases_of
from application.office import NotFound, Office
from application.permissions import Actor, may
from application.record import Recorded
from domain.panels import PANEL
from domain.panels.facts import ScoringClosed
from domain.sheets import SHEET, SheetStatus
from domain.sheets.facts import Reopened, Sealed


class Audience:
    """One person who is told of facts, each case looked at once."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor
        self._readable: dict[UUID, bool] = {}

    def is_told(self, recorded: Recorded) -> bool:
        """Whether they may learn that this was recorded."""
        return self._opened(recorded) and all(self._reads(case) for case in cases_of(recorded))

    def _opened(self, recorded: Recorded) -> bool:
        """Before the reveal nothing tells that a sheet is there, nor that a scoring was closed without some."""
        match recorded.fact:
            case Sealed() | Reopened():
                sheet = self._office.log.load(SHEET, recorded.stream).state
                return sheet is not None and sheet.status is SheetStatus.REVEALED
            case ScoringClosed(case=case):
                panel = self._office.find(PANEL, recorded.stream).state
                return panel.cases[case].revealed
            case _:
                return True

    def _reads(self, case: UUID) -> bool:
        if case not in self._readable:
            self._readable[case] = self._may_read(case)
        return self._readable[case]

    def _may_read(self, case: UUID) -> bool:
        try:
            thing = looking.case_thing(self._office, case, reader=self._actor)
        except NotFound:
            return False
        return may(self._actor, Action.READ_CASE, thing).allowed
