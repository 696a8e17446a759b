"""Lists of SME-competition products (중기간경쟁제품) as CSV: read whole, or refused with every row that is wrong.

A list has the detailed item name number (세부품명번호, ten digits) and the first and last day of the designation, written
YYYY-MM-DD; the products' names may stand beside them for people who read the file and are not recorded. UTF-8, with or
without a mark, or CP949, as Korean spreadsheets save it.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from domain.competition_products import Designation
from domain.values import Sha256

NAMES = {"세부품명번호": "detail_item_no", "지정시작일": "first", "지정종료일": "last", "세부품명": "label"}
WANTED = ["detail_item_no", "first", "last"]
ROWS = 20_000
"""More rows than this are no list of products."""
SAMPLE = Path(__file__).parent / "rounds" / "competition_products.csv"
"""A few invented products with invented numbers: not the catalogue of the notice, and no part of it."""


@dataclass(frozen=True, kw_only=True)
class RowProblem:
    """What is wrong: with a row of the file, the header being the first, or with the file where `row` is null."""

    row: int | None
    code: str


class BadList(Exception):
    """The list cannot be imported; nothing of it is."""

    def __init__(self, *problems: RowProblem) -> None:
        """Name everything that is wrong with it."""
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class ProductList:
    """A list as read: its designations, their names in the same order, and the SHA-256 of its bytes."""

    designations: tuple[Designation, ...]
    labels: tuple[str, ...]
    file: Sha256


def read(data: bytes) -> ProductList:
    """Read a list. Raises `BadList` with every row that is wrong."""
    rows = _rows(data)
    columns = [NAMES.get(name.strip(), name.strip()) for name in (rows[0][1] if rows else [])]
    if sorted(one for one in columns if one != "label") != WANTED or len(set(columns)) != len(columns):
        raise BadList(RowProblem(row=None, code="header"))
    if not rows[1:]:
        raise BadList(RowProblem(row=None, code="no-rows"))
    if len(rows) > ROWS:
        raise BadList(RowProblem(row=None, code="too-many-rows"))
    return _list(columns, rows[1:], sha256(data).hexdigest())


def _rows(data: bytes) -> list[tuple[int, list[str]]]:
    """The rows with their number in the file; empty ones are left aside."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error:
            raise BadList(RowProblem(row=None, code="columns")) from None
        return [(number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    raise BadList(RowProblem(row=None, code="encoding"))


def _list(columns: Sequence[str], rows: Sequence[tuple[int, list[str]]], file: Sha256) -> ProductList:
    problems: list[RowProblem] = []
    found: dict[Designation, str] = {}
    for number, row in rows:
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
        one = "columns" if len(row) != len(columns) else _designation(cells)
        if isinstance(one, str):
            problems.append(RowProblem(row=number, code=one))
        elif one in found:
            problems.append(RowProblem(row=number, code="row-twice"))
        else:
            found[one] = cells.get("label", "")
    if problems:
        raise BadList(*problems)
    return ProductList(designations=tuple(found), labels=tuple(found.values()), file=file)


def _designation(cells: dict[str, str]) -> Designation | str:
    """The designation of a row, or the code of what is wrong with it."""
    if re.fullmatch(r"[0-9]{10}", cells["detail_item_no"]) is None:
        return "digits"
    first, last = _day(cells["first"]), _day(cells["last"])
    if first is None or last is None:
        return "day"
    if first > last:
        return "days-out-of-order"
    return Designation(detail_item_no=cells["detail_item_no"], first=first, last=last)


def _day(text: str) -> date | None:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
