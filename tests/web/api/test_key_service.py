"""An office whose keys a key service wraps: what it says of it, and what it answers while the service is away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.keys import FolderKeys
from tests.adapters.keys.vault import Vault, a_vault
from tests.offices import TestOffice
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.applications import an_application

FIRM = {"label": "(가상) 첫걸음전자", "business_number": "123-45-67891", "profile": {"size": "SMALL"}}


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    """A key service that is asked anew whether it answers, every time."""
    monkeypatch.setattr("adapters.keys.service.REMEMBERED", -1.0)
    with a_vault(tmp_path) as vault:
        yield vault


def client_at(vault: Vault, at: TestOffice, scene: Scene) -> Client:
    keys = FolderKeys(at.folder / "keys", service=vault.transit())
    person = scene.acting_for(scene.firm())
    return Client(an_application(replace(at.office, keys=keys), at.doors), at, at.token(person))


def test_the_office_says_whether_the_service_answers_and_is_ready_either_way(
    vault: Vault, at: TestOffice, scene: Scene
) -> None:
    client = client_at(vault, at, scene)
    at.catch_up()
    for told in ("answers", "away"):
        assert read(client.get("/office"))["key_service"] == told
        ready = client.app.test_client().get("/readyz")
        assert (ready.status_code, ready.get_json()["key_service"]) == (200, told)
        vault.dying_after = 0


def test_what_needs_a_key_of_the_service_is_put_off_while_that_is_away_and_nothing_is_recorded(
    vault: Vault, at: TestOffice, scene: Scene
) -> None:
    client = client_at(vault, at, scene)
    vault.dying_after, head = 0, at.log.head()
    refused = client.post("/firms", FIRM)
    problem(refused, 503, "key-service-away")
    assert "Retry-After" in refused.headers
    assert at.log.head() == head
    vault.dying_after = None
    done(client.post("/firms", FIRM), 201)
