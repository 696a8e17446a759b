"""The register of what the book listens to, and of what it leaves aside and why. A fact in neither is an error."""

from collections.abc import Mapping
from typing import Any

from application.views import (
    calls,
    case_files,
    cases,
    certifications,
    declared,
    purchases,
    register,
    tasks,
    timeline,
    waiting,
)
from domain.access import ACCESS
from domain.bars import BAR
from domain.competition_products import COMPETITION_PRODUCTS
from domain.disposals import DISPOSAL
from domain.facts import Fact
from domain.holidays import HOLIDAYS
from domain.meetings import MEETING
from domain.office import OFFICE
from domain.panels import PANEL
from domain.places import PLACES
from domain.privacy import PRIVACY_REQUEST
from domain.receipts import RECEIPTS
from domain.selections import SELECTION
from domain.sheets import SHEET
from domain.streams import Stream
from domain.subjects import NUMBER_SLOT

PAGES: Mapping[str, tuple[type[Fact], ...]] = {
    "calls": calls.LISTENS,
    "case_files": case_files.LISTENS,
    "cases": cases.LISTENS,
    "timeline": timeline.LISTENS,
    "declared": declared.LISTENS,
    "register": register.LISTENS,
    "certifications": certifications.LISTENS,
    "purchases": purchases.LISTENS,
    "tasks": tasks.LISTENS,
    "waiting": waiting.LISTENS,
}
"""What each page listens to."""


def _because(reason: str, stream: Stream[Any]) -> dict[type[Fact], str]:
    """Of a stream whatever no page listens to."""
    return dict.fromkeys((one for one in stream.facts if one not in timeline.LISTENS), reason)


IGNORED: Mapping[type[Fact], str] = {
    **_because("the office is asked of the log itself when a process starts", OFFICE),
    **_because("no page shows attempts and reads; an auditor asks the log for them", ACCESS),
    **_because("a slot only keeps numbers unique: the number stands in the subject's identity", NUMBER_SLOT),
    **_because("designations are asked of the log when a case is judged", COMPETITION_PRODUCTS),
    **_because("places are asked of the log when a partner signs: a view would be too late", PLACES),
    **_because("the receipt number stands in `application.submitted`", RECEIPTS),
    **_because("a panel is asked of the log: who may read or score depends on its very newest fact", PANEL),
    **_because("a sheet is its judge's alone until the reveal: no page may know that it is there", SHEET),
    **_because("a meeting is asked of the log: who voted how is for few, and no page may hold it", MEETING),
    **_because("a selection list is asked of the log, one a call and track", SELECTION),
    **_because("bars are asked of the log when a case is judged: a view would be too late", BAR),
    **_because("requests about one's own data are asked of the log: few, and no page may hold them", PRIVACY_REQUEST),
    **_because("disposals are asked of the log: few, and their newest fact decides", DISPOSAL),
    **_because("the calendar is asked of the log when a notice arrives: a due date counts on the newest", HOLIDAYS),
}
"""What no page listens to, and why."""
