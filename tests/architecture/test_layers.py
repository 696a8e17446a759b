import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grimp
import pytest

from tests.architecture.sources import PACKAGES, ROOT, module_name, project, python_files

CONTRACTS: list[dict[str, Any]] = project()["tool"]["importlinter"]["contracts"]

FORBIDDEN = {
    "layers": ("domain/planted.py", "import application"),
    "domain": ("domain/planted.py", "import msgspec"),
    "application": ("application/planted.py", "import psycopg"),
    "adapters": ("adapters/planted.py", "import flask"),
    "web-libraries": ("web/planted.py", "import psycopg"),
    "web-adapters": ("web/planted.py", "import adapters"),
}


def lint_imports(house: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    options = [argument for contract in contracts for argument in ("--contract", contract)]
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo", *options],
        cwd=house,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )


def plant(house: Path, name: str, statement: str) -> None:
    with (house / name).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{statement}\n")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    yield tmp_path
    shutil.rmtree(tmp_path)


def test_the_house_keeps_every_contract() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in answer.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_the_contracts_look_at_every_file_of_each_package(package: str) -> None:
    seen = {name for name in grimp.build_graph(*PACKAGES, cache_dir=None).modules if name.split(".")[0] == package}
    assert seen == {module_name(path).removesuffix(".__init__") for path in python_files(package)}


def test_every_package_that_a_contract_names_has_modules_to_look_at() -> None:
    for contract in CONTRACTS:
        sources = contract.get("source_modules") or contract["layers"]
        assert sources
        for source in sources:
            assert len(python_files(source)) > 1, f"contract {contract['id']} looks at {source}, which is empty"


def test_every_module_that_a_contract_forbids_exists() -> None:
    forbidden = {name for contract in CONTRACTS for name in contract.get("forbidden_modules", [])}
    assert forbidden
    assert {name for name in forbidden if importlib.util.find_spec(name) is None} == set()


def test_every_contract_has_an_import_that_breaks_it() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(FORBIDDEN)


@pytest.mark.slow
@pytest.mark.parametrize("contract", FORBIDDEN)
def test_a_planted_import_breaks_its_contract(contract: str, house: Path) -> None:
    before = lint_imports(house, contract)
    assert "Contracts: 1 kept, 0 broken." in before.stdout, before.stdout + before.stderr

    plant(house, *FORBIDDEN[contract])

    after = lint_imports(house, contract)
    assert after.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in after.stdout
    assert ".planted -> " in after.stdout


@pytest.mark.slow
@pytest.mark.parametrize("room", ["wiring", "data_folder", "paper_store", "commands/serve", "supervising"])
def test_the_rooms_where_everything_is_wired_may_import_adapters(room: str, house: Path) -> None:
    plant(house, "adapters/planted.py", "")
    plant(house, f"web/{room}.py", "import adapters.planted")

    assert "Contracts: 1 kept, 0 broken." in lint_imports(house, "web-adapters").stdout
