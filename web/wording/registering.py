"""Joining what is worded in several rooms."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")


def registered(*groups: Mapping[str, T]) -> Mapping[str, T]:
    """All of them by key. A key worded twice is an error of the programmer."""
    texts: dict[str, T] = {}
    for key, wording in (one for group in groups for one in group.items()):
        if key in texts:
            raise ValueError(f"the text {key} is worded twice")
        texts[key] = wording
    return MappingProxyType(texts)
