"""One asks about one's own data on a page of one's own, and finds there what was asked and answered."""

from uuid import uuid4

from application import privacy
from application.record import By
from domain.privacy.facts import Outcome, RequestKind
from domain.roles import Role
from tests.scenes import Scene
from tests.web.pages.conftest import Desk, at_the_desk
from tests.web.pages.test_applying import a_link, done, filled


def test_what_is_asked_waits_there_and_its_answer_opens_what_is_held(scene: Scene) -> None:
    firm = scene.firm("(가상) 새벽빛정밀")
    person = scene.acting_for(firm)
    browser = at_the_desk(scene, person)
    where = a_link(browser.page("/my-data"), "개인정보 열람 (가상) 대표")
    _, typed = filled(browser.page(where), wish="(가상) 보여 주십시오.")
    done(browser.client.post(where, data=typed))
    scene.at.catch_up()
    assert "답을 기다림" in browser.page("/my-data").root.one("div", class_="card").text()

    (found,) = privacy.requests_of(scene.office, person)
    officer = By(subject=uuid4(), role=Role.PRIVACY_OFFICER, cause=uuid4())
    privacy.answer_access(
        scene.office, found.id, outcome=Outcome.GRANTED, ground=None, withheld=frozenset(), reasons="(가상)", by=officer
    )
    scene.at.catch_up()
    page = browser.page("/my-data")
    assert "(가상) 보여 주십시오." in page.root.one("div", class_="card").text()
    held = browser.get(a_link(page, "가진 정보와 열람 기록 보기"))
    assert held.status_code == 200
    assert found.state.received.kind is RequestKind.ACCESS


def test_a_representative_may_ask_about_the_firm_as_well(desk: Desk) -> None:
    assert "(가상) 새벽빛정밀" in desk.look("/my-data", person="lead").root.one("ul", class_="tasks").text()
    assert len(desk.look("/my-data", person="nobody").root.one("ul", class_="tasks").all("li")) == len(RequestKind)
