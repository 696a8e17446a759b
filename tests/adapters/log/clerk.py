"""What the tests of the log append: the office's own story, which no rule touches."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from adapters.log import PostgresLog, open_log
from application.ports import Change, Once
from application.record import By
from domain.facts import Fact
from domain.office import OFFICE
from domain.office.facts import ClockAdvanced, OfficeKind, OfficeOpened
from domain.roles import Role

OPERATOR = By(subject=UUID(int=1), role=Role.OPERATOR, cause=UUID(int=2))
NOON = datetime(2021, 3, 2, 3, tzinfo=UTC)
OPENED = OfficeOpened(kind=OfficeKind.DEMONSTRATION, origin="demo.example/tests", format=1)
FIRST_DAY = ClockAdvanced(days=1, to=NOON)


@dataclass(frozen=True)
class Stopped:
    """A clock that shows one instant."""

    instant: datetime = NOON

    def now(self) -> datetime:
        return self.instant


def stream(number: int) -> UUID:
    """An id for a stream of the test's own."""
    return UUID(int=number << 64)


def opening(number: int, *facts: Fact) -> Change:
    """The first facts of a stream."""
    return Change(stream=OFFICE, id=stream(number), version=0, facts=facts or (OPENED,))


def advancing(number: int, *, version: int, days: int = 1) -> Change:
    """One more fact in a stream that stands at `version`."""
    advanced = ClockAdvanced(days=days, to=NOON + timedelta(days=days))
    return Change(stream=OFFICE, id=stream(number), version=version, facts=(advanced,))


def once(key: str, request: str = "the same request") -> Once:
    """An idempotency key with the digest of a request."""
    return Once(key=key.encode().ljust(32, b"."), digest=request.encode())


@contextmanager
def opened(conninfo: str, *, pool: int = 8) -> Iterator[PostgresLog]:
    """The log of a database, closed afterwards."""
    with open_log(conninfo, clock=Stopped(), pool=pool) as log:
        yield log
