import hashlib
import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from adapters.keys.folder import FolderKeys
from adapters.keys.wrapping import DESTROYED

MADE = date(2021, 6, 1)
EXPIRES = date(2021, 8, 30)
CASE = UUID("00000000-0000-4000-8000-00000000002a")
FIRM = UUID("00000000-0000-4000-8000-00000000002b")


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "keys")


def test_a_backup_opens_with_the_master_key_and_holds_none(tmp_path: Path, keys: FolderKeys) -> None:
    sealed = keys.seal("글", keys.of("case", CASE))
    keys.backup(tmp_path / "copy", made=MADE, expires=EXPIRES)
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["case", "manifest.json"]
    master = tmp_path / "keys" / "master.key"
    assert master.read_bytes().strip() not in b"".join(path.read_bytes() for path in (tmp_path / "copy").rglob("*.*"))
    shutil.rmtree(tmp_path / "keys" / "case")
    assert FolderKeys(tmp_path / "copy", master=master).open(sealed) == "글"


def test_the_manifest_tells_the_days_and_proves_the_files(tmp_path: Path, keys: FolderKeys) -> None:
    gone = keys.of("subject", FIRM)
    keys.of("case", CASE)
    keys.destroy(gone)
    keys.backup(tmp_path / "copy", made=MADE, expires=EXPIRES)
    manifest = json.loads((tmp_path / "copy" / "manifest.json").read_text(encoding="utf-8"))
    files = sorted(path for path in (tmp_path / "copy").rglob("*.1"))
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.relative_to(tmp_path / 'copy')}\n" for path in files
    ]
    assert manifest == {
        "format": "sangsaeng/key-backup/1",
        "made": "2021-06-01",
        "expires": "2021-08-30",
        "files": 2,
        "sha256": hashlib.sha256("".join(lines).encode()).hexdigest(),
    }
    assert [path.read_bytes() == DESTROYED for path in files] == [False, True]


def test_the_store_knows_when_its_last_backup_expires(tmp_path: Path, keys: FolderKeys) -> None:
    assert keys.backed_up_until() is None
    keys.backup(tmp_path / "long", made=MADE, expires=EXPIRES)
    keys.backup(tmp_path / "short", made=MADE, expires=MADE)
    assert keys.backed_up_until() == FolderKeys(tmp_path / "keys").backed_up_until() == EXPIRES


@pytest.mark.parametrize("expires", [MADE - timedelta(days=1), MADE + timedelta(days=367)])
def test_a_backup_that_is_not_bounded_is_refused(tmp_path: Path, keys: FolderKeys, expires: date) -> None:
    with pytest.raises(ValueError, match="cannot expire on"):
        keys.backup(tmp_path / "copy", made=MADE, expires=expires)
    assert not (tmp_path / "copy").exists()
    assert keys.backed_up_until() is None


def test_a_backup_never_writes_into_a_folder_that_is_there(tmp_path: Path, keys: FolderKeys) -> None:
    (tmp_path / "copy").mkdir()
    with pytest.raises(FileExistsError):
        keys.backup(tmp_path / "copy", made=MADE, expires=EXPIRES)
    assert keys.backed_up_until() is None
