"""Whether the office lives, and what it says about itself: never a name, a number or a typed text."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, NoReturn

import pytest
from flask import Flask
from structlog.testing import capture_logs

from adapters.log import PostgresLog
from application.ports import Stale, Unsure
from domain.rules.vocabulary import PaperKind
from tests.offices import TestOffice
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, documented, done, problem, read
from tests.web.api.conftest import Enter
from web.app import create_app
from web.logs import configure


def get(app: Flask, path: str) -> Any:
    return app.test_client().get(path)


def test_it_lives_without_its_database(at: TestOffice) -> None:
    at.log.close()
    assert get(app_of(at), "/healthz").get_json() == {"status": "alive"}


def test_it_is_ready_when_the_book_has_come_to_the_log(at: TestOffice, scene: Scene) -> None:
    app = app_of(at)
    at.catch_up()
    assert get(app, "/readyz").get_json() == {"status": "ready", "scanner": "absent", "key_service": "none"}
    scene.firm()
    assert get(app, "/readyz").status_code == 200
    at.clock.advance(timedelta(seconds=6))
    behind = get(app, "/readyz")
    assert problem(behind, 503, "book-behind")["values"]["head"] == at.log.head()
    assert behind.headers["Retry-After"] == "1"
    at.catch_up()
    assert get(app, "/readyz").status_code == 200


class Away:
    """A part of the office whose database is away."""

    def __getattr__(self, name: str) -> NoReturn:
        raise ConnectionError(name)


class Broken:
    """A part of the office that fails, and says what somebody typed."""

    def __getattr__(self, name: str) -> NoReturn:
        raise ValueError("(가상) 비밀 글")


def test_it_is_not_ready_without_its_database_and_says_so(at: TestOffice) -> None:
    office = replace(at.office, log=Away(), book=Away())
    app = create_app(office, at.doors)
    for path in ("/readyz", "/api/v1/me"):
        answer = app.test_client().get(path, headers={"Authorization": f"Bearer {at.token(at.office.ids.new())}"})
        problem(answer, 503, "database-away")
        assert answer.headers["Retry-After"] == "1"


def test_what_fails_here_tells_nothing_of_how(at: TestOffice) -> None:
    app = create_app(replace(at.office, book=Broken()), at.doors)
    with capture_logs() as logs:
        answer = get(app, "/readyz")
    body = problem(answer, 500, "internal-error")
    assert body["request"] == answer.headers["X-Request-Id"]
    for text in (answer.get_data(as_text=True), str(logs)):
        assert "비밀" not in text
        assert "ValueError" not in answer.get_data(as_text=True)
    failed = next(one for one in logs if one["event"] == "unexpected")
    assert failed["error"] == "ValueError"
    assert any("health.py" in frame for frame in failed["where"])


class Losing:
    """A log that takes everything and loses the answer, or is always a moment late."""

    def __init__(self, log: PostgresLog, failure: Exception) -> None:
        self._log, self._failure = log, failure

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)

    def append(self, *_: object, **__: object) -> NoReturn:
        raise self._failure


@pytest.mark.parametrize(
    ("failure", "status", "code"), [(Unsure(), 503, "not-yet-known"), (Stale(7), 409, "changed-meanwhile")], ids=str
)
def test_what_the_log_cannot_tell_is_never_called_not_recorded(
    failure: Exception, status: int, code: str, at: TestOffice, scene: Scene
) -> None:
    app = create_app(replace(at.office, log=Losing(at.log, failure)), at.doors)
    client = Client(app, at, at.token(scene.person("(가상) 사람")))
    body = {"label": "(가상) 기업", "business_number": "999-86-00024", "profile": {"size": "SMALL"}}
    answer = client.post("/firms", body, key="a-key-of-mine")
    problem(answer, status, code)
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_logging_set_up_twice_still_tells_every_request(scene: Scene, enter: Enter) -> None:
    client = enter(scene.person("(가상) 임꺽정"))
    documented(client.app)
    for _ in range(2):
        configure()
        with capture_logs() as logs:
            read(client.get("/calls"))
        assert [one["event"] for one in logs] == ["request"]


def test_a_line_of_log_a_request_names_no_one_and_nothing_typed(scene: Scene, enter: Enter) -> None:
    person = scene.person("(가상) 임꺽정")
    client = enter(person)
    documented(client.app)
    with capture_logs() as logs:
        body = {"label": "(가상) 별무리전자", "business_number": "999-88-00047", "profile": {"size": "SMALL"}}
        firm = done(client.post("/firms", body), 201)["id"]
        read(client.get("/firms?q=별무리"))
        form = {"title": "(가상) 반딧불 과제", "leads": [firm]}
        drafting = {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": firm, "form": form}
        case = done(client.post("/applications", drafting), 201)["id"]
        done(client.upload(case, PaperKind.OTHER, name="반딧불.pdf", version=1), 201)
        problem(client.post("/applications", {"call": "반딧불"}), 422, "invalid")
        problem(client.get("/applications/반딧불"), 404, "no-such-address")
    requests = [one for one in logs if one["event"] == "request"]
    assert [(one["method"], one["route"], one["status"]) for one in requests] == [
        ("POST", "/api/v1/firms", 201),
        ("GET", "/api/v1/firms", 200),
        ("POST", "/api/v1/applications", 201),
        ("POST", "/api/v1/applications/<uuid:id>/papers", 201),
        ("POST", "/api/v1/applications", 422),
        ("?", None, 404),
    ]
    assert {one["actor"] for one in requests} == {str(person)}
    assert all(
        set(one) == {"event", "log_level", "method", "route", "status", "ms", "cause", "actor"} for one in requests
    )
    said = str(logs)
    for secret in ("임꺽정", "별무리", "99988", "999-88", "반딧불", client.token):
        assert str(secret) not in said


def test_nothing_typed_is_stored_in_the_clear(at: TestOffice, scene: Scene, enter: Enter) -> None:
    client = enter(scene.person("(가상) 임꺽정"))
    body = {
        "label": "(가상) 별무리전자",
        "business_number": "999-88-00047",
        "phone": "02-999-0000",
        "email": "byeol@example.org",
        "profile": {"size": "SMALL"},
    }
    firm = done(client.post("/firms", body), 201)["id"]
    form = {
        "title": "(가상) 반딧불 과제",
        "leads": [firm],
        "items": [{"label": "(가상) 도깨비 등불", "kind": "GOODS"}],
    }
    drafting = {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": firm, "form": form}
    case = done(client.post("/applications", drafting, key="a-key-of-mine"), 201)["id"]
    done(client.upload(case, PaperKind.OTHER, name="반딧불.pdf", version=1, key="a-key-of-mine"), 201)
    done(client.post(f"/applications/{case}/submission", version=2))
    done(client.post(f"/applications/{case}/withdrawal", {"reasons": "호랑이가 나타났다"}, version=3))
    assert read(client.get(f"/applications/{case}"))["status"] == "WITHDRAWN"
    stored = at.every_byte()
    assert case.encode() in stored
    secrets = (
        "임꺽정",
        "별무리",
        "반딧불",
        "도깨비",
        "호랑이",
        "9998800047",
        "999-88",
        "02-999",
        "byeol",
        "a-key-of-mine",
    )
    for secret in (*secrets, str(client.token)):
        assert secret.encode() not in stored, secret
        assert secret.encode("unicode_escape") not in stored, secret


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/nothing", "/healthz", "/openapi.json", "/docs"])
def test_every_answer_is_kept_by_nobody_and_sniffed_by_nobody(path: str, at: TestOffice) -> None:
    answer = get(app_of(at), path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Request-Id"]
