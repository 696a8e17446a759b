"""Backups of a key store: dated, bounded, and known to the store, so that a destruction can say when copies expire.

A backup is a folder (0700) of the wrapped key files as they lie in the store, markers of destroyed keys too, and a
`manifest.json`, written last: one without it is not complete. The master key is never in it. Deleting an expired backup
is its keeper's duty; the store cannot reach it.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from adapters.durable import DurableFolder, make_private, sync, write

KINDS = ("office", "call", "case", "subject", "stage")
LONGEST = timedelta(days=366)
_FORMAT = "sangsaeng/key-backup/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """A backup's manifest. `sha256` is over a line `<SHA-256 of the file> <path>` a file, in order of path."""

    made: date
    expires: date
    files: int
    sha256: str


def back_up(store: DurableFolder, to: Path, *, made: date, expires: date) -> Backup:
    """Copy every key file to a new folder. Days are legal days; it expires at the end of `expires`.

    Raises `ValueError` where it would expire before it is made or more than `LONGEST` after, `FileExistsError` where
    `to` is there already.
    """
    if not made <= expires <= made + LONGEST:
        raise ValueError(f"A backup of {made} cannot expire on {expires}: at most {LONGEST.days} days later.")
    to.mkdir(mode=0o700, parents=True)
    make_private(to)
    # Known before the first copy exists: a destruction in between must count with it.
    store.create(store.root / "backups" / secrets.token_hex(16), f"{expires.isoformat()}\n".encode())
    lines = [_copy(path, to / path.relative_to(store.root), store.root) for path in _key_files(store.root)]
    backup = Backup(
        made=made, expires=expires, files=len(lines), sha256=hashlib.sha256("".join(lines).encode()).hexdigest()
    )
    write(to / "manifest.json", _manifest(backup))
    sync(to)
    return backup


def last_expiry(store: DurableFolder) -> date | None:
    """The latest day on which a backup of this store expires, or None where none was made."""
    days = [date.fromisoformat(path.read_text(encoding="ascii").strip()) for path in (store.root / "backups").glob("*")]
    return max(days, default=None)


def _key_files(root: Path) -> list[Path]:
    return sorted(path for kind in KINDS for path in (root / kind).glob("??/*"))


def _copy(path: Path, to: Path, root: Path) -> str:
    """Copy one key file; its line in the manifest's digest."""
    data = path.read_bytes()
    if not to.parent.exists():
        to.parent.parent.mkdir(mode=0o700, exist_ok=True)
        to.parent.mkdir(mode=0o700)
        sync(to.parent.parent)
    write(to, data)
    sync(to.parent)
    return f"{hashlib.sha256(data).hexdigest()} {path.relative_to(root)}\n"


def _manifest(backup: Backup) -> bytes:
    told = {
        "expires": backup.expires.isoformat(),
        "files": backup.files,
        "format": _FORMAT,
        "made": backup.made.isoformat(),
        "sha256": backup.sha256,
    }
    return json.dumps(told, indent=1).encode() + b"\n"
