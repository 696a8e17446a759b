"""Lists of SME-competition products (중기간경쟁제품) as CSV, and the small invented sample that is shipped.

A list has the columns `detail_item_no,label,first,last`: the detailed item name number (세부품명번호, ten digits), its name
for people who read the file, and the first and last day of the designation, written YYYY-MM-DD.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from domain.competition_products import Designation
from domain.facts import Refused
from domain.values import Sha256

COLUMNS = ("detail_item_no", "label", "first", "last")
SAMPLE = Path(__file__).with_name("competition_products.csv")
"""A few invented products with invented numbers: not the catalogue of the notice, and no part of it."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a list."""

    label: str
    designation: Designation


@dataclass(frozen=True, kw_only=True)
class ProductList:
    """A list as imported: its lines and the SHA-256 of its bytes."""

    lines: tuple[Line, ...]
    file: Sha256

    def designations(self) -> tuple[Designation, ...]:
        """What the list designates."""
        return tuple(line.designation for line in self.lines)


def read(data: bytes) -> ProductList:
    """Read a list. Refuses `list-unreadable`, `list-columns` and `list-line`, the last with the number of the line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("list-unreadable") from None
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise Refused("list-columns", columns=COLUMNS)
    try:
        lines = tuple(_line(row, rows.line_num) for row in rows)
    except csv.Error:
        raise Refused("list-line", line=rows.line_num) from None
    return ProductList(lines=lines, file=sha256(data).hexdigest())


def _line(row: Mapping[str | None, str | list[str]], number: int) -> Line:
    if None in row:
        raise Refused("list-line", line=number)
    detail_item_no, label, first, last = (str(row[column]).strip() for column in COLUMNS)
    if re.fullmatch(r"[0-9]{10}", detail_item_no) is None:
        raise Refused("list-line", line=number, column="detail_item_no")
    designation = Designation(
        detail_item_no=detail_item_no, first=_day(first, number, "first"), last=_day(last, number, "last")
    )
    return Line(label=label, designation=designation)


def _day(text: str, number: int, column: str) -> date:
    written = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None
    try:
        day = date.fromisoformat(text) if written else None
    except ValueError:
        day = None
    if day is None:
        raise Refused("list-line", line=number, column=column)
    return day
