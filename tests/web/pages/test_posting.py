"""Forms that record: whose they are, once each, and what the page after them says."""

from dataclasses import dataclass, field

import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from application.actions import Action
from application.looking import case_thing
from application.permissions import may
from domain.facts import Refused
from domain.roles import Role
from tests.web.pages.conftest import Browser, Desk
from tests.web.pages.reading import Page
from web import current
from web.api.commanding import Command
from web.app import create_app
from web.pages import posting

SAID = "보완을 요구했습니다."


@dataclass
class Trying:
    """An application with a form of its own, and the commands that came of it."""

    app: Flask
    desk: Desk
    commands: list[Command] = field(default_factory=list)

    def browser(self, person: str | None = "officer") -> Browser:
        browser = Browser(self.app.test_client())
        if person:
            assert browser.choose(self.desk.people[person]).status_code == 303
        return browser


@pytest.fixture(scope="module")
def trying(desk: Desk) -> Trying:
    case = desk.cases.asked
    app = create_app(desk.at.office, desk.app.extensions["doors"])
    made = Trying(app, desk)

    def record() -> Response:
        posting.read_form()
        office, actor = current.office(), current.actor()
        assert actor
        verdict = may(actor, Action.READ_CASE, case_thing(office, case, reader=actor))
        made.commands.append(posting.command(verdict, case=case))
        return posting.done("/calls", "design.recorded", position=1)

    def refuse() -> Response:
        raise Refused("call-closed", opens="3월", closes="4월")

    app.add_url_rule("/record", endpoint="pages.record", view_func=record, methods=["POST"])
    app.add_url_rule("/refuse", endpoint="pages.refuse", view_func=refuse)
    app.add_url_rule("/shown", endpoint="pages.shown", view_func=lambda: posting.seen_token(case, 7))
    return made


def hidden(browser: Browser) -> dict[str, str]:
    """What a form that the office gives to this browser holds unseen."""
    form = browser.page("/design").root.all("form", method="post")[0]
    return {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}


def post(browser: Browser, **fields: str) -> TestResponse:
    return browser.client.post("/record", data={**hidden(browser), **fields})


def test_what_was_recorded_is_said_on_the_next_page_and_once(trying: Trying) -> None:
    browser = trying.browser()
    answer = post(browser)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/calls")
    assert f"{SAID} 기록 1번" in browser.page("/calls").text
    assert SAID not in browser.page("/calls").text


def test_nobody_else_who_looks_in_this_browser_is_told(trying: Trying) -> None:
    browser = trying.browser()
    post(browser)
    browser.choose(trying.desk.people["nobody"])
    assert SAID not in browser.page("/calls").text


def test_a_form_of_another_browser_records_nothing(trying: Trying) -> None:
    theirs, count = hidden(trying.browser()), len(trying.commands)
    assert trying.browser().client.post("/record", data=theirs).status_code == 400
    assert len(trying.commands) == count


def test_who_only_visits_the_demonstration_records_nothing(trying: Trying) -> None:
    count = len(trying.commands)
    assert post(trying.browser(None)).status_code == 403
    assert len(trying.commands) == count


def test_a_command_names_who_acts_in_which_role_and_what_they_were_shown(trying: Trying) -> None:
    browser = trying.browser()
    token = browser.get("/shown").get_data(as_text=True)
    assert post(browser, version="3", seen=token).status_code == 303
    command = trying.commands[-1]
    assert (command.by.subject, command.by.role) == (trying.desk.people["officer"], Role.INTAKE_OFFICER)
    assert (command.expecting, command.by.seen) == (3, 7)


def test_a_form_sent_twice_is_one_command_and_a_corrected_one_another(trying: Trying) -> None:
    browser = trying.browser()
    form = hidden(browser)
    for typed in ("a", "a", "b"):
        browser.client.post("/record", data={**form, "reasons": typed})
    first, again, other = (command.once for command in trying.commands[-3:])
    assert first
    assert first == again
    assert first != other


@pytest.mark.parametrize("made_up", [{"version": "x"}, {"version": "9" * 19}, {"seen": "x"}])
def test_what_no_form_of_ours_holds_is_refused(trying: Trying, made_up: dict[str, str]) -> None:
    assert post(trying.browser(), **made_up).status_code == 400


def test_a_refusal_is_a_page_that_says_what_is_wrong_and_what_to_do(trying: Trying) -> None:
    answer = trying.browser().get("/refuse")
    said = Page(answer.get_data(as_text=True)).text
    assert answer.status_code == 409
    assert "접수가 마감되었거나 아직 시작되지 않았습니다." in said
    assert "4월에 마감됩니다" in said


def test_a_refusal_is_put_beside_its_field_or_said_of_the_form(trying: Trying) -> None:
    with trying.app.test_request_context():
        assert set(posting.faults(Refused("label-required"))) == {"label"}
        assert set(posting.faults(Refused("call-closed", opens="3월", closes="4월"))) == {posting.WHOLE}
