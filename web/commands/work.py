"""`sangsaeng work`: the clerk who keeps the book, seals the ledger, and records the deadlines that passed."""

import os
import signal
import threading
from uuid import UUID, uuid4

import click
import structlog

from adapters.postgres import Database
from adapters.views.projecting import LOST, Projector
from adapters.views.rebuilding import Rebuilder
from application import opening
from application.office import Office
from application.ports import Unsure
from application.sweeping import sweep
from web.commands.opened import database_of, require_opened
from web.data_folder import a_log, projector, sealer
from web.living import SUPERVISOR_PID, end_with_parent
from web.settings import Settings, settings
from web.wiring import wired

_events = structlog.get_logger(__name__)

TICK_SECONDS = 30
"""How often deadlines are looked at."""


@click.command()
def work() -> None:
    """Keep the book and the ledger: fold and seal what is new in the log, until stopped."""
    chosen = settings()
    if SUPERVISOR_PID in os.environ:
        end_with_parent(parent=int(os.environ[SUPERVISOR_PID]))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with database_of(chosen) as database, a_log(database, connections=2) as log:
        require_opened(database)
        sealing = threading.Thread(target=sealer(chosen, database).run, args=[stop], name="sealer")
        sealing.start()
        clerk = projector(chosen, database, log)
        sweeping = threading.Thread(target=keep_sweeping, args=[chosen, database, stop, clerk], name="sweeper")
        sweeping.start()
        try:
            clerk.run(stop)
        finally:
            # Whatever ended the one, the other must not keep a half-dead process alive.
            stop.set()
            sealing.join()
            sweeping.join()


def keep_sweeping(chosen: Settings, database: Database, stop: threading.Event, clerk: Projector) -> None:
    """Record what time alone causes, and throw away what a rebuild left lying, on a tick until stopped.

    Where something it needs is away, the next tick tries again.
    """
    ended: set[UUID] = set()
    with wired(chosen, database) as opened:
        while not stop.is_set():
            sweep_once(opened.office, ended)
            discard_abandoned(clerk)
            stop.wait(TICK_SECONDS)


def sweep_once(office: Office, ended: set[UUID]) -> None:
    """A round. Whatever goes wrong is logged, by kind and thing and never by its text, and the next round tries again."""
    try:
        sweep(office, by=opening.by_machine(uuid4()), ended=ended)
    except (ConnectionError, Unsure) as away:
        _events.warning("sweep-put-off", error=type(away).__name__)
    except Exception as raised:  # noqa: BLE001  (a round that ended the thread would let every later deadline pass unseen)
        for fault in raised.exceptions if isinstance(raised, ExceptionGroup) else (raised,):
            _events.error("sweep-failed", fault=type(fault).__name__, of=getattr(fault, "__notes__", []))


def discard_abandoned(clerk: Projector) -> None:
    """Throw away a next book that nobody goes on with: no names may lie there that were forgotten since."""
    try:
        if Rebuilder(projector=clerk).discard_abandoned():
            _events.info("next-book-discarded")
    except LOST as error:
        _events.warning("sweep-put-off", error=type(error).__name__)
