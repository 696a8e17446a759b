r"""The scanner clamd, asked over TCP or a unix socket by its command INSTREAM (clamd(8)).

asked    = "zINSTREAM\0" ‖ (u32 big-endian length ‖ so many bytes)… ‖ u32 zero
answered = "stream: OK\0", "stream: <name> FOUND\0", or anything else ending in "ERROR\0"
"""

import re
import socket
import time
from typing import BinaryIO
from urllib.parse import urlsplit

from application.ports import Scanned, ScannerAway, Verdict

PIECE = 1 << 16
SECONDS = 60.0
MOST_SAID = 4096  # bytes: an answer is one short line
_FOUND = re.compile(rb"stream: (?P<name>[!-~]{1,200}) FOUND\0")


class Clamd:
    """A clamd at `unix:/path/of/its/socket` or `tcp://host:port`, given so many seconds for a whole file."""

    present = True

    def __init__(self, address: str, *, seconds: float = SECONDS) -> None:
        """Raises `ValueError` for an address of another form."""
        self._family, self._place = _place(address)
        self._seconds = seconds

    def scan(self, stream: BinaryIO) -> Scanned:
        """Send a file and hear what it is. Raises `ScannerAway` where that is not told: no answer, too late, too large."""
        until = time.monotonic() + self._seconds
        try:
            with socket.socket(self._family, socket.SOCK_STREAM) as line:
                _allow(line, until)
                line.connect(self._place)
                _send(line, stream, until)
                said = _heard(line, until)
        except OSError as failed:
            raise ScannerAway(type(failed).__name__) from None
        return _understood(said)


def _place(address: str) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    parts = urlsplit(address)
    if parts.scheme == "unix" and parts.path and not parts.netloc:
        return socket.AF_UNIX, parts.path
    if parts.scheme == "tcp" and parts.hostname and parts.port and not parts.path:
        family = socket.AF_INET6 if ":" in parts.hostname else socket.AF_INET
        return family, (parts.hostname, parts.port)
    raise ValueError("The address of the scanner is neither unix:/path nor tcp://host:port.")


def _send(line: socket.socket, stream: BinaryIO, until: float) -> None:
    line.sendall(b"zINSTREAM\0")
    while piece := stream.read(PIECE):
        _allow(line, until)
        line.sendall(len(piece).to_bytes(4) + piece)
    line.sendall(bytes(4))


def _heard(line: socket.socket, until: float) -> bytes:
    """What was said up to its end mark; without one, whatever came before the line was cut."""
    said = b""
    while not said.endswith(b"\0") and len(said) < MOST_SAID:
        _allow(line, until)
        more = line.recv(MOST_SAID)
        if not more:
            break
        said += more
    return said


def _allow(line: socket.socket, until: float) -> None:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)


def _understood(said: bytes) -> Scanned:
    if said == b"stream: OK\0":
        return Scanned(Verdict.CLEAN)
    found = _FOUND.fullmatch(said)
    if found is None:
        raise ScannerAway("not understood")
    return Scanned(Verdict.INFECTED, found["name"].decode("ascii"))
