"""Who looks: choosing a person of the demonstration, and what nobody gets to see."""

import pytest

from tests.web.pages.conftest import Browser, Desk
from web.pages import CONTENT_SECURITY_POLICY, visiting
from web.pages.visiting import FORM_COOKIE, PERSON_COOKIE


def who(browser: Browser) -> str:
    return browser.page("/calls").root.one("a", class_="person").text()


def test_a_visitor_looks_as_the_auditor_and_is_told_so(desk: Desk) -> None:
    assert who(desk.browser()) == "보는 사람 (가상) 슬기 (읽기 전용, 바꾸기)"


def test_a_person_is_chosen_from_the_list_and_kept(desk: Desk) -> None:
    browser = desk.browser("officer")
    assert who(browser) == "보는 사람 (가상) 나래"
    [row] = browser.page("/people").root.all("tr", class_="looking")
    assert row.text() == "(가상) 나래 중소벤처기업부 접수 담당자 지금 보는 사람"


def test_the_list_tells_what_each_person_is(desk: Desk) -> None:
    said = [row.text() for row in desk.look("/people").rows()]
    assert any("(가상) 잔디 (가상) 새벽빛정밀 대표자" in line for line in said)
    assert len(said) == len(desk.people)


def test_one_may_look_as_the_visitor_again(desk: Desk) -> None:
    browser = desk.browser("officer")
    assert browser.choose("").status_code == 303
    assert "읽기 전용" in who(browser)


def test_the_cookie_is_signed_and_out_of_reach_of_scripts_and_other_sites(desk: Desk) -> None:
    answer = desk.browser().choose(desk.people["officer"])
    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith(PERSON_COOKIE)]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert str(desk.people["officer"]) not in cookie


@pytest.mark.parametrize("made_up", ["", "x", "ImFiYyI.abc.def"])
def test_a_cookie_of_ones_own_making_is_nobodys(desk: Desk, made_up: str) -> None:
    browser = desk.browser()
    browser.client.set_cookie(PERSON_COOKIE, made_up)
    assert "읽기 전용" in who(browser)


def test_a_cookie_made_for_another_purpose_is_nobodys(desk: Desk) -> None:
    browser = desk.browser("officer")
    form = browser.client.get_cookie(FORM_COOKIE)
    assert form is not None
    browser.client.set_cookie(PERSON_COOKIE, form.value)
    assert "읽기 전용" in who(browser)


def test_a_cookie_grows_old(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = desk.browser("officer")
    monkeypatch.setattr(visiting, "LASTS", -1)
    assert "읽기 전용" in who(browser)


def test_nobody_is_chosen_without_the_form_of_this_browser(desk: Desk) -> None:
    stranger, browser = desk.browser(), desk.browser()
    token = stranger.page("/people").root.one("input", name="token").attributes["value"]
    browser.page("/people")
    for forged in (token, "", "x"):
        answer = browser.client.post("/people", data={"token": forged, "person": str(desk.people["officer"])})
        assert answer.status_code == 400
    without_cookie = desk.app.test_client().post(
        "/people", data={"token": token, "person": str(desk.people["officer"])}
    )
    assert without_cookie.status_code == 400
    assert "읽기 전용" in who(browser)


def test_a_form_cookie_of_letters_we_never_use_is_nobodys(desk: Desk) -> None:
    headers = {"Cookie": f'{FORM_COOKIE}="\\303\\251"'}
    assert (
        desk.app.test_client(use_cookies=False).post("/people", data={"token": "x"}, headers=headers).status_code == 400
    )


@pytest.mark.parametrize("person", ["x", "00000000-0000-4000-8000-000000000000"])
def test_only_people_of_the_demonstration_can_be_chosen(desk: Desk, person: str) -> None:
    assert desk.browser().choose(person).status_code == 400


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/calls?x=1", "/calls?x=1"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("calls", "/"),
        ("", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
    ],
)
def test_choosing_leads_on_within_this_office_only(desk: Desk, wanted: str, goes: str) -> None:
    assert desk.browser().choose(desk.people["officer"], onward=wanted).headers["Location"] == goes


@pytest.mark.parametrize("path", ["/", "/calls", "/people", "/cases/00000000-0000-4000-8000-000000000000"])
def test_in_production_nobody_looks_without_signing_in(production: Browser, path: str) -> None:
    answer = production.get(path)
    assert answer.status_code == 401
    page = production.page(path)
    assert "로그인이 필요합니다" in page.text
    assert not page.root.all("p", class_="demonstration")
    assert not page.root.all("table")


def test_in_production_a_demonstrations_cookie_opens_nothing(desk: Desk, production: Browser) -> None:
    kept = desk.browser("officer").client.get_cookie(PERSON_COOKIE)
    assert kept is not None
    production.client.set_cookie(PERSON_COOKIE, kept.value)
    assert production.get("/").status_code == 401
    assert production.client.post("/people", data={"person": str(desk.people["officer"])}).status_code == 401


def test_an_address_that_nothing_has_is_a_page_for_a_browser_and_a_problem_for_a_client(desk: Desk) -> None:
    client = desk.app.test_client()
    page = client.get("/nowhere", headers={"Accept": "text/html,*/*"})
    assert page.status_code == 404
    assert "찾을 수 없습니다" in page.get_data(as_text=True)
    assert page.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    for path, accepted in (("/nowhere", "*/*"), ("/api/v1/nowhere", "text/html")):
        assert client.get(path, headers={"Accept": accepted}).mimetype == "application/problem+json"


def test_in_production_an_address_that_nothing_has_asks_to_sign_in(production: Browser) -> None:
    assert production.client.get("/nowhere", headers={"Accept": "text/html"}).status_code == 401
