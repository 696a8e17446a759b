"""The stored bytes of a fact in its envelope (docs/format.md): written in one form, and read only in that form."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

import msgspec

from adapters.log.canonical import Unwritable, instant, writer
from adapters.log.checking import check, is_instant, is_whole
from application.record import By, Envelope
from domain.catalogue import FACTS, UPCASTS, Upcast
from domain.facts import Fact
from domain.roles import Role
from domain.values import Agency, seoul_day

SALT_BYTES = 16
REMEMBERED = 16384
"""Bodies a process remembers reading: the streams of a call, its panels and its people are read at every request."""


class Malformed(ValueError):
    """Bytes that are no record of this office: unknown, or not in the one form."""


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"acting_for": "for"}):
    """A body with its fact still unread."""

    agency: Agency | None
    at: datetime
    by: UUID
    cause: UUID
    fact: msgspec.Raw
    acting_for: UUID | None
    role: Role
    salt: str
    seen: int | None
    v: int


Facts = Mapping[tuple[str, int], type[Fact]]
Upcasts = Mapping[tuple[str, int], Upcast]

_SALT = re.compile(f"[0-9a-f]{{{2 * SALT_BYTES}}}")
_WHOLE_SECOND = re.compile(rb'(:[0-9]{2})Z"')

_encoder = msgspec.json.Encoder(order="sorted")
_heads = msgspec.json.Decoder(Head)
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
    envelope = decode_as_stored(name, body, facts=facts)
    while raise_to := upcasts.get((envelope.fact.name, envelope.fact.version)):
        envelope = replace(envelope, fact=raise_to(envelope.fact))
    return envelope


def decode_as_stored(name: str, body: bytes, *, facts: Facts = FACTS) -> Envelope:
    """The envelope stored under a name, its fact in the version it was recorded in. Raises `Malformed`."""
    return _remembered(name, body) if facts is FACTS else _read(name, body, facts)


def forget() -> None:
    """Forget the bodies that were read, as a process that begins has."""
    _remembered.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _remembered(name: str, body: bytes) -> Envelope:
    return _read(name, body, FACTS)


def _read(name: str, body: bytes, facts: Facts) -> Envelope:
    try:
        head = _heads.decode(body)
        kind: Any = facts.get((name, head.v))
        if kind is None:
            raise Malformed(f"there is no fact {name} version {head.v}")
        envelope = Envelope(
            by=By(
                subject=head.by,
                role=head.role,
                cause=head.cause,
                agency=head.agency,
                acting_for=head.acting_for,
                seen=head.seen,
            ),
            at=head.at,
            salt=bytes.fromhex(head.salt),
            fact=_reader(kind).decode(head.fact),
        )
        canonical = _is_in_one_form(head, envelope.fact, body) or _bytes(envelope) == body
    except (msgspec.MsgspecError, UnicodeError, ValueError) as error:
        raise Malformed(f"{name}: {error}") from error
    if not canonical:
        raise Malformed(f"{name}: the bytes are not in the one form")
    return envelope


def _is_in_one_form(head: Head, fact: Fact, body: bytes) -> bool:
    """Whether a body that was just read is surely in the one form. Where it is not sure, writing it anew tells.

    Msgspec writes whatever passes these checks as the record does, but for instants on a whole second. It does so in a
    tenth of the time, and the record is read far more often than written.
    """
    if not (is_instant(head.at) and is_whole(head.v) and (head.seen is None or is_whole(head.seen))):
        return False
    kind: Any = type(fact)
    holds = check(kind)
    if _SALT.fullmatch(head.salt) is None or not (holds is None or holds(fact)):
        return False
    written = _encoder.encode(msgspec.structs.replace(head, fact=fact))
    return _WHOLE_SECOND.sub(rb'\1.000000Z"', written) == body


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
def _reader(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
