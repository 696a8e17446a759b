"""Coming in with an account: password, one-time code, choosing a password; locked, idle, signed out, shut out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from werkzeug.test import TestResponse

from adapters.clocks import ScriptedClock
from adapters.desk import disable_account, reset_account
from application import opening, registering
from application.signing_in import ABSOLUTE, ATTEMPTS_ON_A_LOGIN, IDLE, WINDOW
from domain.roles import Role
from domain.values import Agency
from tests.postgres import Servers
from tests.scenes import OPENS
from tests.web.applications import an_application
from tests.web.pages.coming_in import CHOSEN, Browser, Door, a_door
from tests.web.pages.conftest import looking_as_auditor
from tests.web.pages.reading import Page
from web.pages.sessions import COOKIE


@pytest.fixture(scope="module")
def door(postgres_servers: Servers) -> Iterator[Door]:
    with a_door(postgres_servers, ScriptedClock(OPENS)) as made:
        yield made


def came_in(door: Door, *roles: tuple[Role, Agency | None]) -> tuple[Browser, UUID, str, str]:
    """Somebody who is in: the browser, the person, the login, the secret of their codes."""
    person, login, password = door.person(*roles)
    browser = door.browser()
    assert browser.give_password(login, password) == 303
    assert browser.choose() == 303
    shared = browser.enrol() if roles else ""
    assert browser.sees() == 200
    return browser, person, login, shared


OFFICER = (Role.INTAKE_OFFICER, Agency.MSS)


def test_nobody_sees_a_page_before_every_step_is_taken(door: Door) -> None:
    _, login, password = door.person(OFFICER)
    browser = door.browser()
    assert browser.sees() == 401
    assert browser.give_password(login, password) == 303
    assert browser.sees() == 401
    assert browser.choose() == 303
    assert browser.sees() == 401
    browser.enrol()
    assert browser.sees() == 200
    assert "들어오는 사람" in browser.page("/calls").root.one("a", class_="person").text()


def test_who_has_no_office_comes_in_with_the_password_of_their_own_choice(door: Door) -> None:
    browser, _, login, _ = came_in(door)
    assert browser.send("/sign-out").status_code == 303
    assert browser.sees() == 401
    assert browser.give_password(login, CHOSEN) == 303
    assert browser.sees() == 200


def test_a_code_is_good_once_and_only_now(door: Door) -> None:
    _, _, login, shared = came_in(door, OFFICER)
    other = door.browser()
    assert other.give_password(login, CHOSEN) == 303
    assert other.send(code=door.code(shared)).status_code == 403, "enrolling used this code up"
    door.pass_time(timedelta(seconds=30))
    code = door.code(shared)
    assert other.send(code=code).status_code == 303
    assert other.sees() == 200
    third = door.browser()
    assert third.give_password(login, CHOSEN) == 303
    assert third.send(code=code).status_code == 403
    door.pass_time(timedelta(minutes=2))
    assert third.send(code=code).status_code == 403


def test_the_session_that_a_stranger_planted_or_kept_is_nobodys(door: Door) -> None:
    _, login, password = door.person(OFFICER)
    browser = door.browser()
    browser.client.set_cookie(COOKIE.name, "planted")
    browser.give_password(login, password)
    first = browser.cookie()
    browser.choose()
    second = browser.cookie()
    browser.enrol()
    third = browser.cookie()
    assert len({"planted", first, second, third}) == 4
    for old in ("planted", first, second):
        stranger = door.browser()
        stranger.client.set_cookie(COOKIE.name, old)
        assert stranger.sees() == 401


def test_the_wrong_password_and_the_unknown_login_are_answered_alike(door: Door) -> None:
    _, login, _ = door.person(OFFICER)
    known, unknown = (
        door.browser().send(login=one, password="wrong but long enough") for one in (login, "nobody-here")
    )
    assert (known.status_code, unknown.status_code) == (403, 403)

    def said(answer: TestResponse) -> str:
        return Page(answer.get_data(as_text=True)).root.one("div", class_="errors").text()

    assert said(known) == said(unknown)


def test_five_wrong_tries_lock_a_login_and_the_right_password_with_it_until_time_has_passed(door: Door) -> None:
    _, login, password = door.person(OFFICER)
    with ThreadPoolExecutor(8) as at_once:
        tried = list(at_once.map(lambda _: door.browser().give_password(login, "wrong but long enough"), range(12)))
    # Each is counted before it is looked at: of those at once fewer may be looked at, never more.
    assert 0 < tried.count(403) <= ATTEMPTS_ON_A_LOGIN
    assert set(tried) == {403, 429}
    assert door.browser().give_password(login, password) == 429
    door.pass_time(WINDOW)
    assert door.browser().give_password(login, password) == 303


@pytest.mark.parametrize("weak", ["짧은 비밀번호", "{login}-is-my-login", "x" * 201])
def test_a_weak_password_will_not_do(weak: str, door: Door) -> None:
    _, login, password = door.person(OFFICER)
    browser = door.browser()
    browser.give_password(login, password)
    assert browser.choose(weak.format(login=login)) == 422
    assert browser.send(password=CHOSEN, again=f"{CHOSEN}!").status_code == 422


def test_a_session_idles_out_and_grows_old(door: Door) -> None:
    browser, *_ = came_in(door, OFFICER)
    door.pass_time(IDLE - timedelta(minutes=1))
    assert browser.sees() == 200
    door.pass_time(IDLE)
    assert browser.sees() == 401
    browser, *_ = came_in(door, OFFICER)
    for _ in range(ABSOLUTE // (IDLE / 2) - 1):
        door.pass_time(IDLE / 2)
        assert browser.sees() == 200
    door.pass_time(IDLE / 2)
    assert browser.sees() == 401


def test_signing_out_everywhere_ends_every_session_and_a_new_password_every_other(door: Door) -> None:
    browser, _, login, shared = came_in(door, OFFICER)

    def another() -> Browser:
        door.pass_time(timedelta(seconds=60))
        other = door.browser()
        other.give_password(login, CHOSEN)
        assert other.send(code=door.code(shared)).status_code == 303
        return other

    other = another()
    fields = {"current": "wrong but long enough", "password": f"{CHOSEN}!", "again": f"{CHOSEN}!"}
    assert other.send("/account", **fields).status_code == 403
    assert other.send("/account", **{**fields, "current": CHOSEN}).status_code == 303
    assert (browser.sees(), other.sees()) == (401, 200)
    assert other.send("/sign-out", everywhere="1").status_code == 303
    assert other.sees() == 401


def test_another_role_ends_the_session(door: Door) -> None:
    browser, person, *_ = came_in(door, OFFICER)
    registering.grant_role(door.scene.office, person, role=Role.AUDITOR, agency=None, by=opening.by_machine(uuid4()))
    assert browser.sees() == 401


def test_a_disabled_account_is_out_at_once_and_a_reset_one_begins_anew(door: Door) -> None:
    browser, _, login, _ = came_in(door, OFFICER)
    clerk = door.scene.at.database.clerk
    assert disable_account(clerk, login, door.clock.now())
    assert browser.sees() == 401
    assert door.browser().give_password(login, CHOSEN) == 403
    password = reset_account(clerk, login, door.clock.now())
    assert password
    again = door.browser()
    assert again.give_password(login, CHOSEN) == 403
    assert again.give_password(login, password) == 303
    assert again.choose() == 303
    again.enrol()
    assert again.sees() == 200


def test_a_form_that_is_not_ours_takes_no_step(door: Door) -> None:
    _, login, password = door.person(OFFICER)
    client = door.app.test_client()
    answer = client.post("/sign-in", data={"step": "PASSWORD", "login": login, "password": password})
    assert answer.status_code == 400
    assert client.get_cookie(COOKIE.name) is None


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_other_hosts(door: Door) -> None:
    _, login, password = door.person(OFFICER)
    browser = door.browser()
    page = browser.client.get("/sign-in", base_url="https://office.example")
    hidden = {
        one.attributes["name"]: one.attributes["value"]
        for one in Page(page.get_data(as_text=True)).root.all("form", method="post")[0].all("input", type="hidden")
    }
    fields = {**hidden, "login": login, "password": password}
    answer = browser.client.post("/sign-in", data=fields, base_url="https://office.example")
    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if "session" in one]
    assert cookie.startswith("__Host-")
    assert all(f"; {word}" in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
    assert "Domain" not in cookie


def test_the_database_holds_no_password_code_session_or_address(door: Door) -> None:
    browser, _, login, shared = came_in(door, OFFICER)
    door.browser().give_password(login, "wrong but long enough")
    with psycopg.connect(door.scene.at.database.superuser) as connection:
        rows = "\n".join(
            row[0]
            for table in ("accounts", "codes", "sessions", "attempts")
            for row in connection.execute(f"SELECT kept::text FROM desk.{table} AS kept")  # noqa: S608
        )
    kept = rows.encode()
    for secret in (CHOSEN.encode(), shared.encode(), browser.cookie().encode(), b"127.0.0.1", b"wrong but"):
        assert secret not in kept
        assert secret.hex().encode() not in kept


def test_a_demonstration_has_no_accounts(door: Door) -> None:
    app = an_application(door.scene.office, looking_as_auditor(door.scene))
    assert app.test_client().get("/sign-in").status_code == 404
    assert app.test_client().get("/account").status_code == 404
