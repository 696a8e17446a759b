"""Worlds of as many cases as one likes, made fast: the demonstration's facts over and over, each time as another round.

A copy has calls, cases, panels, firms and people of its own: the ids of all its streams are others, computed ones
computed anew, and so are the round's name and the names and numbers of firms. What was typed stays sealed under the
template's keys. The facts go in by the same append as everybody's, many at once, each a moment after the one before.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from eventsourcing.persistence import StoredEvent

from adapters.keys import FolderKeys
from adapters.log import decode, encode
from adapters.log.canonical import instant
from adapters.log.log import open_room
from adapters.postgres import Database
from application.office import COMPETITION_PRODUCTS_ID, HOLIDAYS_ID, OFFICE_ID
from application.rounds import demonstration_call, round_2021_1
from bench.template import PRESENT, Stored, Template
from domain.identifiers import checked
from domain.subjects.facts import Registered, SubjectKind

SHARED = frozenset({OFFICE_ID, COMPETITION_PRODUCTS_ID, HOLIDAYS_ID})
"""Streams that every copy has in common."""
APART = timedelta(milliseconds=10)
"""Between one fact and the next."""
BATCH = 1000
ORDERED_BYTES = 6
"""By so many bytes the template's subjects are told apart, and ordered."""
_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_ROUND = re.compile(f"{round_2021_1.ROUND_ID}|{demonstration_call.ROUND_ID}")
_ID_IN_WORDS = re.compile(_ID)
# In a body an id stands alone in its quotes: those within the names of keys stay, for texts are bound to their key's name.
_ID_IN_BODY = re.compile(f'"({_ID})"'.encode())
_ROUND_IN_BODY = re.compile(f'"({_ROUND.pattern})(?=["-])'.encode())
_AT = re.compile(rb'"at":"[^"]+"')
SYLLABLES = "가나다라마바사아자차카타파하온누리샛별한빛솔뫼들꽃새벽미르아람예슬다솜은하금강태백설악지리월출무등계룡"
TRADES = ("전자", "정밀", "산업", "기전", "테크", "소재", "건설", "금속")


@dataclass(kw_only=True)
class World:
    """A world under way: how many copies it has, and when its last fact was recorded."""

    template: Template
    database: Database
    copies: int = 0
    facts: int = 0
    now: datetime = PRESENT
    keys: FolderKeys = field(init=False)

    def __post_init__(self) -> None:
        """Open the template's keys."""
        self.keys = FolderKeys(self.template.folder / "keys")

    @property
    def cases(self) -> int:
        """How many cases it has."""
        return self.copies * self.template.cases

    def grow(self, cases: int, progress: Callable[[int], None] = lambda _: None) -> None:
        """Add copies until there are so many cases, at least."""
        room = open_room(self.database.office, pool=1)
        try:
            batch: list[StoredEvent] = []
            while self.cases < cases:
                for fact in self._copy():
                    batch.append(_event(fact))
                    if len(batch) == BATCH:
                        room.recorder.insert_events(batch)
                        batch = []
                progress(self.cases)
            if batch:
                room.recorder.insert_events(batch)
        finally:
            room.close()

    def _copy(self) -> Iterator[Stored]:
        """The facts of another copy; the first brings along what all have in common."""
        ids = renamed(self.template, self.copies)
        in_bytes = {str(old).encode(): str(new).encode() for old, new in ids.items()}
        rounds = {old.encode(): new.encode() for old, new in rounds_of(self.copies).items()}
        for fact in self.template.facts:
            if fact.stream in SHARED:
                if self.copies == 0:
                    yield fact
                    self.facts += 1
                continue
            self.now += APART
            body = _ID_IN_BODY.sub(lambda found: b'"' + in_bytes.get(found[1], found[1]) + b'"', fact.body)
            body = _ROUND_IN_BODY.sub(lambda found: b'"' + rounds[found[1]], body)
            body = _AT.sub(b'"at":"' + instant(self.now).encode() + b'"', body, count=1)
            if fact.name == Registered.name:
                body = self._renamed_firm(body)
            yield Stored(ids[fact.stream], fact.version, fact.name, body)
            self.facts += 1
        self.copies += 1

    def _renamed_firm(self, body: bytes) -> bytes:
        """A firm's registration under another name and number, sealed as before."""
        envelope = decode(Registered.name, body)
        fact = envelope.fact
        if not isinstance(fact, Registered) or fact.kind is SubjectKind.PERSON:
            return body
        identity, rng = fact.identity, Random(self.facts)  # noqa: S311 - not for secrets
        name = f"(가상) {''.join(rng.choices(SYLLABLES, k=3))}{rng.choice(TRADES)}"
        identity = replace(identity, label=self.keys.seal(name, identity.label.k))
        if number := identity.business_number:
            digits = checked(f"{rng.randrange(101, 999)}{rng.randrange(1, 99):02d}{rng.randrange(1, 9999):04d}")
            identity = replace(identity, business_number=self.keys.seal(digits, number.k))
        return encode(replace(envelope, fact=replace(fact, identity=identity)))


def rounds_of(copy: int) -> dict[str, str]:
    """The names of a copy's two rounds, by those of the template."""
    name = f"{2100 + copy // 1000}-{copy % 1000}"
    return {round_2021_1.ROUND_ID: name, demonstration_call.ROUND_ID: f"{name}D"}


def renamed(template: Template, copy: int) -> dict[UUID, UUID]:
    """The ids that a copy's streams have, by those of the template. Subjects keep their order: judges are told in it."""
    computed, rounds = template.computed, rounds_of(copy)
    streams = {fact.stream for fact in template.facts} - SHARED
    subjects = {fact.stream for fact in template.facts if fact.name == Registered.name}
    ids: dict[UUID, UUID] = {}

    def new(old: UUID) -> UUID:
        if old not in ids and old in computed:
            space, name = computed[old]
            words = _ID_IN_WORDS.sub(lambda found: str(new(UUID(found[0]))), name)
            words = _ROUND.sub(lambda found: rounds[found[0]], words)
            ids[old] = uuid5(new(space), words)
        elif old not in ids and old in streams:
            made = uuid5(old, f"copy/{copy}")
            ids[old] = UUID(bytes=old.bytes[:ORDERED_BYTES] + made.bytes[ORDERED_BYTES:]) if old in subjects else made
        return ids.get(old, old)

    for stream in streams:
        new(stream)
    return ids


def _event(fact: Stored) -> StoredEvent:
    return StoredEvent(originator_id=fact.stream, originator_version=fact.version, topic=fact.name, state=fact.body)
