"""Races and kills, with real processes."""

import os
import signal
from pathlib import Path
from uuid import UUID

import pytest

from adapters.durable import DurableFolder
from adapters.keys.folder import FolderKeys, KeyDestroyed
from tests.adapters.keys import processes

THING = UUID("00000000-0000-4000-8000-00000000002a")
pytestmark = pytest.mark.slow


def test_processes_that_race_for_the_same_keys_get_the_same_keys(tmp_path: Path) -> None:
    things = [UUID(int=number) for number in range(40)]
    gates = [tmp_path / f"gate-{racer}" for racer in range(3)]
    for gate in gates:
        os.mkfifo(gate)
    outs = [tmp_path / f"out-{racer}" for racer in range(3)]
    racers = [
        processes.start(processes.race_for_keys, tmp_path / "keys", things, gate, out)
        for gate, out in zip(gates, outs, strict=True)
    ]
    opened = [gate.open("wb") for gate in gates]  # each waits until its racer stands there
    for gate_file in opened:
        gate_file.close()
    assert [processes.exit_code(racer) for racer in racers] == [0, 0, 0]
    first, *others = [out.read_text(encoding="ascii") for out in outs]
    assert len(set(first.splitlines())) == len(things)
    assert others == [first, first]
    assert list((tmp_path / "keys" / "drafts").iterdir()) == []


@pytest.mark.parametrize(
    ("call", "occurrence", "drafts"),
    [("fsync", 1, 0), ("fsync", 3, 1), ("link", 1, 1), ("unlink", 1, 1), ("fsync", 4, 0)],
    ids=["folders half made", "draft written", "draft on disk", "draft linked", "name not on disk"],
)
def test_a_kill_while_a_key_is_made_leaves_a_whole_key_or_none(
    tmp_path: Path, call: str, occurrence: int, drafts: int
) -> None:
    assert killed(tmp_path, call, occurrence, destroying=False)
    assert len(list((tmp_path / "drafts").iterdir())) == drafts
    keys = FolderKeys(tmp_path)
    assert list((tmp_path / "drafts").iterdir()) == []
    key = keys.of("case", THING)
    assert FolderKeys(tmp_path).open(keys.seal("글", key)) == "글"


@pytest.mark.parametrize(
    ("call", "occurrence", "destroyed"),
    [
        ("link", 1, False),
        ("fsync", 1, False),
        ("replace", 1, False),
        ("fsync", 2, True),
        ("fsync", 3, True),
        ("unlink", 1, True),
    ],
    ids=["untouched", "marker written", "marker on disk", "marker in place", "overwriting", "overwritten"],
)
def test_a_kill_while_a_key_is_destroyed_leaves_it_whole_or_gone(
    tmp_path: Path, call: str, occurrence: int, destroyed: bool
) -> None:
    keys = FolderKeys(tmp_path)
    sealed = keys.seal("글", keys.of("office", THING))
    assert killed(tmp_path, call, occurrence, destroying=True)
    healed = FolderKeys(tmp_path)
    assert list((tmp_path / "drafts").iterdir()) == []
    assert healed.open(sealed) == (None if destroyed else "글")
    healed.destroy(sealed.k)
    assert healed.open(sealed) is None
    with pytest.raises(KeyDestroyed):
        healed.of("office", THING)


def test_a_key_whose_destruction_was_cut_short_is_overwritten_at_the_next_start(tmp_path: Path) -> None:
    keys = FolderKeys(tmp_path)
    keys.of("office", THING)
    file = next(path for path in (tmp_path / "office").rglob("*.1") if str(THING) in path.name)
    with file.open("rb") as held:
        size = len(held.read())
        assert killed(tmp_path, "fsync", 2, destroying=True)
        held.seek(0)
        assert held.read() != bytes(size)
        FolderKeys(tmp_path)
        held.seek(0)
        assert held.read() == bytes(size)


def test_a_draft_that_is_being_written_is_not_taken_for_a_leftover(tmp_path: Path) -> None:
    folder, ready, gate = tmp_path / "store", tmp_path / "ready", tmp_path / "gate"
    os.mkfifo(gate)
    writer = processes.start(processes.hold_a_draft, folder, ready, gate)
    with gate.open("wb"):  # waits until the writer stands in the middle
        DurableFolder(folder).sweep()
        assert len(list((folder / "drafts").iterdir())) == 1
    assert processes.exit_code(writer) == 0
    assert (folder / "written").read_bytes() == b"whole"


def killed(folder: Path, call: str, occurrence: int, *, destroying: bool) -> bool:
    process = processes.FRESH.Process(
        target=processes.die_at, args=(call, occurrence, folder, THING), kwargs={"destroying": destroying}, daemon=True
    )
    process.start()
    return processes.exit_code(process) == -signal.SIGKILL
