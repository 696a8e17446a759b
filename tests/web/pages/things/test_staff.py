"""Who serves the office: registered, given roles, and taken them from on an operator's pages; firms and lists are found."""

from uuid import UUID

import pytest

from domain.roles import Role
from domain.subjects import SUBJECT
from domain.values import Agency
from tests.scenes import Scene
from tests.web.pages.acting.test_forms import faults, form_of, offered
from tests.web.pages.conftest import Browser, Desk, at_the_desk
from tests.web.pages.reading import Page


@pytest.fixture
def operator(scene: Scene) -> Browser:
    return at_the_desk(scene, scene.person("(가상) 운영", (Role.OPERATOR, None)))


def roles(scene: Scene, person: UUID) -> frozenset[tuple[Role, Agency | None]]:
    return scene.office.find(SUBJECT, person).state.roles


def done_at(page: Page, name: str) -> dict[str, str]:
    """The addresses of the acts in somebody's line, by their titles."""
    [line] = [row for row in page.rows() if name in row.text()]
    return {one.text(): one.attributes["href"] for one in line.all("a")}


def test_an_operator_registers_a_person_and_gives_them_a_role(scene: Scene, operator: Browser) -> None:
    where = offered(operator.page("/staff"))["사람 등록"]
    answer = operator.client.post(where, data={**form_of(operator.page(where)), "label": "(가상) 새 담당"})
    assert answer.status_code == 303, faults(Page(answer.get_data(as_text=True)))
    scene.at.catch_up()
    where = done_at(operator.page("/staff"), "새 담당")["역할 주기"]
    typed = {**form_of(operator.page(where)), "role": "INTAKE_OFFICER", "agency": "MSS"}
    assert operator.client.post(where, data=typed).status_code == 303
    scene.at.catch_up()
    assert "접수 담당자" in next(row.text() for row in operator.page("/staff").rows() if "새 담당" in row.text())


def test_a_role_is_withdrawn_only_with_reasons(scene: Scene, operator: Browser) -> None:
    person = scene.person("(가상) 두 역할", (Role.INTAKE_OFFICER, Agency.MSS), (Role.AUDITOR, None))
    scene.at.catch_up()
    where = done_at(operator.page("/staff"), "두 역할")["역할 거두기"]
    typed = {**form_of(operator.page(where)), "role": "AUDITOR"}
    assert operator.client.post(where, data=typed).status_code == 422
    assert operator.client.post(where, data={**typed, "reasons": "(가상) 자리를 옮겼습니다."}).status_code == 303
    assert roles(scene, person) == {(Role.INTAKE_OFFICER, Agency.MSS)}


def test_a_decider_records_who_stands_in_by_name(scene: Scene) -> None:
    scene.person("(가상) 떠난이", (Role.INTAKE_OFFICER, Agency.MSS))
    deputy = scene.person("(가상) 대신", (Role.INTAKE_OFFICER, Agency.MSS))
    decider = at_the_desk(scene, scene.person("(가상) 한결", (Role.DECIDER, Agency.MSS)))
    where = done_at(decider.page("/staff"), "떠난이")["부재 기록"]
    form = decider.page(where)
    assert "(가상) 대신" in form.root.one("select", name="deputy").text()
    typed = {**form_of(form), "first": "2021-03-19", "last": "2021-03-26", "deputy": str(deputy)}
    assert decider.client.post(where, data=typed).status_code == 303
    scene.at.catch_up()
    [line] = [row for row in decider.page("/staff").rows() if "떠난이" in row.text()]
    assert "(가상) 대신" in line.text()


def test_nobody_else_reads_who_serves_at_the_office(scene: Scene) -> None:
    assert at_the_desk(scene, scene.officer(Agency.MSS)).get("/staff").status_code == 403


def test_a_firm_is_looked_for_before_any_is_shown(scene: Scene) -> None:
    firm = scene.firm("(가상) 달무리정밀")
    officer = at_the_desk(scene, scene.officer(Agency.MSS))
    assert not officer.page("/firms").root.one("main").all("table")
    found = officer.page("/firms?q=달무리")
    assert f"/firms/{firm}" in found.links("/firms/")
    assert "찾은 것이 없습니다" in officer.page("/firms?q=어디에도없는").text


@pytest.mark.parametrize(
    ("role", "agency", "seen", "unseen"),
    [
        (Role.OPERATOR, None, {"/staff", "/holidays", "/firms"}, {"/disputes", "/purchases"}),
        (Role.INTAKE_OFFICER, Agency.MSS, {"/disputes", "/public-bodies", "/competition-products"}, {"/staff"}),
    ],
)
def test_the_list_of_lists_leads_everybody_to_the_lists_that_are_theirs(
    scene: Scene, role: Role, agency: Agency | None, seen: set[str], unseen: set[str]
) -> None:
    page = at_the_desk(scene, scene.person("(가상) 누구", (role, agency))).page("/registers")
    assert seen <= set(page.links())
    assert not unseen & set(page.links())


def test_every_list_that_is_led_to_is_there(desk: Desk) -> None:
    browser = desk.browser("officer")
    for address in browser.page("/registers").links("/"):
        assert browser.get(address).status_code == 200, address


def test_an_operator_moves_a_demonstrations_clock_on_and_nobody_else_is_offered_to(
    scene: Scene, operator: Browser
) -> None:
    assert set(offered(operator.page("/office"))) == {"시연 시계 앞당기기"}
    officer = at_the_desk(scene, scene.officer(Agency.MSS))
    assert not officer.page("/office").root.all("section", class_="offers")
