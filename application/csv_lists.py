"""Lists as CSV, as Korean spreadsheets save them: UTF-8, with or without a mark, or CP949. Read whole, or refused whole."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


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
class Columns:
    """The columns of a list: their names as people write them, which must be there and which may, and how many rows at most."""

    names: Mapping[str, str]
    wanted: frozenset[str]
    optional: frozenset[str] = frozenset()
    most: int


Cells = Mapping[str, str]


def rows(data: bytes, columns: Columns) -> Sequence[tuple[int, Cells | None]]:
    """Each row with its number in the file, its cells by column; null where it has not as many cells as the header.

    Raises `BadList` for a file that is no such list.
    """
    lines = _lines(data)
    header = [columns.names.get(name.strip(), name.strip()) for name in (lines[0][1] if lines else [])]
    if set(header) - columns.optional != columns.wanted or len(set(header)) != len(header):
        raise BadList(RowProblem(row=None, code="header"))
    if not lines[1:]:
        raise BadList(RowProblem(row=None, code="no-rows"))
    if len(lines) > columns.most:
        raise BadList(RowProblem(row=None, code="too-many-rows"))
    return [(number, _cells(header, row)) for number, row in lines[1:]]


def day(text: str) -> date | None:
    """A day written YYYY-MM-DD, or null."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lines(data: bytes) -> list[tuple[int, list[str]]]:
    """The rows with their number in the file; empty ones are left aside."""
    text = next(_decoded(data), None)
    if text is None:
        raise BadList(RowProblem(row=None, code="encoding"))
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise BadList(RowProblem(row=None, code="columns")) from None
    return [(number, row) for number, row in enumerate(found, start=1) if any(map(str.strip, row))]


def _decoded(data: bytes) -> Iterator[str]:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _cells(header: Sequence[str], row: Sequence[str]) -> Cells | None:
    if len(row) != len(header):
        return None
    return {name: cell.strip() for name, cell in zip(header, row, strict=True)}
