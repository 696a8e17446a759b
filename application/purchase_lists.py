"""Lists of purchases (구매 실적) as CSV: every row read as typed, or named with everything that is wrong with it.

A row has the kind (계약 or 납품), the contract's number and the line of it, the business number of the public body, the number
of the product's certificate (확인서번호), the amount in won, whether value added tax is within it (포함, 별도, 미상), and the day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from application import csv_lists
from application.csv_lists import Cells, Columns, RowProblem
from domain.identifiers import is_business_number, normalised
from domain.purchases.facts import AmountBasis, ContractNo, PurchaseKind
from domain.purchases.recording import MOST_WON
from domain.values import Sha256

COLUMNS = Columns(
    names={
        "구분": "kind",
        "계약번호": "contract",
        "순번": "line",
        "기관사업자번호": "body_number",
        "확인서번호": "certificate",
        "금액": "amount",
        "부가세": "basis",
        "일자": "day",
    },
    wanted=frozenset({"kind", "contract", "line", "body_number", "certificate", "amount", "basis", "day"}),
    most=5_000,
)
KINDS: Mapping[str, PurchaseKind] = {
    "계약": PurchaseKind.CONTRACTED,
    "납품": PurchaseKind.DELIVERED,
    **{one.value: one for one in PurchaseKind},
}
BASES: Mapping[str, AmountBasis] = {
    "포함": AmountBasis.VAT_INCLUDED,
    "별도": AmountBasis.VAT_EXCLUDED,
    "미상": AmountBasis.VAT_UNKNOWN,
    **{one.value: one for one in AmountBasis},
}
CONTRACT = re.compile(r"[0-9A-Z][0-9A-Z-]{3,39}")
LINE = re.compile(r"[1-9][0-9]{0,5}")
WON = re.compile(r"[0-9]{1,16}|[0-9]{1,3}(,[0-9]{3}){1,5}")


@dataclass(frozen=True, kw_only=True)
class LineTyped:
    """A purchase line as typed: the public body by its business number, the product by its certificate's."""

    kind: PurchaseKind
    contract: ContractNo
    line: int
    body_number: str
    certificate: str
    amount: int
    basis: AmountBasis
    day: date


@dataclass(frozen=True, kw_only=True)
class PurchaseList:
    """A list as read: its lines with the number of their row, what is wrong with the other rows, the SHA-256 of its bytes."""

    lines: tuple[tuple[int, LineTyped], ...]
    problems: tuple[RowProblem, ...]
    file: Sha256


def read(data: bytes) -> PurchaseList:
    """Read a list, right rows and wrong ones. Raises `BadList` for a file that is no such list."""
    lines: list[tuple[int, LineTyped]] = []
    problems: list[RowProblem] = []
    seen: set[tuple[PurchaseKind, ContractNo, int]] = set()
    for number, cells in csv_lists.rows(data, COLUMNS):
        wrong = ("columns",) if cells is None else tuple(_wrong(cells))
        problems += [RowProblem(row=number, code=code) for code in wrong]
        if cells is None or wrong:
            continue
        one = _typed(cells)
        key = (one.kind, one.contract, one.line)
        if key in seen:
            problems.append(RowProblem(row=number, code="row-twice"))
        seen.add(key)
        lines.append((number, one))
    return PurchaseList(lines=tuple(lines), problems=tuple(problems), file=sha256(data).hexdigest())


def _wrong(cells: Cells) -> Iterator[str]:
    """The codes of everything that is wrong with a row by itself."""
    if cells["kind"] not in KINDS:
        yield "purchase-kind"
    if CONTRACT.fullmatch(cells["contract"]) is None:
        yield "contract-number"
    if LINE.fullmatch(cells["line"]) is None:
        yield "line-number"
    if not is_business_number(cells["body_number"]):
        yield "business-number"
    if WON.fullmatch(cells["amount"]) is None or not 0 < _won(cells["amount"]) < MOST_WON:
        yield "amount"
    if cells["basis"] not in BASES:
        yield "amount-basis"
    if csv_lists.day(cells["day"]) is None:
        yield "day"


def _typed(cells: Cells) -> LineTyped:
    """A row in which nothing is wrong."""
    return LineTyped(
        kind=KINDS[cells["kind"]],
        contract=cells["contract"],
        line=int(cells["line"]),
        body_number=normalised(cells["body_number"]),
        certificate=cells["certificate"],
        amount=_won(cells["amount"]),
        basis=BASES[cells["basis"]],
        day=date.fromisoformat(cells["day"]),
    )


def _won(text: str) -> int:
    return int(text.replace(",", ""))
