"""What can be done on the pages: the title of each form, what doing it records, and the names of the fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from web.wording.act_texts import applying, cases, certifying, common, disputes, evaluation, office
from web.wording.labels import LABELS
from web.wording.registering import registered
from web.wording.words import Wording

ROOMS = (cases, applying, evaluation, disputes, certifying, office)
"""Where the words of forms stand."""


@dataclass(frozen=True)
class ActWording:
    """A form's title, and what doing it puts on record."""

    title: Wording
    records: Wording


ACTS: Mapping[str, ActWording] = MappingProxyType(
    {name: ActWording(*both) for name, both in registered(*(room.TITLES for room in ROOMS)).items()}
)
FIELDS = registered(common.FIELDS, *(getattr(room, "FIELDS", {}) for room in ROOMS))
HINTS = registered(common.HINTS, *(getattr(room, "HINTS", {}) for room in ROOMS))


def field_label(endpoint: str, name: str, language: str) -> str:
    """A field's name: that of this form, else that of its path, else of its last part, else the answers'. Raises `KeyError`."""
    return _found(FIELDS, endpoint, name).in_language(language)


def field_hint(endpoint: str, name: str, language: str) -> str | None:
    """What helps to fill a field in, or null."""
    hint = next((HINTS[key] for key in (f"{endpoint}:{name}", name) if key in HINTS), None)
    return hint.in_language(language) if hint else None


def _found(words: Mapping[str, Wording], endpoint: str, name: str) -> Wording:
    keys = (f"{endpoint}:{name}", name, name.rsplit(".", maxsplit=1)[-1])
    return next((words[key] for key in keys if key in words), None) or LABELS[keys[-1]]
