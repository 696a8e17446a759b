"""A Unix socket in front of PostgreSQL's, which can lose an answer or hang up on the client alone."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread

from psycopg.conninfo import conninfo_to_dict, make_conninfo

SOCKET = ".s.PGSQL.5432"


class Line:
    """The connections that pass through."""

    def __init__(self, folder: Path, server: Path) -> None:
        self._server = server
        self._lock = Lock()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._losing = False
        self.lost = 0
        """Answers lost so far."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / SOCKET))
        self._listener.listen()
        self._threads = [Thread(target=self._accept)]
        self._threads[0].start()

    def lose_the_next_answer(self) -> None:
        """Swallow what the server says next, and hang up on both: the request arrived, its answer never does."""
        self._losing = True

    def hang_up_on_clients(self) -> None:
        """End every connection for the client alone; the server goes on with what it was asked."""
        with self._lock:
            for client, _ in self._pairs:
                _end(client)

    def refuse(self) -> None:
        """Take no connection any more."""
        _end(self._listener)

    def close(self) -> None:
        """End everything."""
        self.refuse()
        with self._lock:
            for pair in self._pairs:
                for end in pair:
                    _end(end)
        for thread in self._threads:
            thread.join()
        self._listener.close()
        for pair in self._pairs:
            for end in pair:
                end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._server))
                with self._lock:
                    self._pairs.append((client, server))
                for target in (self._ask, self._answer):
                    self._threads.append(Thread(target=target, args=(client, server)))
                    self._threads[-1].start()

    @staticmethod
    def _ask(client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while chunk := client.recv(65536):
                server.sendall(chunk)

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while chunk := server.recv(65536):
                if self._losing:
                    self._losing = False
                    self.lost += 1
                    break
                client.sendall(chunk)
        _end(client)
        _end(server)


@contextmanager
def losing(conninfo: str) -> Iterator[tuple[Line, str]]:
    """A line to a database, and the conninfo that goes through it."""
    given = conninfo_to_dict(conninfo)
    with tempfile.TemporaryDirectory(prefix="line-") as folder:
        line = Line(Path(folder), Path(str(given["host"])) / SOCKET)
        try:
            yield line, make_conninfo(conninfo, host=folder)
        finally:
            line.close()


def _end(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
