"""Which characters a font can show, read from the table of its file that tells all of Unicode (OpenType `cmap`, format 12)."""

import struct
from collections.abc import Iterator
from pathlib import Path

WHOLE_UNICODE = 12
"""The format of the table that is read."""


def shown_by(font: Path) -> frozenset[int]:
    """The code points a font has a glyph for. Raises `ValueError` where it does not tell."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    places = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * tables])}
    points = frozenset(_points(data, places[b"cmap"])) if b"cmap" in places else frozenset()
    if not points:
        raise ValueError(f"{font.name} does not tell what it can show")
    return points


def _points(data: bytes, start: int) -> Iterator[int]:
    (many,) = struct.unpack_from(">H", data, start + 2)
    for _, _, offset in struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * many]):
        at = start + offset
        kind, _, _, _, groups = struct.unpack_from(">HHIII", data, at)
        if kind == WHOLE_UNICODE:
            for first, last, glyph in struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * groups]):
                yield from range(first if glyph else first + 1, last + 1)
