"""The signed statement of a certificate: what a buyer checks offline, with the operator's key that came another way.

It tells the certificate's standing on every day there is, as known by a position of the log. What was recorded later, such
as a retroactive cancellation, it cannot tell: the office is asked for that. It holds no names, for it cannot be called back.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from application.audit.ledger.kept import CERTIFICATE
from application.audit.ledger.notes import NoNote, VerifierKey, Verifies, parse_note, signed
from domain.certifications import Certification
from domain.certifications.parameters import VALIDITY
from domain.certifications.standing import NO_END, Span, Standing
from domain.rules.vocabulary import Track
from domain.values import Agency

FIELDS = frozenset(
    {
        *("agency", "assumed", "at", "certificate", "entry", "first", "known_by", "last", "position", "product"),
        *("scope", "spans", "track"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement whose signature holds. `at` is the instant of the last thing known, `content` all it says."""

    origin: str
    number: str
    known_by: int
    at: str
    spans: tuple[Span, ...]
    content: dict[str, Any]

    def standing_on(self, day: date) -> Standing:
        """What the certificate was on a day, as far as was known."""
        return next(one.standing for one in self.spans if one.first <= day < one.until)


def text_of(
    known: Certification,
    *,
    origin: str,
    track: Track,
    agency: Agency | None,
    known_by: int,
    at: datetime | None,
    position: int | None,
    entry: str | None,
) -> str:
    """The text to sign. `position` is that of the newest fact of the certificate, `entry` its entry of the ledger in base64."""
    product = known.product
    content = {
        "agency": agency,
        "assumed": [VALIDITY],
        "at": at.isoformat() if at else None,
        "certificate": known.number,
        "entry": entry,
        "first": known.first.isoformat(),
        "known_by": known_by,
        "last": known.last.isoformat(),
        "position": position,
        "product": {
            "detail_item_no": product.detail_item_no,
            "goods_class_no": product.goods_class_no,
            "goods_listing_no": product.goods_listing_no,
        },
        "scope": known.scope,
        "spans": [[_day(one.first, date.min), _day(one.until, NO_END), one.standing] for one in known.spans()],
        "track": track,
    }
    return f"{CERTIFICATE}{origin}\n{json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(',', ':'))}\n"


def verified(data: bytes, operators: Sequence[VerifierKey], verifies: Verifies) -> Statement:
    """The statement in these bytes, if one of these operators' keys signed it. Raises `NoNote`."""
    note = parse_note(data)
    if not note.text.startswith(CERTIFICATE):
        raise NoNote("this is no statement of a certificate")
    keys = signed(note, operators, verifies)
    origin, _, content = note.text.removeprefix(CERTIFICATE).partition("\n")
    if origin not in {one.name for one in keys}:
        raise NoNote("no trusted operator of this log signed it")
    try:
        return _read(origin, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoNote(f"it is signed, but not as this program writes one: {error}") from None


def _read(origin: str, told: dict[str, Any]) -> Statement:
    if told.keys() != FIELDS:
        raise ValueError("other fields")
    return Statement(
        origin=origin,
        number=str(told["certificate"]),
        known_by=int(told["known_by"]),
        at=str(told["at"]),
        spans=tuple(_spans(told["spans"])),
        content=told,
    )


def _spans(told: Iterable[Sequence[Any]]) -> Iterable[Span]:
    """The spans, which must hold every day once."""
    reached = date.min
    for first, until, standing in told:
        begins = date.fromisoformat(first) if first else date.min
        ends = date.fromisoformat(until) if until else NO_END
        if begins != reached or ends <= begins:
            raise ValueError("its days have gaps")
        yield Span(first=begins, until=ends, standing=Standing(standing))
        reached = ends
    if reached != NO_END:
        raise ValueError("its days have an end")


def _day(day: date, end: date) -> str | None:
    return None if day == end else day.isoformat()
