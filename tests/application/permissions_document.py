"""The matrix of permissions as a document: `python -m tests.application.permissions_document` writes it anew."""

from pathlib import Path

from application.actions import SENSITIVE, Action
from application.permissions import PERMISSIONS

DOCUMENT = Path(__file__).parents[2] / "docs" / "permissions.md"
HEAD = """# Who may do what

One table, `PERMISSIONS` in `application/permissions.py`, asked by one function, `may(actor, action, thing)`: role, agency and
part in the case decide, the first part that fits gives the capacity. A reading marked ● goes on record where it is refused,
once an hour and kind. This page is written by `python -m tests.application.permissions_document` and held by a test.

| action | who |
| --- | --- |
"""


def document() -> str:
    """The whole page."""
    return HEAD + "".join(_line(action) for action in sorted(PERMISSIONS, key=lambda one: one.value))


def _line(action: Action) -> str:
    mark = " ●" if action in SENSITIVE else ""
    who = "; ".join(f"{part.korean} ({part.english})" for part in PERMISSIONS[action])
    return f"| `{action}`{mark} | {who} |\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
