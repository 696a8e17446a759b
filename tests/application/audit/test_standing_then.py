"""The office as it stood: every stream at every position, held against a fresh replay of the log up to it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.opening import by_machine
from application.record import Recorded
from application.standing_then import as_it_stood
from application.views.history import day_of_effect
from application.views.questions import AsOf
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.meetings import MEETING
from domain.notices import NOTICE
from domain.panels import PANEL
from domain.selections import SELECTION
from domain.sheets import SHEET
from domain.streams import Stream
from domain.subjects import SUBJECT
from domain.tallies import TALLY
from tests.application.audit.conftest import Played

STREAMS: tuple[Stream[Any], ...] = (
    APPLICATION,
    AGREEMENT,
    CALL,
    MEETING,
    NOTICE,
    PANEL,
    SELECTION,
    SHEET,
    SUBJECT,
    TALLY,
)


def replayed(record: list[Recorded]) -> object:
    """Folding a stream's record from its first fact, by the kind of stream that may hold it."""
    stream = stream_of(record[0])
    assert stream
    state = stream.begin(record[0].fact)
    for each in record[1:]:
        state = stream.after(state, each.fact)
    return state


def stream_of(first: Recorded) -> Stream[Any] | None:
    return next((one for one in STREAMS if type(first.fact) in one.facts), None)


def test_at_every_position_each_stream_is_what_a_fresh_replay_up_to_it_gives(played: Played) -> None:
    office = played.round.scene.office
    so_far: dict[UUID, list[Recorded]] = defaultdict(list)
    checked = 0
    for one in played.facts:
        so_far[one.stream].append(one)
        kind = stream_of(so_far[one.stream][0])
        if kind is None:
            continue
        then = as_it_stood(office, AsOf(known_by=one.position, in_effect_on=date.max))
        loaded = then.log.load(kind, one.stream)
        assert (loaded.state, loaded.version) == (replayed(so_far[one.stream]), one.version)
        assert [each.position for each in then.log.history(one.stream)] == [
            each.position for each in so_far[one.stream]
        ]
        assert then.log.head() == one.position
        before = as_it_stood(office, AsOf(known_by=one.position - 1, in_effect_on=date.max))
        assert before.log.load(kind, one.stream).version == one.version - 1
        checked += 1
    assert checked > len(played.facts) / 2


def days(played: Played) -> Iterator[date]:
    yield from {day_of_effect(one) for one in played.facts}


def test_what_was_not_in_effect_yet_is_left_out_and_a_stream_that_had_not_begun_is_not_there(played: Played) -> None:
    office, case = played.round.scene.office, played.round.rejected
    record = office.log.history(case)
    for day in sorted(days(played)):
        then = as_it_stood(office, AsOf(known_by=office.log.head(), in_effect_on=day))
        known = [one for one in record if day_of_effect(one) <= day]
        assert then.log.load(APPLICATION, case).state == (replayed(known) if known else None)
        assert then.today() == day
    eve = AsOf(known_by=office.log.head(), in_effect_on=min(days(played)) - timedelta(days=1))
    assert as_it_stood(office, eve).log.load(APPLICATION, case).state is None


def test_a_stream_of_another_kind_is_as_if_nothing_was_recorded(played: Played) -> None:
    office, case = played.round.scene.office, played.round.rejected
    then = as_it_stood(office, AsOf(known_by=office.log.head(), in_effect_on=date.max))
    assert then.log.load(PANEL, case).version == 0


def test_nothing_is_appended_to_the_past(played: Played) -> None:
    office, case = played.round.scene.office, played.round.rejected
    then = as_it_stood(office, AsOf(known_by=office.log.head(), in_effect_on=date.max))
    change = office.find(APPLICATION, case).then(office.log.history(case)[-1].fact)
    with pytest.raises(AssertionError, match="past"):
        then.log.append(change, by=by_machine(case))
