"""Arrays for PostgreSQL in its binary form, packed by hand: psycopg takes longer to pack seven arrays than to insert a fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from uuid import UUID

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Dumper
from psycopg.pq import Format

_HEAD = Struct(">iiIii")
"""Dimensions, whether any is null, the type of the elements, how many they are, the number of the first."""
_INT8, _INT4 = Struct(">q"), Struct(">i")
_NULL = _INT4.pack(-1)
UUID_OID, TEXT_OID, BYTES_OID, INT8_OID, INT4_OID = 2950, 25, 17, 20, 23


@dataclass(frozen=True, slots=True)
class Packed:
    """An array of one dimension as it travels."""

    data: bytes


class _PackedDumper(Dumper):
    format = Format.BINARY
    oid = 0  # the statement says which array it is

    def dump(self, obj: Packed) -> Buffer | None:
        return obj.data


psycopg.adapters.register_dumper(Packed, _PackedDumper)


def uuids(values: Sequence[UUID]) -> Packed:
    """`uuid[]`."""
    return _packed(UUID_OID, [value.bytes for value in values])


def texts(values: Sequence[str]) -> Packed:
    """`text[]`."""
    return _packed(TEXT_OID, [value.encode() for value in values])


def byteas(values: Sequence[bytes | None]) -> Packed:
    """`bytea[]`, whose elements may be null."""
    return _packed(BYTES_OID, values)


def bigints(values: Sequence[int]) -> Packed:
    """`bigint[]`."""
    return _packed(INT8_OID, [_INT8.pack(value) for value in values])


def integers(values: Sequence[int]) -> Packed:
    """`integer[]`."""
    return _packed(INT4_OID, [_INT4.pack(value) for value in values])


def _packed(oid: int, elements: Sequence[bytes | None]) -> Packed:
    parts = [_HEAD.pack(1, None in elements, oid, len(elements), 1)]
    for element in elements:
        if element is None:
            parts.append(_NULL)
        else:
            parts.append(_INT4.pack(len(element)))
            parts.append(element)
    return Packed(b"".join(parts))
