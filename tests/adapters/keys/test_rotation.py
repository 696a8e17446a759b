"""Another master key: everything opens as before, in every process, wherever the rotation was interrupted."""

from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.keys import FolderKeys, rotation, wrapping
from adapters.keys.folder import KeyDestroyed
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
    assert not rotation.next_of(folder / "master.key").exists()
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
    wrap, left = wrapping.wrap, [done]

    def dying(secret: bytes, key: KeyId, master: AESGCM) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return wrap(secret, key, master)

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "wrap", dying)
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
