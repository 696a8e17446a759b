"""A step of the demonstration: one request that somebody makes at an instant, through the use cases the API calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from application.actions import Action
from application.demonstration.ids import id_of
from application.demonstration.people import Person
from application.looking import actor_of, case_thing
from application.office import Office
from application.permissions import NOTHING, Thing, may
from application.ports import Once
from application.record import By


@dataclass(frozen=True, kw_only=True)
class Request:
    """What every request carries. Its id and its idempotency key follow from the step's name."""

    name: str

    @property
    def cause(self) -> UUID:
        """The request's id."""
        return id_of(f"request/{self.name}")

    @property
    def once(self) -> Once:
        """The key under which it is recorded at most once, however often seeding starts anew."""
        return Once(key=_hash(f"key/{self.name}"), digest=_hash(f"digest/{self.name}"))

    def by(
        self, office: Office, person: Person, action: Action, thing: Thing = NOTHING, *, seen: int | None = None
    ) -> By:
        """The envelope, in the capacity in which the person may do this, having been shown the log up to `seen`.

        Raises `PermissionError` where nobody may.
        """
        verdict = may(actor_of(office, person.id), action, thing)
        if verdict.capacity is None:
            raise PermissionError(f"{self.name}: {person.key} may not {action}")
        capacity = verdict.capacity
        return By(
            subject=person.id,
            role=capacity.role,
            cause=self.cause,
            agency=capacity.agency,
            acting_for=capacity.acting_for,
            seen=seen,
        )

    def by_in_case(
        self, office: Office, case: UUID, person: Person, action: Action, *, party: UUID | None = None
    ) -> By:
        """The envelope of an act in a case, by somebody who has just looked at it."""
        return self.by(office, person, action, case_thing(office, case, party=party), seen=office.log.head())


Ask = Callable[[Office, Request], object]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One request. Without `at` it is made at the present; `refused` is the code it is refused with, if it is.

    `reads_book` where the answer depends on the book, which then has to be up to date.
    """

    name: str
    at: datetime | None
    ask: Ask
    refused: str | None = None
    reads_book: bool = False


def _hash(text: str) -> bytes:
    return sha256(f"sangsaeng/demonstration/{text}".encode()).digest()
