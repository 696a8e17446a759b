"""The PostgreSQL server of our own: made on first use, started, watched, stopped, and stopped with its parent."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Self

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from adapters.postgres.binaries import Binaries, Unusable, binaries
from adapters.postgres.kept import kept_in
from adapters.postgres.places import Place, settle
from adapters.postgres.residents import clear_out, pid_file, takes_connections, wait_until

SUPERUSER = "postgres"
PATIENCE_SECONDS = 60.0
RECOVERY_SECONDS = 600.0
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",  # the socket's folder is what is closed
    "max_connections": "300",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The server's log must never show a value of a row: no failed statements, no details, no clients' errors.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}
PRIVATE = 0o600
"""The mode of files that nobody else is to open."""
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# Runs between us and the program: drops root, asks to be interrupted when our thread ends, and becomes the program.
# A preexec_fn would do the same, but not safely beside threads.
BECOME = """
import ctypes, os, signal, sys
parent, uid, gid = map(int, sys.argv[1:4])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
os.umask(0o077)
ctypes.CDLL(None).prctl(1, signal.SIGINT)
if os.getppid() != parent:
    sys.exit("the parent ended first")
os.execv(sys.argv[4], sys.argv[4:])
"""


class Server:
    """A running server of ours. The process that holds the cluster's lock runs it; any other only uses it."""

    def __init__(self, place: Place, *, durable: bool) -> None:
        self.place = place
        self._durable = durable
        self._lock: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, data_dir: Path, *, durable: bool = True, programs: Binaries | None = None) -> Self:
        """The server of this data folder, taking connections; made on first use.

        Where another living process runs it already, that server is used and left alone by `stop`. Without `programs`
        the environment chooses them. Only tests go without `durable`: a crash may then lose what was committed.
        Call it from the main thread: the server ends with the thread that started it.

        Raises `Unusable` where the cluster is of another major version, belongs to somebody else, or does not start.
        """
        server = cls(settle(data_dir, programs or binaries(os.environ)), durable=durable)
        server._open()
        return server

    def dsn(self, user: str, password: str, dbname: str) -> str:
        """The conninfo for a role and a database of this server."""
        return make_conninfo(host=str(self.place.socket), port="5432", user=user, password=password, dbname=dbname)

    def superuser_dsn(self, dbname: str) -> str:
        """The superuser's conninfo for a database of this server."""
        return self.dsn(SUPERUSER, kept_in(self.place.password), dbname)

    def alive(self) -> bool:
        """Whether the server's postmaster is still there and takes connections."""
        if self._process is not None and self._process.poll() is not None:
            return False
        return takes_connections(self.place.cluster)

    def restart(self) -> None:
        """Bring a server that died back on the same socket; what it left behind is ended first. Main thread only."""
        self._end()
        self._open()

    def stop(self) -> None:
        """Stop the server if this process runs it: clients are sent away, what is committed is on disk."""
        self._end()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _open(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError(
                "PostgreSQL is started from the main thread, for it ends with the thread that started it"
            )
        if not wait_until(lambda: self._owns() or takes_connections(self.place.cluster), RECOVERY_SECONDS):
            raise Unusable(f"Another process holds {self.place.lock}, but its server does not come up.")
        if self._lock is None:
            return
        try:
            clear_out(self.place.cluster, self.place.socket, patience=PATIENCE_SECONDS)
            _make(self.place, durable=self._durable)
            self._launch()
        except BaseException:
            self.stop()
            raise

    def _owns(self) -> bool:
        """Whether this process has, or can now have, the right to run the server."""
        if self._lock is None:
            self.place.lock.touch(mode=PRIVATE)  # whoever can open it could hold it
            lock = self.place.lock.open("ab")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.close()
                return False
            self._lock = lock
        return True

    def _launch(self) -> None:
        place = self.place
        settings = SETTINGS | {"unix_socket_directories": str(place.socket)} | ({} if self._durable else FORGETFUL)
        given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        place.log.touch(mode=PRIVATE)
        with place.log.open("ab") as log:
            written = log.tell()
            process = _spawn(place, "postgres", "-D", str(place.cluster), *given, output=log)
        self._process = process
        wait_until(lambda: process.poll() is not None or _ready(place.cluster, process.pid), RECOVERY_SECONDS)
        if not _ready(place.cluster, process.pid):
            said = place.log.read_bytes()[written:].decode(errors="replace").strip()
            raise Unusable(f"PostgreSQL did not start on {place.cluster}. It said (in {place.log}):\n{said}")

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            process.send_signal(number)
            try:
                process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            return


class External:
    """A server somebody else runs, behind the same small interface: never started, restarted or stopped by us."""

    def __init__(self, conninfo: str) -> None:
        self._given = conninfo

    def dsn(self, user: str, password: str, dbname: str) -> str:
        """The conninfo for a role and a database of this server."""
        return make_conninfo(self._given, user=user, password=password, dbname=dbname)

    def superuser_dsn(self, dbname: str) -> str:
        """The conninfo of the user `DATABASE_URL` names, for a database of this server."""
        return make_conninfo(self._given, dbname=dbname)

    @property
    def dbname(self) -> str | None:
        """The database `DATABASE_URL` names, if it names one."""
        named = conninfo_to_dict(self._given).get("dbname")
        return None if named is None else str(named)

    def alive(self) -> bool:
        """True: nothing of ours runs that could have died."""
        return True

    def restart(self) -> None:
        """Nothing: it is not ours to restart."""

    def stop(self) -> None:
        """Nothing: it is not ours to stop."""


def _ready(cluster: Path, pid: int) -> bool:
    written = pid_file(cluster)
    return written is not None and written.pid == pid and written.ready


def _make(place: Place, *, durable: bool) -> None:
    """The cluster, made beside its place and moved there whole, so that a kill half way leaves nothing to repair."""
    for half_made in place.home.glob("initdb-*"):
        _remove(half_made)
    if place.cluster.exists():
        _check_major(place)
        return
    draft = Path(tempfile.mkdtemp(prefix="initdb-", dir=place.home))
    password = draft / "password"
    password.write_text(kept_in(place.password), encoding="utf-8")
    if os.geteuid() == 0:
        for each in (draft, password):
            os.chown(each, place.uid, place.gid)
    # Where the C library has no C.UTF-8, plain C still sorts by bytes; only upper and lower case stop at ASCII.
    said = _initdb(place, draft, "C.UTF-8", durable=durable)
    if said is not None and "invalid locale" in said:
        said = _initdb(place, draft, "C", durable=durable)
    if said is not None:
        raise Unusable(f"initdb could not make a cluster in {draft}. It said:\n{said}")
    (draft / "cluster").rename(place.cluster)
    shutil.rmtree(draft)


def _remove(half_made: Path) -> None:
    """A cluster half made, gone; an initdb that outlived its parent by a moment may still write or tidy in it."""

    def gone() -> bool:
        shutil.rmtree(half_made, ignore_errors=True)
        return not half_made.exists()

    if not wait_until(gone, PATIENCE_SECONDS):
        raise Unusable(f"{half_made} is left of a start that was interrupted and cannot be removed. Remove it by hand.")


def _initdb(place: Place, draft: Path, ctype: str, *, durable: bool) -> str | None:
    """None where the cluster was made, else what initdb said."""
    words = ["--pgdata", str(draft / "cluster"), "--username", SUPERUSER, "--pwfile", str(draft / "password")]
    words += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", f"--lc-ctype={ctype}", "--data-checksums"]
    words += ["--no-instructions"] + ([] if durable else ["--no-sync"])
    with tempfile.TemporaryFile() as output:
        if _spawn(place, "initdb", *words, output=output).wait() == 0:
            return None
        output.seek(0)
        return output.read().decode(errors="replace")


def _spawn(place: Place, program: str, *words: str, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """The program as the place's user, in a session of its own, so that Ctrl-C is ours to pass on in order."""
    become = [sys.executable, "-I", "-S", "-c", BECOME, str(os.getpid()), str(place.uid), str(place.gid)]
    return subprocess.Popen(
        [*become, place.binaries.program(program), *words],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        cwd="/",
        env={"PATH": os.defpath, "LC_MESSAGES": "C"},
        start_new_session=True,
    )


def _check_major(place: Place) -> None:
    old = (place.cluster / "PG_VERSION").read_text(encoding="utf-8").strip()
    new = place.binaries
    if old == str(new.major):
        return
    socket, cluster = place.socket, place.cluster
    dump = socket / "dump.sql"  # the one folder of the place's user that nobody else can enter
    former = f"/usr/lib/postgresql/{old}/bin"
    raise Unusable(
        f"{cluster} was made by PostgreSQL {old}; the programs in {new.folder} are "
        f"PostgreSQL {new.major} and cannot read it.\n"
        f"Either go on with the old ones (PG_BINDIR={former}), or move the data over, as user {place.uid}, with the "
        f"password in {place.password} where one is asked for:\n"
        f"  {former}/pg_ctl -w -l /dev/null -D {cluster} -o \"-c listen_addresses='' -k {socket}\" start\n"
        f"  {former}/pg_dumpall -h {socket} -U {SUPERUSER} -f {dump}\n"
        f"  {former}/pg_ctl -w -D {cluster} stop\n"
        f"  mv {cluster} {cluster}.{old}        (as the owner of {place.home})\n"
        f"  {new.folder}/initdb -D {cluster} -U {SUPERUSER} -W -A scram-sha-256 -E UTF8 --locale=C "
        "--lc-ctype=C.UTF-8 --data-checksums\n"
        f"  {new.folder}/pg_ctl -w -l /dev/null -D {cluster} -o \"-c listen_addresses='' -k {socket}\" start\n"
        f"  {new.folder}/psql -h {socket} -U {SUPERUSER} -f {dump} postgres\n"
        f"  {new.folder}/pg_ctl -w -D {cluster} stop"
    )
