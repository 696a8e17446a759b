"""Ids of the demonstration: computed from names, so that seeding again finds what is there already."""

from uuid import UUID, uuid5

NAMESPACE = UUID("5a965ae9-0000-4000-8000-0000000000de")


def id_of(name: str) -> UUID:
    """The id of a thing of the demonstration, e.g. `person/operator` or `case/2021-1/IG/07`."""
    return uuid5(NAMESPACE, name)
