"""What the tests of the stores do in other processes: real ones, started afresh."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import UUID

from adapters.durable import DurableFolder
from adapters.keys.folder import FolderKeys

FRESH = multiprocessing.get_context("spawn")
NOBODY = 65534


def start(target: Callable[..., None], *arguments: object) -> BaseProcess:
    process = FRESH.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def exit_code(process: BaseProcess) -> int | None:
    process.join(30)
    return process.exitcode


def race_for_keys(folder: Path, things: list[UUID], gate: Path, out: Path) -> None:
    """Make a store and its keys as soon as the gate opens, and write down what each key encrypts to."""
    with gate.open("rb") as opened:
        opened.read()
    keys = FolderKeys(folder)
    nonce = bytes(12)
    lines = [
        f"{key} {keys.cipher(key).encrypt(nonce, b'', None).hex()}\n"
        for key in (keys.of("case", thing) for thing in things)
    ]
    out.write_text("".join(lines), encoding="ascii")


def die_at(call: str, occurrence: int, folder: Path, id: UUID, *, destroying: bool) -> None:
    """Make or destroy a key, and be killed just before the named system call is made for the so many-th time."""
    keys = FolderKeys(folder)
    keys.of("office", id)
    left = iter(range(occurrence - 1))
    plain = getattr(os, call)

    def die(*arguments: object, **options: object) -> object:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(*arguments, **options)

    setattr(os, call, die)
    if destroying:
        keys.destroy(keys.of("office", id))
    else:
        keys.of("case", id)


def destroy(folder: Path, key: str) -> None:
    FolderKeys(folder).destroy(key)


def hold_a_draft(folder: Path, ready: Path, gate: Path) -> None:
    """Be in the middle of writing a file until the gate opens."""
    store = DurableFolder(folder)
    plain = os.link

    def wait(*arguments: object, **options: object) -> None:
        ready.touch()
        with gate.open("rb") as opened:
            opened.read()
        plain(*arguments, **options)  # type: ignore[arg-type]

    os.link = wait
    store.create(store.root / "written", b"whole")


def as_an_ordinary_user(folder: Path) -> None:
    """A whole life of a key as a user without rights; every file must be that user's alone."""
    # Once as root first: what is imported late may lie where an ordinary user cannot read it.
    _live_and_die(folder.with_name("first"))
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    _live_and_die(folder)
    assert {path.stat().st_uid for path in folder.rglob("*")} == {NOBODY}


def _live_and_die(folder: Path) -> None:
    keys = FolderKeys(folder)
    key = keys.of("case", UUID(int=7))
    sealed = keys.seal("보통 사용자", key)
    assert FolderKeys(folder).open(sealed) == "보통 사용자"
    keys.destroy(key)
    assert FolderKeys(folder).open(sealed) is None
