import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from adapters.keys.folder import SLOTS, FolderKeys, KeyDestroyed, KeyMissing
from adapters.keys.master import MasterKeyUnusable
from adapters.keys.sealing import Altered
from adapters.keys.wrapping import DESTROYED
from application.ports import Keys
from tests.adapters.keys import processes

CASE = UUID("00000000-0000-4000-8000-00000000002a")
FIRM = UUID("00000000-0000-4000-8000-00000000002b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def keys(folder: Path) -> FolderKeys:
    return FolderKeys(folder)


def file_of(folder: Path, key: str) -> Path:
    kind, thing, generation = key.split(":")
    return folder / kind / thing[-2:] / f"{thing}.{generation}"


def modes(folder: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"folders": set(), "files": set()}
    for path in (folder, *folder.rglob("*")):
        found["folders" if path.is_dir() else "files"].add(oct(path.stat().st_mode & 0o7777))
    return found


def test_it_is_the_port_that_the_application_asks_for(keys: FolderKeys) -> None:
    port: Keys = keys
    assert port.open(port.seal("글", port.of("case", CASE))) == "글"


def test_a_key_is_made_once_and_found_again_by_another_store(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("case", CASE)
    assert key == f"case:{CASE}:1"
    assert keys.of("case", CASE) == key
    assert FolderKeys(folder).open(keys.seal("다시", key)) == "다시"


def test_every_thing_has_a_key_of_its_own(keys: FolderKeys) -> None:
    ids = [keys.of(kind, thing) for kind in ("case", "subject", "call", "office", "stage") for thing in (CASE, FIRM)]
    encrypted = {keys.cipher(key).encrypt(bytes(12), b"", None) for key in ids}
    assert len(set(ids)) == len(encrypted) == 10


@pytest.mark.parametrize("kind", ["person", "", "case/../office", "CASE"])
def test_an_unknown_kind_is_refused(keys: FolderKeys, kind: str) -> None:
    with pytest.raises(ValueError, match="is no key id"):
        keys.of(kind, CASE)


@pytest.mark.parametrize("key", ["case:../../../../../etc/passwd:1", f"case:{CASE}", f"case:{CASE}:0000001", ""])
def test_what_is_no_key_id_reaches_no_file(keys: FolderKeys, key: str) -> None:
    with pytest.raises(ValueError, match="is no key id"):
        keys.seal("글", key)


@pytest.mark.parametrize("key", [f"case:{FIRM}:1", f"case:{CASE}:2", f"case:{CASE}:01"])
def test_a_key_that_never_was_is_not_taken_for_a_destroyed_one(keys: FolderKeys, key: str) -> None:
    sealed = keys.seal("글", keys.of("case", CASE))
    with pytest.raises(KeyMissing):
        keys.open(replace(sealed, k=key))
    with pytest.raises(KeyMissing):
        keys.seal("글", key)
    with pytest.raises(KeyMissing):
        keys.destroy(key)


def test_a_text_moved_to_another_case_does_not_open(keys: FolderKeys) -> None:
    sealed = keys.seal("글", keys.of("case", CASE))
    with pytest.raises(Altered):
        keys.open(replace(sealed, k=keys.of("case", FIRM)))


def test_a_text_is_revealed_with_the_salt_that_shows_its_commitment(keys: FolderKeys) -> None:
    sealed = keys.seal("글", keys.of("case", CASE))
    revealed = keys.reveal(sealed)
    assert revealed
    assert (revealed.text, len(revealed.salt)) == ("글", 32)
    assert sha256(revealed.salt + revealed.text.encode()).hexdigest() == sealed.c
    keys.destroy(sealed.k)
    assert keys.reveal(sealed) is None


def test_folders_are_0700_and_files_0600_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        keys = FolderKeys(folder)
        keys.destroy(keys.of("case", CASE))
        keys.slot("9998100015")
        keys.backup(folder / "copy", made=date(2021, 6, 1), expires=date(2021, 7, 1))
    finally:
        os.umask(before)
    assert modes(folder) == {"folders": {"0o700"}, "files": {"0o600"}}


def test_an_open_folder_is_closed(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    FolderKeys(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_no_key_and_no_text_lies_on_disk_in_the_clear(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("case", CASE)
    secret = keys._required(key).secret  # noqa: SLF001 - what must not be on disk is not shown anywhere else
    sealed = keys.seal("평문은 디스크에 없다", key)
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert len(kept) > 100
    for clear in (secret, secret.hex().encode(), "평문".encode()):
        assert clear not in kept
    assert secret.hex() not in repr(keys._held)  # noqa: SLF001
    assert "평문" not in repr(sealed)


def test_a_damaged_key_file_is_named_and_never_taken_for_destroyed(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("case", CASE)
    sealed = keys.seal("글", key)
    file = file_of(folder, key)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Altered, match=re.escape(key)):
            FolderKeys(folder).open(sealed)
    for cut in (b"", whole[:-1], whole + b"\0", DESTROYED + b"\0"):
        file.write_bytes(cut)
        with pytest.raises(Altered):
            FolderKeys(folder).of("case", CASE)


def test_a_key_file_put_in_the_place_of_another_does_not_open(folder: Path, keys: FolderKeys) -> None:
    one, two = keys.of("case", CASE), keys.of("case", FIRM)
    file_of(folder, two).write_bytes(file_of(folder, one).read_bytes())
    with pytest.raises(Altered):
        FolderKeys(folder).cipher(two)


def test_the_memory_of_keys_is_bounded_and_forgets_the_longest_unused(folder: Path) -> None:
    keys = FolderKeys(folder, cached=2)
    first, second, third = (keys.of("case", UUID(int=number)) for number in (1, 2, 3))
    keys.cipher(second)
    keys.cipher(first)
    assert list(keys._held) == [second, first]  # noqa: SLF001
    assert keys.open(keys.seal("글", third)) == "글"


# destruction


def test_a_destroyed_key_opens_nothing_and_is_never_made_again(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("subject", CASE)
    sealed = keys.seal("개인정보", key)
    wrapped = file_of(folder, key).read_bytes()
    keys.destroy(key)
    for store in (keys, FolderKeys(folder)):
        assert store.open(sealed) is None
        with pytest.raises(KeyDestroyed):
            store.seal("글", key)
        with pytest.raises(KeyDestroyed, match=re.escape(key)):
            store.of("subject", CASE)
    assert file_of(folder, key).read_bytes() == DESTROYED
    assert all(wrapped[16:] not in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_file_of_a_destroyed_key_is_overwritten_and_not_only_unlinked(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("subject", CASE)
    with file_of(folder, key).open("rb") as held:
        size = len(held.read())
        keys.destroy(key)
        held.seek(0)
        assert held.read() == bytes(size)
        assert os.fstat(held.fileno()).st_nlink == 0


def test_destroying_twice_is_no_error_and_leaves_other_keys_alone(keys: FolderKeys) -> None:
    key, other = keys.of("subject", CASE), keys.of("subject", FIRM)
    sealed = keys.seal("남는 글", other)
    keys.destroy(key)
    keys.destroy(key)
    assert keys.open(sealed) == "남는 글"
    with pytest.raises(KeyDestroyed):
        keys.cipher(key)


def test_rotation_makes_the_next_generation_once_and_the_old_texts_stay_destroyed(keys: FolderKeys) -> None:
    old = keys.of("subject", CASE)
    sealed = keys.seal("옛 글", old)
    assert keys.of("subject", CASE, rotate=True) == old
    keys.destroy(old)
    new = keys.of("subject", CASE, rotate=True)
    assert new == f"subject:{CASE}:2"
    assert keys.of("subject", CASE) == keys.of("subject", CASE, rotate=True) == new
    assert keys.open(keys.seal("새 글", new)) == "새 글"
    assert keys.open(sealed) is None


def test_a_key_destroyed_by_another_process_is_gone_from_memory(folder: Path, keys: FolderKeys) -> None:
    key = keys.of("subject", CASE)
    sealed = keys.seal("글", key)
    assert keys.open(sealed) == "글"
    assert processes.exit_code(processes.start(processes.destroy, folder, key)) == 0
    assert keys.open(sealed) is None
    with pytest.raises(KeyDestroyed):
        keys.seal("글", key)


# the master key


def test_a_master_key_kept_elsewhere_is_needed_to_open_anything(tmp_path: Path, folder: Path) -> None:
    master = tmp_path / "safe" / "master.key"
    keys = FolderKeys(folder, master=master)
    sealed = keys.seal("글", keys.of("case", CASE))
    assert master.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in master.parent.iterdir()] == ["master.key"]
    assert not (folder / "master.key").exists()
    assert FolderKeys(folder, master=master).open(sealed) == "글"
    master.write_text("00" * 32, encoding="ascii")
    with pytest.raises(Altered, match="another master key"):
        FolderKeys(folder, master=master).open(sealed)


def test_a_lost_master_key_is_never_replaced_while_keys_need_it(folder: Path, keys: FolderKeys) -> None:
    keys.of("case", CASE)
    (folder / "master.key").unlink()
    with pytest.raises(MasterKeyUnusable, match="is gone"):
        FolderKeys(folder)
    assert not (folder / "master.key").exists()


@pytest.mark.parametrize("content", ["", "not hexadecimal", "00" * 31, "00" * 33, "ㄱ"])
def test_what_is_no_master_key_is_refused_without_quoting_it(folder: Path, keys: FolderKeys, content: str) -> None:
    keys.of("case", CASE)
    (folder / "master.key").write_bytes(content.encode())
    with pytest.raises(MasterKeyUnusable, match="holds no master key"):
        FolderKeys(folder)


def test_a_master_key_that_others_can_read_is_refused(folder: Path) -> None:
    FolderKeys(folder)
    (folder / "master.key").chmod(0o640)
    with pytest.raises(MasterKeyUnusable, match="Others can read"):
        FolderKeys(folder)


# slots


def test_a_number_has_one_slot_in_every_process_of_an_office_and_another_in_another_office(
    folder: Path, tmp_path: Path
) -> None:
    here, again, elsewhere = FolderKeys(folder), FolderKeys(folder), FolderKeys(tmp_path / "other")
    numbers = ("9998100015", "9998600024", "9998800047")
    slots = [here.slot(number) for number in numbers]
    assert slots == [again.slot(number) for number in numbers]
    assert len({*slots, *(elsewhere.slot(number) for number in numbers)}) == 6
    assert {(slot.version, slot.variant) for slot in slots} == {(8, "specified in RFC 4122")}


def test_the_key_of_the_slots_cannot_be_destroyed(keys: FolderKeys) -> None:
    slot = keys.slot("9998100015")
    with pytest.raises(ValueError, match="cannot be destroyed"):
        keys.destroy(keys.of("office", SLOTS))
    assert keys.slot("9998100015") == slot


# other users


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_it_works_as_an_ordinary_user_too(ordinary: Path) -> None:
    assert processes.exit_code(processes.start(processes.as_an_ordinary_user, ordinary)) == 0


@pytest.fixture
def ordinary() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp())
    os.chown(home, processes.NOBODY, processes.NOBODY)
    yield home / "keys"
    shutil.rmtree(home)
