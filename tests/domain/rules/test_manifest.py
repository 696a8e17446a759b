"""The pin of each rule version: its source as a call records it."""

import ast
from hashlib import sha256
from pathlib import Path

import pytest

from adapters.rules.manifest import ROOT, manifest
from domain.facts import Refused
from domain.rules.books import BOOKS

PINS = Path(__file__).parent
CHANGED = """The source of rule version {version} differs from its pin, {pin}.

Was an application already submitted in a call that names this version? Then undo the change: findings of the past must
come out as they did. Copy the folder to the next version's name, change it there, and register it in domain/rules/books.py.
Before the first submission anywhere, pin anew: write these lines into the pin.

{lines}"""


def lines(version: str) -> str:
    return "".join(f"{file.sha256}  {file.path}\n" for file in manifest(version))


@pytest.mark.parametrize("version", BOOKS)
def test_a_rule_version_is_as_it_was_pinned(version: str) -> None:
    pin = PINS / f"{version}.manifest"
    assert lines(version) == pin.read_text("utf-8"), CHANGED.format(version=version, pin=pin.name, lines=lines(version))


@pytest.mark.parametrize("version", BOOKS)
def test_a_manifest_names_every_file_of_the_folder_in_order(version: str) -> None:
    paths = [file.path for file in manifest(version)]
    assert paths == sorted(paths)
    folders = (version, *BOOKS[version].reuses)
    assert set(paths) == {
        f"{one}/{path.name}" for one in folders for path in (ROOT / one).iterdir() if path.suffix == ".py"
    }
    assert f"{version}/__init__.py" in paths


@pytest.mark.parametrize("version", BOOKS)
def test_a_manifest_names_every_rule_module_its_files_import(version: str) -> None:
    named = {file.path for file in manifest(version)}
    imported = {
        f"{node.module.removeprefix('domain.rules.').replace('.', '/')}.py"
        for path in named
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("domain.rules.v20")
    }
    assert imported
    packages = {f"{one}.py" for one in (version, *BOOKS[version].reuses)}
    assert imported - packages <= named


@pytest.mark.parametrize("version", BOOKS)
def test_a_manifest_hashes_the_bytes_with_unix_line_ends(version: str) -> None:
    for file in manifest(version):
        source = (ROOT / file.path).read_bytes()
        assert b"\r" not in source
        assert file.sha256 == sha256(source).hexdigest()


@pytest.mark.parametrize("version", ["v9999_1", "..", ""])
def test_a_version_that_is_not_registered_has_no_manifest(version: str) -> None:
    with pytest.raises(Refused) as refused:
        manifest(version)
    assert refused.value.code == "unknown-rule-version"
