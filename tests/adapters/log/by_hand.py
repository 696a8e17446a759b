"""Appending by hand, as somebody does who has the office's password: one fact that begins a stream."""

APPEND_BY_HAND = (
    "SELECT positions FROM log.append_facts("
    "ARRAY[%b]::uuid[], ARRAY[%b]::bigint[], ARRAY[%b]::text[], ARRAY[%b]::bytea[], '{1}', '{NULL}', '{NULL}')"
)
"""Stream, version, name and bytes."""
