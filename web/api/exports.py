"""Sheets to take away: CSV and XLSX with the same rows, written row by row, each naming the position it is as of and a digest.

The digest in the file's last line is SHA-256 over the rows, titles first: each row's cells as they are written, joined by
U+001F, ended by U+001E, in UTF-8. It is the same for both kinds, so that anyone can see that they hold the same. The header
`Repr-Digest` has that of the file as it is sent.
"""

import csv
import hashlib
import io
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter
from flask import Response

from application.views.questions import AsOf
from domain.values import start_of
from web.api.as_of import AsOfQuery
from web.api.blueprints import mark
from web.api.fields import one_of
from web.current import language
from web.wording.words import Wording

Cell = str | int | Decimal | date | None

BOM = "\ufeff"
"""Spreadsheets read UTF-8 as such where it stands first."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
IN_MEMORY = 1 << 20
CHUNK = 1 << 16
POSITION = Wording("기록 위치", "log position")
ON = Wording("기준일", "in effect on")
DIGEST = Wording("위 행들의 SHA-256", "SHA-256 of the rows above")


class Kind(StrEnum):
    """How a sheet is written."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class SheetQuery(AsOfQuery):
    """How the sheet is written, and as of when."""

    kind = one_of(Kind, load_default=Kind.CSV)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet: the name of its file, its titles, its rows, and what it is as of."""

    name: str
    titles: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    as_of: AsOf


def answers_sheet(view: Any) -> Any:
    """Mark a route that answers with a sheet and its digest."""
    kinds = tuple(one.partition(";")[0] for one in MEDIA_TYPES.values())
    return mark(view, headers={"Sangsaeng-Position": "POSITION", "Repr-Digest": "REPR_DIGEST"}, files=kinds)


def exported(sheet: Sheet, kind: Kind) -> Response:
    """The sheet as an attachment. What is large lies on disk while it is sent, never in memory."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed once it has been sent)
    _WRITERS[kind](sheet, file)
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    response = Response(_chunks(file), content_type=MEDIA_TYPES[kind])
    response.call_on_close(file.close)
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.name}.{kind}"'
    response.headers["Sangsaeng-Position"] = str(sheet.as_of.known_by)
    response.headers["Repr-Digest"] = f"sha-256=:{b64encode(digest.digest()).decode()}:"
    return response


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


class _Rows:
    """The rows of a sheet one after the other, their digest growing as they pass."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        yield self._counted(self._sheet.titles)
        for row in self._sheet.rows:
            yield self._counted(row)

    def ending(self) -> Iterator[Sequence[Cell]]:
        """What stands below the rows, once all of them have passed."""
        then = self._sheet.as_of
        yield ()
        yield (_say(POSITION), then.known_by)
        yield (_say(ON), then.in_effect_on)
        yield (_say(DIGEST), self._digest.hexdigest())

    def _counted(self, row: Sequence[Cell]) -> Sequence[Cell]:
        self._digest.update(("\x1f".join(written(cell) for cell in row) + "\x1e").encode())
        return row


def written(cell: Cell) -> str:
    """A cell as it is written: days as YYYY-MM-DD, nothing as nothing."""
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def _as_csv(sheet: Sheet, file: IO[bytes]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text)
    rows = _Rows(sheet)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    writer.writerows([_harmless(cell) for cell in row] for row in rows.ending())
    text.detach()


def _harmless(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = written(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def _as_xlsx(sheet: Sheet, file: IO[bytes]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        # The same sheet is the same file, whenever it was asked for.
        book.set_properties({"created": start_of(sheet.as_of.in_effect_on).replace(tzinfo=None)})
        page, days = book.add_worksheet(sheet.name[:31]), book.add_format({"num_format": "yyyy-mm-dd"})
        rows = _Rows(sheet)
        at = -1
        for at, row in enumerate(rows):
            _write(page, days, at, row)
        for below, row in enumerate(rows.ending(), start=at + 1):
            _write(page, days, below, row)


def _write(page: Any, days: Any, at: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, date):
            page.write_datetime(at, column, cell, days)
        elif isinstance(cell, str):
            page.write_string(at, column, cell)
        elif cell is not None:
            page.write_number(at, column, cell)


def _say(wording: Wording) -> str:
    return wording.in_language(language())


_WRITERS = {Kind.CSV: _as_csv, Kind.XLSX: _as_xlsx}
