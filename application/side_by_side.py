"""Two orderings of the same keys, walked through together."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T", bound=tuple[Any, ...])


def side_by_side(ones: Iterable[T], others: Iterable[T]) -> Iterator[tuple[T | None, T | None]]:
    """What stands under the same key on both sides, null where one side has none; both in the order of what stands first."""
    left, right = iter(ones), iter(others)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            yield one, None
            one = next(left, None)
        elif one is None or other[0] < one[0]:
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)
