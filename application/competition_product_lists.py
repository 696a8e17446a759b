"""Lists of SME-competition products (중기간경쟁제품) as CSV: read whole, or refused with every row that is wrong.

A list has the detailed item name number (세부품명번호, ten digits) and the first and last day of the designation, written
YYYY-MM-DD; the products' names may stand beside them for people who read the file and are not recorded. UTF-8, with or
without a mark, or CP949, as Korean spreadsheets save it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from application import csv_lists
from application.csv_lists import BadList, Cells, Columns, RowProblem
from domain.competition_products import Designation
from domain.values import Sha256

COLUMNS = Columns(
    names={"세부품명번호": "detail_item_no", "지정시작일": "first", "지정종료일": "last", "세부품명": "label"},
    wanted=frozenset({"detail_item_no", "first", "last"}),
    optional=frozenset({"label"}),
    most=20_000,
)
SAMPLE = Path(__file__).parent / "rounds" / "competition_products.csv"
"""A few invented products with invented numbers: not the catalogue of the notice, and no part of it."""


@dataclass(frozen=True, kw_only=True)
class ProductList:
    """A list as read: its designations, their names in the same order, and the SHA-256 of its bytes."""

    designations: tuple[Designation, ...]
    labels: tuple[str, ...]
    file: Sha256


def read(data: bytes) -> ProductList:
    """Read a list. Raises `BadList` with every row that is wrong."""
    found: dict[Designation, str] = {}
    problems = list(_judged(csv_lists.rows(data, COLUMNS), found))
    if problems:
        raise BadList(*problems)
    return ProductList(designations=tuple(found), labels=tuple(found.values()), file=sha256(data).hexdigest())


def _judged(rows: Iterable[tuple[int, Cells | None]], found: dict[Designation, str]) -> Iterator[RowProblem]:
    """What is wrong with the rows; those that are right are added to what was found, with their names."""
    for number, cells in rows:
        one = "columns" if cells is None else _designation(cells)
        if isinstance(one, str):
            yield RowProblem(row=number, code=one)
        elif one in found:
            yield RowProblem(row=number, code="row-twice")
        else:
            found[one] = (cells or {}).get("label", "")


def _designation(cells: Cells) -> Designation | str:
    """The designation of a row, or the code of what is wrong with it."""
    if re.fullmatch(r"[0-9]{10}", cells["detail_item_no"]) is None:
        return "digits"
    first, last = csv_lists.day(cells["first"]), csv_lists.day(cells["last"])
    if first is None or last is None:
        return "day"
    if first > last:
        return "days-out-of-order"
    return Designation(detail_item_no=cells["detail_item_no"], first=first, last=last)
