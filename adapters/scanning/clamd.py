"""ClamAV's daemon over its INSTREAM command, on a TCP port or a Unix socket; and the lack of any scanner."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from application.ports import ScannerAway, Verdict

CHUNK = 1 << 16
LONGEST_ANSWER = 4096
FOUND, CLEAN = b" FOUND", b" OK"


class NoScanner:
    """`application.ports.Scanner` where there is none: nothing was looked at, and whoever watches the office is told so."""

    scans = False

    def scan(self, data: bytes) -> Verdict:
        """Say that nobody looked."""
        del data
        return Verdict(scanned=False, infection=None)


class ClamdScanner:
    """`application.ports.Scanner` over clamd at `host:port` or the path of a socket; `timeout` seconds for each exchange."""

    scans = True

    def __init__(self, address: str, *, timeout: float = 10.0) -> None:
        self._address = address
        self._timeout = timeout

    def scan(self, data: bytes) -> Verdict:
        """What clamd says of a file. Raises `ScannerAway` where it does not answer, or answers neither yes nor no."""
        try:
            with self._connected() as daemon:
                daemon.sendall(b"zINSTREAM\0")
                for start in range(0, len(data), CHUNK):
                    chunk = data[start : start + CHUNK]
                    daemon.sendall(len(chunk).to_bytes(4, "big") + chunk)
                daemon.sendall(bytes(4))
                said = _answer(daemon)
        except OSError as error:
            raise ScannerAway from error
        if said.endswith(FOUND):
            return Verdict(
                scanned=True, infection=said.removeprefix(b"stream: ").removesuffix(FOUND).decode(errors="replace")
            )
        if said.endswith(CLEAN):
            return Verdict(scanned=True, infection=None)
        raise ScannerAway

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        if self._address.startswith("/"):
            with socket.socket(socket.AF_UNIX) as daemon:
                daemon.settimeout(self._timeout)
                daemon.connect(self._address)
                yield daemon
        else:
            host, _, port = self._address.rpartition(":")
            with socket.create_connection((host, int(port)), self._timeout) as daemon:
                yield daemon


def _answer(daemon: socket.socket) -> bytes:
    """What is answered, up to the NUL that ends it; an answer without an end is none."""
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        more = daemon.recv(LONGEST_ANSWER)
        if not more:
            return b""
        said += more
    return said.rstrip(b"\0")
