"""Coming in with an identity at a provider: an invitation the first time, second factors, and every way out."""

from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlsplit
from uuid import uuid4

import psycopg
import pytest

from adapters.desk import disable_account, give_account, invite
from application import opening, registering, signing_in_elsewhere
from application.identities import PASSAGE
from application.signing_in import ABSOLUTE, ATTEMPTS_ON_A_LOGIN, IDLE
from domain.roles import Role
from tests.web.applications import an_application
from tests.web.pages.coming_in import CHOSEN, Browser
from tests.web.pages.conftest import looking_as_auditor
from tests.web.pages.elsewhere import OFFICER, WEEK, Town, said, step, there, there_and_back
from web.pages import sessions
from web.pages.elsewhere import COOKIE


def test_the_first_time_one_gives_an_invitation_and_then_never_again(town: Town) -> None:
    person = town.person()
    browser = town.door.browser()
    assert there_and_back(browser).status_code == 303
    assert step(browser) == "INVITATION"
    assert "(가상) 중기부" in browser.page().text
    assert browser.sees() == 401
    assert browser.send(invitation="AAAA-BBBB").status_code == 403
    invitation = town.invite(person)
    assert browser.send(invitation=f" {invitation.lower().replace('-', ' ')} ").status_code == 303
    assert browser.sees() == 200
    assert "밖에서 오는 사람" in browser.page("/calls").root.one("a", class_="person").text()
    again = town.door.browser()
    answer = there_and_back(again)
    assert (answer.status_code, again.sees()) == (303, 200)
    assert again.client.get(answer.headers["Location"]).headers["Location"] == "/calls"


def test_whoever_has_an_office_comes_in_where_the_provider_tells_of_a_second_factor(town: Town) -> None:
    town.traveller(OFFICER)
    again = town.door.browser()
    there_and_back(again)
    assert again.sees() == 200


def test_whoever_has_an_office_sets_our_codes_up_where_it_tells_of_none_and_gives_one_each_time(town: Town) -> None:
    officer = town.traveller(OFFICER, amr=("pwd",))
    assert officer.browser.sees() == 401
    assert step(officer.browser) == "ENROL"
    assert f"otpauth://totp/Sangsaeng:{quote('(가상) 중기부')}?" in officer.browser.page().text
    shared = officer.browser.enrol()
    assert officer.browser.sees() == 200
    town.door.pass_time(timedelta(seconds=60))
    again = town.door.browser()
    there_and_back(again)
    assert (again.sees(), step(again)) == (401, "CODE")
    assert again.send(code="000000").status_code == 403
    assert again.send(code=town.door.code(shared)).status_code == 303
    assert again.sees() == 200


def test_the_codes_of_a_local_account_are_asked_for_here_as_well(town: Town) -> None:
    person, login, password = town.door.person(OFFICER)
    local = town.door.browser()
    local.give_password(login, password)
    local.choose()
    shared = local.enrol()
    browser = town.door.browser()
    there_and_back(browser)
    browser.send(invitation=town.invite(person))
    assert (browser.sees(), step(browser)) == (401, "CODE")
    town.door.pass_time(timedelta(seconds=60))
    assert browser.send(code=town.door.code(shared)).status_code == 303
    assert browser.sees() == 200


def test_no_name_or_address_makes_somebody_known(town: Town) -> None:
    person, login, _ = town.door.person()
    town.mss.faults.claims = lambda claims: {
        **claims,
        "email": login,
        "email_verified": True,
        "preferred_username": login,
        "name": "(가상) 들어오는 사람",
        "person": str(person),
        "roles": ["OPERATOR"],
    }
    browser = town.door.browser()
    there_and_back(browser)
    assert (browser.sees(), step(browser)) == (401, "INVITATION")


@pytest.mark.parametrize(
    ("wanted", "goes"), [("/calls?a=b", "/calls?a=b"), ("//evil.example", "/"), ("https://evil.example/", "/")]
)
def test_one_is_led_on_within_this_office_only(town: Town, wanted: str, goes: str) -> None:
    officer = town.traveller()
    town.mss.subject = officer.subject
    browser = town.door.browser()
    answer = there_and_back(browser, onward=wanted)
    assert urlsplit(answer.headers["Location"]).path == "/sign-in"
    assert browser.client.get(answer.headers["Location"]).headers["Location"] == goes


def test_the_session_that_a_stranger_planted_or_one_had_before_is_nobodys(town: Town) -> None:
    before = town.traveller()
    kept = before.browser.cookie()
    there_and_back(before.browser)
    assert before.browser.sees() == 200
    assert before.browser.cookie() != kept
    for old in ("planted", kept):
        stranger = town.door.browser()
        stranger.client.set_cookie(sessions.COOKIE.name, old)
        assert stranger.sees() == 401


def test_such_a_session_idles_out_and_grows_old(town: Town) -> None:
    browser = town.traveller(OFFICER).browser
    town.door.pass_time(IDLE)
    assert browser.sees() == 401
    browser = town.traveller(OFFICER).browser
    for _ in range(ABSOLUTE // (IDLE / 2) - 1):
        town.door.pass_time(IDLE / 2)
        assert browser.sees() == 200
    town.door.pass_time(IDLE / 2)
    assert browser.sees() == 401


def test_another_role_and_signing_out_end_such_a_session(town: Town) -> None:
    officer = town.traveller(OFFICER)
    by = opening.by_machine(uuid4())
    registering.grant_role(town.door.scene.office, officer.person, role=Role.AUDITOR, agency=None, by=by)
    assert officer.browser.sees() == 401
    other = town.traveller()
    assert other.browser.send("/sign-out").status_code == 303
    assert other.browser.sees() == 401


def test_who_is_unlinked_is_out_at_once_and_needs_another_invitation(town: Town) -> None:
    officer = town.traveller(OFFICER, amr=("pwd",))
    officer.browser.enrol()
    assert town.unlink(officer.person) == 1
    assert officer.browser.sees() == 401
    again = town.door.browser()
    there_and_back(again)
    assert step(again) == "INVITATION"
    assert again.send(invitation=town.invite(officer.person)).status_code == 303
    assert step(again) == "ENROL", "without another way in, the codes were taken away, too"


def test_unlinking_who_has_no_identity_ends_nothing(town: Town) -> None:
    person, login, password = town.door.person()
    browser = town.door.browser()
    browser.give_password(login, password)
    browser.choose()
    assert town.unlink(person) == 0
    assert browser.sees() == 200


def test_a_disabled_account_shuts_this_door_as_well(town: Town) -> None:
    traveller = town.traveller()
    clerk = town.door.scene.at.database.clerk
    login = f"also{traveller.person.int % 10**6}"
    assert give_account(clerk, traveller.person, login)
    assert traveller.browser.sees() == 200
    assert disable_account(clerk, login, town.door.clock.now())
    assert traveller.browser.sees() == 401
    answer = there_and_back(traveller.browser)
    assert (answer.status_code, said(answer)) == (403, "사용이 중지된 계정입니다")
    assert traveller.browser.sees() == 401


def asked_for_an_invitation(town: Town) -> Browser:
    town.mss.subject = f"subject {uuid4()}"
    browser = town.door.browser()
    there_and_back(browser)
    assert step(browser) == "INVITATION"
    return browser


def test_an_invitation_is_good_once_for_a_week_at_one_provider_and_the_newest_alone(town: Town) -> None:
    taken = town.invite(town.person())
    assert asked_for_an_invitation(town).send(invitation=taken).status_code == 303
    assert asked_for_an_invitation(town).send(invitation=taken).status_code == 403
    elsewhere_good = town.invite(town.person(), town.pps.issuer)
    assert asked_for_an_invitation(town).send(invitation=elsewhere_good).status_code == 403
    person = town.person()
    older, newer = town.invite(person), town.invite(person)
    assert asked_for_an_invitation(town).send(invitation=older).status_code == 403
    assert asked_for_an_invitation(town).send(invitation=newer).status_code == 303
    late = town.invite(town.person())
    town.door.pass_time(WEEK)
    assert asked_for_an_invitation(town).send(invitation=late).status_code == 403


def test_five_wrong_invitations_lock_an_identity_and_the_right_one_with_it(town: Town) -> None:
    invitation = town.invite(town.person())
    browser = asked_for_an_invitation(town)
    for _ in range(ATTEMPTS_ON_A_LOGIN):
        assert browser.send(invitation="AAAA").status_code == 403
    assert browser.send(invitation=invitation).status_code == 429


def test_whoever_is_linked_there_is_not_invited_again(town: Town) -> None:
    traveller = town.traveller()
    clerk, expires = town.door.scene.at.database.clerk, town.door.clock.now() + WEEK
    assert invite(clerk, traveller.person, town.mss.issuer, expires=expires) is None
    assert invite(clerk, traveller.person, town.pps.issuer, expires=expires)


def test_two_who_invite_the_same_person_link_one_identity(town: Town) -> None:
    person = town.person()
    first = asked_for_an_invitation(town)
    assert first.send(invitation=town.invite(person)).status_code == 303
    with psycopg.connect(town.door.scene.at.database.superuser) as connection:
        connection.execute(
            "INSERT INTO desk.invitations (hash, issuer, person, expires) VALUES (sha256('ABCD'), %s, %s, %s)",
            (town.mss.issuer, person, town.door.clock.now() + WEEK),
        )
    assert asked_for_an_invitation(town).send(invitation="abcd").status_code == 403


def test_who_has_no_invitation_may_sign_in_another_way(town: Town) -> None:
    browser = asked_for_an_invitation(town)
    assert browser.send("/sign-out", standing="/sign-in").status_code == 303
    assert step(browser) == "PASSWORD"


def test_an_invitation_given_too_late_after_coming_back_begins_again(town: Town) -> None:
    browser = asked_for_an_invitation(town)
    town.door.pass_time(PASSAGE)
    assert step(browser) == "PASSWORD"


def test_too_many_who_leave_from_one_address_are_stopped(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in_elsewhere, "DEPARTURES_FROM_AN_ADDRESS", 0)
    answer = town.door.browser().client.get("/sign-in/mss")
    assert (answer.status_code, said(answer)) == (429, "시도가 너무 많습니다")


def test_ones_own_page_tells_who_vouches_and_offers_no_password_to_who_has_none(town: Town) -> None:
    traveller = town.traveller()
    page = traveller.browser.page("/account")
    assert "(가상) 중기부" in page.text
    assert not page.root.all("input", type="password")
    token = page.root.all("input", name="token")[0].attributes["value"]
    assert traveller.browser.client.post("/account", data={"token": token, "password": CHOSEN}).status_code == 404


def test_the_sign_in_page_leads_to_each_provider_by_a_link(town: Town) -> None:
    page = town.door.browser().page("/sign-in?onward=/calls")
    links = page.root.one("section", class_="elsewhere").all("a")
    assert [link.text() for link in links] == ["(가상) 중기부 로그인"] * 2
    assert [link.attributes["href"] for link in links] == [f"/sign-in/{one}?onward=/calls" for one in ("mss", "pps")]
    english = town.door.browser().page("/sign-in?lang=en")
    assert "Sign in with (invented) MSS" in english.text


def test_the_database_holds_nothing_that_opens_anything(town: Town) -> None:
    invitation = town.invite(town.person())
    browser = town.door.browser()
    address = there(browser)
    kept = browser.client.get_cookie(COOKIE.name)
    assert kept
    with psycopg.connect(town.door.scene.at.database.superuser) as connection:
        rows = "\n".join(
            row[0]
            for table in ("passages", "invitations", "identities", "sessions", "attempts")
            for row in connection.execute(f"SELECT kept::text FROM desk.{table} AS kept")  # noqa: S608
        )
    query = dict(parse_qsl(urlsplit(address).query))
    for secret in (invitation, invitation.replace("-", ""), kept.value, query["state"], query["code"]):
        assert secret not in rows
        assert secret.encode().hex() not in rows


@pytest.mark.parametrize("path", ["/sign-in/nobody", "/sign-in/nobody/return", "/sign-in/MSS"])
def test_who_is_no_provider_is_not_found(town: Town, path: str) -> None:
    assert town.door.browser().client.get(path).status_code == 404


def test_an_office_without_providers_offers_none_and_a_demonstration_neither(town: Town) -> None:
    app = an_application(town.door.scene.office, looking_as_auditor(town.door.scene))
    assert app.test_client().get("/sign-in/mss").status_code == 404
