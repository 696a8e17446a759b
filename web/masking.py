"""What of people the request at hand shows: their names where they are told to its person, masked elsewhere.

Who may be told names for a purpose states it in a header, or on the pages by a choice that this browser keeps for a
while. Whose names were told for it is kept with the request, and goes on record as its answer leaves.
"""

from uuid import UUID

from flask import g, request

from application.masking import masked_name, may_unmask, plainly_named
from application.views.book import RegisterRow
from domain.access.facts import Purpose
from web.current import READING, actor


def name_of(row: RegisterRow | None) -> str | None:
    """A subject's name for whoever asks; null where it was destroyed."""
    if row is None or plainly_named(actor(), row.id, row.subject):
        return row.label if row else None
    if may_unmask(actor()) and request.method in READING and stated_purpose():
        _told().add(row.id)
        return row.label
    g.masked = True
    return masked_name(row.label, row.id)


def stated_purpose() -> Purpose | None:
    """What the request says it reads for; null where it says nothing that is known."""
    given = request.headers.get("Sangsaeng-Purpose") or g.get("chosen_purpose")
    return Purpose(given) if given in set(Purpose) else None


def names_told() -> frozenset[UUID]:
    """Whose names the request at hand told for its purpose."""
    return frozenset(g.get("names_told", ()))


def something_masked() -> bool:
    """Whether a name was masked in the request at hand."""
    return bool(g.get("masked"))


def _told() -> set[UUID]:
    if "names_told" not in g:
        g.names_told = set()
    told: set[UUID] = g.names_told
    return told
