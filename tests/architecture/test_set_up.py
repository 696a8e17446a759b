import re
import subprocess

import pytest

from tests.architecture.sources import ROOT, own_texts, project

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^\s;]+)(?P<rest>.*(?:\n {4}.*)*)", re.MULTILINE)
REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|debian|launchpad|anaconda|huggingface)\.(?:org|com|net|io|co)\b"
    r"|\b(?:find-links|(?:extra-)?index-url|trusted-host|registry)\s*[=:]\s*\S*//",
    re.IGNORECASE,
)


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[=<>! ;]", requirement)[0] for requirement in requirements}


def test_the_lock_holds_names_versions_and_hashes_and_no_address() -> None:
    pinned = list(PINNED.finditer(LOCK))
    assert pinned
    assert [pin["name"] for pin in pinned if "--hash=sha256:" not in pin["rest"]] == []
    assert "://" not in LOCK
    assert [line for line in PINNED.sub("", LOCK).splitlines() if line and not line.startswith("#")] == []


def test_the_lock_pins_everything_that_the_project_asks_for() -> None:
    asked = project()["project"]
    wanted = names(asked["dependencies"]) | names(asked["optional-dependencies"]["dev"])
    assert wanted
    assert wanted - {pin["name"] for pin in PINNED.finditer(LOCK)} == set()


@pytest.mark.slow
def test_no_file_holds_the_address_of_a_registry() -> None:
    texts = dict(own_texts())
    assert {"pyproject.toml", "Makefile", "requirements.lock"} <= set(texts)
    assert {name for name, text in texts.items() if REGISTRY.search(text)} == set()


def test_the_address_of_a_registry_is_recognised() -> None:
    dotted = ".".join
    assert REGISTRY.search("https://" + dotted(["pypi", "org"]) + "/simple")
    assert REGISTRY.search("deb http://" + dotted(["deb", "debian", "org"]))
    assert REGISTRY.search("--index-url" + "=http://localhost/simple")


def test_help_names_every_target_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split())
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"],  # noqa: S607 make is where PATH says
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert {"run", "test", "test-fast", "lint"} <= targets
    assert {line.split()[1] for line in shown.splitlines()} == targets
    assert {line.split(":")[0] for line in makefile.splitlines() if re.match(r"[a-z-]+:", line)} == targets
