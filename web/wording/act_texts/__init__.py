"""The words of forms, room by room.

Each room has `TITLES`, by the endpoint of a command: the title of its form, and what doing it puts on record; and, where
it needs them, `FIELDS` and `HINTS`, by form and path (`endpoint:path`), by path, or by the last part of it.
"""
