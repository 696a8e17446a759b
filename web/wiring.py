"""Where everything is put together: the one place of the web, beside the command line, that knows the adapters."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from adapters import holidays
from adapters.clocks import OfficeClock, RandomIds, SystemClock
from adapters.desk import (
    PostgresAccounts,
    PostgresAttempts,
    PostgresDrafts,
    PostgresSessions,
    PostgresTokens,
    SealedCursors,
    SignedSeen,
)
from adapters.ledger import LedgerKeys, PostgresLedger
from adapters.log import open_log
from adapters.postgres import Database, running_database
from adapters.rules.manifest import manifest
from adapters.views.book import PostgresBook
from application.demonstration import VISITOR, demonstration_people
from application.office import Office
from application.ports import Clock
from application.signing_in import Entrance
from domain.office.facts import OfficeKind
from web.data_folder import opened_office, secret
from web.doors import Doors, Person
from web.key_store import keys_of
from web.paper_store import papers_of, scanner_of
from web.settings import Settings, environment


@dataclass(frozen=True, kw_only=True)
class Wired:
    """An office whose adapters are open, and its doors."""

    office: Office
    doors: Doors


@contextmanager
def office_on(settings: Settings, database: Database, clock: Clock) -> Iterator[Office]:
    """The office of this data folder on this database; its connections are closed at the end."""
    keys = keys_of(settings)
    threads = settings.web_threads
    with (
        open_log(database.office, clock=clock, pool=threads) as log,
        PostgresBook(database.office, connections=threads) as book,
        PostgresDrafts(database.office) as drafts,
    ):
        yield Office(
            log=log,
            clock=clock,
            ids=RandomIds(),
            keys=keys,
            papers=papers_of(settings, keys),
            scanner=scanner_of(settings),
            drafts=drafts,
            book=book,
            manifest=manifest,
            public_holidays=holidays.seeds,
        )


@contextmanager
def wired(settings: Settings, database: Database) -> Iterator[Wired]:
    """The office and its doors. Its clock is the system's, in a demonstration with the days it was advanced.

    Raises `OfficeNotOpened` where nothing was recorded yet.
    """
    found = opened_office(database)
    clock: Clock = SystemClock()
    if found.kind is OfficeKind.DEMONSTRATION:
        clock = OfficeClock(settings.clock)
        clock.catch_up(found.days_advanced)
    with (
        office_on(settings, database, clock) as office,
        PostgresTokens(database.office) as tokens,
        PostgresLedger(database.office, found.origin, LedgerKeys(settings.ledger, found.origin)) as ledger,
        entrance_on(settings, database) as entrance,
    ):
        yield Wired(office=office, doors=_doors(settings, tokens, ledger, clock, entrance))


@contextmanager
def entrance_on(settings: Settings, database: Database) -> Iterator[Entrance]:
    """Where people with local accounts come in; by the system's clock."""
    codes, attempts = (sha256(secret(settings, purpose)).digest() for purpose in ("accounts", "attempts"))
    with (
        PostgresAccounts(database.office, codes) as accounts,
        PostgresSessions(database.office) as sessions,
        PostgresAttempts(database.office, attempts) as tried,
    ):
        yield Entrance(accounts=accounts, sessions=sessions, attempts=tried, now=SystemClock().now)


@contextmanager
def running(settings: Settings) -> Iterator[Wired]:
    """The office another process serves, for a web process beside it."""
    with wired(settings, running_database(settings.data_dir, environment())) as opened:
        yield opened


def _doors(
    settings: Settings, tokens: PostgresTokens, ledger: PostgresLedger, clock: Clock, entrance: Entrance
) -> Doors:
    seen = SignedSeen(secret(settings, "seen"))
    cursors = SealedCursors(secret(settings, "feed"))
    cookies = secret(settings, "cookies")
    if not isinstance(clock, OfficeClock):
        return Doors(tokens=tokens, seen=seen, cursors=cursors, ledger=ledger, secret_key=cookies, entrance=entrance)
    people = tuple(Person(id=one.id, name=one.name, role=one.role) for one in demonstration_people())
    return Doors(
        tokens=tokens,
        seen=seen,
        cursors=cursors,
        ledger=ledger,
        secret_key=cookies,
        demonstration=True,
        people=people,
        visitor=VISITOR,
        advance=clock.advance,
    )
