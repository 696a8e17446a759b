"""Views of the case list that a person saved under a name: theirs alone. Saving one appends nothing.

They are sealed under the person's own key: a filter may hold a name that was typed, and is forgotten with the person.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from application.office import Office
from domain.facts import require

MOST = 20
"""Views that a person may keep."""
LONGEST_NAME = 40
LONGEST_QUERY = 2000


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A name, and the filters of the case list as they stand in an address."""

    name: str
    query: str


def views_of(office: Office, person: UUID) -> tuple[SavedView, ...]:
    """The views of a person, in their own order."""
    sealed = office.views.load(person)
    text = office.keys.open(sealed) if sealed else None
    return tuple(SavedView(**one) for one in json.loads(text)) if text else ()


def keep_views(office: Office, person: UUID, views: Sequence[SavedView]) -> None:
    """Keep these in place of those before. Refuses `view-named-twice`."""
    names = [one.name for one in views]
    require(len(set(names)) == len(names), "view-named-twice")
    text = json.dumps([asdict(one) for one in views], ensure_ascii=False)
    office.views.keep(person, office.seal(text, "subject", person))
