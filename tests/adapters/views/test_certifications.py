"""The page of confirmations: how each stood as of any position and day, and which are to expire."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapters.postgres import Database
from application.views.questions import AsOf, CertificationQuery
from domain.certifications.facts import Expired, Issued, Renewed, RevocationCause, Revoked
from domain.certifications.standing import Standing
from domain.rules.vocabulary import Track
from domain.values import Agency
from tests.adapters.views.room import Room, a_room
from tests.adapters.views.test_projecting import CALL, LEAD
from tests.application.views.facts_for_tests import TEXT, TODAY, announced, drafted, number, submitted
from tests.domain.certifications.examples import ISSUED

CASE, FIRST, SECOND = number(61, 1), number(62, 1), number(62, 2)
LISTED = replace(ISSUED.product, detail_item_no=None, goods_listing_no="3911160312345678")
LAST = date(2024, 3, 31)


def issued(nth: int, **changes: Any) -> Issued:  # noqa: ANN401  (any field)
    valid = replace(ISSUED.valid, first=TODAY, last=LAST)
    changed = replace(ISSUED, application=CASE, number=f"2021-1-IG-0001-P{nth:02d}", valid=valid, on=TODAY)
    return replace(changed, **changes)


@pytest.fixture
def room(database: Database, tmp_path: Path) -> Iterator[Room]:
    with a_room(database, tmp_path) as made:
        made.append(CALL, announced())
        made.append(CASE, drafted(CALL, LEAD, Track.INNOVATION_GROWTH), submitted("2021-1-IG-0001"))
        made.append(FIRST, issued(1))
        made.append(SECOND, issued(2, product=LISTED))
        yield made


def standings(room: Room, known_by: int, day: date, **filters: Any) -> dict[str, Standing]:  # noqa: ANN401
    asked = CertificationQuery(as_of=AsOf(known_by=known_by, in_effect_on=day), **filters)
    return {one.document.number[-3:]: one.document.standing_on(day) for one in room.book.certifications(asked)}


def test_a_cancellation_shows_backwards_from_the_position_on_from_which_it_is_known(room: Room) -> None:
    before = room.folded().position()
    cancelled = Revoked(
        cause=RevocationCause.OBTAINED_FALSELY, retroactive=True, ground="행정기본법 §18①", reasons=TEXT, on=TODAY
    )
    known = room.append(FIRST, cancelled)
    room.folded()
    assert standings(room, before, TODAY) == {"P01": Standing.VALID, "P02": Standing.VALID}
    assert standings(room, known, TODAY) == {"P01": Standing.REVOKED, "P02": Standing.VALID}
    assert standings(room, known, TODAY, standing=Standing.VALID).keys() == {"P02"}
    assert standings(room, known, TODAY, product="3911160312345678").keys() == {"P02"}
    assert standings(room, known, TODAY, agency=Agency.PPS) == {}
    assert standings(room, known, TODAY, application=CASE, after="2021-1-IG-0001-P01").keys() == {"P02"}
    assert standings(room, known, TODAY, limit=0).keys() == {"P01"}


def test_what_is_to_expire_is_found_until_it_is_on_record(room: Room) -> None:
    room.append(SECOND, Renewed(last=date(2027, 3, 31), assumed=("validity",), on=TODAY))
    book = room.folded()
    ends = date(2024, 4, 1)
    assert list(book.expiring(LAST)) == []
    assert list(book.expiring(ends)) == [FIRST]
    room.clock.set(room.clock.now().replace(year=2024, month=6))
    room.append(FIRST, Expired(on=ends))
    assert list(room.folded().expiring(ends)) == []
    assert list(book.expiring(date(2027, 4, 1))) == [SECOND]
