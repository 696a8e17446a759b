"""A store whose keys a key service wraps: as every store, and moved there from a master key, wherever that was interrupted."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest

from adapters.keys import FolderKeys
from adapters.keys.folder import KeyDestroyed
from adapters.keys.master import KeyServiceUnknown, MasterKeyUnusable
from adapters.keys.sealing import Altered
from adapters.keys.transit import version_in
from adapters.keys.wrapping import DESTROYED, SERVICE_HEADER
from application.ports import KeyService, KeyServiceAway
from domain.values import Sealed
from tests.adapters.keys.test_folder import file_of
from tests.adapters.keys.vault import Vault, a_vault

THINGS = tuple(UUID(int=number) for number in range(1, 5))
MADE, EXPIRES = date(2021, 6, 1), date(2021, 8, 30)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with a_vault(tmp_path) as vault:
        yield vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def at(vault: Vault, folder: Path) -> FolderKeys:
    return FolderKeys(folder, service=vault.transit())


def sealed_in(keys: FolderKeys) -> list[Sealed]:
    return [keys.seal(f"글 {one}", keys.of("case", one)) for one in THINGS]


def texts() -> list[str]:
    return [f"글 {one}" for one in THINGS]


def versions(folder: Path) -> list[int | None]:
    return [version_in(path.read_bytes()) for path in sorted(folder.glob("*/??/*"))]


def test_texts_are_sealed_and_opened_and_no_master_key_is_ever_written(vault: Vault, folder: Path) -> None:
    keys = at(vault, folder)
    sealed = sealed_in(keys)
    slot = keys.slot("9998100015")
    again = at(vault, folder)
    assert [again.open(one) for one in sealed] == texts()
    assert again.slot("9998100015") == slot
    again.rotate()
    keys.backup(folder.with_name("copy"), made=MADE, expires=EXPIRES)
    assert list(folder.parent.rglob("master.key*")) == []
    assert all(path.read_bytes().startswith(SERVICE_HEADER) for path in folder.glob("*/??/*"))


def test_the_service_is_asked_once_for_a_key_that_stays_in_memory(vault: Vault, folder: Path) -> None:
    sealed = sealed_in(at(vault, folder))
    keys = at(vault, folder)
    vault.asked.clear()
    for _ in range(3):
        assert keys.open(sealed[0]) == texts()[0]
    assert len(vault.asked) == 1


def test_a_key_in_memory_outlasts_the_service_and_no_other_does(vault: Vault, folder: Path) -> None:
    sealed = sealed_in(at(vault, folder))
    keys = at(vault, folder)
    keys.open(sealed[0])
    vault.dying_after = 0
    assert keys.open(sealed[0]) == texts()[0]
    with pytest.raises(KeyServiceAway):
        keys.open(sealed[1])
    with pytest.raises(KeyServiceAway):
        keys.of("case", UUID(int=9))
    assert not file_of(folder, f"case:{UUID(int=9)}:1").exists()
    vault.dying_after = None
    assert keys.open(sealed[1]) == texts()[1]


def test_a_destroyed_key_stays_destroyed_while_the_service_is_away_too(vault: Vault, folder: Path) -> None:
    keys = at(vault, folder)
    sealed = sealed_in(keys)
    vault.dying_after = 0
    assert keys.destroy(sealed[0].k)
    assert at(vault, folder).open(sealed[0]) is None
    with pytest.raises(KeyDestroyed):
        keys.of("case", THINGS[0])
    assert file_of(folder, sealed[0].k).read_bytes() == DESTROYED


def test_a_key_file_put_in_the_place_of_another_does_not_open(vault: Vault, folder: Path) -> None:
    one, two, *_ = sealed_in(at(vault, folder))
    file_of(folder, two.k).write_bytes(file_of(folder, one.k).read_bytes())
    with pytest.raises(Altered, match=two.k):
        at(vault, folder).open(two)


# rotation at the service


def test_after_the_service_got_another_version_every_key_comes_to_it(vault: Vault, folder: Path) -> None:
    running = at(vault, folder)
    sealed = sealed_in(running)
    running.destroy(sealed.pop().k)
    assert at(vault, folder).rotate() == 0
    vault.rotate()
    assert at(vault, folder).rotate() == len(sealed)
    assert versions(folder) == [2, 2, 2, None]
    vault.oldest = 2
    for keys in (running, at(vault, folder)):
        assert [keys.open(one) for one in sealed] == texts()[:-1]
    assert at(vault, folder).rotate() == 0


# moving from a master key


def test_keys_that_the_master_wrapped_are_readable_before_and_after_they_move(vault: Vault, folder: Path) -> None:
    old = FolderKeys(folder)
    sealed = sealed_in(old)
    moved = at(vault, folder)
    assert [moved.open(one) for one in sealed] == texts()
    assert vault.asked == []
    later = moved.seal("나중 글", moved.of("case", UUID(int=9)))
    assert moved.rotate() == len(sealed)
    assert versions(folder) == [1] * (len(sealed) + 1)
    (folder / "master.key").unlink()
    for keys in (moved, at(vault, folder)):
        assert [keys.open(one) for one in (*sealed, later)] == [*texts(), "나중 글"]
    assert not (folder / "master.key").exists()


@pytest.mark.parametrize("answered", range(2 * len(THINGS) + 1))
def test_moving_that_the_service_leaves_halfway_is_readable_and_goes_on(
    vault: Vault, folder: Path, answered: int
) -> None:
    sealed = sealed_in(FolderKeys(folder))
    vault.dying_after = answered
    with pytest.raises(KeyServiceAway):
        at(vault, folder).rotate()
    vault.dying_after = None
    moved = sum(version is not None for version in versions(folder))
    assert moved == max(0, answered - 1) // 2
    assert [at(vault, folder).open(one) for one in sealed] == texts()
    at(vault, folder).of("case", UUID(int=9))
    assert at(vault, folder).rotate() == len(sealed) - moved
    assert versions(folder) == [1] * (len(sealed) + 1)
    assert [at(vault, folder).open(one) for one in sealed] == texts()


def test_a_rotation_of_the_master_that_was_cut_short_hinders_no_move(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = sealed_in(FolderKeys(folder))
    replace, left = Path.replace, [2]

    def dying(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            FolderKeys(folder).rotate()
    assert at(vault, folder).rotate() == len(sealed)
    assert [at(vault, folder).open(one) for one in sealed] == texts()


def test_a_key_destroyed_while_the_service_is_asked_for_it_stays_destroyed(vault: Vault, folder: Path) -> None:
    keys = FolderKeys(folder)
    sealed = keys.seal("글", keys.of("case", THINGS[0]))
    transit = vault.transit()
    wrap = transit.wrap

    def meanwhile(secret: bytes, key: str) -> bytes:
        keys.destroy(key)
        return wrap(secret, key)

    transit.wrap = meanwhile  # type: ignore[method-assign]
    assert FolderKeys(folder, service=transit).rotate() == 0
    assert at(vault, folder).open(sealed) is None


def test_keys_are_made_and_destroyed_while_the_service_is_waited_for(vault: Vault, folder: Path) -> None:
    keys = FolderKeys(folder)
    sealed = sealed_in(keys)
    transit, waiting, released = vault.transit(), Event(), Event()
    wrap = transit.wrap

    def slowly(secret: bytes, key: str) -> bytes:
        waiting.set()
        released.wait(30)
        return wrap(secret, key)

    transit.wrap = slowly  # type: ignore[method-assign]
    moving = Thread(target=FolderKeys(folder, service=transit).rotate, daemon=True)
    moving.start()
    assert waiting.wait(30)
    assert keys.destroy(sealed[-1].k)
    assert at(vault, folder).of("case", UUID(int=9))
    released.set()
    moving.join(30)
    assert versions(folder) == [1, 1, 1, None, 1]
    assert at(vault, folder).open(sealed[-1]) is None


def test_backups_made_before_the_move_open_with_the_master_key_and_later_ones_with_the_service(
    vault: Vault, folder: Path
) -> None:
    keys = FolderKeys(folder)
    sealed = sealed_in(keys)
    before, after, master = folder.with_name("before"), folder.with_name("after"), folder.with_name("kept.key")
    keys.backup(before, made=MADE, expires=EXPIRES)
    at(vault, folder).rotate()
    at(vault, folder).backup(after, made=MADE, expires=EXPIRES)
    shutil.move(folder / "master.key", master)
    for restored in (FolderKeys(before, master=master), FolderKeys(before, master=master, service=vault.transit())):
        assert [restored.open(one) for one in sealed] == texts()
    assert [at(vault, after).open(one) for one in sealed] == texts()
    with pytest.raises(MasterKeyUnusable, match="is gone"):
        at(vault, before).open(sealed[0])


def test_without_the_service_in_its_settings_a_store_says_what_is_missing(vault: Vault, folder: Path) -> None:
    sealed = sealed_in(at(vault, folder))
    with pytest.raises(MasterKeyUnusable, match="KEY_SERVICE"):
        FolderKeys(folder)
    assert not (folder / "master.key").exists()
    (folder / "master.key").write_text("00" * 32, "ascii")
    (folder / "master.key").chmod(0o600)
    with pytest.raises(KeyServiceUnknown, match="KEY_SERVICE"):
        FolderKeys(folder).open(sealed[0])
    with pytest.raises(KeyServiceUnknown):
        FolderKeys(folder).rotate()
    assert [at(vault, folder).open(one) for one in sealed] == texts()


# what is told of it


def test_it_tells_whether_the_service_answers_and_asks_once_in_some_seconds(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FolderKeys(folder).service() is KeyService.NONE
    keys = at(vault, folder.with_name("other"))
    assert [keys.service() for _ in range(3)] == [KeyService.ANSWERS] * 3
    assert len(vault.asked) == 1
    vault.dying_after = 0
    assert keys.service() is KeyService.ANSWERS
    monkeypatch.setattr("adapters.keys.service.REMEMBERED", -1.0)
    assert keys.service() is KeyService.AWAY
    vault.dying_after = None
    assert keys.service() is KeyService.ANSWERS
