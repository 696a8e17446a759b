"""`sangsaeng witness`: another house's process, which sees to it that the log only ever grows."""

import os
import signal
import threading
import time
from pathlib import Path

import click
import structlog

from adapters.ledger.remote import RemoteLog, Unreachable
from adapters.ledger.signing import SigningKey
from adapters.ledger.witness import Refused, Witness
from application.audit.ledger.notes import NoNote, VerifierKey, parse_key
from web.living import SUPERVISOR_PID, end_with_parent

REFUSED = 3
"""The exit status of a witness that refuses."""
LONGEST_PAUSE = 60.0
_events = structlog.get_logger(__name__)


def _keys(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> tuple[VerifierKey, ...]:
    try:
        return tuple(map(parse_key, texts))
    except NoNote as refused:
        raise click.BadParameter(str(refused)) from None


@click.command()
@click.option("--state", type=click.Path(path_type=Path), required=True, help="The folder of its memory, for ever.")
@click.option("--key", type=click.Path(path_type=Path, exists=True), required=True, help="The file of its signing key.")
@click.option("--log", "url", required=True, help="The log's address, e.g. https://winwin.example/ledger.")
@click.option(
    "--operator", "operators", multiple=True, callback=_keys, help="A verifier key of the operator's to trust."
)
@click.option(
    "--every", type=click.FloatRange(0.05, 3600), default=1.0, show_default=True, help="Seconds between looks."
)
@click.option("--once", is_flag=True, help="Look once: exit 3 if it refuses, 1 if the log does not answer.")
def witness(*, state: Path, key: Path, url: str, operators: tuple[VerifierKey, ...], every: float, once: bool) -> None:
    """Cosign the log's checkpoints as long as it only grows; refuse, and go on refusing, when it was cut or rewritten."""
    if SUPERVISOR_PID in os.environ:
        end_with_parent(parent=int(os.environ[SUPERVISOR_PID]))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        signing, log = SigningKey.parse(key.read_text(encoding="utf-8")), RemoteLog(url)
    except ValueError as unusable:
        raise click.ClickException(str(unusable)) from None
    try:
        with Witness(state, signing, log, operators=operators, now=time.time) as looking:
            status = _look(looking)
            while not once and not stop.wait(min(every * 5, LONGEST_PAUSE) if status == REFUSED else every):
                status = _look(looking)
    except Refused as busy:
        raise click.ClickException(str(busy)) from None
    raise SystemExit(status)


def _look(looking: Witness) -> int:
    """One look; the exit status it would be."""
    try:
        cosigned = looking.look()
    except Refused as refused:
        _events.error("witness-refuses", reason=refused.refusal.value, told=str(refused))
        click.echo(f"서명을 거부합니다. The witness refuses. {refused}", err=True)
        return REFUSED
    except (Unreachable, OSError) as away:
        _events.warning("log-away", told=str(away))
        return 1
    if cosigned:
        _events.info("cosigned", size=cosigned.size)
    return 0
