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
    PostgresCodes,
    PostgresDesk,
    PostgresDrafts,
    PostgresIdentities,
    PostgresPassages,
    PostgresSessions,
    PostgresTokens,
    PostgresViews,
    SealedCursors,
    SignedSeen,
)
from adapters.ledger import LedgerKeys, PostgresLedger
from adapters.log import open_log
from adapters.postgres import Database, running_database
from adapters.providers import Client, OpenIdProvider
from adapters.rules.manifest import manifest
from adapters.views.book import PostgresBook
from application.demonstration import VISITOR, demonstration_people
from application.identities import Provider
from application.office import Office
from application.ports import Clock
from application.signing_in import Entrance
from domain.office.facts import OfficeKind
from web.data_folder import opened_office, secret
from web.doors import Doors, Person
from web.key_store import keys_of
from web.letter_writer import letters_of
from web.paper_store import papers_of, scanner_of
from web.provider_settings import ProviderSettings
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
        PostgresViews(database.office) as views,
        PostgresDesk(database.office) as desk,
    ):
        yield Office(
            log=log,
            clock=clock,
            ids=RandomIds(),
            keys=keys,
            papers=papers_of(settings, keys),
            letters=letters_of(settings),
            scanner=scanner_of(settings),
            drafts=drafts,
            views=views,
            desk=desk,
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
    """Where people come in; by the system's clock. Raises `OSError` where a provider's secret cannot be read."""
    sealing, attempts = (sha256(secret(settings, purpose)).digest() for purpose in ("accounts", "attempts"))
    with (
        PostgresAccounts(database.office) as accounts,
        PostgresCodes(database.office, sealing) as codes,
        PostgresSessions(database.office) as sessions,
        PostgresAttempts(database.office, attempts) as tried,
        PostgresIdentities(database.office) as identities,
        PostgresPassages(database.office) as passages,
    ):
        yield Entrance(
            accounts=accounts,
            codes=codes,
            sessions=sessions,
            attempts=tried,
            identities=identities,
            passages=passages,
            now=SystemClock().now,
            providers=tuple(_provider(one) for one in settings.providers),
        )


@contextmanager
def running(settings: Settings) -> Iterator[Wired]:
    """The office another process serves, for a web process beside it."""
    with wired(settings, running_database(settings.data_dir, environment())) as opened:
        yield opened


def _provider(chosen: ProviderSettings) -> Provider:
    client = Client(
        issuer=chosen.issuer,
        client_id=chosen.client_id,
        client_secret=chosen.client_secret_file.read_text("utf-8").strip(),
        amr=chosen.amr,
        acr=chosen.acr,
        audience=chosen.audience,
        token_types=chosen.token_types,
    )
    labels = {"ko": chosen.ko, "en": chosen.en}
    return Provider(name=chosen.name, labels=labels, issuer=chosen.issuer, authority=OpenIdProvider(client))


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
