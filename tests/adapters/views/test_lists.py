from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.views import queries
from application.ports import Change
from application.views.book import CaseRow
from application.views.case_files import LISTENS
from application.views.questions import AsOf, CaseQuery, Scope
from domain.applications import APPLICATION, Status
from domain.applications.facts import HearingScheduled
from domain.facts import Fact
from domain.rules.vocabulary import Track
from domain.values import Agency, Form
from tests.adapters.views.room import Room, a_room, query
from tests.application.views.facts_for_tests import (
    AGENCIES,
    TODAY,
    announced,
    assigned,
    by,
    drafted,
    form,
    found_eligible,
    goods,
    number,
    submitted,
    withdrawn,
    works,
)
from tests.postgres import Servers, every_postgres

CALL, OTHER_CALL = number(1, 1), number(1, 2)
LEAD, OTHER_LEAD, PARTNER = (number(2, n) for n in (1, 2, 3))
OFFICER, OTHER_OFFICER = number(3, 1), number(3, 2)
DRAFT, RECEIVED, ASSIGNED, ELIGIBLE, WITHDRAWN = (number(4, n) for n in range(1, 6))


@pytest.fixture(scope="module")
def office(postgres_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Two calls and five cases, each further than the one before; nobody adds to them."""
    folder = tmp_path_factory.mktemp("office")
    with postgres_servers.clone(every_postgres()[0]) as database, a_room(database, folder / "keys") as room:
        yield _with_five_cases(room)


def _with_five_cases(room: Room) -> Room:
    room.append(CALL, announced("2021-1"))
    room.append(OTHER_CALL, announced("2021-2"))
    room.register(LEAD, "(주)가나 전자부품", number="999-88-00047")
    room.register(OTHER_LEAD, "다라건설 주식회사", number="999-86-00024")
    room.register(PARTNER, "Bitna 365", number="999-81-00015")
    room.append(DRAFT, drafted(CALL, LEAD))
    room.append(RECEIVED, drafted(CALL, LEAD, of=form(LEAD, partner=PARTNER)), submitted("2021-1-IG-0001"))
    room.append(
        ASSIGNED,
        drafted(CALL, OTHER_LEAD, Track.CAPABILITY_BUILDING),
        submitted("2021-1-CB-0001"),
        assigned(OFFICER),
    )
    room.append(
        ELIGIBLE,
        drafted(OTHER_CALL, OTHER_LEAD, Track.MATERIALS_PARTS),
        submitted("2021-2-MP-0001"),
        assigned(OTHER_OFFICER),
        found_eligible(),
    )
    room.append(
        WITHDRAWN,
        drafted(CALL, LEAD, Track.MATERIALS_PARTS),
        submitted("2021-1-MP-0002"),
        assigned(OFFICER),
        withdrawn(),
    )
    room.folded()
    return room


def test_the_last_changed_case_comes_first(office: Room) -> None:
    assert office.found() == [WITHDRAWN, ELIGIBLE, ASSIGNED, RECEIVED]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"call": CALL}, [WITHDRAWN, ASSIGNED, RECEIVED]),
        ({"call": number(1, 9)}, []),
        ({"tracks": frozenset({Track.MATERIALS_PARTS})}, [WITHDRAWN, ELIGIBLE]),
        ({"tracks": frozenset({Track.CAPABILITY_BUILDING, Track.INNOVATION_GROWTH})}, [ASSIGNED, RECEIVED]),
        ({"statuses": frozenset({Status.ELIGIBLE})}, [ELIGIBLE]),
        ({"statuses": frozenset({Status.SUBMITTED, Status.WITHDRAWN})}, [WITHDRAWN, ASSIGNED, RECEIVED]),
        ({"statuses": frozenset({Status.DRAFT})}, []),
        ({"agency": Agency.PPS}, [ASSIGNED]),
        ({"officer": OFFICER}, [WITHDRAWN, ASSIGNED]),
        ({"receipt": "2021-1-IG-0001"}, [RECEIVED]),
        ({"receipt": "2021-1-"}, [WITHDRAWN, ASSIGNED, RECEIVED]),
        ({"receipt": "2021_1"}, []),
        ({"receipt": "%"}, []),
        ({"firm": "가나"}, [WITHDRAWN, RECEIVED]),
        ({"firm": "나전"}, [WITHDRAWN, RECEIVED]),
        ({"firm": "다라 건설"}, [ELIGIBLE, ASSIGNED]),
        ({"firm": "라다"}, []),
        ({"firm": "다"}, [ELIGIBLE, ASSIGNED]),
        ({"firm": "설"}, []),
        ({"firm": "BITNA"}, [RECEIVED]),
        ({"firm": "365"}, [RECEIVED]),
        ({"firm": "999-88-00047"}, [WITHDRAWN, RECEIVED]),
        ({"firm": "99986"}, [ELIGIBLE, ASSIGNED]),
        ({"firm": "88-000"}, []),
        ({"firm": "%"}, []),
        ({"firm": "  "}, []),
    ],
)
def test_each_filter_leaves_what_it_asks_for(office: Room, filters: dict[str, object], found: list[UUID]) -> None:
    assert office.found(**filters) == found


def test_filters_hold_together(office: Room) -> None:
    both = {"call": CALL, "tracks": frozenset({Track.MATERIALS_PARTS})}
    assert office.found(**both) == [WITHDRAWN]
    assert office.found(**both, officer=OFFICER, statuses=frozenset({Status.WITHDRAWN}), firm="가나") == [WITHDRAWN]
    assert office.found(**both, agency=Agency.MSS, receipt="2021-1-MP-0002") == [WITHDRAWN]
    assert office.found(**both, officer=OTHER_OFFICER) == []
    assert office.found(**both, firm="다라") == []


def test_an_officer_never_sees_a_draft_and_only_cases_of_the_own_agency(office: Room) -> None:
    of_mss, of_pps = (Scope(agencies=frozenset({agency})) for agency in (Agency.MSS, Agency.PPS))

    assert office.found(scope=of_mss) == [WITHDRAWN, ELIGIBLE, RECEIVED]
    assert office.found(scope=of_pps) == [ASSIGNED]
    assert office.found(scope=of_mss, statuses=frozenset({Status.DRAFT})) == []
    assert office.found(scope=of_mss, agency=Agency.PPS) == []


def test_a_draft_that_was_withdrawn_stays_the_firms_own_business(room: Room) -> None:
    room.append(CALL, announced())
    room.append(number(8, 1), drafted(CALL, LEAD, of=form(LEAD)), withdrawn())
    room.folded()
    assert room.found() == []
    assert room.found(scope=Scope(firms=frozenset({LEAD}))) == [number(8, 1)]


def test_a_firm_sees_its_own_cases_drafts_too_and_no_others(office: Room) -> None:
    def seen(*firms: UUID) -> list[UUID]:
        return office.found(scope=Scope(firms=frozenset(firms)))

    assert seen(LEAD) == [WITHDRAWN, RECEIVED, DRAFT]
    assert seen(PARTNER) == [RECEIVED]
    assert seen(LEAD, OTHER_LEAD) == [WITHDRAWN, ELIGIBLE, ASSIGNED, RECEIVED, DRAFT]
    assert seen(number(2, 9)) == []


def test_who_is_officer_and_acts_for_a_firm_sees_both(office: Room) -> None:
    scope = Scope(agencies=frozenset({Agency.PPS}), firms=frozenset({LEAD}))
    assert office.found(scope=scope) == [WITHDRAWN, ASSIGNED, RECEIVED, DRAFT]
    assert office.found(scope=scope, agency=Agency.PPS) == [ASSIGNED]


def test_who_may_see_nothing_sees_nothing(office: Room) -> None:
    assert office.found(scope=Scope()) == []
    assert office.book.facets(query(scope=Scope())).by_agency == {}


def test_facets_count_under_the_filters_each_without_its_own(office: Room) -> None:
    asked = query(call=CALL, agency=Agency.MSS, statuses=frozenset({Status.WITHDRAWN}))
    facets = office.book.facets(asked)

    assert facets.by_agency == {Agency.MSS: 1}
    assert facets.by_status == {Status.SUBMITTED: 1, Status.WITHDRAWN: 1}
    assert facets.by_track == {Track.MATERIALS_PARTS: 1}
    assert facets.by_call == {CALL: 1}

    everything = office.book.facets(query())
    assert everything.by_agency == {Agency.MSS: 3, Agency.PPS: 1}
    assert everything.by_call == {CALL: 3, OTHER_CALL: 1}
    assert office.book.facets(query(tracks=frozenset({Track.MATERIALS_PARTS}))).by_track == {
        Track.INNOVATION_GROWTH: 1,
        Track.MATERIALS_PARTS: 2,
        Track.CAPABILITY_BUILDING: 1,
    }


@pytest.mark.parametrize("agencies", [[Agency.MSS], [Agency.PPS], list(Agency)])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"call": CALL},
        {"agency": Agency.MSS},
        {"tracks": frozenset({Track.MATERIALS_PARTS, Track.CAPABILITY_BUILDING})},
        {"statuses": frozenset({Status.SUBMITTED}), "call": CALL},
    ],
)
def test_facets_added_up_are_those_that_counting_every_case_gives(
    office: Room, agencies: list[Agency], filters: dict[str, Any]
) -> None:
    asked = query(scope=Scope(agencies=frozenset(agencies)), **filters)
    every_receipt = replace(asked, receipt="2")
    assert office.book.facets(asked) == office.book.facets(every_receipt)


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 400])
def test_facets_as_of_then_are_those_that_counting_every_case_gives_wherever_the_log_stood(
    office: Room, days: int
) -> None:
    day = TODAY + timedelta(days=days)
    for position in range(office.log.head() + 2):
        asked = query(as_of=AsOf(known_by=position, in_effect_on=day))
        assert office.book.facets(asked) == office.book.facets(replace(asked, receipt="2")), position


def test_what_may_have_effect_later_than_its_day_changes_no_count() -> None:
    # A hearing that is scheduled leaves call, track, agency and status as they are; counts as of then count on that.
    assert [fact for fact in LISTENS if fact.prospective] == [HearingScheduled]


def test_facets_of_a_name_that_matches_nothing_are_empty(office: Room) -> None:
    assert office.book.facets(query(firm="없는이름")) == office.book.facets(query(scope=Scope()))


def test_a_page_knows_the_position_it_was_read_at_even_when_it_is_empty(office: Room) -> None:
    head = office.log.head()
    assert {office.book.cases(asked).position for asked in (query(), query(firm="없는"), query(call=LEAD))} == {head}


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_pages_lose_and_repeat_nothing_whatever_the_cases(room: Room, data: st.DataObject) -> None:
    call = number(5, room.log.head())
    room.append(call, announced("2021-5"))
    tracks = data.draw(st.lists(st.sampled_from(list(AGENCIES)), max_size=12))
    cases = [number(6, room.log.head() + n) for n in range(len(tracks))]
    for case, track in zip(cases, tracks, strict=True):
        room.append(case, drafted(call, LEAD, track), submitted("2021-5-IG-0001"))
    # Cases that changed at the same instant must not fall between two pages.
    _level(room, data.draw(st.lists(st.sampled_from(cases), unique=True)) if cases else [])
    asked = query(
        call=call,
        tracks=frozenset(data.draw(st.sets(st.sampled_from(list(AGENCIES))))),
        limit=data.draw(st.integers(min_value=1, max_value=5)),
    )

    paged = list(_paged(room, asked))

    assert paged == list(room.book.cases(replace(asked, limit=100)).rows)
    wanted = {case for case, track in zip(cases, tracks, strict=True) if not asked.tracks or track in asked.tracks}
    assert {row.id for row in paged} == wanted


def _level(room: Room, cases: Sequence[UUID]) -> None:
    """Assign an officer to several cases at one instant."""
    changes = [Change(stream=APPLICATION, id=case, version=2, facts=(assigned(OFFICER),)) for case in cases]
    if changes:
        room.log.append(*changes, by=by())
    room.folded()


def _paged(room: Room, asked: CaseQuery) -> Sequence[CaseRow]:
    rows: list[CaseRow] = []
    after = None
    while True:
        page = room.book.cases(replace(asked, after=after))
        rows += page.rows
        assert len(page.rows) == asked.limit or page.next is None
        if page.next is None:
            return rows
        after = page.next


def test_other_cases_for_the_same_product_or_works_of_a_common_lead_are_found(room: Room) -> None:
    def case(n: int, of: Form, *further: Fact) -> UUID:
        made = number(8, n)
        room.append(made, drafted(CALL, of.leads[0], of=of), submitted(f"2021-1-IG-{n:04d}"), *further)
        return made

    room.append(CALL, announced())
    one = case(1, form(LEAD, items=(goods("1234567890"),)))
    same_product = case(2, form(OTHER_LEAD, LEAD, items=(goods("1234567890"), works())))
    case(3, form(LEAD, items=(goods("1234567891"),)))
    case(4, form(OTHER_LEAD, partner=LEAD, items=(goods("1234567890"),)))
    case(5, form(LEAD, items=(goods("1234567890"),)), withdrawn())
    room.append(number(8, 6), drafted(CALL, LEAD, of=form(LEAD, items=(goods("1234567890"),))))
    same_works = case(7, form(OTHER_LEAD, items=(works(),)))
    book = room.folded()

    bulbs, building = form(LEAD, items=(goods("1234567890"),)), form(OTHER_LEAD, items=(works(),))
    assert book.same_targets(one, bulbs) == [same_product]
    assert book.same_targets(same_works, building) == [same_product]
    assert book.same_targets(number(8, 9), form(PARTNER, items=(works(),))) == []


def test_leads_beside_another_partner_in_another_undecided_case_are_found(room: Room) -> None:
    room.append(CALL, announced())
    here, there, ended = number(8, 1), number(8, 2), number(8, 3)
    for case, of in (
        (here, form(LEAD, partner=PARTNER)),
        (there, form(LEAD, OTHER_LEAD, partner=number(1, 9))),
        (ended, form(LEAD, partner=number(1, 8))),
    ):
        room.append(case, drafted(CALL, of.leads[0], of=of), submitted(f"2021-1-IG-{case.int % 10:04d}"))
    room.append(ended, withdrawn())
    book = room.folded()

    assert book.leads_with_another_partner(here, form(LEAD, partner=PARTNER)) == [LEAD]
    assert book.leads_with_another_partner(there, form(LEAD, OTHER_LEAD, partner=number(1, 9))) == [LEAD]
    assert book.leads_with_another_partner(here, form(LEAD, partner=number(1, 9))) == []
    assert book.leads_with_another_partner(here, form(LEAD, partner=None)) == []


@pytest.mark.slow
@pytest.mark.every_postgres
def test_every_list_of_many_cases_is_read_from_an_index_of_its_own(room: Room) -> None:
    room.append(CALL, announced())
    room.append(RECEIVED, drafted(CALL, LEAD), submitted("2021-1-IG-0001"))
    room.folded()
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        connection.execute(MANY)
        connection.execute("ANALYZE book.cases")
        for index, asked in ASKED.items():
            text, values = queries.page(asked, None)
            explained = connection.execute("EXPLAIN " + text.as_string(connection), values).fetchall()
            plan = "\n".join(line for (line,) in explained)
            assert f"{index} " in plan
            assert "Seq Scan on cases" not in plan
            assert _touched(connection, text.as_string(connection), values) <= MOST_TOUCHED


@pytest.mark.slow
@pytest.mark.every_postgres
def test_a_list_as_of_then_looks_at_nothing_that_came_since(room: Room) -> None:
    room.append(CALL, announced())
    then = room.append(RECEIVED, drafted(CALL, LEAD), submitted("2021-1-IG-0001"))
    room.folded()
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        connection.execute(SINCE)
        connection.execute("ANALYZE book.history; ANALYZE book.moments")
        asked = query(as_of=AsOf(known_by=then, in_effect_on=TODAY))
        text, values = queries.page(asked, None, changed_by=room.book.last_moment(then))
        assert len(connection.execute(text, values).fetchall()) == 1
        assert _touched(connection, text.as_string(connection), values) <= MOST_TOUCHED


def _touched(connection: psycopg.Connection[Any], text: str, values: dict[str, Any]) -> int:
    """How many pages of the database a question looks at."""
    ((found,),) = connection.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {text}", values).fetchall()
    plan = found[0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


MOST_TOUCHED = 3 * 51
"""Of a hundred thousand cases, for the first fifty and one more: a line, and its way through an index that grows by levels alone."""


ASKED = {
    "cases_changed": query(),
    "cases_by_agency": query(scope=Scope(agencies=frozenset({Agency.PPS}))),
    "cases_by_status": query(statuses=frozenset({Status.RETURNED})),
    "cases_by_officer": query(officer=OFFICER),
    "cases_by_receipt": query(receipt="2021-1-IG-0001"),
    "cases_by_firm": query(scope=Scope(firms=frozenset({LEAD}))),
}
"""Which index finds the cases of which question."""

SINCE = """
INSERT INTO book.moments SELECT position + n, at + n * interval '1 second'
FROM (SELECT * FROM book.moments ORDER BY position DESC LIMIT 1) AS last, generate_series(1, 100000) AS n;
INSERT INTO book.history
SELECT md5(n::text)::uuid, known_from + n, known_to, day_from, day_to, call, track, agency, status, receipt, firms, officer,
       submitted_at, changed_at + n * interval '1 second', products, published, line, file
FROM (SELECT * FROM book.history ORDER BY known_from DESC LIMIT 1) AS last, generate_series(1, 100000) AS n;
"""
"""A hundred thousand cases that came later."""

MANY = """
INSERT INTO book.cases
SELECT md5(n::text)::uuid, call, track, CASE WHEN n % 50 = 0 THEN 'PPS' ELSE 'MSS' END,
       CASE WHEN n % 1000 = 0 THEN 'RETURNED' ELSE status END, '2021-9-IG-' || lpad(n::text, 6, '0'),
       ARRAY[md5((n % 5000)::text)::uuid], partner, md5((n % 400)::text)::uuid, submitted_at,
       changed_at + n * interval '1 second', supplement_due, products, published, line
FROM book.cases, generate_series(1, 100000) AS n
"""
