"""The same request under the same key is done once and answered alike, whoever serves it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from domain.identifiers import checked
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Track
from domain.subjects.facts import Capacity
from tests.offices import TestOffice, an_office
from tests.scenes import BUILDER, LARGE_BUILDER, PDF, Scene
from tests.web.api.clients import Client, app_of, done, problem, read
from tests.web.api.conftest import Enter

KEY = "a-key-of-this-request"


@pytest.fixture
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture
def client(scene: Scene, lead: UUID, enter: Enter) -> Client:
    return enter(scene.acting_for(lead))


@pytest.fixture
def elsewhere(at: TestOffice, client: Client, tmp_path: Path) -> Iterator[Client]:
    """The same person at another web process of the same office."""
    with an_office(at.database, tmp_path, at.clock) as other:
        yield Client(app_of(other), other, client.token)


def drafting(scene: Scene, lead: UUID, title: str = "(가상) 과제") -> dict[str, object]:
    form = {"title": title, "leads": [str(lead)]}
    return {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": str(lead), "form": form}


def test_a_draft_sent_twice_is_drafted_once(scene: Scene, lead: UUID, client: Client, elsewhere: Client) -> None:
    first = done(client.post("/applications", drafting(scene, lead), key=KEY), 201)
    head = client.at.log.head()
    again = done(elsewhere.post("/applications", drafting(scene, lead), key=KEY), 201)
    assert again == first
    assert client.at.log.head() == head


def test_however_the_same_request_is_written(scene: Scene, lead: UUID, client: Client) -> None:
    first = done(client.post("/applications", drafting(scene, lead, "\uac00\ub098"), key=KEY), 201)
    decomposed = drafting(scene, lead, "\u1100\u1161\u1102\u1161")
    shuffled = dict(reversed(decomposed.items()))
    assert done(client.post("/applications", shuffled, key=KEY), 201) == first


def test_without_a_key_it_is_done_twice(scene: Scene, lead: UUID, client: Client) -> None:
    first = done(client.post("/applications", drafting(scene, lead)), 201)
    second = done(client.post("/applications", drafting(scene, lead)), 201)
    assert first["id"] != second["id"]


def test_another_request_under_the_same_key_is_refused(
    scene: Scene, lead: UUID, client: Client, elsewhere: Client
) -> None:
    done(client.post("/applications", drafting(scene, lead), key=KEY), 201)
    head = client.at.log.head()
    other = drafting(scene, lead, "(가상) 다른 과제")
    problem(elsewhere.post("/applications", other, key=KEY), 422, "idempotency-key-reused")
    assert client.at.log.head() == head


def test_the_same_key_of_another_person_or_for_another_verb_is_another_key(
    scene: Scene, lead: UUID, client: Client, enter: Enter
) -> None:
    colleague = enter(scene.acting_for(lead, Capacity.STAFF, "(가상) 동료"))
    first = done(client.post("/applications", drafting(scene, lead), key=KEY), 201)
    second = done(colleague.post("/applications", drafting(scene, lead), key=KEY), 201)
    assert second["id"] != first["id"]
    done(client.post(f"/applications/{first['id']}/withdrawal", version=1, key=KEY))


def test_a_submission_sent_again_with_its_old_tag_answers_the_first_receipt(
    scene: Scene, lead: UUID, client: Client, elsewhere: Client
) -> None:
    case = scene.draft(leads=(lead,))
    first = done(client.post(f"/applications/{case}/submission", version=1, key=KEY))
    head = client.at.log.head()
    again = done(elsewhere.post(f"/applications/{case}/submission", version=1, key=KEY))
    assert again == first
    assert again["receipt"].endswith("-0001")
    assert client.at.log.head() == head
    problem(client.post(f"/applications/{case}/submission", version=1, key="another-key"), 412, "changed-since")
    problem(client.post(f"/applications/{case}/submission", version=2, key="a-third-key"), 409, "already-submitted")


def test_a_submission_sent_again_after_more_has_happened_still_answers_the_first_receipt(
    scene: Scene, lead: UUID, client: Client, elsewhere: Client
) -> None:
    case = scene.draft(leads=(lead,))
    first = done(client.post(f"/applications/{case}/submission", version=1, key=KEY))
    done(client.post(f"/applications/{case}/withdrawal", version=2))
    assert done(elsewhere.post(f"/applications/{case}/submission", version=1, key=KEY)) == first


def test_a_paper_sent_twice_is_attached_once(scene: Scene, lead: UUID, client: Client, elsewhere: Client) -> None:
    case = scene.draft(leads=(lead,))
    first = done(client.upload(case, PaperKind.OTHER, version=1, key=KEY), 201)
    again = done(elsewhere.upload(case, PaperKind.OTHER, version=1, key=KEY), 201)
    assert again == first
    other = PDF + b"\n"
    problem(client.upload(case, PaperKind.OTHER, other, version=1, key=KEY), 422, "idempotency-key-reused")
    assert len(read(client.get(f"/applications/{case}"))["papers"]) == 1


def test_a_firm_registered_twice_under_one_key_is_one_firm(scene: Scene, enter: Enter, elsewhere: Client) -> None:
    founder = enter(scene.person("(가상) 창업자"))
    body = {"label": "(가상) 새벽빛", "business_number": checked("999817777"), "profile": {"size": "SMALL"}}
    first = done(founder.post("/firms", body, key=KEY), 201)
    there = Client(elsewhere.app, elsewhere.at, founder.token)
    assert done(there.post("/firms", body, key=KEY), 201) == first
    problem(founder.post("/firms", body, key="another-key"), 409, "business-number-registered")


def test_a_repeat_asks_for_permission_again(scene: Scene, lead: UUID, enter: Enter) -> None:
    representative = enter(scene.acting_for(lead))
    person = scene.acting_for(lead, Capacity.STAFF, "(가상) 동료")
    colleague = enter(person)
    done(colleague.post("/applications", drafting(scene, lead), key=KEY), 201)
    done(representative.post(f"/firms/{lead}/authorisations/{person}/end"))
    problem(colleague.post("/applications", drafting(scene, lead), key=KEY), 403, "not-allowed")


def test_sixteen_at_once_under_one_key_are_one(scene: Scene, lead: UUID, client: Client, elsewhere: Client) -> None:
    body = drafting(scene, lead)

    def send(turn: int) -> dict[str, object]:
        return done((client, elsewhere)[turn % 2].post("/applications", body, key=KEY), 201)

    before = client.at.log.head()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(16)))
    assert [answer for answer in answers if answer != answers[0]] == []
    assert len(client.at.log.read(before, 100)) == 1


def test_the_clock_is_moved_once(scene: Scene, at: TestOffice) -> None:
    moved: list[int] = []

    def advance(days: int) -> object:
        moved.append(days)
        return at.clock.now()

    object.__setattr__(at.doors, "advance", advance)
    operator = Client(app_of(at), at, at.token(scene.person("(가상) 운영자", (Role.OPERATOR, None))))
    first = done(operator.post("/office/clock", {"days": 3}, key=KEY))
    assert done(operator.post("/office/clock", {"days": 3}, key=KEY)) == first
    assert moved == [3]


def test_two_for_the_last_place_one_wins_and_the_other_is_told_why(scene: Scene, enter: Enter) -> None:
    partner = scene.firm("(가상) 큰터건설", LARGE_BUILDER)
    by = enter(scene.acting_for(partner))
    cases = []
    for number in range(6):
        lead = scene.firm(f"(가상) 작은터 {number}", BUILDER)
        case = scene.draft(Track.CAPABILITY_BUILDING, leads=(lead,), partner=partner)
        scene.agree(case, lead)
        cases.append(case)
    body = {"party": str(partner)}
    for case in cases[:4]:
        done(by.post(f"/applications/{case}/agreement/signatures", body, version=2))
    with ThreadPoolExecutor(2) as pool:
        last = list(
            pool.map(lambda case: by.post(f"/applications/{case}/agreement/signatures", body, version=2), cases[4:])
        )
    assert sorted(answer.status_code for answer in last) == [200, 409]
    loser = next(answer for answer in last if answer.status_code == 409)
    assert problem(loser, 409, "partner-places-full")["values"] == {"places": 5, "taken": 5, "wanted": 1}
