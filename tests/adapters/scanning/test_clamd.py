"""A file is shown to clamd as its INSTREAM command wants it; whatever is no clear answer is none."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.scanning import ClamdScanner, NoScanner
from adapters.scanning.clamd import CHUNK
from application.ports import ScannerAway, Verdict

VIRUS = b"a harmful file"


class Daemon:
    """A stand-in that speaks INSTREAM once: it finds one virus, and answers what it is told to, else as clamd does."""

    def __init__(self, listening: socket.socket, answer: bytes | None) -> None:
        self.received = b""
        self._listening, self._answer = listening, answer

    def serve(self) -> None:
        with self._listening.accept()[0] as client, client.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := int.from_bytes(stream.read(4), "big"):
                assert length <= CHUNK
                self.received += stream.read(length)
            said = b"stream: Test.Virus FOUND\0" if VIRUS in self.received else b"stream: OK\0"
            client.sendall(said if self._answer is None else self._answer)


@contextmanager
def a_daemon(where: str | tuple[str, int], answer: bytes | None = None) -> Iterator[tuple[Daemon, str]]:
    family = socket.AF_UNIX if isinstance(where, str) else socket.AF_INET
    with socket.socket(family) as listening:
        listening.bind(where)
        listening.listen()
        daemon = Daemon(listening, answer)
        serving = threading.Thread(target=daemon.serve)
        serving.start()
        address = where if isinstance(where, str) else f"127.0.0.1:{listening.getsockname()[1]}"
        try:
            yield daemon, address
        finally:
            serving.join(10)


LOOPBACK = ("127.0.0.1", 0)


@pytest.mark.parametrize("size", [0, 1, CHUNK, 3 * CHUNK + 1])
def test_the_whole_file_is_shown_in_chunks_and_is_clean(size: int) -> None:
    data = bytes(size)
    with a_daemon(LOOPBACK) as (daemon, address):
        assert ClamdScanner(address).scan(data) == Verdict(scanned=True, infection=None)
    assert daemon.received == data


def test_what_is_found_is_named(tmp_path: Path) -> None:
    with a_daemon(str(tmp_path / "clamd.sock")) as (_, address):
        assert ClamdScanner(address).scan(VIRUS) == Verdict(scanned=True, infection="Test.Virus")


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OK", b"stream: Test.Virus FOUND", b"\0"]
)
def test_what_is_no_clear_answer_is_none(answer: bytes) -> None:
    with a_daemon(LOOPBACK, answer) as (_, address), pytest.raises(ScannerAway):
        ClamdScanner(address).scan(b"a file")


def test_a_daemon_that_is_not_there_or_says_nothing_is_away(tmp_path: Path) -> None:
    with pytest.raises(ScannerAway):
        ClamdScanner(str(tmp_path / "nothing.sock")).scan(b"a file")
    with socket.socket() as silent:
        silent.bind(LOOPBACK)
        silent.listen()
        with pytest.raises(ScannerAway):
            ClamdScanner(f"127.0.0.1:{silent.getsockname()[1]}", timeout=0.1).scan(b"a file")


def test_without_a_scanner_nobody_looked() -> None:
    assert NoScanner().scan(VIRUS) == Verdict(scanned=False, infection=None)
    assert (NoScanner.scans, ClamdScanner.scans) == (False, True)
