"""Applying over HTTP, from the register to the receipt, in each of the four tracks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from domain.identifiers import checked
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Track
from domain.values import Agency
from tests.scenes import EVIDENCE, ITEMS, PARTNER_PROFILES, ROUND, TRACK_AGENCIES, Scene
from tests.web.api.clients import Client, done, read
from tests.web.api.conftest import Enter

LETTERS = {
    Track.INNOVATION_GROWTH: "IG",
    Track.MATERIALS_PARTS: "MP",
    Track.TECH_CONVERGENCE: "TC",
    Track.CAPABILITY_BUILDING: "CB",
}


@dataclass(frozen=True)
class Firm:
    """A firm and the person who registered it."""

    id: str
    by: Client


def registered(enter: Enter, scene: Scene, name: str, number: int, **profile: Any) -> Firm:
    by = enter(scene.person("(가상) 대표"))
    body = {"label": name, "business_number": checked(f"99981{number:04d}"), "profile": profile}
    return Firm(done(by.post("/firms", body), 201)["id"], by)


def form(lead: Firm, partner: Firm, track: Track) -> dict[str, Any]:
    item, evidence = ITEMS[track], EVIDENCE[track]
    return {
        "title": "(가상) 상생협력 과제",
        "leads": [lead.id],
        "partner": partner.id,
        "items": [
            {
                "label": item.label,
                "kind": item.kind,
                "detail_item_no": item.detail_item_no,
                "goods_listing_no": item.goods_listing_no,
            }
        ],
        "evidence": [{"kind": evidence.kind, "covers": evidence.covers}],
    }


@pytest.mark.parametrize("track", TRACK_AGENCIES, ids=str)
def test_a_firm_applies_from_the_register_to_the_receipt(track: Track, scene: Scene, enter: Enter) -> None:
    licences = ["SPECIALTY"] if track is Track.CAPABILITY_BUILDING else []
    lead = registered(enter, scene, "(가상) 새벽빛", 8001, size="SMALL", licences=licences)
    profile = PARTNER_PROFILES[track]
    partner = registered(enter, scene, "(가상) 한울설비", 8002, size=profile.size, licences=list(profile.licences))

    body = {"call": str(scene.call), "track": track, "filed_by": lead.id, "form": form(lead, partner, track)}
    drafted = done(lead.by.post("/applications", body), 201)
    case = f"/applications/{drafted['id']}"
    assert drafted["version"] == 1

    for version, kind in enumerate((PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT), start=1):
        attached = done(lead.by.upload(drafted["id"], kind, version=version), 201)
        assert attached["paper"]["file_name"] == "서류.pdf"
    terms = {"role_division": "역할을 나눈다.", "rights_and_duties": "권리와 의무를 진다."}
    agreed = done(lead.by.post(f"{case}/agreement", terms), 201)
    first = done(lead.by.post(f"{case}/agreement/signatures", {"party": lead.id}, version=agreed["version"]))
    done(partner.by.post(f"{case}/agreement/signatures", {"party": partner.id}, version=first["version"]))

    submitted = done(lead.by.post(f"{case}/submission", version=3))
    assert submitted["receipt"] == f"{ROUND}-{LETTERS[track]}-0001"
    assert submitted["missing"] == []
    unmet = [one["criterion"] for one in submitted["findings"] if not one["met"] and one["weight"] == "DECISIVE"]
    assert unmet == []

    file = read(lead.by.get(case))
    assert file["status"] == "SUBMITTED"
    assert file["receipt"] == submitted["receipt"]
    assert file["form"]["leads"] == [{"id": lead.id, "label": "(가상) 새벽빛"}]
    assert file["form"]["title"] == "(가상) 상생협력 과제"
    assert file["agreement"]["concluded"]
    assert [one["kind"] for one in file["papers"]] == ["BUSINESS_PLAN", "AGREEMENT"]

    slip = read(lead.by.get(f"{case}/slip"))
    assert slip["receipt"] == submitted["receipt"]
    assert [one["sha256"] for one in slip["papers"]] == [one["sha256"] for one in file["papers"]]

    facts = [one["name"] for one in read(partner.by.get(f"{case}/timeline"))["facts"]]
    assert facts == [
        "application.drafted",
        "application.paper_attached",
        "application.paper_attached",
        "agreement.drafted",
        "agreement.signed",
        "agreement.signed",
        "application.submitted",
        "letter.rendered",
    ]


def test_an_officer_asks_for_what_is_missing_and_finds_it_eligible(scene: Scene, enter: Enter) -> None:
    lead, partner = (
        scene.firm("(가상) 새벽빛"),
        scene.firm("(가상) 한울설비", PARTNER_PROFILES[Track.INNOVATION_GROWTH]),
    )
    case = scene.draft(leads=(lead,), partner=partner)
    scene.agree(case, lead, partner)
    applicant, officer = enter(scene.acting_for(lead)), enter(scene.officer(Agency.MSS))

    incomplete = done(applicant.post(f"/applications/{case}/submission", version=1))
    assert incomplete["missing"] == ["BUSINESS_PLAN", "AGREEMENT"]
    handler = {"officer": str(scene.officer(Agency.MSS))}
    assigned = done(officer.post(f"/applications/{case}/officer", handler, version=2))
    asked = {"papers": ["AGREEMENT", "BUSINESS_PLAN"], "reasons": "두 서류가 없습니다.", "due": "2021-04-02"}
    requested = done(officer.post(f"/applications/{case}/supplement-request", asked, version=assigned["version"]))
    later = {"due": "2021-04-09", "reasons": "신청인이 요청하였습니다."}
    extended = done(officer.post(f"/applications/{case}/supplement-extension", later, version=requested["version"]))
    assert read(applicant.get(f"/applications/{case}"))["supplement"] == {
        "papers": ["AGREEMENT", "BUSINESS_PLAN"],
        "due": "2021-04-09",
        "extensions": 1,
    }
    version = extended["version"]
    for kind in (PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT):
        version = done(applicant.upload(case, kind, version=version), 201)["version"]
    provided = done(applicant.post(f"/applications/{case}/supplement", version=version))

    today = read(officer.get(f"/applications/{case}/findings"))
    assert today["eligible"]
    judged = done(officer.post(f"/applications/{case}/eligibility", {"eligible": True}, version=provided["version"]))

    file = read(applicant.get(f"/applications/{case}"))
    assert (file["status"], file["version"]) == ("ELIGIBLE", judged["version"])
    assert file["actions"] == [
        "paper.read",
        "paper.attach",
        "application.change",
        "application.withdraw",
        "agreement.amend",
    ]


def test_an_officer_finds_it_ineligible_with_reasons_of_their_own(scene: Scene, enter: Enter) -> None:
    case = scene.draft()
    scene.attach(case, PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    scene.submit(case)
    officer = enter(scene.officer(Agency.MSS))
    findings = read(officer.get(f"/applications/{case}/findings"))["findings"]
    assert [one["criterion"] for one in findings if not one["met"] and one["weight"] == "DECISIVE"] == [
        "agreement-concluded",
        "agreement-parties",
    ]

    answer = {
        "eligible": False,
        "reasons": "협약이 체결되지 않았습니다.",
        "overrides": [{"criterion": "target", "met": False, "reasons": "지정된 제품이 아닙니다."}],
    }
    done(officer.post(f"/applications/{case}/eligibility", answer, version=4))

    file = read(officer.get(f"/applications/{case}"))
    assert file["status"] == "INELIGIBLE"
    target = next(one for one in file["findings"] if one["criterion"] == "target")
    assert target["override"] == {"met": False, "reasons": "지정된 제품이 아닙니다."}
    assert target["sentence"]["en"]


def test_an_operator_brings_in_an_officer_who_sees_the_agencys_cases(scene: Scene, enter: Enter) -> None:
    operator = enter(scene.person("(가상) 운영자", (Role.OPERATOR, None)))
    person = done(operator.post("/people", {"label": "(가상) 새 담당"}), 201)["id"]
    done(operator.post(f"/people/{person}/roles", {"role": "INTAKE_OFFICER", "agency": "MSS"}))
    case = scene.draft()
    scene.submit(case)

    officer = enter(UUID(person))
    me = read(officer.get("/me"))
    assert me["roles"] == [{"role": "INTAKE_OFFICER", "agency": "MSS"}]
    assert [one["id"] for one in read(officer.get("/applications"))["cases"]] == [str(case)]
