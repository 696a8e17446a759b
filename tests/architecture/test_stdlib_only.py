import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, module_name, python_files

ALLOWED = {"domain": {"domain"}, "application": {"application", "domain"}}

UNREPEATABLE_MODULES = {"os", "random", "secrets", "socket", "subprocess", "time"}
UNREPEATABLE_NAMES = {"now", "utcnow", "today", "uuid1", "uuid4", "import_module"}
DYNAMIC_BUILTINS = {"__import__", "eval", "exec"}

RULE_VERSIONS = sorted(path.name for path in (ROOT / "domain/rules").glob("v*") if path.is_dir())


def imported(source: str, module: str) -> Iterator[str]:
    """The full dotted name of everything that a module's source imports, relative imports resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: -node.level] if node.level else []
            origin = ".".join([*parents, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def strangers(source: str, module: str, allowed: set[str]) -> set[str]:
    """The top-level packages imported that are neither the standard library's nor allowed."""
    roots = {name.split(".")[0] for name in imported(source, module)}
    return roots - allowed - sys.stdlib_module_names


def outside_the_vocabulary(source: str, module: str) -> set[str]:
    """What the frozen words import beside the standard library and themselves."""
    foreign = {name for name in imported(source, module) if not name.startswith("domain.rules.vocabulary")}
    return {name for name in foreign if name.split(".")[0] not in sys.stdlib_module_names}


def unrepeatable(source: str, module: str) -> set[str]:
    """What a module uses that would make the same decision come out differently another time."""
    names = {name for name in imported(source, module) if name.split(".")[0] in UNREPEATABLE_MODULES}
    names |= {name for name in imported(source, module) if name.split(".")[-1] in UNREPEATABLE_NAMES}
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in UNREPEATABLE_NAMES:
                names.add(ast.unparse(node))
            case ast.Name(id=name) if name in DYNAMIC_BUILTINS:
                names.add(name)
    return names


def outside_its_version(source: str, module: str) -> set[str]:
    """What a rule version's module imports beside the standard library, itself, earlier versions and the vocabulary."""
    version = module.split(".")[2]
    earlier = [name for name in RULE_VERSIONS if name <= version]
    allowed = [f"domain.rules.{name}" for name in ("vocabulary", version, *earlier)]
    return {
        name
        for name in imported(source, module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(name == room or name.startswith(f"{room}.") for room in allowed)
    }


def breaches(files: Iterable[Path], look: Callable[[str, str], set[str]]) -> dict[str, set[str]]:
    """What `look` finds in each file, by module; looking at nothing but a package's own file is a failure."""
    looked = {module_name(path): look(path.read_text("utf-8"), module_name(path)) for path in files}
    assert len(looked) > 1
    return {module: found for module, found in looked.items() if found}


@pytest.mark.parametrize("package", ALLOWED)
def test_a_pure_package_imports_the_standard_library_and_what_lies_below_it(package: str) -> None:
    assert breaches(python_files(package), partial(strangers, allowed=ALLOWED[package])) == {}


def test_the_domain_has_no_clock_no_chance_and_no_surroundings() -> None:
    assert breaches(python_files("domain"), unrepeatable) == {}


def test_the_vocabulary_of_the_rules_imports_the_standard_library_alone() -> None:
    files = sorted((ROOT / "domain/rules/vocabulary").glob("*.py"))
    assert breaches(files, outside_the_vocabulary) == {}
    planted = "import re\nfrom domain.values import Sealed\nimport msgspec\n"
    assert outside_the_vocabulary(planted, "domain.rules.vocabulary.tasks") == {"domain.values.Sealed", "msgspec"}


def test_there_is_a_rule_version_to_look_at() -> None:
    assert "v2021_1" in RULE_VERSIONS


@pytest.mark.parametrize("version", RULE_VERSIONS)
def test_a_rule_version_imports_itself_earlier_versions_and_the_vocabulary_alone(version: str) -> None:
    assert breaches((ROOT / "domain/rules" / version).rglob("*.py"), outside_its_version) == {}


def test_a_look_at_nothing_is_a_failure() -> None:
    with pytest.raises(AssertionError):
        breaches([], unrepeatable)


@pytest.mark.parametrize(
    ("source", "stranger"),
    [
        ("import msgspec", "msgspec"),
        ("from flask import Flask", "flask"),
        ("def late():\n    import psycopg.rows", "psycopg"),
        ("from application import office", "application"),
    ],
)
def test_an_import_of_a_stranger_is_found(source: str, stranger: str) -> None:
    assert strangers(source, "domain.planted", ALLOWED["domain"]) == {stranger}


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import environ",
        "import random as dice",
        "from secrets import token_bytes",
        "from uuid import uuid4",
        "import uuid\nid = uuid.uuid4()",
        "from datetime import datetime\nat = datetime.now()",
        "from datetime import datetime as clock\nat = clock.utcnow",
        "from datetime import date\non = date.today()",
        "law = __import__('os')",
    ],
)
def test_a_clock_chance_or_surroundings_are_found(source: str) -> None:
    assert unrepeatable(source, "domain.planted")


def test_days_moments_and_given_ids_are_not_mistaken_for_a_clock() -> None:
    source = "from datetime import datetime\nfrom uuid import uuid5\ndef late(now: datetime) -> bool: return now > DUE"
    assert unrepeatable(source, "domain.planted") == set()


@pytest.mark.parametrize(
    "source",
    [
        "from domain.values import Sealed",
        "import domain.calls",
        "from domain.rules import v9999_1",
        "from .. import v9999_1",
    ],
)
def test_an_import_from_outside_a_rule_version_is_found(source: str) -> None:
    assert outside_its_version(source, "domain.rules.v2021_1.planted")


@pytest.mark.parametrize(
    "source",
    [
        "import re",
        "from domain.rules import vocabulary",
        "from domain.rules.vocabulary import Finding",
        "from . import scoring",
    ],
)
def test_what_a_rule_version_may_import_is_let_through(source: str) -> None:
    assert outside_its_version(source, "domain.rules.v2021_1.planted") == set()
