"""Two states of one case beside one another: every field that differs, by its path, as an answer shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

KEYS = ("id", "criterion", "party", "stage")
"""What tells the parts of a list from one another, the first that a part has."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field that differs: its path (`form.items[…].label`), and what stood there before and after; null is nothing."""

    path: str
    before: Any
    after: Any


def changes(before: Any, after: Any, path: str = "") -> Iterator[Change]:
    """Every field in which two answers differ, the innermost ones."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _within(before, after, f"{path}." if path else "", "")
    elif isinstance(before, list) and isinstance(after, list) and (keyed := _keyed(before, after)):
        yield from _within(*keyed, f"{path}[", "]")
    else:
        yield Change(path=path, before=before, after=after)


def touches(change: Change, path: str) -> bool:
    """Whether a change is of the field at this path, of a part of it, or of a whole it belongs to."""
    shorter, longer = sorted((change.path, path), key=len)
    return longer == shorter or longer.startswith((f"{shorter}.", f"{shorter}["))


def _within(before: Mapping[str, Any], after: Mapping[str, Any], opening: str, closing: str) -> Iterator[Change]:
    for name in dict.fromkeys((*before, *after)):
        yield from changes(before.get(name), after.get(name), f"{opening}{name}{closing}")


def _keyed(before: list[Any], after: list[Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both lists by what tells their parts from one another, or None where nothing does."""
    for key in KEYS:
        sides = [
            {str(one[key]): one for one in side if isinstance(one, dict) and key in one} for side in (before, after)
        ]
        if all(len(side) == len(given) for side, given in zip(sides, (before, after), strict=True)):
            return sides[0], sides[1]
    return None
