"""The feed: everything a reader is shown, once and in order, and nothing that tells of the rest."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from application import disclosing, feeding, looking, opening, registering
from application.actions import Action
from application.hearing import Hearings, Turn
from application.office import Office
from application.permissions import Thing, may
from application.record import Recorded
from application.standing_then import as_it_stood
from application.views.book import START, Book
from application.views.questions import AsOf
from domain.applications import APPLICATION
from domain.notices.facts import Sent
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.application.audit.rounds import Round, a_whole_round
from tests.panels import a_sitting, an_eligible_case
from tests.scenes import Scene
from tests.web.api.clients import API, Client, app_of, problem
from tests.web.api.conftest import Enter

pytestmark = pytest.mark.slow

Events = list[dict[str, Any]]


@pytest.fixture(scope="module")
def played(shared_scene: Scene) -> Round:
    played = a_whole_round(shared_scene)
    played.scene.at.catch_up()
    return played


@pytest.fixture(scope="module")
def readers(played: Round) -> dict[str, UUID]:
    scene = played.scene
    form = scene.at.office.find(APPLICATION, played.rejected).state.form
    assert form.partner
    return {
        "auditor": scene.person("(가상) 감사관", (Role.AUDITOR, None)),
        "officer": scene.officer(Agency.MSS),
        "lead": scene.acting_for(form.leads[0]),
        "partner": scene.acting_for(form.partner, Capacity.STAFF),
        "stranger": scene.person("(가상) 지나가는 사람"),
        "judge": played.panels[Stage.FACE_TO_FACE].people[3],
        "judge recused late": played.panels[Stage.FACE_TO_FACE].people[6],
        "judge challenged": played.panels[Stage.ON_SITE].people[5],
        "committee member": played.panels[Stage.DELIBERATION].people[2],
        "dispute reviewer": scene.person("(가상) 검토", (Role.DISPUTE_REVIEWER, None)),
    }


NOTHING = ("stranger", "dispute reviewer")
READERS = (
    *("auditor", "officer", "lead", "partner", "judge", "judge recused late", "judge challenged", "committee member"),
    *NOTHING,
)


def page(client: Client, cursor: str | None, limit: int) -> tuple[Events, str]:
    asked = f"/feed?limit={limit}" + (f"&cursor={cursor}" if cursor else "")
    answer = client.get(asked)
    assert (answer.status_code, answer.content_type) == (200, "application/cloudevents-batch+json")
    link = answer.headers["Link"]
    assert link.startswith(f"<{API}/feed?")
    assert link.endswith('>; rel="next"')
    return answer.get_json(), link.split("cursor=")[1].split("&")[0].split(">")[0]


def followed(client: Client, limit: int, cursor: str | None = None) -> Iterator[dict[str, Any]]:
    while True:
        events, cursor = page(client, cursor, limit)
        if not events:
            return
        yield from events


@pytest.mark.parametrize("reader", READERS)
def test_the_feed_is_every_timeline_that_the_reader_may_read(
    played: Round, readers: dict[str, UUID], reader: str
) -> None:
    at = played.scene.at
    client = Client(app_of(at), at, at.token(readers[reader]))
    timelines = [
        (str(case), fact)
        for case in (played.selected, played.rejected, played.ineligible, played.withdrawn)
        for fact in client.get(f"/applications/{case}/timeline").get_json(force=True).get("facts", ())
    ]
    events = list(followed(client, 7))
    assert len({one["id"] for one in events}) == len(events)
    shown = sorted(((one["subject"], one["data"]["fact"]) for one in events), key=str)
    assert shown == sorted(timelines, key=str)
    assert events == list(followed(client, 500))
    assert bool(events) == (reader not in NOTHING)


def test_an_event_is_a_cloud_event_of_its_fact(played: Round, readers: dict[str, UUID]) -> None:
    at = played.scene.at
    client = Client(app_of(at), at, at.token(readers["auditor"]))
    [event, *_] = page(client, None, 1)[0]
    fact = event["data"]["fact"]
    assert event["specversion"] == "1.0"
    assert event["type"] == "kr.sangsaeng.application.drafted"
    assert event["id"] == f"{event['subject']}/{fact['stream']}/{fact['version']}"
    assert event["time"] == fact["at"]
    assert event["source"] == "sangsaeng.example/tests"
    assert event["data"]["links"]["case"] == f"{API}/applications/{event['subject']}"


def each_prefix(played: Round, person: UUID, record: list[Recorded], case: UUID) -> dict[int, int]:
    """Where each fact is first shown, by asking the office as it stood after every fact; only what is shown still."""
    office = played.scene.at.office
    found: dict[int, int] = {}
    actor = looking.actor_of(office, person)

    def shown(then: Office, upto: list[Recorded]) -> tuple[Recorded, ...]:
        thing = looking.case_thing(then, case, reader=actor)
        return disclosing.shown(actor, thing, upto) if may(actor, Action.READ_CASE, thing).allowed else ()

    for number, one in enumerate(record, start=1):
        then = as_it_stood(office, AsOf(known_by=one.position, in_effect_on=date.max))
        for each in shown(then, record[:number]):
            found.setdefault(each.position, one.position)
    return {one.position: found[one.position] for one in shown(office, record)}


@pytest.mark.parametrize("reader", READERS)
def test_a_fact_has_its_place_where_it_was_first_shown(played: Round, readers: dict[str, UUID], reader: str) -> None:
    office = played.scene.at.office
    played.scene.at.catch_up()
    for case in (played.selected,) if reader in ("judge", "committee member") else (played.rejected,):
        record = [row.recorded for row in office.book.timeline(case)]
        actor = looking.actor_of(office, readers[reader])
        thing = looking.case_thing(office, case, reader=actor)
        state = office.find(APPLICATION, case).state
        turns = Hearings(office).turns(actor.id, case, call=state.call, track=state.track)
        placed = feeding.places(actor, thing, case, record, turns=turns)
        assert placed == each_prefix(played, readers[reader], record, case)


def test_what_a_member_could_not_read_meanwhile_comes_where_they_could_again(played: Round) -> None:
    """Off the panel for a while, and on it anew: nothing of the meantime is fed where a cursor has already passed."""
    office, case = played.scene.at.office, played.selected
    record = [row.recorded for row in office.book.timeline(case)]
    begin, off, again = (record[number].position for number in (20, 30, 40))
    turns = [Turn(position=at, reads=reads) for at, reads in ((begin, True), (off, False), (again, True))]
    actor = looking.actor_of(office, played.panels[Stage.FACE_TO_FACE].people[3])
    thing = looking.case_thing(office, case, reader=actor)
    placed = feeding.places(actor, thing, case, record, turns=turns)
    assert {at for position, at in placed.items() if position <= begin} == {begin}
    assert {at for position, at in placed.items() if off <= position <= again} == {again}
    assert all(at == position for position, at in placed.items() if begin < position < off or position > again)


def test_a_judge_is_fed_a_case_from_the_own_declaration_until_recused(scene: Scene, enter: Enter) -> None:
    case = an_eligible_case(scene)
    sitting = a_sitting(scene, Stage.FACE_TO_FACE, case=case)
    judge = enter(sitting.people[3])
    nothing, cursor = page(judge, None, 50)
    assert nothing == []
    sitting.declare(sitting.people[2])
    assert page(judge, cursor, 50) == ([], cursor)
    sitting.declare(sitting.people[3])
    sitting.seal(sitting.people[2])
    facts = judge.get(f"/applications/{case}/timeline").get_json()["facts"]
    fed = list(followed(judge, 3, cursor))
    assert [one["data"]["fact"] for one in fed] == facts
    assert "panel.case_assigned" in {one["name"] for one in facts}
    sitting.recuse(sitting.people[3])
    assert page(judge, cursor, 50)[0] == []


def test_what_a_party_was_not_shown_reaches_it_with_its_notice(played: Round, readers: dict[str, UUID]) -> None:
    at = played.scene.at
    actor, case = looking.actor_of(at.office, readers["lead"]), played.rejected
    record = [row.recorded for row in at.office.book.timeline(case)]
    by_position = {one.position: one.fact for one in record}
    placed = feeding.places(actor, looking.case_thing(at.office, case), case, record)
    late = {by_position[at].name: by_position[place] for at, place in placed.items() if at != place}
    assert {"application.rejected", "notice.issued"} <= set(late)
    assert isinstance(late["application.rejected"], Sent)


def test_nothing_but_what_is_read_of_the_whole_record_moves_a_case_into_view(played: Round) -> None:
    office = played.scene.at.office
    for case in (played.selected, played.rejected, played.ineligible, played.withdrawn):
        first, *later = (one.fact for one in office.log.history(case))
        state = APPLICATION.begin(first)
        for fact in later:
            then = APPLICATION.after(state, fact)
            moved = looking.thing_at(Thing(), then) != looking.thing_at(Thing(), state)
            assert not moved or isinstance(fact, feeding.MOVING)
            state = then


def test_a_page_asks_the_book_as_often_for_many_cases_as_for_one(played: Round, readers: dict[str, UUID]) -> None:
    office, asked = played.scene.at.office, Counter[str]()

    class Counting:
        def __getattr__(self, name: str) -> Any:
            asked[name] += 1
            return getattr(office.book, name)

    actor = looking.actor_of(office, readers["auditor"])
    counted = replace(office, book=cast("Book", Counting()))
    fed = feeding.feed(counted, actor, after=START, limit=40)
    assert len({row.case for row in fed.rows}) > 1
    assert asked == {"steps": 1, "excerpts": 1, "timelines": 1}
    assert not office.book.timelines([])


def test_a_cursor_is_its_readers_alone_of_one_length_and_the_same_each_time(
    played: Round, readers: dict[str, UUID]
) -> None:
    at = played.scene.at
    app = app_of(at)
    lead, auditor, stranger = (Client(app, at, at.token(readers[one])) for one in ("lead", "auditor", "stranger"))
    cursors = [page(client, None, limit)[1] for client in (lead, auditor, stranger) for limit in (1, 50)]
    assert len({len(one) for one in cursors}) == 1
    assert page(auditor, None, 50)[1] == cursors[3]
    assert page(stranger, cursors[4], 50) == ([], cursors[4])
    for foreign in (cursors[2], cursors[0][:-5] + "AAAA=", "x", "가"):
        assert "cursor" in problem(lead.get(f"/feed?cursor={foreign}"), 422, "invalid")["errors"]


def test_a_reader_with_other_rights_begins_anew(scene: Scene, enter: Enter) -> None:
    lead, other = scene.firm("(가상) 새벽빛"), scene.firm("(가상) 늦봄")
    scene.draft(leads=(lead,))
    person = scene.acting_for(lead)
    _, cursor = page(enter(person), None, 5)
    assert page(enter(person), cursor, 5)[0] == []
    by = opening.by_machine(uuid4())
    registering.authorise(scene.office, person, firm=other, capacity=Capacity.STAFF, by=by)
    problem(enter(person).get(f"/feed?cursor={cursor}"), 422, "invalid")


def test_who_follows_while_many_write_sees_everything_once_and_in_order(scene: Scene) -> None:
    """Writers append, the book is folded and the reader follows, all at the same time."""
    at = scene.at
    actor = looking.actor_of(at.office, scene.person("(가상) 감사관", (Role.AUDITOR, None)))
    leads = [scene.firm(f"(가상) 새벽 {number}") for number in range(3)]
    drafts = [scene.draft(leads=(lead,)) for lead in leads for _ in range(3)]
    at.clock.advance(timedelta(hours=1))
    seen: list[int] = []
    mark = START

    def follow() -> None:
        nonlocal mark
        at.catch_up()
        fed = feeding.feed(at.office, actor, after=mark, limit=2)
        seen.extend(row.recorded.position for row in fed.rows)
        mark = fed.next

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(scene.submit, case) for case in drafts]
        while not all(one.done() for one in writing):
            follow()
        for one in writing:
            one.result()
    before = -1
    while before != len(seen):
        before = len(seen)
        follow()
    whole = feeding.feed(at.office, actor, after=START, limit=10_000)
    assert seen == [row.recorded.position for row in whole.rows]
    assert len(seen) == len(set(seen)) >= 2 * len(drafts)
    submitted = [row for row in whole.rows if row.recorded.fact.name == "application.submitted"]
    assert [row.recorded.position for row in submitted] == sorted(row.recorded.position for row in submitted)
    assert len(submitted) == len(drafts)
