"""On whose behalf the request at hand acts: the person signed in, in the capacity that a verdict allows."""

from application.permissions import Verdict
from application.record import By
from web.current import actor, cause


def acting(verdict: Verdict, *, seen: int | None) -> By:
    """Who acts, for the record; `seen` is the position that they were shown. Only for a verdict that allows something."""
    capacity, person = verdict.capacity, actor()
    if capacity is None or person is None:
        raise AssertionError(f"{verdict.rule} allows nothing")
    return By(
        subject=person.id,
        role=capacity.role,
        cause=cause(),
        agency=capacity.agency,
        acting_for=capacity.acting_for,
        seen=seen,
    )
