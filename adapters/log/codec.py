"""The stored bytes of a fact in its envelope (docs/format.md): written in one form, and read only in that form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from re import Pattern
from typing import Any, Generic, TypeVar
from unicodedata import is_normalized
from uuid import UUID

import msgspec

from adapters.log import forms
from adapters.log.canonical import Unwritable, instant, writer
from application.record import By, Envelope
from domain.catalogue import FACTS, UPCASTS, Upcast
from domain.facts import Fact
from domain.roles import Role
from domain.values import Agency, seoul_day

SALT_BYTES = 16
LONGEST_VERSION = 6
"""Digits."""
REMEMBERED = 16384
"""Bodies a process remembers reading: the histories and lines of the cases at hand are asked for again and again."""


class Malformed(ValueError):
    """Bytes that are no record of this office: unknown, or not in the one form."""


F = TypeVar("F")


class Body(msgspec.Struct, Generic[F], frozen=True, forbid_unknown_fields=True, rename={"acting_for": "for"}):
    """A body as it was read, its fact of a kind."""

    agency: Agency | None
    at: datetime
    by: UUID
    cause: UUID
    fact: F
    acting_for: UUID | None
    role: Role
    salt: str
    seen: int | None
    v: int


Facts = Mapping[tuple[str, int], type[Fact]]
Upcasts = Mapping[tuple[str, int], Upcast]

_encoder = msgspec.json.Encoder(order="sorted")
_subject, _agency, _acting_for, _seen = (writer(kind) for kind in (UUID, Agency | None, UUID | None, int | None))
_role = writer(Role)


def encode(envelope: Envelope, *, facts: Facts = FACTS) -> bytes:
    """The bytes to store; what would not be read back as the same envelope raises `Unwritable`."""
    fact = envelope.fact
    if facts.get((fact.name, fact.version)) is not type(fact):
        raise Unwritable(f"{type(fact).__name__} is not catalogued as {fact.name} version {fact.version}")
    body = _bytes(envelope)
    on = getattr(fact, "on", None)
    if isinstance(on, date) and not fact.prospective and on > seoul_day(envelope.at):
        raise Unwritable(f"{fact.name} takes effect on {on}, after the day it is recorded, and is not prospective")
    if decode_as_stored(fact.name, body, facts=facts) != envelope:
        raise Unwritable(f"{fact.name} would not be read back as it is")
    return body


def decode(name: str, body: bytes, *, facts: Facts = FACTS, upcasts: Upcasts = UPCASTS) -> Envelope:
    """The envelope stored under a name, its fact brought up to the newest version. Raises `Malformed`."""
    return _raised(decode_as_stored(name, body, facts=facts), upcasts)


def decode_once(name: str, body: bytes) -> Envelope:
    """As `decode`, for who keeps what comes of it or reads the log from end to end: to remember it would be for nothing."""
    return _raised(_read(name, body, FACTS), UPCASTS)


def decode_as_stored(name: str, body: bytes, *, facts: Facts = FACTS) -> Envelope:
    """The envelope stored under a name, its fact in the version it was recorded in. Raises `Malformed`."""
    return _remembered(name, body) if facts is FACTS else _read(name, body, facts)


def _raised(envelope: Envelope, upcasts: Upcasts) -> Envelope:
    while raise_to := upcasts.get((envelope.fact.name, envelope.fact.version)):
        envelope = replace(envelope, fact=raise_to(envelope.fact))
    return envelope


def forget() -> None:
    """Forget the bodies that were read, as a process that begins has."""
    _remembered.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _remembered(name: str, body: bytes) -> Envelope:
    return _read(name, body, FACTS)


def _read(name: str, body: bytes, facts: Facts) -> Envelope:
    version = _version(body)
    kind: Any = facts.get((name, version))
    if kind is None:
        raise Malformed(f"there is no fact {name} version {version}")
    try:
        text, read = body.decode(), _reader(kind).decode(body)
        envelope = Envelope(
            by=By(
                subject=read.by,
                role=read.role,
                cause=read.cause,
                agency=read.agency,
                acting_for=read.acting_for,
                seen=read.seen,
            ),
            at=read.at,
            salt=bytes.fromhex(read.salt),
            fact=read.fact,
        )
        canonical = _is_in_one_form(forms.body(kind), text) or _bytes(envelope) == body
    except (msgspec.MsgspecError, UnicodeError, ValueError) as error:
        raise Malformed(f"{name}: {error}") from error
    if not canonical:
        raise Malformed(f"{name}: the bytes are not in the one form")
    return envelope


def _version(body: bytes) -> int:
    """The version of a body's fact, which in the one form is the last thing it says."""
    digits = body[body.rfind(b":") + 1 : -1]
    if not digits.isdigit() or len(digits) > LONGEST_VERSION:
        raise Malformed("the body does not end with the version of its fact")
    return int(digits)


def _is_in_one_form(form: Pattern[str], text: str) -> bool:
    """Whether a body that was just read is surely in the one form. Where it is not sure, writing it anew tells."""
    return form.fullmatch(text) is not None and (text.isascii() or is_normalized("NFC", text))


def _bytes(envelope: Envelope) -> bytes:
    by, fact = envelope.by, envelope.fact
    kind: Any = type(fact)
    if type(envelope.salt) is not bytes or len(envelope.salt) != SALT_BYTES:
        raise Unwritable(f"the salt is not {SALT_BYTES} bytes")
    return _encoder.encode(
        {
            "agency": _agency(by.agency),
            "at": instant(envelope.at),
            "by": _subject(by.subject),
            "cause": _subject(by.cause),
            "fact": writer(kind)(fact),
            "for": _acting_for(by.acting_for),
            "role": _role(by.role),
            "salt": envelope.salt.hex(),
            "seen": _seen(by.seen),
            "v": fact.version,
        }
    )


@cache
def _reader(kind: type[Any]) -> msgspec.json.Decoder[Body[Any]]:
    return msgspec.json.Decoder(Body[kind])  # type: ignore[valid-type]  # which kind, only the record tells
