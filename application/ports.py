"""What the application needs from outside, as small protocols. `adapters` implements them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, BinaryIO, Generic, Protocol, TypeVar
from uuid import UUID

from application.letters.contents import Contents
from application.record import By, Recorded
from domain.facts import Fact
from domain.rules.vocabulary import PaperKind, Word
from domain.streams import Stream
from domain.values import KeyId, MediaType, Paper, Sealed, Sha256

S = TypeVar("S")


class Stale(Exception):
    """Someone else recorded a fact in between; load again and decide again. `version` is what is there now, if known."""

    def __init__(self, version: int | None = None) -> None:
        """Remember the version found."""
        super().__init__("stale", version)
        self.version = version


class Unreadable(Exception):
    """What is stored at a position is no record of this office, or of a version of it that is not known here."""

    def __init__(self, position: int, stream: UUID) -> None:
        """Say where it stands; what it says is nobody's to repeat."""
        super().__init__(position, stream)
        self.position, self.stream = position, stream


class Unsure(Exception):
    """The log's answer was lost and cannot be told yet; the same request under the same key will learn it. Never «not recorded»."""


class KeyGone(LookupError):
    """The key was destroyed, and what it sealed with it: nothing more is sealed under it."""


class PapersAway(ConnectionError):
    """The store of papers does not answer, or not as it should."""


class ScannerAway(ConnectionError):
    """The scanner did not tell what a file is: it is away, too slow, or does not take a file as large as this."""


class LetterUnwritten(Exception):
    """No document could be made of a letter; nothing that it tells may be recorded then."""


class KeyServiceAway(ConnectionError):
    """The key service does not answer, or not as it should: keys that are not in memory cannot be opened, and none made."""


class KeyReused(Exception):
    """The idempotency key was used for another request."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """Facts to append to one stream that stood at `version` when they were decided."""

    stream: Stream[Any]
    id: UUID
    version: int
    facts: tuple[Fact, ...]


def beginning(stream: Stream[Any], id: UUID, fact: Fact) -> Change:
    """The first fact of a stream: `Stale` on append where another began it meanwhile, whatever was loaded before or since."""
    return Change(stream=stream, id=id, version=0, facts=(fact,))


@dataclass(frozen=True, kw_only=True)
class Loaded(Generic[S]):
    """A stream as it stands: version 0 and state None where nothing was recorded. `actors` are all who recorded in it."""

    stream: Stream[S]
    id: UUID
    version: int
    state: S | None
    actors: frozenset[UUID] = frozenset()

    def then(self, *facts: Fact) -> Change:
        """What comes next in this stream."""
        return Change(stream=self.stream, id=self.id, version=self.version, facts=facts)


@dataclass(frozen=True, kw_only=True)
class Once:
    """An idempotency key: `key` is SHA-256 of actor, route and key; `digest` the request's, salted by the key."""

    key: bytes
    digest: bytes


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a command answers: the first change's stream and its new version, and the position of the last fact appended."""

    stream: UUID
    version: int
    position: int


@dataclass(frozen=True, kw_only=True)
class Revealed:
    """A sealed text opened, with the 32-byte salt that shows its commitment to be of this text."""

    salt: bytes
    text: str


class Log(Protocol):
    """The one truth: an append-only sequence of facts in streams."""

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """Fold a stream's facts into its state."""
        ...

    def append(self, *changes: Change, by: By, once: Once | None = None) -> Receipt:
        """Append all changes in one transaction, or none.

        Raises `Stale` where a stream moved on, `Unsure` where the answer was lost, `KeyReused` where the key was used for
        another request. A key used before for the same request answers the first receipt and appends nothing.
        """
        ...

    def receipt(self, once: Once) -> Receipt | None:
        """The receipt given under a key, or None. Raises `KeyReused`."""
        ...

    def head(self) -> int:
        """The position of the last fact, 0 where there is none."""
        ...

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """Facts after a position, in order, at most `limit`, and up to the first that cannot be read.

        Raises `Unreadable` where that is the very first.
        """
        ...

    def history(self, id: UUID) -> Sequence[Recorded]:
        """Every fact of one stream, in order."""
        ...

    def begun(self, name: Word) -> Sequence[UUID]:
        """Every stream that began with a fact of this name, in the order of the log."""
        ...


class Clock(Protocol):
    """The office clock: the legal time of the office, not the system time that sessions and tokens use."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


class Ids(Protocol):
    """Where new ids come from."""

    def new(self) -> UUID:
        """A fresh id that tells nothing."""
        ...


class KeyService(StrEnum):
    """Whether a key service wraps the keys of texts, and whether it answers."""

    NONE = "none"
    """A master key in a file does."""
    ANSWERS = "answers"
    AWAY = "away"


class Keys(Protocol):
    """The key store outside the database: texts are sealed under a case's, a subject's or a call's key, and uniqueness slots computed.

    Whatever asks for a key raises `KeyServiceAway` (a `ConnectionError`) where a key service is needed and away.
    """

    def of(self, kind: str, id: UUID) -> KeyId:
        """The current key of a thing (`case`, `subject`, `call`, `office`, `stage`), made and stored durably when first asked for."""
        ...

    def seal(self, text: str, key: KeyId) -> Sealed:
        """Seal a text: NFC, salted commitment, encrypted."""
        ...

    def open(self, sealed: Sealed) -> str | None:
        """The text, or None where its key was destroyed. Raises where the ciphertext or commitment was altered."""
        ...

    def reveal(self, sealed: Sealed) -> Revealed | None:
        """The text with its salt, or None where its key was destroyed. Raises as `open` does."""
        ...

    def slot(self, number: str) -> UUID:
        """The stream id of a business number's uniqueness slot: an HMAC under the key of the office."""
        ...

    def generations(self, kind: str, id: UUID) -> Sequence[KeyId]:
        """Every key there ever was of a thing, destroyed ones too."""
        ...

    def destroy(self, key: KeyId) -> bool:
        """Destroy a key for good, in every process, once this returns; whether it was still there."""
        ...

    def backed_up_until(self) -> date | None:
        """The day the last backup expires, in which a key destroyed today may lie; null without backups."""
        ...

    def service(self) -> KeyService:
        """Whether a key service wraps the keys, and whether it answers."""
        ...


class Papers(Protocol):
    """Where the ciphertext of uploaded papers lies. Raises `PapersAway` (a `ConnectionError`) where that is away."""

    def sniff(self, data: bytes) -> MediaType | None:
        """What a whole file is, by its content; None for anything the office does not take."""
        ...

    def put(self, data: bytes, *, id: UUID, kind: PaperKind, label: str, media_type: MediaType, key: KeyId) -> Paper:
        """Encrypt and store, durably, before the fact that names it; returns the paper as the fact holds it."""
        ...

    def get(self, paper: Paper) -> bytes:
        """The plain bytes, their hashes verified. Raises `LookupError` where the file or its key is gone, `ValueError` where altered."""
        ...


@dataclass(frozen=True, kw_only=True)
class Document:
    """A letter as a document: a PDF, and what it is titled."""

    title: str
    data: bytes


class Letters(Protocol):
    """Who makes documents of letters."""

    @property
    def writer(self) -> Sha256:
        """What names everything that letters are written with: while it is the same, so is the document of the same letter."""
        ...

    def render(self, letter: Contents) -> Document:
        """The letter as a tagged, archival PDF in Korean, the same bytes each time. Raises `LetterUnwritten`."""
        ...


class Verdict(Enum):
    """What a scanner says of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    ABSENT = "absent"
    """Nobody looked."""


@dataclass(frozen=True)
class Scanned:
    """A verdict, and what an infected file holds by the scanner's own name."""

    verdict: Verdict
    name: str | None = None


class Scanner(Protocol):
    """Who looks for malicious programs in what is uploaded."""

    @property
    def present(self) -> bool:
        """Whether this office has one."""
        ...

    def scan(self, stream: BinaryIO) -> Scanned:
        """What a file is, read from where the stream stands to its end. Raises `ScannerAway` where that is not told."""
        ...


class Desk(Protocol):
    """What lets people in, beside the log. Raises `ConnectionError` where that is away."""

    def forget(self, people: Iterable[UUID]) -> None:
        """Remove every account, identity, token and session of these people."""
        ...


class Views(Protocol):
    """Where people's saved views of the case list lie, sealed, beside the log. Raises `ConnectionError` where that is away."""

    def keep(self, person: UUID, sealed: Sealed) -> None:
        """Keep these views of a person in place of those before."""
        ...

    def load(self, person: UUID) -> Sealed | None:
        """The views of a person, or None."""
        ...


class Drafts(Protocol):
    """Where drafts of sheets lie, sealed, beside the log. Raises `ConnectionError` where that is away."""

    def save(self, sheet: UUID, sealed: Sealed) -> None:
        """Keep this draft of a sheet in place of the one before."""
        ...

    def load(self, sheet: UUID) -> Sealed | None:
        """The draft of a sheet, or None."""
        ...

    def discard(self, *sheets: UUID) -> None:
        """Throw the drafts of these sheets away, where there are any."""
        ...
