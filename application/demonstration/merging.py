"""A merger told as a step: a firm whose selection was revoked is merged into another, with which its bar goes on."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from application import succeeding
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.firms import SMALLS
from application.demonstration.people import MSS_DECIDERS
from application.demonstration.steps import Request, Step
from application.office import Office
from application.permissions import BOTH_AGENCIES
from application.rounds import round_2021_1
from domain.values import start_of

NUMBER = "IG/04"
MERGED, TOLD = date(2025, 4, 1), date(2025, 4, 7)
SUCCESSOR = SMALLS[30]
"""A firm that takes part in no task."""


def merged(cases: tuple[Case, ...]) -> Iterator[Step]:
    """The merger of the lead firm of a case; `cases` are all of the demonstration."""
    case = next(one for one in cases if one.key == f"{round_2021_1.ROUND_ID}/{NUMBER}")
    at = start_of(TOLD) + timedelta(hours=10)
    yield Step(name=f"{case.key}/merger", at=at, ask=partial(_merge, case))


def _merge(case: Case, office: Office, request: Request) -> None:
    succeeding.record_succession(
        office,
        case.leads[0].id,
        successor=SUCCESSOR.id,
        merged_on=MERGED,
        report=words.MERGER,
        by=request.by(office, MSS_DECIDERS[1], Action.RECORD_SUCCESSION, BOTH_AGENCIES),
        once=request.once,
    )
