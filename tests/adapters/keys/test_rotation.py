"""Another master key: everything opens as before, in every process, wherever the rotation was interrupted."""

from pathlib import Path
from uuid import UUID

import pytest

from adapters.durable import DurableFolder
from adapters.keys import FolderKeys, rotation
from adapters.keys.folder import KeyDestroyed
from adapters.keys.master import Master, next_of
from adapters.keys.sealing import Altered
from domain.values import KeyId

THINGS = tuple(UUID(int=number) for number in range(1, 5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def test_after_a_rotation_every_text_opens_and_the_old_master_opens_none(folder: Path) -> None:
    running = FolderKeys(folder)
    sealed = [running.seal(f"글 {one}", running.of("case", one)) for one in THINGS]
    old = (folder / "master.key").read_bytes()
    assert FolderKeys(folder).rotate() == len(THINGS)
    for keys in (running, FolderKeys(folder)):
        assert [keys.open(one) for one in sealed] == [f"글 {one}" for one in THINGS]
    later = running.seal("나중 글", running.of("case", UUID(int=9)))
    assert FolderKeys(folder).open(later) == "나중 글"
    assert (folder / "master.key").read_bytes() != old
    assert not next_of(folder / "master.key").exists()
    (folder / "master.key").write_bytes(old)
    with pytest.raises(Altered):
        FolderKeys(folder).open(sealed[0])


def test_what_was_destroyed_stays_destroyed(folder: Path) -> None:
    keys = FolderKeys(folder)
    sealed = keys.seal("글", keys.of("case", THINGS[0]))
    keys.destroy(sealed.k)
    keys.rotate()
    assert FolderKeys(folder).open(sealed) is None
    with pytest.raises(KeyDestroyed):
        keys.of("case", THINGS[0])


@pytest.mark.parametrize("done", range(len(THINGS) + 1))
def test_interrupted_after_any_key_it_is_readable_and_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    keys = FolderKeys(folder)
    sealed = [keys.seal("글", keys.of("case", one)) for one in THINGS]
    wrap, left = Master.wrap, [done]

    def dying(self: Master, secret: bytes, key: KeyId) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return wrap(self, secret, key)

    with monkeypatch.context() as patch:
        patch.setattr(Master, "wrap", dying)
        if done < len(THINGS):
            with pytest.raises(KeyboardInterrupt):
                FolderKeys(folder).rotate()
        else:
            FolderKeys(folder).rotate()
    assert [FolderKeys(folder).open(one) for one in sealed] == ["글"] * len(THINGS)
    keys.of("case", UUID(int=9))
    FolderKeys(folder).rotate()
    assert [keys.open(one) for one in sealed] == ["글"] * len(THINGS)
    assert keys.of("case", UUID(int=9)) == FolderKeys(folder).of("case", UUID(int=9))


def test_a_second_rotation_is_told_that_another_is_under_way_and_changes_nothing(folder: Path) -> None:
    keys = FolderKeys(folder)
    sealed = keys.seal("글", keys.of("case", THINGS[0]))
    before = (folder / "master.key").read_bytes()
    with rotation.one_at_a_time(DurableFolder(folder)):
        with pytest.raises(rotation.RotationUnderWay, match="under way"):
            FolderKeys(folder).rotate()
        assert (folder / "master.key").read_bytes() == before
        assert not next_of(folder / "master.key").exists()
    assert FolderKeys(folder).rotate() == 1
    assert keys.open(sealed) == "글"


def test_a_key_that_does_not_open_once_wrapped_anew_keeps_the_file_it_has(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = FolderKeys(folder)
    sealed = keys.seal("글", keys.of("case", THINGS[0]))
    wrap = Master.wrap
    with monkeypatch.context() as patch:
        patch.setattr(Master, "wrap", lambda self, _, key: wrap(self, bytes(32), key))
        with pytest.raises(Altered, match="does not open once wrapped anew"):
            FolderKeys(folder).rotate()
    assert FolderKeys(folder).open(sealed) == "글"
