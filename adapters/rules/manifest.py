"""The manifest of a rule version: its source files and their hashes, as a call records them when it binds itself."""

from hashlib import sha256
from pathlib import Path

from domain import rules
from domain.calls.facts import RuleFile
from domain.facts import Refused
from domain.rules.books import BOOKS

ROOT = Path(rules.__file__).parent


def manifest(version: str) -> tuple[RuleFile, ...]:
    """Every source file of a version and of those it takes parts from, sorted by path, with the SHA-256 of its bytes.

    Refuses `unknown-rule-version`.
    """
    if version not in BOOKS:
        raise Refused("unknown-rule-version", rules=version, known=sorted(BOOKS))
    folders = (version, *BOOKS[version].reuses)
    files = {path.relative_to(ROOT).as_posix(): path for folder in folders for path in (ROOT / folder).rglob("*.py")}
    return tuple(
        RuleFile(path=name, sha256=sha256(path.read_bytes()).hexdigest()) for name, path in sorted(files.items())
    )
