"""The table of contents of a zip file, and whether it tells the truth about sizes. Nothing that is unpacked is kept.

Strict where unpackers disagree, because there files hide: entries begin at the first byte, overlap nowhere, and nothing
stands behind the end. A bomb is told by the sizes it declares; then each entry is unpacked, a piece at a time and never
beyond what it declared, because a bomb may lie.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MOST_ENTRIES = 10_000
MOST_UNPACKED = 1 << 30  # bytes, as declared
MOST_RATIO = 100  # unpacked to packed, as declared; office documents stay below
RATIO_MATTERS = 16 << 20  # bytes unpacked below which no ratio is a bomb

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_STORED, _DEFLATED = 0, 8
_RAW = -zlib.MAX_WBITS
_PACKED_PIECE, _UNPACKED_PIECE = 1 << 16, 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """The names in a zip file, and what its first entry says where that is an unpacked `mimetype`."""

    names: frozenset[str]
    mimetype: bytes | None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    method: int
    packed: int
    unpacked: int
    start: int


def contents(data: bytes) -> Contents | None:
    """What a zip file holds; None for what is none, and for one that is broken, encrypted, ambiguous or a bomb."""
    try:
        entries = sorted(_entries(data), key=lambda entry: entry.start)
        names = frozenset(entry.name.decode("utf-8") for entry in entries)
        if len(names) != len(entries) or _is_bomb(entries, len(data)) or not all(map(_is_plain, names)):
            return None
        if not all(_is_as_large_as_declared(data, entry) for entry in entries):
            return None
        return Contents(names, _mimetype(data, entries[0]))
    except (ValueError, struct.error, zlib.error):
        return None


def _entries(data: bytes) -> Iterator[_Entry]:
    """The entries of the central directory. Raises `ValueError` or `struct.error` where anything does not fit."""
    end = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - 0xFFFF))
    _need(end >= 0)
    _, disk, first_disk, here, count, length, directory, comment = _END.unpack_from(data, end)
    _need(disk == first_disk == 0 and here == count and 0 < count <= MOST_ENTRIES)
    _need(end + _END.size + comment == len(data) and directory + length == end)
    entries, at = [], directory
    for _ in range(count):
        entry, at = _entry(data, at)
        entries.append(entry)
    _need(at == end)
    entries.sort(key=lambda entry: entry.start)
    _need(entries[0].start == 0)
    for entry, following in pairwise([*entries, _Entry(b"", 0, 0, 0, directory)]):
        _need(_end_of(data, entry) <= following.start)
    yield from entries


def _entry(data: bytes, at: int) -> tuple[_Entry, int]:
    fields = _ENTRY.unpack_from(data, at)
    signature, _, _, flags, method, _, _, _, packed, unpacked, name, extra, comment, _, _, _, start = fields
    _need(signature == b"PK\1\2" and not flags & _ENCRYPTED)
    behind = at + _ENTRY.size
    return _Entry(data[behind : behind + name], method, packed, unpacked, start), behind + name + extra + comment


def _end_of(data: bytes, entry: _Entry) -> int:
    """Where an entry's bytes end; its own header must agree with the directory on its name."""
    signature, _, _, method, _, _, _, _, _, name, extra = _LOCAL.unpack_from(data, entry.start)
    behind = entry.start + _LOCAL.size
    _need(signature == b"PK\3\4" and method == entry.method and data[behind : behind + name] == entry.name)
    return int(behind + name + extra + entry.packed)


def _mimetype(data: bytes, first: _Entry) -> bytes | None:
    if first.name != b"mimetype" or first.method != _STORED or first.packed != first.unpacked:
        return None
    end = _end_of(data, first)
    return data[end - first.packed : end]


def _is_bomb(entries: list[_Entry], size: int) -> bool:
    unpacked = sum(entry.unpacked for entry in entries)
    return unpacked > MOST_UNPACKED or unpacked > max(RATIO_MATTERS, MOST_RATIO * size)


def _is_as_large_as_declared(data: bytes, entry: _Entry) -> bool:
    """Whether an entry unpacks to so many bytes as it says; one packed in a way that documents are not packed is not."""
    if entry.method == _STORED:
        return entry.packed == entry.unpacked
    end = _end_of(data, entry)
    return entry.method == _DEFLATED and _inflated(data, end - entry.packed, end, entry.unpacked) == entry.unpacked


def _inflated(data: bytes, start: int, end: int, most: int) -> int:
    """How many bytes a deflated stream unpacks to, which may be at most so many. Raises `ValueError` or `zlib.error`."""
    unpacking, size = zlib.decompressobj(_RAW), 0
    for at in range(start, end, _PACKED_PIECE):
        packed = data[at : min(end, at + _PACKED_PIECE)]
        while packed and size <= most and not unpacking.eof:
            size += len(unpacking.decompress(packed, _UNPACKED_PIECE))
            packed = unpacking.unconsumed_tail
    while size <= most and not unpacking.eof:
        rest = unpacking.decompress(b"", _UNPACKED_PIECE)
        if not rest:
            break
        size += len(rest)
    _need(unpacking.eof)
    return size


def _is_plain(name: str) -> bool:
    return bool(name) and "\\" not in name and "\0" not in name and ".." not in name.split("/") and name[0] != "/"


def _need(fits: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not fits:
        raise ValueError("not a zip file as it should be")
