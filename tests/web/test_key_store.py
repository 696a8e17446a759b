"""Who wraps the keys of texts is chosen by the environment; `sangsaeng keys rotate` moves them there."""

from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from environs import EnvError

from adapters.durable import DurableFolder
from adapters.keys import rotation
from application.ports import KeyService
from tests.adapters.keys.vault import NAME, TOKEN, Vault, a_vault
from web.command_line import main
from web.key_store import keys_of
from web.settings import settings

VARIABLES = ("KEY_SERVICE", "KEY_SERVICE_KEY", "KEY_SERVICE_TOKEN_FILE", "KEY_SERVICE_CA_FILE")
CASE = UUID(int=42)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that says where the data lies, and nothing else of this."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "var"))


def name_in(monkeypatch: pytest.MonkeyPatch, vault: Vault) -> None:
    engine = vault.engine()
    for name, value in zip(VARIABLES, (engine.address, NAME, str(engine.token)), strict=False):
        monkeypatch.setenv(name, value)


def rotate() -> tuple[int, str]:
    answer = CliRunner().invoke(main, ["keys", "rotate"])
    return answer.exit_code, answer.output


def test_a_master_key_in_a_file_wraps_the_keys_where_nothing_is_said(tmp_path: Path) -> None:
    assert settings().key_service is None
    assert keys_of(settings()).service() is KeyService.NONE
    assert (tmp_path / "var" / "keys" / "master.key").exists()


def test_a_key_service_wraps_them_where_one_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with a_vault(tmp_path) as vault:
        name_in(monkeypatch, vault)
        keys = keys_of(settings())
        assert keys.open(keys.seal("글", keys.of("case", CASE))) == "글"
        assert keys.service() is KeyService.ANSWERS
        assert vault.asked
    assert not (tmp_path / "var" / "keys" / "master.key").exists()
    assert TOKEN not in repr(settings())


@pytest.mark.parametrize("missing", ["KEY_SERVICE_KEY", "KEY_SERVICE_TOKEN_FILE"])
def test_a_key_service_of_which_not_all_is_said_is_no_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    with a_vault(tmp_path) as vault:
        name_in(monkeypatch, vault)
        monkeypatch.delenv(missing)
        with pytest.raises(EnvError, match=missing):
            settings()


def test_the_certificates_it_is_trusted_by_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with a_vault(tmp_path) as vault:
        name_in(monkeypatch, vault)
        monkeypatch.setenv("KEY_SERVICE", "https://vault.example.org:8200")
        monkeypatch.setenv("KEY_SERVICE_CA_FILE", str(tmp_path / "none.pem"))
        with pytest.raises(FileNotFoundError):
            keys_of(settings())


def test_keys_are_moved_to_the_service_and_then_to_its_newest_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = keys_of(settings())
    sealed = keys.seal("글", keys.of("case", CASE))
    code, said = rotate()
    assert (code, "Keys wrapped by the new master key: 1." in said) == (0, True)
    with a_vault(tmp_path) as vault:
        name_in(monkeypatch, vault)
        vault.dying_after = 1
        code, said = rotate()
        assert (code, "Every key is readable as before" in said, TOKEN in said) == (1, True, False)
        vault.dying_after = None
        assert keys_of(settings()).open(sealed) == "글"
        for moved in (1, 0):
            code, said = rotate()
            assert (code, f"Keys wrapped by the newest version at the key service: {moved}." in said) == (0, True)
        vault.rotate()
        assert "key service: 1." in rotate()[1]
        assert keys_of(settings()).open(sealed) == "글"


def test_who_rotates_while_another_does_is_told_so() -> None:
    keys_of(settings())
    with rotation.one_at_a_time(DurableFolder(settings().keys)):
        code, said = rotate()
    assert (code, "Another rotation of this key store is under way" in said) == (1, True)
