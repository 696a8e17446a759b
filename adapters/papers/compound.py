"""Reading the beginning of one stream out of a compound file (OLE2; MS-CFB), and nothing more."""

import struct
from collections.abc import Iterator
from itertools import islice

_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST = 0xFFFFFFFA  # sector numbers above are marks: free, end of chain
_DIFAT = 109  # FAT sectors named in the header: enough for 7 MB, and the rest is named in a chain
_MINI = 64
_SMALL = 4096  # streams below this size lie in the mini stream
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 10_000


def first_bytes_of(data: bytes, name: str) -> bytes | None:
    """The first 64 bytes of a small stream of this name in the root folder; None where there is none."""
    if not data.startswith(_MAGIC):
        return None
    try:
        return _Compound(data).first_bytes_of(name)
    except (ValueError, struct.error, IndexError):
        return None


def _children(folder: bytes, entries: list[bytes]) -> Iterator[bytes]:
    """The entries directly in a folder: they are a tree, linked left and right. An embedded document's lie deeper."""
    waiting, seen = [struct.unpack_from("<L", folder, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting += struct.unpack_from("<2L", entries[number], 68)


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shift = struct.unpack_from("<H", data, 30)[0]
        if self._shift not in {9, 12}:
            raise ValueError("unknown sector size")
        self._most = len(data) >> self._shift
        self._numbers = struct.Struct(f"<{(1 << self._shift) // 4}L")
        self._fat_sectors = list(islice(self._allocation(), self._most))

    def first_bytes_of(self, name: str) -> bytes | None:
        entries = list(islice(self._directory(), _MOST_ENTRIES))
        root = entries[0]
        if root[66] != _ROOT:
            raise ValueError("no root")
        wanted = (name + "\0").encode("utf-16-le")
        for entry in _children(root, entries):
            length, start, size = *struct.unpack_from("<H", entry, 64), *struct.unpack_from("<LQ", entry, 116)
            if entry[66] == _STREAM and entry[:length] == wanted and _MINI <= size < _SMALL:
                return self._mini(struct.unpack_from("<L", root, 116)[0], start)
        return None

    def _mini(self, stream: int, number: int) -> bytes:
        """A mini sector: a part of the stream that begins at sector `stream`."""
        whole, part = divmod(number * _MINI, 1 << self._shift)
        sector = next(islice(self._chain(stream), whole, None), None)
        if sector is None:
            raise ValueError("no such mini sector")
        return self._sector(sector)[part : part + _MINI]

    def _directory(self) -> Iterator[bytes]:
        for number in self._chain(struct.unpack_from("<L", self._data, 48)[0]):
            sector = self._sector(number)
            for at in range(0, len(sector), _ENTRY):
                yield sector[at : at + _ENTRY]

    def _allocation(self) -> Iterator[int]:
        """The sectors of the table that links sectors."""
        named = list(struct.unpack_from(f"<{_DIFAT}L", self._data, 76))
        (further,) = struct.unpack_from("<L", self._data, 68)
        for _ in range(self._most):
            yield from (number for number in named if number < _LAST)
            if further >= _LAST:
                return
            *named, further = self._numbers.unpack(self._sector(further))
        raise ValueError("endless table")

    def _chain(self, number: int) -> Iterator[int]:
        """The sectors of a stream. Raises `ValueError` where they go in circles."""
        for _ in range(self._most):
            if number >= _LAST:
                return
            yield number
            table, place = divmod(number, self._numbers.size // 4)
            number = self._numbers.unpack(self._sector(self._fat_sectors[table]))[place]
        raise ValueError("endless chain")

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]
