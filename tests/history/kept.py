"""Where the samples are kept, and the manifest that tells when one was altered."""

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
MANIFEST = HERE / "MANIFEST"

Key = tuple[str, int]


def file_of(key: Key) -> Path:
    """The file of a fact's sample; it holds the body's bytes and nothing else."""
    name, version = key
    return SAMPLES / f"{name}.v{version}.json"


def key_of(file: Path) -> Key:
    """The fact a file is the sample of."""
    name, _, version = file.stem.rpartition(".v")
    return name, int(version)


def digest(body: bytes) -> str:
    """What the manifest says of a body."""
    return hashlib.sha256(body).hexdigest()


def manifest() -> dict[str, str]:
    """The hash of each sample by its file's name. Raises `ValueError` where one is listed twice."""
    lines = MANIFEST.read_text(encoding="utf-8").splitlines() if MANIFEST.exists() else []
    listed = {name: sha256 for sha256, name in (line.split("  ") for line in lines)}
    if len(listed) < len(lines):
        raise ValueError("a sample is listed twice in the manifest")
    return listed
