"""Add the samples that are missing: `python -m tests.history.add`. What is there already is never written again."""

from adapters.log import encode
from domain.catalogue import FACTS
from tests.history.building import sample_of
from tests.history.kept import MANIFEST, SAMPLES, Key, digest, file_of, manifest


def add() -> list[str]:
    """Write a sample for every catalogued fact without one; the names of the files added."""
    listed = manifest()
    missing = sorted(key for key in FACTS if file_of(key).name not in listed)
    return [_write(key) for key in missing]


def _write(key: Key) -> str:
    body = encode(sample_of(FACTS[key]))
    SAMPLES.mkdir(exist_ok=True)
    file = file_of(key)
    with file.open("xb") as sample:
        sample.write(body)
    with MANIFEST.open("a", encoding="utf-8") as lines:
        lines.write(f"{digest(body)}  {file.name}\n")
    return file.name


if __name__ == "__main__":
    for added in add():
        print(f"added {added}")  # noqa: T201  (a command's answer)
