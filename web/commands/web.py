"""`sangsaeng web`: the web server that `serve` starts."""

import os

import click
from granian.constants import Interfaces
from granian.server import Server

from web import serving
from web.living import SUPERVISOR_PID, WEB_SERVER_PID, end_with_parent
from web.settings import settings


@click.command(hidden=True)
def web() -> None:
    """The web server; `serve` starts it."""
    end_with_parent(parent=int(os.environ[SUPERVISOR_PID]))
    chosen = settings()
    os.environ[WEB_SERVER_PID] = str(os.getpid())
    # The web processes are forked from this one and find imported what it has: one that died is back in half the time.
    Server(
        f"{serving.__name__}:{serving.application.__name__}",
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.web_processes,
        blocking_threads=chosen.web_threads,
        factory=True,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        log_enabled=False,
    ).serve()
