"""Purchases told as steps: invented public bodies, a list of every year, a line corrected, a line struck."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from application import purchasing, registering
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.confirming import CONFIRMED
from application.demonstration.ids import id_of
from application.demonstration.people import MSS_DECIDERS, MSS_OFFICERS
from application.demonstration.steps import Ask, Request, Step
from application.office import Office, certification_of
from application.permissions import BOTH_AGENCIES
from application.purchasing import CorrectionTyped
from application.registering import Description
from application.rounds import round_2021_1
from domain.certifications import CERTIFICATION
from domain.identifiers import checked, formatted
from domain.purchases import PURCHASE
from domain.purchases.facts import PurchaseKind, PurchaseSource
from domain.subjects.facts import Evaluation
from domain.values import start_of

REGISTERED = date(2021, 11, 8)
FIRST_YEAR, LAST_YEAR = 2021, 2025
TAKEN_IN = (12, 20)
CORRECTED, STRUCK = date(2023, 1, 10), date(2024, 1, 15)
LINES = 3
"""Contracts of each product and year."""
PRICE = 1_100_000
FEWEST, MOST = 20, 400
HEADER = "구분,계약번호,순번,기관사업자번호,확인서번호,금액,부가세,일자"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A public body of the demonstration, invented: its number is of no tax office."""

    nth: int
    name: str
    evaluation: Evaluation | None

    @property
    def id(self) -> UUID:
        """Its subject."""
        return id_of(f"public-body/{self.nth}")

    @property
    def business_number(self) -> str:
        """Its business number, as it is printed."""
        return formatted(checked(f"99983{self.nth:04}"))


BODIES = (
    Body(nth=1, name="(가상) 해돋이도로공단", evaluation=Evaluation.PUBLIC_INSTITUTIONS),
    Body(nth=2, name="(가상) 새벽물관리공사", evaluation=Evaluation.PUBLIC_INSTITUTIONS),
    Body(nth=3, name="(가상) 달맞이군", evaluation=Evaluation.LOCAL_GOVERNMENTS),
    Body(nth=4, name="(가상) 노을시", evaluation=Evaluation.LOCAL_GOVERNMENTS),
    Body(nth=5, name="(가상) 은하수연구원", evaluation=None),
)


def bought(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step about purchases; `cases` are all of the demonstration."""
    found = {case.key: case for case in cases}
    products = [found[f"{round_2021_1.ROUND_ID}/{one.number}"] for one in CONFIRMED if one.issued]
    for body in BODIES:
        yield _step(f"body/{body.nth}", REGISTERED, body.nth, partial(_register, body))
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        yield _step(f"list/{year}", date(year, *TAKEN_IN), 0, partial(_take_in, products, year))
    yield _step("corrected", CORRECTED, 0, _correct)
    yield _step("struck", STRUCK, 0, _strike)


def _step(name: str, day: date, place: int, ask: Ask) -> Step:
    at: datetime = start_of(day) + timedelta(hours=17, minutes=5 * place)
    return Step(name=f"purchases/{name}", at=at, ask=ask)


def _register(body: Body, office: Office, request: Request) -> None:
    registering.register_public_body(
        office,
        id=body.id,
        description=Description(label=body.name, business_number=body.business_number),
        evaluation=body.evaluation,
        by=request.by(office, MSS_DECIDERS[1], Action.REGISTER_BODY, BOTH_AGENCIES),
        once=request.once,
    )


def _take_in(products: list[Case], year: int, office: Office, request: Request) -> None:
    numbers = [office.find(CERTIFICATION, certification_of(case.id, 1)).state.number for case in products]
    rows = [HEADER, *_rows(numbers, year)]
    purchasing.import_list(
        office,
        "\n".join(rows).encode("cp949"),
        source=PurchaseSource.PPS_STATISTICS,
        by=request.by(office, MSS_OFFICERS[0], Action.IMPORT_PURCHASES, BOTH_AGENCIES),
        once=request.once,
    )


def _rows(numbers: list[str], year: int) -> Iterator[str]:
    """A year's lines: of each product some contracts, the goods delivered four weeks later."""
    rng = Random(year)  # noqa: S311  (an invented amount keeps no secret)
    for nth, number in enumerate(numbers):
        for line in range(1, LINES + 1):
            body = BODIES[rng.randrange(len(BODIES))]
            day = date(year, 9, 1) + timedelta(days=rng.randrange(60))
            what = f"R{year % 100}TA{nth:04},{line},{body.business_number},{number},{PRICE * rng.randint(FEWEST, MOST)},포함"
            yield f"계약,{what},{day}"
            yield f"납품,{what},{day + timedelta(days=28)}"


def _line(office: Office, year: int) -> UUID:
    """The first contract of the first product in a year."""
    return purchasing.stream_of(
        office, PurchaseSource.PPS_STATISTICS, PurchaseKind.CONTRACTED, f"R{year % 100}TA0000", 1
    )


def _correct(office: Office, request: Request) -> None:
    id = _line(office, CORRECTED.year - 1)
    told = office.find(PURCHASE, id).state.bought
    right = CorrectionTyped(
        body=told.body,
        certificate=office.find(CERTIFICATION, told.certification).state.number,
        amount=told.amount // 10,
        basis=told.basis,
        day=told.day,
    )
    by = request.by(office, MSS_OFFICERS[0], Action.CORRECT_PURCHASE, BOTH_AGENCIES)
    purchasing.correct(office, id, typed=right, reasons=words.PURCHASE_CORRECTED, by=by, once=request.once)


def _strike(office: Office, request: Request) -> None:
    by = request.by(office, MSS_OFFICERS[0], Action.CORRECT_PURCHASE, BOTH_AGENCIES)
    id = _line(office, STRUCK.year - 1)
    purchasing.strike(office, id, reasons=words.PURCHASE_STRUCK, by=by, once=request.once)
