"""What a provider sends a browser back with is believed only where all of it holds, once, and in that browser."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from application.identities import PASSAGE
from tests.providers import EC, Claims, Loopback, rsa_key, signed_with_the_public_key, unsigned
from tests.scenes import OPENS
from tests.web.pages.elsewhere import Town, back, changed, said, step, there, there_and_back
from tests.web.pages.reading import Page
from web.pages.elsewhere import COOKIE


def test_what_comes_back_to_another_browser_signs_nobody_in(town: Town) -> None:
    officer = town.traveller()
    town.mss.subject = officer.subject
    mine, anothers = town.door.browser(), town.door.browser()
    address = there(mine)
    assert back(anothers, address).status_code == 403
    there(anothers)
    assert back(anothers, address).status_code == 403
    assert anothers.sees() == 401
    assert back(mine, address).status_code == 303
    assert mine.sees() == 200


def test_what_came_back_once_is_good_no_second_time(town: Town) -> None:
    officer = town.traveller()
    town.mss.subject = officer.subject
    browser = town.door.browser()
    address = there(browser)
    passage = browser.client.get_cookie(COOKIE.name)
    assert passage
    assert back(browser, address).status_code == 303
    assert back(browser, address).status_code == 403
    thief = town.door.browser()
    thief.client.set_cookie(COOKIE.name, passage.value)
    assert back(thief, address).status_code == 403
    assert thief.sees() == 401


def test_a_code_that_was_given_for_another_browser_is_refused_by_its_proof_key(town: Town) -> None:
    officer = town.traveller()
    town.mss.subject = officer.subject
    stolen = dict(parse_qsl(urlsplit(there(town.door.browser())).query))["code"]
    browser = town.door.browser()
    assert back(browser, changed(there(browser), code=stolen)).status_code == 403
    assert browser.sees() == 401


@pytest.mark.parametrize(
    "query",
    [
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"state": None},
        {"state": "made-up"},
        {"state": "é"},
        {"code": None},
        {"code": ""},
        {"code": "x" * 5000},
        {"code": "made-up"},
        {"code": None, "error": "access_denied"},
    ],
    ids=str,
)
def test_an_answer_that_is_not_the_providers_to_this_question_is_refused(town: Town, query: dict[str, Any]) -> None:
    browser = town.door.browser()
    answer = back(browser, changed(there(browser), **query))
    assert (answer.status_code, browser.sees()) == (403, 401)
    assert said(answer) == "로그인이 확인되지 않았습니다"


def test_an_answer_of_one_provider_is_none_of_another(town: Town) -> None:
    browser = town.door.browser()
    for answer in (there(browser), changed(there(browser), iss=None)):
        assert back(browser, answer.replace("/sign-in/mss/", "/sign-in/pps/")).status_code == 403
    assert not town.pps.asked["token"]


def test_a_provider_that_never_names_itself_is_told_by_its_own_way_back(town: Town) -> None:
    browser = town.door.browser()
    assert there_and_back(browser, "pps").status_code == 303
    assert step(browser) == "INVITATION"


def test_who_stays_away_too_long_begins_again(town: Town) -> None:
    browser = town.door.browser()
    address = there(browser)
    town.door.pass_time(PASSAGE)
    assert back(browser, address).status_code == 403


def other_nonce(claims: Claims) -> Claims:
    return {**claims, "nonce": "another"}


def no_nonce(claims: Claims) -> Claims:
    return {name: value for name, value in claims.items() if name != "nonce"}


def other_issuer(claims: Claims) -> Claims:
    return {**claims, "iss": "https://elsewhere.example"}


def for_another_client(claims: Claims) -> Claims:
    return {**claims, "aud": "another"}


def for_several_clients(claims: Claims) -> Claims:
    return {**claims, "aud": [claims["aud"], "another"]}


def of_another_party(claims: Claims) -> Claims:
    return {**claims, "azp": "another"}


def expired(claims: Claims) -> Claims:
    return {**claims, "exp": claims["iat"] - 31}


def of_yesterday(claims: Claims) -> Claims:
    return {**claims, "iat": claims["iat"] - 86_400}


def of_nobody(claims: Claims) -> Claims:
    return {name: value for name, value in claims.items() if name != "sub"}


@pytest.mark.parametrize(
    "altered",
    [
        other_nonce,
        no_nonce,
        other_issuer,
        for_another_client,
        for_several_clients,
        of_another_party,
        expired,
        of_yesterday,
        of_nobody,
    ],
)
def test_a_token_that_says_what_it_must_not_signs_nobody_in(town: Town, altered: Callable[[Claims], Claims]) -> None:
    town.mss.faults.claims = altered
    browser = town.door.browser()
    assert there_and_back(browser).status_code == 403
    assert (browser.sees(), step(browser)) == (401, "PASSWORD")


def by_a_stranger(claims: Claims) -> str:
    return Loopback(now=lambda: OPENS).signed(claims, key=rsa_key("first"))


def by_a_key_that_is_not_published(claims: Claims) -> str:
    return Loopback(now=lambda: OPENS).signed(claims, key=EC)


@pytest.mark.parametrize(
    "sign", [unsigned, signed_with_the_public_key, by_a_stranger, by_a_key_that_is_not_published, lambda _: "a.b.c"]
)
def test_a_token_that_the_provider_did_not_sign_signs_nobody_in(town: Town, sign: Callable[[Claims], str]) -> None:
    town.mss.faults.sign = sign
    browser = town.door.browser()
    assert there_and_back(browser).status_code == 403
    assert (browser.sees(), step(browser)) == (401, "PASSWORD")


def test_an_access_token_is_no_sign_in(town: Town) -> None:
    town.mss.faults.header = {"typ": "at+jwt"}
    assert there_and_back(town.door.browser()).status_code == 403


@pytest.mark.parametrize("fault", ["down", "hanging", "dripping", "moved"])
def test_a_provider_that_is_away_is_said_to_be(town: Town, fault: str) -> None:
    browser = town.door.browser()
    address = there(browser)
    setattr(town.mss.faults, fault, True)
    before = town.mss.asked["token"]
    answer = back(browser, address)
    assert town.mss.asked["token"] == before + 1, "asked once, and not followed elsewhere"
    assert (answer.status_code, browser.sees()) == (503, 401)
    assert said(answer) == "로그인 서비스가 응답하지 않습니다"
    assert "/sign-in" in Page(answer.get_data(as_text=True)).links()


def test_the_provider_is_told_no_more_than_it_must_be(town: Town) -> None:
    left = town.door.browser().client.get("/sign-in/mss?onward=/cases/secret")
    asked = dict(parse_qsl(urlsplit(left.headers["Location"]).query))
    assert asked.pop("code_challenge_method") == "S256"
    assert len(asked.pop("code_challenge")) == 43
    drawn = [asked.pop("state"), asked.pop("nonce")]
    assert len(set(drawn)) == 2
    assert asked == {
        "response_type": "code",
        "client_id": "sangsaeng",
        "scope": "openid",
        "redirect_uri": "http://localhost/sign-in/mss/return",
    }


def test_the_cookie_of_a_passage_is_out_of_reach_and_soon_gone(town: Town) -> None:
    answer = town.door.app.test_client().get("/sign-in/mss", base_url="https://office.example")
    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if "passage" in one]
    assert cookie.startswith("__Host-")
    assert all(f"; {word}" in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=600"))
