"""Firms, people, calls, catalogues, published figures and the office's own clock."""

import re
from dataclasses import replace
from datetime import date

import pytest

from domain.roles import Role
from domain.values import Agency
from tests.offices import TestOffice
from tests.scenes import ITEM, SMALL, Scene
from tests.web.api.clients import Client, app_of, done, problem, read, upload_list
from tests.web.api.conftest import Enter
from tests.web.api.samples import CALL

HEADER = "detail_item_no,first,last"


@pytest.fixture
def decider(scene: Scene, enter: Enter) -> Client:
    return enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))


def test_a_firm_is_registered_found_read_and_declared_anew(scene: Scene, enter: Enter) -> None:
    founder = enter(scene.person("(가상) 창업자"))
    body = {
        "label": "(가상) 새벽빛",
        "business_number": "999-86-00024",
        "corporate_number": "110111-0062432",
        "representative": "(가상) 대표",
        "phone": "02-000-0000",
        "email": "hello@example.org",
        "address": "(가상) 서울 어딘가",
        "profile": {"size": "SMALL", "startup": True, "established": "2019-05-01"},
    }
    registered = done(founder.post("/firms", body), 201)
    firm = registered["id"]
    answer = founder.get(f"/firms/{firm}")
    shown = read(answer)
    assert (shown["label"], shown["business_number"], shown["version"]) == ("(가상) 새벽빛", "9998600024", 1)
    assert shown["profile"]["startup"] is True
    assert answer.headers["ETag"] == '"1"'
    me = read(founder.get("/me"))
    assert me["firms"] == [{"id": firm, "label": "(가상) 새벽빛", "capacity": "REPRESENTATIVE"}]
    assert [one["id"] for one in read(founder.get("/firms?q=999-86-00024"))["firms"]] == [firm]
    assert [one["id"] for one in read(enter(scene.officer(Agency.PPS)).get("/firms?q=새벽"))["firms"]] == [firm]

    problem(founder.put(f"/firms/{firm}/profile", {"profile": {"size": "MEDIUM"}}), 428, "version-required")
    done(founder.put(f"/firms/{firm}/profile", {"profile": {"size": "MEDIUM"}}, version=1))
    problem(founder.put(f"/firms/{firm}/profile", {"profile": {"size": "SMALL"}}, version=1), 412, "changed-since")
    assert read(founder.get(f"/firms/{firm}"))["profile"]["size"] == "MEDIUM"

    other = enter(scene.person("(가상) 다른 사람"))
    before = scene.at.log.head()
    problem(other.post("/firms", body), 409, "business-number-registered")
    problem(other.post("/firms", {**body, "kind": "PERSON"}), 422, "not-a-firm")
    assert scene.at.log.head() == before


def test_what_the_office_recorded_of_a_firm_is_not_declared_away(scene: Scene, enter: Enter) -> None:
    firm = scene.firm("(가상) 새벽빛", replace(SMALL, bar_until=date(2026, 3, 14), number_verified=True))
    client = enter(scene.acting_for(firm))
    declared = {"size": "SMALL", "bar_until": None}
    refused = problem(client.put(f"/firms/{firm}/profile", {"profile": declared}, version=1), 422, "invalid")
    assert list(refused["errors"]) == ["profile.bar_until"]
    done(client.put(f"/firms/{firm}/profile", {"profile": {"size": "MEDIUM"}}, version=1))
    profile = read(client.get(f"/firms/{firm}"))["profile"]
    assert (profile["size"], profile["bar_until"], profile["number_verified"]) == ("MEDIUM", "2026-03-14", True)


def test_a_representative_lets_a_colleague_act_and_ends_it(scene: Scene, enter: Enter) -> None:
    firm = scene.firm("(가상) 새벽빛")
    representative = enter(scene.acting_for(firm))
    person = scene.person("(가상) 동료")
    colleague = enter(person)
    done(representative.post(f"/firms/{firm}/authorisations", {"person": str(person), "capacity": "STAFF"}))
    assert read(colleague.get("/me"))["firms"][0]["capacity"] == "STAFF"
    problem(
        colleague.post(f"/firms/{firm}/authorisations", {"person": str(person), "capacity": "AGENT"}),
        403,
        "not-allowed",
    )
    done(representative.post(f"/firms/{firm}/authorisations/{person}/end"))
    assert read(colleague.get("/me"))["firms"] == []
    problem(representative.post(f"/firms/{firm}/authorisations/{person}/end"), 409, "not-authorised")


def test_an_operator_grants_roles_but_not_to_themselves(scene: Scene, enter: Enter) -> None:
    person = scene.person("(가상) 운영자", (Role.OPERATOR, None))
    operator = enter(person)
    problem(operator.post(f"/people/{person}/roles", {"role": "AUDITOR"}), 403, "granting-to-oneself")
    other = done(operator.post("/people", {"label": "(가상) 감사관", "email": "a@example.org"}), 201)["id"]
    problem(operator.post(f"/people/{other}/roles", {"role": "DECIDER"}), 422, "agency-does-not-fit-role")
    done(operator.post(f"/people/{other}/roles", {"role": "AUDITOR"}))
    problem(operator.post(f"/people/{other}/roles", {"role": "AUDITOR"}), 409, "role-already-granted")


def test_a_call_is_announced_shown_extended_amended_and_cancelled(decider: Client) -> None:
    announced = done(decider.post("/calls", {"round": "2021-9", "paper": {**CALL, "assumed": ["closes", "plan"]}}), 201)
    call = f"/calls/{announced['id']}"
    problem(decider.post("/calls", {"round": "2021-9", "paper": CALL}), 409, "round-already-announced")
    shown = read(decider.get(call))
    assert shown["terms"]["closes"] == {"value": "2021-06-30T15:00:00Z", "assumed": True}
    assert shown["terms"]["opens"]["assumed"] is False
    assert shown["terms"]["plan"]["panel_size"] == {"value": 7, "assumed": True}
    assert shown["terms"]["plan"]["weights"]["value"] == [{"dimension": "RESULT_UTILISATION", "weight": "1.0000"}]
    assert shown["assumed"] == ["closes", "plan"]
    assert shown["demonstration"] is True
    assert shown["open"] is False
    assert [one["path"] for one in shown["terms"]["rules"]["value"]["manifest"]]

    earlier = {"closes": "2021-06-15T00:00:00+09:00", "reasons": "앞당김"}
    problem(decider.post(f"{call}/extension", earlier, version=1), 422, "closing-not-later")
    problem(decider.post(f"{call}/extension", earlier), 428, "version-required")
    later = {"closes": "2021-07-15T00:00:00+09:00", "reasons": "연장"}
    extended = done(decider.post(f"{call}/extension", later, version=1))
    amended = {"paper": {**CALL, "title": "(가상) 고친 공고", "closes": later["closes"]}, "reasons": "정정"}
    changed = done(decider.post(f"{call}/amendment", amended, version=extended["version"]))
    assert read(decider.get(call))["terms"]["title"]["value"] == "(가상) 고친 공고"
    done(decider.post(f"{call}/cancellation", {"reasons": "취소"}, version=changed["version"]))
    problem(decider.post(f"{call}/cancellation", {"reasons": "취소"}, version=4), 409, "call-cancelled")
    assert read(decider.get(call))["cancelled"] is True
    assert {one["round"] for one in read(decider.get("/calls"))["calls"]} == {"2021-9", "2021-1"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("세부품명번호,지정시작일,지정종료일", "4011170502,2021-01-01,2023-12-31"),
        ("세부품명번호,세부품명,지정시작일,지정종료일", "4011170502,조명기구,2021-01-01,2023-12-31"),
    ],
)
def test_a_list_of_products_is_imported_however_it_was_saved(
    encoding: str, header: str, row: str, decider: Client
) -> None:
    imported = done(upload_list(decider, f"{header}\r\n{row}\r\n\r\n", encoding), 201)
    assert imported["rows"] == 1
    listed = read(decider.get("/competition-products?on=2022-05-05"))
    assert listed == {
        "total": 2,
        "designations": [
            {"detail_item_no": ITEM, "first": "2020-01-01", "last": "2022-12-31"},
            {"detail_item_no": "4011170502", "first": "2021-01-01", "last": "2023-12-31"},
        ],
    }
    assert read(decider.get(f"/competition-products?after={ITEM}&limit=1"))["total"] == 1
    problem(upload_list(decider, f"{header}\n{row}", encoding), 409, "nothing-new-in-the-list")


def test_every_bad_row_of_a_list_is_told_at_once_and_none_is_imported(decider: Client) -> None:
    rows = [
        "4011170502,2021-01-01,2023-12-31",
        "401117050,2021-01-01,2023-12-31",
        "4011170503,2021-13-01,2023-12-31",
        "4011170504,2023-12-31,2021-01-01",
        "4011170505,2021-01-01",
        "4011170502,2021-01-01,2023-12-31",
    ]
    before = decider.at.log.head()
    refused = problem(upload_list(decider, "\n".join([HEADER, *rows])), 422, "rows-invalid")
    assert list(refused["errors"]) == ["row.3", "row.4", "row.5", "row.6", "row.7"]
    assert decider.at.log.head() == before


def test_a_rule_version_is_shown_as_data(enter: Enter) -> None:
    rules = read(enter(None).get("/rules/v2021_1"))
    tracks = {one["track"]: one for one in rules["tracks"]}
    assert tracks["CAPABILITY_BUILDING"]["places_per_partner"] == 5
    assert tracks["CAPABILITY_BUILDING"]["agency"] == "PPS"
    assert tracks["INNOVATION_GROWTH"]["places_per_partner"] is None
    criteria = [one["criterion"] for one in tracks["MATERIALS_PARTS"]["criteria"]]
    assert {"lead", "partner", "target", "agreement-cardinality"} <= set(criteria)
    assert "v2021_1/materials_parts.py" in [one["path"] for one in rules["manifest"]]


def test_the_figures_of_2020_are_shown_as_published_with_their_source(enter: Enter) -> None:
    published = read(enter(None).get("/statistics/published-2020"))
    figures = {one["code"]: one["value"] for one in published["figures"]}
    assert figures == {
        "products-selected-2020": 101,
        "products-planned-2021": 200,
        "partners-mss-2020": 16,
        "smes-mss-2020": 88,
        "contracts-mss-2020": 18_600_000_000,
        "partners-pps-2020": 7,
        "smes-pps-2020": 17,
    }
    assert published["published_on"] == "2021-03-19"
    assert published["source"]["ko"] == "중소벤처기업부·조달청 보도자료(2021년 3월 19일)"


def test_what_is_said_of_a_published_figure_is_said_in_the_style_of_an_office(enter: Enter) -> None:
    notes = [one["note"]["ko"] for one in read(enter(None).get("/statistics/published-2020"))["figures"]]
    assert [note for note in notes if not re.search(r"니다(\(AMB-[0-9]{2}\))?\.$", note)] == []
    assert any("「186억원 상당 구매계약을 체결」" in note for note in notes), "as the notice writes it"


def test_only_a_demonstration_with_a_clock_is_moved_on(scene: Scene, at: TestOffice) -> None:
    person = scene.person("(가상) 운영자", (Role.OPERATOR, None))
    operator = Client(app_of(at), at, at.token(person))
    before = at.log.head()
    problem(operator.post("/office/clock", {"days": 1}), 409, "not-a-demonstration")
    problem(operator.post("/office/clock", {"days": 0}), 422, "invalid")
    problem(operator.post("/office/clock", {"days": 367}), 422, "invalid")
    assert at.log.head() == before
