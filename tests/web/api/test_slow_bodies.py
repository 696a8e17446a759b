"""A request that comes in slowly holds a thread: nobody's takes the last seat, and somebody's never the last thread."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

import psycopg
import pytest
from werkzeug.test import TestResponse

from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, problem
from web.app import create_app

FIRM = b'{"label": "x"}'


class Trickling(BytesIO):
    """A body that lets something happen before it is all there."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__(FIRM)
        self._meanwhile = meanwhile

    def read(self, *size: int | None) -> bytes:
        if self.tell() == 0:
            self._meanwhile()
        return super().read(*size)

    def readinto(self, buffer: object, /) -> int:
        if self.tell() == 0:
            self._meanwhile()
        return super().readinto(buffer)  # type: ignore[arg-type]


def send(client: Client, meanwhile: Callable[[], object]) -> TestResponse:
    return client.ask(
        "POST",
        "/firms",
        input_stream=Trickling(meanwhile),
        content_length=len(FIRM),
        content_type="application/json",
    )


@pytest.fixture
def person(scene: Scene) -> UUID:
    return scene.person("(가상) 사람")


@pytest.mark.parametrize("token", [None, "sgs_nobodys"])
def test_nobodys_request_is_not_read_where_seats_are_short(token: str | None, scene: Scene) -> None:
    read: list[str] = []
    app = create_app(scene.at.office, scene.at.doors, readers=1)
    problem(send(Client(app, scene.at, token), lambda: read.append("read")), 401, "not-signed-in")
    assert read == []


def test_while_as_many_are_read_as_may_be_another_is_told_to_come_again_and_reads_are_answered(
    scene: Scene, person: UUID
) -> None:
    client = Client(create_app(scene.at.office, scene.at.doors, readers=1), scene.at, scene.at.token(person))
    meanwhile: list[TestResponse] = []

    def others() -> None:
        meanwhile.append(client.post("/firms"))
        meanwhile.append(client.get("/me"))

    problem(send(client, others), 422, "invalid")
    refused, answered = meanwhile
    problem(refused, 503, "busy")
    assert refused.headers["Retry-After"] == "1"
    assert answered.status_code == 200
    problem(client.post("/firms"), 422, "invalid")


def test_who_takes_anybodys_seats_leaves_those_of_people_free(scene: Scene, person: UUID) -> None:
    app = create_app(scene.at.office, scene.at.doors, readers=2)
    nobody, somebody = (Client(app, scene.at, token) for token in ("sgs_nobodys", scene.at.token(person)))
    meanwhile: list[TestResponse] = []
    problem(
        send(nobody, lambda: meanwhile.extend((nobody.post("/firms"), somebody.post("/firms")))), 401, "not-signed-in"
    )
    problem(meanwhile[0], 401, "not-signed-in")
    problem(meanwhile[1], 422, "invalid")


def test_a_token_taken_back_while_the_request_came_in_is_nobodys(scene: Scene, person: UUID) -> None:
    client = Client(app_of(scene.at), scene.at, scene.at.token(person))

    def take_back() -> None:
        with psycopg.connect(scene.at.database.clerk) as connection:
            connection.execute("UPDATE desk.tokens SET revoked_at = now() WHERE owner = %s", [person])

    problem(send(client, take_back), 401, "not-signed-in")
