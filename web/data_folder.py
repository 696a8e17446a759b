"""The data folder that a process of the office works on: its database, what was opened in it, and its book's clerk."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.clocks import SystemClock
from adapters.ledger import LedgerKeys, PostgresLedger, Sealer
from adapters.log import PostgresLog, open_log
from adapters.postgres import Database
from adapters.postgres.kept import kept_in
from adapters.views.projecting import Projector
from application.office import OFFICE_ID
from domain.office import OFFICE, Office
from domain.office.facts import OfficeKind
from web.key_store import keys_of
from web.settings import Settings


class OfficeNotOpened(Exception):
    """The log is empty: nobody has said yet whether this is a demonstration or a production office."""


def opened_office(database: Database) -> Office:
    """What was opened in this log. Raises `OfficeNotOpened` where nothing was recorded yet."""
    with a_log(database) as log:
        state = log.load(OFFICE, OFFICE_ID).state
    if state is None:
        raise OfficeNotOpened
    return state


def is_demonstration(database: Database) -> bool:
    """Whether the log was opened as a demonstration. Raises `OfficeNotOpened` where nothing was recorded yet."""
    return opened_office(database).kind is OfficeKind.DEMONSTRATION


@contextmanager
def a_log(database: Database, *, connections: int = 1) -> Iterator[PostgresLog]:
    """The log on the system's clock, for who reads it."""
    with open_log(database.office, clock=SystemClock(), pool=connections) as log:
        yield log


def projector(settings: Settings, database: Database, log: PostgresLog) -> Projector:
    """The clerk who keeps the book of this office."""
    return Projector(database.clerk, log, keys_of(settings).open)


def ledger_keys(settings: Settings, database: Database) -> LedgerKeys:
    """The keys that sign this office's ledger. Raises `OfficeNotOpened` where nothing was recorded yet."""
    return LedgerKeys(settings.ledger, opened_office(database).origin)


@contextmanager
def kept_ledger(settings: Settings, database: Database) -> Iterator[PostgresLedger]:
    """This office's ledger, for who reads it. Raises `OfficeNotOpened` where nothing was recorded yet."""
    origin = opened_office(database).origin
    with PostgresLedger(database.office, origin, LedgerKeys(settings.ledger, origin), connections=2) as kept:
        yield kept


def sealer(settings: Settings, database: Database) -> Sealer:
    """The clerk who seals this office's ledger, with keys made on first use. Raises `OfficeNotOpened`."""
    office = opened_office(database)
    keys = LedgerKeys(settings.ledger, office.origin)
    keys.ready()
    return Sealer(database.clerk, office.origin, keys.signing)


def secret(settings: Settings, purpose: str) -> bytes:
    """A signing secret of this data folder, made on first use and kept in a file."""
    settings.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept_in(settings.secrets / f"{purpose}.secret").encode()
