"""A zip archive in one form: stored, in the given order, no times, no owners; the same files are always the same bytes.

Written here and not by a library, so that no version of one changes a byte; `verify.py` writes it once more and compares.
"""

import struct
import zlib
from collections.abc import Sequence

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8 = 0x0800
_FIRST_DAY = 0x21
"""1 January 1980, the first day that a zip can name."""
_FILE = 0o100644 << 16
_UNIX = 3 << 8
_MOST_FILES = 2**16 - 1
_MOST_BYTES = 2**32 - 1


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """The archive of these files. Raises `ValueError` for more than such an archive holds."""
    whole, central = bytearray(), bytearray()
    for name, data in files:
        word = name.encode()
        common = (_VERSION, _UTF8, 0, 0, _FIRST_DAY, zlib.crc32(data), len(data), len(data), len(word), 0)
        central += _CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, *common, 0, 0, 0, _FILE, len(whole)) + word
        whole += _LOCAL.pack(b"PK\3\4", *common) + word + data
    if len(files) > _MOST_FILES or len(whole) > _MOST_BYTES:
        raise ValueError("too much for one archive")
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(central), len(whole), 0)
    return bytes(whole + central + end)
