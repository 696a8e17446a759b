"""The window closes at midnight in Seoul, whatever zone the server's clock is told in."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from application.office import access_of
from domain.access.facts import SubmissionRefused
from tests.offices import TestOffice
from tests.scenes import CLOSES, Scene
from tests.web.api.clients import Client, done, problem
from tests.web.api.conftest import Enter


@pytest.fixture(params=["UTC", "Asia/Seoul", "America/Los_Angeles", "Pacific/Kiritimati"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone this process runs in."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture
def person(scene: Scene, lead: UUID) -> UUID:
    return scene.acting_for(lead)


@pytest.fixture
def client(person: UUID, enter: Enter) -> Client:
    return enter(person)


@pytest.mark.usefixtures("zone")
def test_a_second_before_midnight_in_seoul_it_is_received(
    at: TestOffice, scene: Scene, lead: UUID, client: Client
) -> None:
    case = scene.draft(leads=(lead,))
    at.clock.set(datetime(2021, 4, 19, 14, 59, 59, tzinfo=UTC))
    submitted = done(client.post(f"/applications/{case}/submission", version=1))
    assert (submitted["arrived"], submitted["on"]) == ("2021-04-19T14:59:59Z", "2021-04-19")


@pytest.mark.usefixtures("zone")
def test_at_midnight_in_seoul_it_is_refused_and_the_attempt_is_recorded(
    at: TestOffice, scene: Scene, lead: UUID, person: UUID, client: Client
) -> None:
    case = scene.draft(leads=(lead,))
    at.clock.set(CLOSES)
    history = len(at.log.history(case))
    refused = problem(client.post(f"/applications/{case}/submission", version=1), 409, "call-closed")
    assert refused["values"]["closes"] == "2021-04-19T15:00:00Z"
    assert "2021-04-20 00:00:00" in refused["detail"]

    assert len(at.log.history(case)) == history
    (attempt,) = at.log.history(access_of(person))
    assert attempt.fact == SubmissionRefused(application=case, call=scene.call, arrived=CLOSES, reason="call-closed")


def test_nothing_is_begun_once_it_has_closed(at: TestOffice, scene: Scene, lead: UUID, client: Client) -> None:
    at.clock.set(CLOSES + timedelta(days=1))
    before = at.log.head()
    form = {"title": "(가상) 과제", "leads": [str(lead)]}
    body = {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": str(lead), "form": form}
    problem(client.post("/applications", body), 409, "call-closed")
    assert at.log.head() == before


def test_arrival_counts_and_not_the_moment_of_recording(
    at: TestOffice, scene: Scene, lead: UUID, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request had arrived completely a moment before the close; the office got to it after."""
    case = scene.draft(leads=(lead,))
    at.clock.set(CLOSES - timedelta(seconds=1))
    owner = at.doors.tokens.owner

    def slowly(token: str) -> UUID | None:
        at.clock.set(CLOSES + timedelta(seconds=1))
        return owner(token)

    monkeypatch.setattr(at.doors.tokens, "owner", slowly)
    assert done(client.post(f"/applications/{case}/submission", version=1))["arrived"] == "2021-04-19T14:59:59Z"
