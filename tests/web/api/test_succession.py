"""A merger over HTTP: the surviving firm's people act for the merged one, whose own people do so no more."""

from uuid import UUID

import pytest

from application import revoking
from application.office import bars_of
from domain.applications import APPLICATION
from domain.bars import BAR
from domain.roles import Role
from domain.values import Agency
from tests import certifications
from tests.certifications import a_selected_case, confirmed
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter
from tests.web.api.test_revocations import Revoked, told

REPORT = "(가상) 법인등기부 등본으로 합병을 확인했습니다."


@pytest.fixture
def successor(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛테크")


@pytest.fixture
def decider(scene: Scene, enter: Enter) -> Client:
    return enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))


def merge(decider: Client, firm: object, successor: UUID, key: str | None = None) -> dict[str, object]:
    return done(decider.post(f"/firms/{firm}/succession", merger(successor), key=key))


def merger(successor: UUID) -> dict[str, object]:
    return {"successor": str(successor), "merged_on": "2021-03-19", "report": REPORT}


def test_the_surviving_firms_people_read_and_act_where_the_merged_firm_is_a_party(
    scene: Scene, enter: Enter, decider: Client, successor: UUID
) -> None:
    case = a_selected_case(scene)
    lead = scene.office.find(APPLICATION, case).state.form.leads[0]
    before, after = enter(scene.acting_for(lead)), enter(scene.acting_for(successor))
    read(before.get(f"/applications/{case}"))
    problem(after.get(f"/applications/{case}"), 404, "not-found")
    problem(
        before.post(
            f"/firms/{lead}/succession", {"successor": str(successor), "merged_on": "2021-03-19", "report": REPORT}
        ),
        403,
        "not-allowed",
    )

    first = merge(decider, lead, successor, key="merged-into-another")

    assert merge(decider, lead, successor, key="merged-into-another") == first
    problem(before.get(f"/applications/{case}"), 404, "not-found")
    assert [one["id"] for one in read(after.get("/applications"))["cases"]] == [str(case)]
    read(after.get(f"/applications/{case}"))
    assert done(after.post(f"/applications/{case}/giving-up", {"party": str(lead), "text": "(가상) 포기합니다."}), 201)
    merged = read(decider.get(f"/firms/{lead}"))
    assert (merged["succeeded_by"]["id"], merged["predecessors"]) == (str(successor), [])
    assert [one["id"] for one in read(decider.get(f"/firms/{successor}"))["predecessors"]] == [str(lead)]


def test_a_merged_firm_files_nothing_new(scene: Scene, enter: Enter, decider: Client, successor: UUID) -> None:
    lead = scene.firm("(가상) 저녁빛")
    draft = scene.draft(leads=(lead,))
    merge(decider, lead, successor)
    person = enter(scene.acting_for(successor))
    version = scene.office.find(APPLICATION, draft).version
    refused = problem(person.post(f"/applications/{draft}/submission", {}, version=version), 409, "firm-succeeded")
    assert refused["values"]["by"] == str(successor)


def test_a_certificate_names_who_has_its_holders_place(scene: Scene, decider: Client, successor: UUID) -> None:
    case = a_selected_case(scene)
    form = scene.office.find(APPLICATION, case).state.form
    confirmed(scene.office, case)
    (found,) = read(decider.get(f"/applications/{case}/certifications"))["certifications"]
    assert read(decider.get(f"/certificates/{found['number']}"))["successor"] is None
    merge(decider, form.leads[0], successor)
    scene.at.catch_up()
    assert read(decider.get(f"/certificates/{found['number']}"))["successor"] == "(가상) 새벽빛테크"


def test_a_bar_goes_on_with_the_surviving_firm_and_is_lifted_with_the_other(
    scene: Scene, enter: Enter, decider: Client, successor: UUID
) -> None:
    revoked = Revoked(scene, enter)
    id, by = revoked.reported(), certifications.decider()
    done(revoked.on(id, "prior-notice", told(revoked.lead_firm)))
    revoked.pass_days(14)
    done(revoked.on(id, "decision", {"barred": [revoked.lead_firm], "reasons": "(가상)"}))
    done(revoked.on(id, "notification", {"method": "POST", "text": "(가상) 불복 방법"}))
    lead = UUID(revoked.lead_firm)
    now = scene.office.clock.now()
    revoking.record_arrival(scene.office, UUID(id), party=lead, arrived=now, by=by)
    last = scene.office.find(BAR, bars_of(lead)).state.bars[0].last
    merge(decider, lead, successor)

    (passed,) = read(enter(scene.acting_for(successor)).get(f"/firms/{successor}/bars"))["bars"]
    assert passed["last"] == last.isoformat()
    done(revoked.on(id, "setting-aside", {"reasons": "(가상) 행정심판에서 취소"}))
    assert scene.office.find(BAR, bars_of(successor)).state.until(scene.office.today()) is None
