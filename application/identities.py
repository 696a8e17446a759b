"""Who vouches for people from elsewhere, and which person of the register an identity there belongs to.

Never a fact, and never matched by name or address: an identity is somebody's only once that person gave an invitation of the office's.
"""

import binascii
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

PASSAGE = timedelta(minutes=10)
"""So long somebody may be away at a provider, and so long they may then look for their invitation."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
LONGEST_TOKEN = 16 << 10
"""Characters of a signed token."""


class ProviderAway(Exception):
    """The provider does not answer, or not with what a provider answers."""


class NotProven(Exception):
    """What came back, or was given as a token, proves nothing; `reason` is a word for the log, never what was given."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Known:
    """Whom a provider vouches for, by its own name for them. `factor`: it says that they gave a second factor."""

    subject: str
    factor: bool


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What a browser takes to a provider, and what must come back with it; `back` is where it is sent back to."""

    state: str
    nonce: str
    verifier: str
    back: str


class Authority(Protocol):
    """A provider as it is asked (OpenID Connect Core 1.0, the code flow)."""

    def address(self, errand: Errand) -> str:
        """Where the browser goes. Raises `ProviderAway`."""
        ...

    def vouched(self, errand: Errand, *, code: str, issuer: str | None, now: datetime) -> Known:
        """Whom a code that came back is about; `issuer` is who says that it sent it. Raises `ProviderAway` and `NotProven`."""
        ...

    def bearer(self, token: str, *, now: datetime) -> Known:
        """Whom an access token for our API is about. Raises `ProviderAway` and `NotProven`."""
        ...


@dataclass(frozen=True, kw_only=True)
class Provider:
    """Somebody who vouches for people: a short name for addresses, and what it is called in each language."""

    name: str
    labels: Mapping[str, str]
    issuer: str
    authority: Authority


@dataclass(frozen=True, kw_only=True)
class Linked:
    """An identity of a person. `shut`: the person's account is disabled, which shuts every door."""

    id: UUID
    person: UUID
    shut: bool


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A browser on its way: at a provider, or, once it has a `subject`, back from there as somebody who is linked to nobody yet."""

    provider: str
    onward: str
    back: str
    begun: datetime
    subject: str | None = None
    factor: bool = False


class Identities(Protocol):
    """Identities at providers, and the invitations by which they are linked."""

    def find(self, issuer: str, subject: str) -> Linked | None:
        """Whose identity this is."""
        ...

    def accept(self, invitation: str, *, issuer: str, subject: str, now: datetime) -> bool:
        """Link this identity to whom the invitation is for, once; whether it is good for this issuer and now."""
        ...

    def issuers(self, person: UUID) -> tuple[str, ...]:
        """Where a person has an identity."""
        ...


class Passages(Protocol):
    """Browsers on their way, by what only each browser keeps."""

    def begin(self, passage: Passage) -> str:
        """Begin a passage; the secret that the browser keeps."""
        ...

    def find(self, secret: str, now: datetime) -> Passage | None:
        """The passage, where it goes on."""
        ...

    def take(self, secret: str, now: datetime) -> Passage | None:
        """The passage, which ends with this: of two who take it one gets it."""
        ...


class Part(IntEnum):
    """The parts of a signed token (RFC 7515) that can be read."""

    HEADER = 0
    PAYLOAD = 1


def looks_signed(token: str) -> bool:
    """Whether something has the three parts of a signed token."""
    return token.count(".") == 2  # noqa: PLR2004 - between three parts stand two dots


def unverified(token: str, part: Part) -> Mapping[str, Any]:
    """What a part of a token says, before anything of it was verified; nothing where it cannot be read."""
    if len(token) > LONGEST_TOKEN or not looks_signed(token):
        return {}
    letters = token.split(".")[part]
    try:
        said = json.loads(urlsafe_b64decode(letters.encode("ascii") + b"=" * (-len(letters) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def on_loopback(address: str) -> bool:
    """Whether an address is on this machine itself."""
    return urlsplit(address).hostname in LOOPBACK


def may_be_asked(address: str) -> bool:
    """Whether a provider may be asked at an address: over TLS, or on this machine itself; nobody's name stands in it."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.username is None and not parts.fragment
        return named and (parts.scheme == "https" or (parts.scheme == "http" and on_loopback(address)))
    except ValueError:
        return False
