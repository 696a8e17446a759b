"""`sangsaeng serve`: database, worker and web server, until Ctrl-C."""

import errno
import fcntl
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

from adapters.durable import make_private
from adapters.ledger.signing import SigningKey, keep
from adapters.postgres import Database
from application.audit.ledger.notes import COSIGNATURE
from web.commands.opened import SCREEN, opened, require_opened
from web.data_folder import is_demonstration, ledger_keys
from web.settings import Settings, settings
from web.supervising import Child, Stop, our_command, supervise

SERVED_ALREADY = (
    "{folder}은(는) 이미 다른 프로세스가 서비스하고 있습니다. 그쪽을 멈추거나 DATA_DIR로 다른 폴더를 정하십시오.\n"
    "Another process serves {folder} already. Stop it, or choose another folder with DATA_DIR."
)
BOTH_KEYS_HERE = (
    "운영자와 증인의 서명 키가 한 컴퓨터에 있으므로, 이 시연의 원장은 운영자에 대해서는 아무것도 증명하지 않습니다.\n"
    "Operator's and witness's keys lie on one machine: the ledger of this demonstration proves nothing against its operator."
)
WITNESS = "witness.demo.example/pps"
LOOPBACK = "127.0.0.1"
EVERY_ADDRESS = {"0.0.0.0", "::", ""}  # noqa: S104 - what is served on every address is reached on this one
LEAVING_SECONDS = 3.0
"""How long a server that was just killed may still hold its port."""


@click.command()
@click.option("--demonstration", is_flag=True, help="Seed a demonstration office if the data folder is empty.")
def serve(*, demonstration: bool) -> None:
    """Serve the office: database, worker and web server, until Ctrl-C."""
    chosen = settings()
    _require_free_port(chosen)
    stop = Stop()
    with _served_once(chosen), opened(chosen) as (server, database):
        if demonstration:
            import_module("web.commands.demo").seed_into(chosen, database)
        require_opened(database)
        children = [
            Child(name="worker", command=our_command("work")),
            Child(name="web", command=our_command("web")),
        ]
        if is_demonstration(database):
            children.append(Child(name="witness", command=our_command(*_own_witness(chosen, database))))
        supervise(server, children, stop, ready=lambda: _greet(chosen, database))


@contextmanager
def _served_once(chosen: Settings) -> Iterator[None]:
    """Hold the data folder's right to be served: the first `serve` that stopped would take the second's database along."""
    chosen.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (chosen.data_dir / "served.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise click.ClickException(SERVED_ALREADY.format(folder=chosen.data_dir)) from None
        yield


def _require_free_port(chosen: Settings) -> None:
    """Refuse an address another program serves: web servers would share it, and visitors reach the one or the other."""
    end = time.monotonic() + LEAVING_SECONDS
    while True:
        try:
            family, *_, address = socket.getaddrinfo(chosen.host, chosen.port, type=socket.SOCK_STREAM)[0]
            socket.create_server(address[:2], family=family).close()
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE and time.monotonic() < end:
                time.sleep(0.05)
                continue
            raise click.ClickException(
                f"{chosen.host}:{chosen.port} 주소를 쓸 수 없습니다. 다른 포트로 시작하십시오. 예: PORT=8001\n"
                f"{chosen.host}:{chosen.port} cannot be served: {refused.strerror}. Choose another port, as in PORT=8001."
            ) from None
        return


def _own_witness(chosen: Settings, database: Database) -> tuple[str, ...]:
    """The command of a demonstration's witness, whose key lies beside the operator's, so that it proves nothing against it."""
    key = chosen.witness / "witness.key"
    if not key.exists():
        make_private(chosen.witness)
        keep(SigningKey.make(WITNESS, COSIGNATURE), key)
    ledger_keys(chosen, database).trust(SigningKey.parse(key.read_text(encoding="utf-8")).verifier)
    host = LOOPBACK if chosen.host in EVERY_ADDRESS else chosen.host
    return (
        "witness",
        "--state",
        f"{chosen.witness / 'state'}",
        "--key",
        f"{key}",
        "--log",
        f"http://{host}:{chosen.port}/ledger",
    )


def _greet(chosen: Settings, database: Database) -> None:
    demonstration = is_demonstration(database)
    kind = "시연 사무소 demonstration" if demonstration else "업무용 사무소 production"
    SCREEN.print(
        f"상생 · {kind}: http://{chosen.host}:{chosen.port}  (Ctrl-C로 멈춤 · Ctrl-C stops it)", soft_wrap=True
    )
    if demonstration:
        SCREEN.print(BOTH_KEYS_HERE, soft_wrap=True, style="dim")
