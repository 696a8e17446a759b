"""The filters of the case list as they stand in the address bar, and the addresses that differ from it by one filter."""

import binascii
import re
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Self, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from flask import url_for
from werkzeug.datastructures import MultiDict

from application.views.questions import CaseQuery, Scope
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.values import Agency

V = TypeVar("V")

Cursor = tuple[datetime, UUID]

PAGE_LENGTH = 50
MOST_PAGES_BACK = 40
"""How many pages an address remembers the way back through."""
LONGEST_TEXT = 100
RECEIPT = re.compile(r"[0-9]{4}-")
"""How receipt numbers begin, and neither names nor business numbers."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class BadAddress(ValueError):
    """A filter in the address that means nothing."""

    def __init__(self, name: str, value: str) -> None:
        """Name the filter and what stands in it."""
        super().__init__(name)
        self.name, self.value = name, value


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the case list is narrowed to, and the cursors of the pages passed, the last being the page at hand's."""

    call: UUID | None = None
    tracks: tuple[Track, ...] = ()
    statuses: tuple[Status, ...] = ()
    agency: Agency | None = None
    officer: UUID | None = None
    firm: str = ""
    receipt: str = ""
    passed: tuple[Cursor, ...] = ()

    def query(self, scope: Scope) -> CaseQuery:
        """The question to the book."""
        return CaseQuery(
            scope=scope,
            call=self.call,
            tracks=frozenset(self.tracks),
            statuses=frozenset(self.statuses),
            agency=self.agency,
            officer=self.officer,
            firm=self.firm or None,
            receipt=self.receipt or None,
            limit=PAGE_LENGTH,
            after=self.passed[-1] if self.passed else None,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The address's names and values."""
        single = [("call", self.call), ("agency", self.agency), ("officer", self.officer)]
        return [
            *((name, str(value)) for name, value in single if value is not None),
            *(("track", track.value) for track in self.tracks),
            *(("status", status.value) for status in self.statuses),
            *((name, value) for name, value in (("firm", self.firm), ("receipt", self.receipt)) if value),
            *(("after", written(cursor)) for cursor in self.passed),
        ]

    def first_page(self) -> Self:
        """The same filters, from the beginning."""
        return replace(self, passed=())

    def next_page(self, cursor: Cursor) -> Self:
        """The page after this one."""
        return replace(self, passed=(*self.passed, cursor)[-MOST_PAGES_BACK:])

    def previous_page(self) -> Self:
        """The page before this one."""
        return replace(self, passed=self.passed[:-1])

    def toggled(self, name: str, value: str) -> Self:
        """From the beginning, with a facet's value added, or taken away where it stands already."""
        match name:
            case "call":
                return replace(self.first_page(), call=None if str(self.call) == value else UUID(value))
            case "agency":
                return replace(self.first_page(), agency=None if self.agency == value else Agency(value))
            case "track":
                return replace(self.first_page(), tracks=_toggled(self.tracks, Track(value)))
            case "status":
                return replace(self.first_page(), statuses=_toggled(self.statuses, Status(value)))
            case _:
                raise BadAddress(name, value)

    def without(self, name: str) -> Self:
        """From the beginning, without the one value of a filter."""
        return replace(self.first_page(), **{name: getattr(Filters(), name)})


def filters(address: MultiDict[str, str]) -> Filters:
    """The filters an address names; empty ones count as not given. Raises `BadAddress`.

    What was typed into the one box for searching is a receipt number where it begins like one, else a firm's name or number.
    """
    sought = _text(address, "q")
    looks_like_receipt = bool(RECEIPT.match(sought))
    return Filters(
        call=_one(address, "call", UUID),
        tracks=_several(address, "track", Track),
        statuses=_several(address, "status", Status),
        agency=_one(address, "agency", Agency),
        officer=_one(address, "officer", UUID),
        firm=_text(address, "firm") or ("" if looks_like_receipt else sought),
        receipt=(_text(address, "receipt") or (sought if looks_like_receipt else "")).upper(),
        passed=_several(address, "after", read),
    )


def written(cursor: Cursor) -> str:
    """A cursor as it stands in an address: microseconds and id."""
    at, id = cursor
    return urlsafe_b64encode(struct.pack(">q", (at - EPOCH) // MICROSECOND) + id.bytes).decode()


def read(text: str) -> Cursor:
    """A cursor from an address. Raises `ValueError`."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii"))
        (micros,) = struct.unpack(">q", raw[:8])
        return EPOCH + micros * MICROSECOND, UUID(bytes=raw[8:])
    except (binascii.Error, struct.error, OverflowError) as error:
        raise ValueError(text) from error


def _toggled(values: tuple[V, ...], value: V) -> tuple[V, ...]:
    return tuple(one for one in values if one != value) if value in values else (*values, value)


def _text(address: MultiDict[str, str], name: str) -> str:
    text = address.get(name, "").strip()
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise BadAddress(name, text)
    return text


def _one(address: MultiDict[str, str], name: str, kind: Callable[[str], V]) -> V | None:
    given = _text(address, name)
    return _as(name, given, kind) if given else None


def _several(address: MultiDict[str, str], name: str, kind: Callable[[str], V]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(_as(name, given, kind) for given in address.getlist(name) if given))


def _as(name: str, given: str, kind: Callable[[str], V]) -> V:
    try:
        return kind(given)
    except ValueError as error:
        raise BadAddress(name, given) from error


def onward(wanted: str) -> str:
    """Where to go on: an address of our own, else the case list. A browser reads `//x` and a backslash as elsewhere."""
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and not parts.netloc
    return wanted if ours and wanted.isprintable() else url_for("pages.cases")
