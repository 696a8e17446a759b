"""Letters over HTTP: who reads which, from when on, and that nothing is recorded or notified without one."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any, NoReturn
from uuid import UUID

import pytest

from adapters.keys import FolderKeys
from application.letters.contents import Contents
from application.office import letter_of
from application.ports import LetterUnwritten
from domain.applications import APPLICATION
from domain.disputes import DISPUTE
from domain.letters import LETTER
from domain.letters.facts import LetterKind, Rendered
from domain.roles import Role
from domain.rules.vocabulary import PaperKind
from domain.values import Agency
from tests.adapters.letters.pdf import said, squeezed
from tests.certifications import a_selected_case
from tests.disputes import Rejected
from tests.evaluations import REMEDIES, Course
from tests.offices import CHECKS
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter
from tests.web.applications import an_application

AUDIT = {"Sangsaeng-Purpose": "AUDIT"}
LEAD, PARTNER = "(가상) 새벽빛 #import $ ] \u202e", "(가상) 한울설비"


@dataclass(frozen=True)
class Desk:
    """A submitted case and the people around it."""

    scene: Scene
    enter: Enter
    case: UUID
    lead: Client
    partner: Client
    stranger: Client
    officer: Client
    auditor: Client

    def letters(self, client: Client, **options: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read(client.get(f"/applications/{self.case}/letters", **options))["letters"]
        return found

    def kinds(self, client: Client) -> list[tuple[str, str]]:
        return [(one["kind"], one["recipient"]["label"]) for one in self.letters(client)]

    def version(self) -> int:
        return self.scene.office.find(APPLICATION, self.case).version


@pytest.fixture
def desk(scene: Scene, enter: Enter) -> Desk:
    lead = scene.firm(LEAD)
    case = scene.draft(leads=(lead,))
    scene.attach(case, PaperKind.BUSINESS_PLAN)
    partner = scene.office.find(APPLICATION, case).state.form.partner
    assert partner
    client = enter(scene.acting_for(lead))
    done(client.post(f"/applications/{case}/submission", version=2, key="the-submission"))
    return Desk(
        scene=scene,
        enter=enter,
        case=case,
        lead=client,
        partner=enter(scene.acting_for(partner)),
        stranger=enter(scene.acting_for(scene.firm("(가상) 남의회사"))),
        officer=enter(scene.officer(Agency.MSS)),
        auditor=enter(scene.person("(가상) 감사관", (Role.AUDITOR, None))),
    )


def text_of(client: Client, id: object, **options: Any) -> str:
    answer = client.get(f"/letters/{id}", **options)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return said(answer.get_data())


def test_who_submits_has_a_receipt_slip_at_once(desk: Desk) -> None:
    (slip,) = desk.letters(desk.lead)
    assert (slip["kind"], slip["about"], slip["id"]) == (
        "RECEIPT_SLIP",
        str(desk.case),
        str(letter_of(desk.case, 1)),
    )
    told = text_of(desk.lead, slip["id"])
    receipt = read(desk.lead.get(f"/applications/{desk.case}/slip"))["receipt"]
    expected = (f"접수번호 {receipt}", "서류.pdf", PARTNER, "협약서", "(가상) 새벽빛 #import $ ]", "시연용 – 효력 없음")
    assert [one for one in expected if squeezed(one) not in told] == []


def test_a_letter_is_a_file_for_saving_and_no_browser_runs_it(desk: Desk) -> None:
    (slip,) = desk.letters(desk.lead)
    answer = desk.lead.get(f"/letters/{slip['id']}")
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%EC%A0%91%EC%88%98%EC%A6%9D")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.get_data()) == slip["size"]


def test_a_case_one_may_not_read_has_no_letters(desk: Desk) -> None:
    (slip,) = desk.letters(desk.lead)
    problem(desk.stranger.get(f"/applications/{desk.case}/letters"), 404, "not-found")
    problem(desk.stranger.get(f"/letters/{slip['id']}"), 404, "not-found")
    problem(desk.lead.get(f"/letters/{letter_of(desk.case, 2)}"), 404, "not-found")
    problem(desk.enter(None).get(f"/letters/{slip['id']}"), 401, "not-signed-in")


def test_the_same_submission_again_is_the_same_letter(desk: Desk) -> None:
    before = desk.scene.office.log.head()
    done(desk.lead.post(f"/applications/{desk.case}/submission", version=2, key="the-submission"))
    assert desk.scene.office.log.head() == before
    assert len(desk.letters(desk.lead)) == 1


def test_reading_anothers_letter_is_on_record_with_its_purpose(desk: Desk) -> None:
    (slip,) = desk.letters(desk.lead)
    problem(desk.auditor.get(f"/letters/{slip['id']}"), 428, "purpose-required")
    text_of(desk.auditor, slip["id"], headers=AUDIT)
    text_of(desk.officer, slip["id"])
    text_of(desk.lead, slip["id"])
    readings = read(desk.auditor.get(f"/applications/{desk.case}/readers", headers=AUDIT))["readings"]
    told = [(one["role"], one["purpose"]) for one in readings if one["material"] == "LETTER"]
    assert sorted(told) == [("AUDITOR", "AUDIT"), ("INTAKE_OFFICER", "DUTY")]


def test_a_supplement_request_is_a_letter_with_its_last_day(desk: Desk) -> None:
    due = desk.scene.office.today() + timedelta(days=10)
    body = {"papers": ["AGREEMENT"], "reasons": "(가상) 협약서에 서명이 없습니다.", "due": due.isoformat()}
    done(desk.officer.post(f"/applications/{desk.case}/supplement-request", body, version=desk.version()))
    (request,) = [one for one in desk.letters(desk.lead) if one["kind"] == "SUPPLEMENT_REQUEST"]
    told = text_of(desk.lead, request["id"])
    day = f"{due.year}. {due.month}. {due.day}.({'월화수목금토일'[due.weekday()]})까지"
    expected = (
        "보완 요구서",
        f"보완 기한 {day}",
        "- 협약서",
        "(가상) 협약서에 서명이 없습니다.",
        "담당 (가상) 접수담당",
    )
    assert [one for one in expected if squeezed(one) not in told] == []


def test_as_of_then_there_was_one_letter_fewer(desk: Desk) -> None:
    known = desk.scene.office.log.head()
    due = desk.scene.office.today() + timedelta(days=10)
    body = {"papers": ["AGREEMENT"], "reasons": "(가상) 보완", "due": due.isoformat()}
    done(desk.officer.post(f"/applications/{desk.case}/supplement-request", body, version=desk.version()))
    then = read(desk.lead.get(f"/applications/{desk.case}/letters", query_string={"known_by": known}))
    assert [one["kind"] for one in then["letters"]] == ["RECEIPT_SLIP"]
    assert then["as_of"]["known_by"] == known


class Broken:
    """A typesetter that makes nothing."""

    writer = "0" * 64

    def render(self, _: Contents) -> NoReturn:
        raise LetterUnwritten


def test_without_its_letter_nothing_is_recorded(desk: Desk) -> None:
    at = desk.scene.at
    broken = an_application(replace(at.office, letters=Broken()), at.doors)
    officer = replace(desk.officer, app=broken)
    files, head = list((at.folder / "papers").rglob("*")), at.log.head()
    body = {
        "papers": ["AGREEMENT"],
        "reasons": "(가상) 보완",
        "due": (at.office.today() + timedelta(days=10)).isoformat(),
    }
    problem(
        officer.post(f"/applications/{desk.case}/supplement-request", body, version=desk.version()),
        500,
        "letter-unwritten",
    )
    assert at.log.head() == head
    assert list((at.folder / "papers").rglob("*")) == files
    done(desk.officer.post(f"/applications/{desk.case}/supplement-request", body, version=desk.version()))


def test_a_letter_lies_encrypted_and_its_fact_commits_to_it_with_a_salt(desk: Desk) -> None:
    at = desk.scene.at
    (slip,) = desk.letters(desk.lead)
    plain = desk.lead.get(f"/letters/{slip['id']}").get_data()
    letter = at.office.find(LETTER, UUID(slip["id"])).state
    kept = [path.read_bytes() for path in (at.folder / "papers").rglob("*") if path.is_file()]
    assert sha256(plain).hexdigest() not in {letter.paper.c, letter.paper.stored}
    assert at.office.keys.open(letter.paper.digest) == sha256(plain).hexdigest()
    assert not any(b"%PDF" in one for one in kept)
    whole = at.every_byte()
    assert "새벽빛".encode() not in whole
    assert sha256(plain).hexdigest().encode() not in whole


def test_a_letter_whose_key_was_destroyed_is_gone_and_says_so(desk: Desk) -> None:
    (slip,) = desk.letters(desk.lead)
    letter = desk.scene.office.find(LETTER, UUID(slip["id"])).state
    FolderKeys(desk.scene.at.folder / "keys").destroy(letter.paper.k)
    problem(desk.lead.get(f"/letters/{slip['id']}"), 409, "paper-gone")


def rendered(scene: Scene) -> list[Rendered]:
    return [one.fact for one in scene.office.log.read(0, 10_000) if isinstance(one.fact, Rendered)]


@pytest.fixture
def rejected(scene: Scene) -> Rejected:
    """A case found not eligible and rejected; its notices sent, one arrived."""
    return Rejected(Course(scene), on_site=False)


def test_each_party_reads_its_own_rejection_with_reasons_and_remedies(
    scene: Scene, enter: Enter, rejected: Rejected
) -> None:
    form = rejected.course.state(rejected.case).form
    assert form.partner
    lead, partner = enter(scene.acting_for(form.leads[0])), enter(scene.acting_for(form.partner))
    officer = enter(scene.officer(Agency.MSS))
    path = f"/applications/{rejected.case}/letters"
    kind = LetterKind.REJECTION_NOTICE.value
    to_lead, to_partner = (letter_of(notice, 1) for notice in rejected.notices)
    assert [one["id"] for one in read(lead.get(path))["letters"] if one["kind"] == kind] == [str(to_lead)]
    problem(lead.get(f"/letters/{to_partner}"), 404, "not-found")
    problem(partner.get(f"/letters/{to_lead}"), 404, "not-found")
    both = {one["id"] for one in read(officer.get(path))["letters"] if one["kind"] == kind}
    assert both == {str(to_lead), str(to_partner)}
    told = text_of(lead, to_lead)
    expected = (
        "미선정 통지서",
        "요건 미충족",
        REMEDIES,
        "60일 이내",
        "90일 이내",
        "민원처리법 제35조 (가정)",
        "처분의 이유",
    )
    assert [one for one in expected if squeezed(one) not in told] == []
    by_day = re.search(r"\(\d+\.\d+\.\d+\.\(.\)에받은경우(\d+)\.(\d+)\.(\d+)\.\(.\)까지\)", told)
    assert by_day


def test_a_notice_that_was_not_sent_has_a_letter_that_its_recipient_does_not_know_of(
    scene: Scene, enter: Enter, rejected: Rejected
) -> None:
    course, case = rejected.course, rejected.case
    form, notice = course.state(case).form, rejected.notices[1]
    assert form.partner
    partner, letter = enter(scene.acting_for(form.partner)), letter_of(notice, 1)
    path = f"/applications/{case}"
    known = [one["kind"] for one in read(partner.get(f"{path}/letters"))["letters"]]
    facts = [one["name"] for one in read(partner.get(f"{path}/timeline"))["facts"]]
    assert "REJECTION_NOTICE" not in known
    assert facts.count("letter.rendered") == len(known)
    problem(partner.get(f"/letters/{letter}"), 404, "not-found")
    course.arrive(notice)
    assert "REJECTION_NOTICE" in [one["kind"] for one in read(partner.get(f"{path}/letters"))["letters"]]
    after = [one["name"] for one in read(partner.get(f"{path}/timeline"))["facts"]]
    assert after.count("letter.rendered") == len(known) + 1
    assert squeezed("미선정 통지서") in text_of(partner, letter)


def test_an_objections_letters_are_its_objectors(scene: Scene, enter: Enter, rejected: Rejected) -> None:
    form = rejected.course.state(rejected.case).form
    assert form.partner
    lead, partner = enter(scene.acting_for(form.leads[0])), enter(scene.acting_for(form.partner))
    dispute = rejected.object()
    reviewer = rejected.take_up(dispute)
    problem(enter(reviewer).get(f"/letters/{letter_of(rejected.notices[0], 1)}"), 428, "purpose-required")
    text_of(enter(reviewer), letter_of(rejected.notices[0], 1), headers={"Sangsaeng-Purpose": "DISPUTE"})
    version = scene.office.find(DISPUTE, dispute).version
    by = enter(reviewer)
    done(
        by.post(
            f"/disputes/{dispute}/extension", {"days": 5, "reasons": "(가상) 검토가 더 필요합니다."}, version=version
        )
    )
    extension = letter_of(dispute, 1)
    told = text_of(lead, extension)
    expected = ("이의신청 처리기간 연장 통지서", "연장한 기간 5일", "(가상) 검토가 더 필요합니다.", "민원처리법 제35조")
    assert [one for one in expected if squeezed(one) not in told] == []
    assert "담당" not in told, "who reviews is told to no party"
    problem(partner.get(f"/letters/{extension}"), 404, "not-found")
    shown = read(lead.get(f"/applications/{rejected.case}/timeline"))["facts"]
    assert "ANSWER_EXTENSION" in [one["fact"].get("kind") for one in shown]
    others = read(partner.get(f"/applications/{rejected.case}/timeline"))["facts"]
    assert "ANSWER_EXTENSION" not in [one["fact"].get("kind") for one in others]


def test_each_party_is_told_before_a_revocation_in_a_letter_of_its_own(scene: Scene, enter: Enter) -> None:
    case = a_selected_case(scene, agreed=True)
    form = scene.office.find(APPLICATION, case).state.form
    assert form.partner
    lead, partner = enter(scene.acting_for(form.leads[0])), enter(scene.acting_for(form.partner))
    decider = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    officer = enter(scene.officer(Agency.MSS))
    ground = {"ground": "AGREEMENT_BREACHED", "text": "(가상) 대금을 지급하지 않았습니다."}
    id = done(officer.post(f"/applications/{case}/revocations", ground), 201)["id"]
    notice = {
        **ground,
        "text": "(가상) 선정을 취소하려고 합니다.",
        "to_be_barred": [str(form.leads[0])],
        "days": 10,
        "method": "POST",
    }
    done(decider.post(f"/revocations/{id}/prior-notice", notice, version=1))
    mine, theirs = (
        [one["id"] for one in read(one.get(f"/applications/{case}/letters"))["letters"] if "PRIOR" in one["kind"]]
        for one in (lead, partner)
    )
    assert len(mine) == len(theirs) == 1
    assert mine != theirs
    problem(partner.get(f"/letters/{mine[0]}"), 404, "not-found")
    barred, unbarred = squeezed("5년 동안 공공조달 상생협력 지원제도에 참여할 수 없음"), text_of(partner, theirs[0])
    told = text_of(lead, mine[0])
    assert barred in told
    assert barred not in unbarred
    expected = ("처분 사전통지서", "(가상) 선정을 취소하려고 합니다.", "시행령 제17조의4 제1호", "의견제출 기한")
    assert [one for one in expected if squeezed(one) not in told] == []


def test_a_certificate_tells_where_it_is_checked(scene: Scene, enter: Enter) -> None:
    case = a_selected_case(scene, agreed=True)
    form = scene.office.find(APPLICATION, case).state.form
    decider = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    body = {"product": str(form.items[0].id), "holder": str(form.leads[0])}
    issued = done(decider.post(f"/applications/{case}/certifications", body), 201)
    lead = enter(scene.acting_for(form.leads[0]))
    (certificate,) = [
        one for one in read(lead.get(f"/applications/{case}/letters"))["letters"] if one["kind"] == "CERTIFICATE"
    ]
    assert certificate["about"] == issued["id"]
    told = text_of(lead, certificate["id"])
    expected = ("상생협력제품 확인서", f"확인번호 제 {issued['number']} 호", CHECKS + issued["number"], "(가정)")
    assert [one for one in expected if squeezed(one) not in told] == []
    assert read(enter(None).get(f"/certificates/{issued['number']}"))
    assert [one.kind for one in rendered(scene)].count(LetterKind.CERTIFICATE) == 1
