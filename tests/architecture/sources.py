"""The repository's own files, as the architecture tests read them."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "application", "adapters", "web", "bench")

NOT_OURS = {".git", ".venv", "var", "build", "dist", "__pycache__"}


def python_files(package: str) -> list[Path]:
    """Every Python file of one top-level package."""
    return sorted((ROOT / package).rglob("*.py"))


def module_name(path: Path) -> str:
    """The dotted name of a file of the repository, a package's own file ending in `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def own_texts() -> Iterator[tuple[str, str]]:
    """Path and text of each text file of the repository, whether or not there is a git to ask."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        for name in files:
            path = Path(folder, name)
            content = path.read_bytes() if path.is_file() else b""
            if b"\0" not in content:
                yield str(path.relative_to(ROOT)), content.decode("utf-8", errors="replace")
