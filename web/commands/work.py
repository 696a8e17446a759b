"""`sangsaeng work`: the clerk who keeps the book and seals the ledger."""

import os
import signal
import threading

import click

from web.commands.opened import database_of, require_opened
from web.data_folder import a_log, projector, sealer
from web.living import SUPERVISOR_PID, end_with_parent
from web.settings import settings


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
        try:
            projector(chosen, database, log).run(stop)
        finally:
            # Whatever ended the one, the other must not keep a half-dead process alive.
            stop.set()
            sealing.join()
