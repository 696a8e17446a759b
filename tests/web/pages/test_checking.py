"""The buyer's check, which nobody has to sign in for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from flask import Flask

from adapters.clocks import ScriptedClock
from application import certifying
from domain.certifications import CERTIFICATION
from domain.certifications.facts import RevocationCause
from tests.certifications import a_selected_case, confirmed, decider
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, Scene, an_open_call
from tests.web.applications import an_application
from tests.web.pages.reading import Page


@dataclass(frozen=True)
class Market:
    """An office for real work with a confirmed product, before which nobody has signed in."""

    scene: Scene
    id: UUID
    number: str
    holder: str
    app: Flask

    def look(self, path: str, *, status: int = 200, language: str = "ko") -> Page:
        joined = "&" if "?" in path else "?"
        answer = self.app.test_client().get(f"{path}{joined}lang={language}")
        assert answer.status_code == status, answer.get_data(as_text=True)
        return Page(answer.get_data(as_text=True))


@pytest.fixture
def market(postgres_servers: Servers) -> Iterator[Market]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        scene = an_open_call(at)
        case = a_selected_case(scene)
        id = confirmed(scene.office, case)
        at.catch_up()
        state = at.office.find(CERTIFICATION, id).state
        doors = replace(at.doors, demonstration=False, people=(), visitor=None, advance=None)
        holder = at.office.book.register([state.holder])[state.holder].label
        assert holder
        yield Market(scene, id, state.number, holder, an_application(at.office, doors))


@pytest.mark.parametrize(("language", "said"), [("ko", "유효한 확인서입니다"), ("en", "certificate is valid")])
def test_whoever_holds_the_number_sees_what_it_is_today_and_how_to_check_it_offline(
    market: Market, language: str, said: str
) -> None:
    page = market.look(f"/certificates/{market.number}", language=language)
    assert said in page.root.one("h2", id="standing").text()
    assert page.root.one("span", id="number").text() == market.number
    (statement,) = [one for one in page.root.all("a") if "download" in one.attributes]
    assert statement.attributes["href"] == f"/api/v1/certificates/{market.number}/statement"
    assert "sangsaeng confirmation verify" in page.root.text()


def test_a_revoked_one_says_from_which_day_and_not_why(market: Market) -> None:
    certifying.revoke(
        market.scene.office,
        market.id,
        cause=RevocationCause.OBTAINED_FALSELY,
        retroactive=False,
        reasons="(가상) 숨길 사유",
        effect=None,
        by=decider(),
    )
    market.scene.at.catch_up()
    said = market.look(f"/certificates/{market.number}").root.text()
    assert "취소된 확인서입니다" in said
    assert "숨길 사유" not in said


def test_the_day_of_a_bid_is_asked_for_and_stays_in_the_address(market: Market) -> None:
    before = date(2020, 1, 2)
    page = market.look(f"/certificates/{market.number}?on={before}")
    assert "없던 확인서입니다" in page.root.one("h2", id="standing").text() or "유효기간 전" in page.root.text()
    answer = market.app.test_client().get(f"/certificates?number={market.number}&on={before}")
    assert answer.headers["Location"] == f"/certificates/{market.number}?on={before}"


def test_a_number_that_nobody_issued_is_none_and_the_page_says_what_to_do(market: Market) -> None:
    page = market.look("/certificates/2021-1-IG-0999-P09", status=404)
    assert "그런 확인서는 없습니다" in page.root.text()
    assert page.root.one("input", name="number").attributes["value"] == "2021-1-IG-0999-P09"


def test_without_a_number_it_asks_for_one(market: Market) -> None:
    assert market.look("/certificates").root.one("input", name="number").attributes["value"] == ""
