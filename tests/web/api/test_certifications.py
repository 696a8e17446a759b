"""Confirmations and grades over HTTP: who issues, suspends, renews and revokes them, and what everybody is told."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from application.opening import by_machine
from application.sweeping import sweep
from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.values import Agency
from tests.certifications import a_selected_case
from tests.scenes import LISTING, Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

REASONS = {"reasons": "(가상) 사유"}


@pytest.fixture(scope="module")
def scene(shared_scene: Scene) -> Scene:
    return shared_scene


@pytest.fixture(scope="module")
def nobody(come: Enter) -> Client:
    return come(None)


@pytest.fixture(scope="module")
def decider(scene: Scene, come: Enter) -> Client:
    return come(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))


@pytest.fixture(scope="module")
def case(scene: Scene) -> UUID:
    return a_selected_case(scene)


def lead_of(scene: Scene, case: UUID) -> UUID:
    return scene.office.find(APPLICATION, case).state.form.leads[0]


def test_a_product_is_confirmed_by_a_decider_and_everybody_reads_what_it_is_on_any_day(
    scene: Scene, come: Enter, decider: Client, case: UUID
) -> None:
    officer = come(scene.officer(Agency.MSS))
    lead = come(scene.acting_for(lead_of(scene, case)))
    buyer = come(scene.person("(가상) 구매 담당"))
    products = read(officer.get(f"/applications/{case}/certifications"))["products"]
    assert [one["met"] for one in products[0]["findings"]] == [True] * 6
    assert read(lead.get(f"/applications/{case}/certifications"))["products"] is None
    asked = {"product": products[0]["product"]["id"], "holder": str(lead_of(scene, case))}
    problem(officer.post(f"/applications/{case}/certifications", asked), 403, "not-allowed")
    problem(buyer.post(f"/applications/{case}/certifications", asked), 404, "not-found")
    issued = done(decider.post(f"/applications/{case}/certifications", asked, key="confirm-the-first"), 201)
    again = done(decider.post(f"/applications/{case}/certifications", asked, key="confirm-the-first"), 201)
    assert again == issued
    assert issued["number"].endswith("-P01")
    problem(decider.post(f"/applications/{case}/certifications", asked), 409, "confirmation-not-met")

    path = f"/certifications/{issued['id']}"
    shown = read(buyer.get(path))
    assert (shown["standing"], shown["first"], shown["last"]) == ("VALID", "2021-03-19", "2024-03-18")
    assert shown["assumed"] == ["validity"]
    problem(officer.post(f"{path}/suspension", REASONS, version=1), 403, "not-allowed")
    done(decider.post(f"{path}/suspension", {**REASONS, "first": "2021-04-01"}, version=1))
    assert [one["standing"] for one in read(buyer.get(path))["spans"]] == ["NOT_YET", "VALID", "SUSPENDED", "EXPIRED"]
    assert read(buyer.get(f"{path}?in_effect_on=2021-04-02"))["standing"] == "SUSPENDED"
    problem(decider.post(f"{path}/restoration", {}, version=2), 409, "certification-stands-otherwise")
    told = [one["name"] for one in read(lead.get(f"/applications/{case}/timeline"))["facts"]]
    assert told[-3:] == ["certification.issued", "letter.rendered", "certification.suspended"]


def test_a_product_is_added_after_the_selection_and_its_cancellation_reaches_back(
    scene: Scene, decider: Client, case: UUID
) -> None:
    added = {"label": "가상 조명기구 2형", "detail_item_no": "3911160301", **REASONS}
    asked = {"added": added, "holder": str(lead_of(scene, case))}
    issued = done(decider.post(f"/applications/{case}/certifications", asked), 201)
    path = f"/certifications/{issued['id']}"
    assert read(decider.get(path))["added"] is True
    before = read(decider.get(path))
    scene.at.clock.advance(timedelta(days=10))
    cancel = {"cause": "OBTAINED_FALSELY", "retroactive": True, "effect": before["first"], **REASONS}
    position = done(decider.post(f"{path}/revocation", cancel, version=1))["position"]
    assert read(decider.get(f"{path}?in_effect_on={before['first']}"))["standing"] == "REVOKED"
    asked_then = f"{path}?in_effect_on={before['first']}&known_by={position - 1}"
    assert read(decider.get(asked_then))["standing"] == "VALID"
    problem(decider.post(f"{path}/revocation", cancel, version=2), 409, "revoked-already")


def test_works_have_no_confirmation_but_their_firms_grades(scene: Scene, come: Enter) -> None:
    works = a_selected_case(scene, Track.CAPABILITY_BUILDING)
    builder = lead_of(scene, works)
    decider = come(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.PPS)))
    (product,) = read(decider.get(f"/applications/{works}/certifications"))["products"]
    asked = {"product": product["product"]["id"], "holder": str(builder)}
    refused = problem(decider.post(f"/applications/{works}/certifications", asked), 409, "confirmation-not-met")
    assert refused["values"]["criteria"] == ["confirmation-track"]

    grade = {"application": str(works), "year": 2021, "grade": "A", **REASONS}
    today = scene.office.today()
    given = done(decider.post(f"/firms/{builder}/grades", grade), 201)
    assert given["last"] == date(today.year + 1, today.month, today.day - 1).isoformat()
    problem(decider.post(f"/firms/{builder}/grades", grade), 409, "graded-already")
    revoke = {"cause": "REQUIREMENT_LOST", **REASONS}
    done(decider.post(f"/grades/{given['id']}/revocation", revoke, version=1))
    (shown,) = read(decider.get(f"/firms/{builder}/grades"))["grades"]
    assert (shown["standing"], shown["revocation"]["ground"]) == ("REVOKED", "행정기본법 §19①")


def test_nothing_is_confirmed_before_the_selection_was_published(scene: Scene, decider: Client) -> None:
    case = a_selected_case(scene, Track.MATERIALS_PARTS, published=False)
    added = {"label": "가상 부품", "goods_listing_no": LISTING, **REASONS}
    asked = {"added": added, "holder": str(lead_of(scene, case))}
    refused = problem(decider.post(f"/applications/{case}/certifications", asked), 409, "confirmation-not-met")
    assert refused["values"]["criteria"] == ["confirmation-published"]


def test_the_register_is_asked_by_standing_and_time_ends_what_nobody_looked_at_for_its_own_day(
    scene: Scene, come: Enter, decider: Client, case: UUID
) -> None:
    buyer = come(scene.person("(가상) 구매 담당"))
    suspended = read(buyer.get("/certifications?standing=SUSPENDED&in_effect_on=2021-04-01"))["certifications"]
    assert [one["number"][-3:] for one in suspended] == ["P01"]
    page = read(buyer.get("/certifications?limit=1"))
    (first,) = page["certifications"]
    (second,) = read(buyer.get(f"/certifications?limit=1&after={page['next']}"))["certifications"]
    assert (first["number"], second["standing"]) == (page["next"], "REVOKED")

    scene.at.clock.set(datetime(2024, 12, 1, tzinfo=UTC))
    assert read(buyer.get(f"/certifications/{first['id']}"))["standing"] == "EXPIRED"
    # The window of the call closed as well.
    for recorded in (2, 0):
        scene.at.catch_up()
        assert sweep(scene.office, by=by_machine(uuid4())) == recorded
    assert read(decider.get(f"/certifications/{first['id']}"))["expired"] == "2024-03-19"
    told = read(decider.get(f"/applications/{case}/timeline"))["facts"][-1]
    assert (told["name"], told["on"], told["role"]) == ("certification.expired", "2024-03-19", "MACHINE")
