"""Between our facts in their envelopes and the library's stored events."""

from dataclasses import dataclass
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent

from adapters.log.codec import decode, encode
from application.record import Envelope


@dataclass(frozen=True, kw_only=True)
class Event:
    """An envelope with its place in its stream, under the names the library asks for."""

    originator_id: UUID
    originator_version: int
    envelope: Envelope


class FactMapper(Mapper[UUID]):
    """Stores a fact under its own name, never a Python path, in the bytes of the codec."""

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """The event as it is stored."""
        if not isinstance(domain_event, Event):
            raise TypeError(f"not a fact in its envelope: {domain_event!r}")
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=domain_event.envelope.fact.name,
            state=encode(domain_event.envelope),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Event:
        """The event that was stored, its fact brought up to the newest version."""
        return Event(
            originator_id=_uuid(stored_event.originator_id),
            originator_version=stored_event.originator_version,
            envelope=decode(stored_event.topic, stored_event.state),
        )


def _uuid(id: UUID | str) -> UUID:
    return id if isinstance(id, UUID) else UUID(id)
