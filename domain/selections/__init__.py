"""Selection lists (선정 목록): the order of the tasks of a call and track, and which were officially published (고시)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.selections.facts import Listed, Published, SelectionFact
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A list as it stands: the latest ranking, and what was published of it, by day."""

    listed: Listed
    published: tuple[tuple[date, tuple[UUID, ...]], ...] = ()

    def is_published(self, application: UUID) -> bool:
        """Whether the selection of a task was published."""
        return self.published_on(application) is not None

    def published_on(self, application: UUID) -> date | None:
        """The day on which the selection of a task was first published, null where it was not."""
        return next((on for on, selected in self.published if application in selected), None)


def begin(fact: Listed) -> Selection:
    """Fold the first ranking."""
    return Selection(listed=fact)


def after(selection: Selection, fact: SelectionFact) -> Selection:
    """Fold a later fact."""
    match fact:
        case Listed():
            return replace(selection, listed=fact)
        case Published():
            return replace(selection, published=(*selection.published, (fact.on, fact.selected)))
        case _:
            assert_never(fact)


SELECTION = Stream("selection", begin, after, (Listed, Published))
