"""The door of a production office, and browsers at it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pyotp
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from adapters.clocks import ScriptedClock
from adapters.desk import (
    PostgresAccounts,
    PostgresAttempts,
    PostgresCodes,
    PostgresIdentities,
    PostgresPassages,
    PostgresSessions,
    give_account,
)
from application.identities import Provider
from application.signing_in import Entrance
from domain.roles import Role
from domain.values import Agency
from tests.offices import SECRET, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, Scene, an_open_call
from tests.web.applications import an_application
from tests.web.pages.reading import Page
from web.pages.sessions import COOKIE

CHOSEN = "아주 긴 비밀번호 하나"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hashing that costs a test nothing; the office's own parameters stand in the hash itself."""


@dataclass
class Door:
    """A production office's door, with a clock of its own, and what somebody who comes in knows."""

    scene: Scene
    app: Flask
    entrance: Entrance
    clock: ScriptedClock

    def browser(self) -> "Browser":
        return Browser(self.app.test_client(), self)

    def person(self, *roles: tuple[Role, Agency | None]) -> tuple[UUID, str, str]:
        """Somebody with an account, its login and one-time password."""
        person = self.scene.person("(가상) 들어오는 사람", *roles)
        login = f"someone{person.int % 10**6}"
        password = give_account(self.scene.at.database.clerk, person, login)
        self.scene.at.catch_up()
        assert password
        return person, login, password

    def pass_time(self, time: timedelta) -> None:
        self.clock.set(self.clock.now() + time)

    def code(self, shared: str) -> str:
        return pyotp.TOTP(shared).at(self.clock.now())


@dataclass
class Browser:
    """A browser at the sign-in page."""

    client: FlaskClient
    door: Door

    def page(self, path: str = "/sign-in") -> Page:
        return Page(self.client.get(path).get_data(as_text=True))

    def send(self, path: str = "/sign-in", *, standing: str = "", **fields: str) -> TestResponse:
        """Fill the form that leads there, with what is hidden in it, as a browser does, on the page it is `standing` on."""
        page = self.page(standing or ("/sign-in" if path == "/sign-in" else "/account"))
        form = page.root.one("form", method="post", action=path)
        hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
        return self.client.post(path, data={**hidden, **fields})

    def give_password(self, login: str, password: str) -> int:
        return self.send(login=login, password=password).status_code

    def choose(self, password: str = CHOSEN) -> int:
        return self.send(password=password, again=password).status_code

    def enrol(self) -> str:
        """Set one-time codes up; the shared secret."""
        shown = self.send(code="000000")
        assert shown.status_code == 403
        page = Page(shown.get_data(as_text=True))
        form = page.root.all("form", method="post")[0]
        hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
        shared = page.root.all("code")[0].text()
        assert self.client.post("/sign-in", data={**hidden, "code": self.door.code(shared)}).status_code == 303
        return shared

    def sees(self) -> int:
        return self.client.get("/").status_code

    def cookie(self) -> str:
        kept = self.client.get_cookie(COOKIE.name)
        return kept.value if kept else ""


@contextmanager
def a_door(servers: Servers, clock: ScriptedClock, *providers: Provider) -> Iterator[Door]:
    """The door of a production office where a call is open, by a clock of its own; these vouch for people."""
    with ExitStack() as kept:
        database = kept.enter_context(servers.clone(every_postgres()[0]))
        at = kept.enter_context(an_office(database, kept.enter_context(passable_folder()), ScriptedClock(OPENS)))
        key = sha256(SECRET).digest()
        entrance = Entrance(
            accounts=kept.enter_context(PostgresAccounts(database.office, hasher=CHEAP)),
            codes=kept.enter_context(PostgresCodes(database.office, key)),
            sessions=kept.enter_context(PostgresSessions(database.office)),
            attempts=kept.enter_context(PostgresAttempts(database.office, key)),
            identities=kept.enter_context(PostgresIdentities(database.office)),
            passages=kept.enter_context(PostgresPassages(database.office)),
            now=clock.now,
            providers=providers,
        )
        doors = replace(
            at.doors, demonstration=False, people=(), visitor=None, advance=None, secret_key=SECRET, entrance=entrance
        )
        yield Door(scene=an_open_call(at), app=an_application(at.office, doors), entrance=entrance, clock=clock)
