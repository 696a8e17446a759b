"""A clamd on loopback that speaks INSTREAM, and behaves badly when told to."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, cast

VIRUS = b"(an invented malicious program)"
NAME = "Invented.Test.Signature-1"


class StandIn:
    """What a stand-in heard, and how it shall answer."""

    def __init__(self) -> None:
        self.address = ""
        self.heard: list[bytes] = []
        self.most = 1 << 30
        """The largest stream it takes, in bytes."""
        self.says: bytes | None = None
        """What it answers in place of a verdict; nothing at all where empty."""
        self.hanging = False
        self.released = Event()


class _Door(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        told = cast("StandIn", self.server.told)  # type: ignore[attr-defined]
        if told.hanging:
            told.released.wait(10)
            return
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        stream = b""
        while length := int.from_bytes(self.rfile.read(4)):
            stream += self.rfile.read(length)
            if len(stream) > told.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        told.heard.append(stream)
        found = f"stream: {NAME} FOUND\0".encode() if VIRUS in stream else b"stream: OK\0"
        self.wfile.write(found if told.says is None else told.says)


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def a_clamd(socket: Path | None = None) -> Iterator[StandIn]:
    """A stand-in at a unix socket, or at a port of its own."""
    told = StandIn()
    server: Any = _Unix(str(socket), _Door) if socket else _Tcp(("127.0.0.1", 0), _Door)
    with server:
        server.told = told
        told.address = f"unix:{socket}" if socket else f"tcp://127.0.0.1:{server.server_address[1]}"
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        serving.start()
        try:
            yield told
        finally:
            told.released.set()
            server.shutdown()
            serving.join()
