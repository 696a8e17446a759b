"""Secrets made once and kept in files that only their owner can read."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile


@dataclass(frozen=True, slots=True)
class Passwords:
    """The passwords of the two roles that programs sign in with."""

    office: str = field(repr=False)
    clerk: str = field(repr=False)


def passwords_in(folder: Path) -> Passwords:
    """The passwords kept in this folder, made on first use; the folder is made for its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Passwords(office=kept_in(folder / "office.password"), clerk=kept_in(folder / "clerk.password"))


def kept_in(path: Path) -> str:
    """The secret kept in this file, made on first use.

    Two processes asking at once get the same secret, and a kill never leaves half of one.
    """
    if not path.exists():
        _keep(secrets.token_urlsafe(32), path)
    return path.read_text(encoding="utf-8")


def _keep(secret: str, path: Path) -> None:
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}-") as draft:
        draft.write(secret)
        draft.flush()
        os.fsync(draft.fileno())
        # A link, unlike a rename, refuses to replace the secret another process has just kept.
        with suppress(FileExistsError):
            os.link(draft.name, path)
