"""Reading: lists in pages, one's own writes, what was seen, and papers as they were uploaded."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest

from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Track
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.offices import TestOffice
from tests.scenes import PDF, Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter


@pytest.fixture
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture
def client(scene: Scene, lead: UUID, enter: Enter) -> Client:
    return enter(scene.acting_for(lead))


def test_a_list_in_pages_shows_every_case_once_the_last_changed_first(
    at: TestOffice, scene: Scene, lead: UUID, client: Client
) -> None:
    cases = []
    for _ in range(5):
        at.clock.advance(timedelta(minutes=1))
        cases.append(str(scene.draft(leads=(lead,))))
    shown, address = [], "/applications?limit=2"
    for _ in range(3):
        page = read(client.get(address))
        shown += [one["id"] for one in page["cases"]]
        address = f"/applications?limit=2&cursor={page['next']}"
    assert page["next"] is None
    assert shown == cases[::-1]


def test_the_filters_of_the_list_and_the_counts_beside_it(
    scene: Scene, enter: Enter, client: Client, lead: UUID
) -> None:
    first = scene.draft(leads=(lead,))
    second = scene.draft(Track.MATERIALS_PARTS, leads=(lead,))
    scene.submit(first)
    scene.submit(second)
    officer = enter(scene.officer(Agency.MSS))

    def ids(query: str) -> set[str]:
        return {one["id"] for one in read(officer.get(f"/applications?{query}"))["cases"]}

    assert ids("track=INNOVATION_GROWTH") == {str(first)}
    assert ids("track=INNOVATION_GROWTH&track=MATERIALS_PARTS&status=SUBMITTED") == {str(first), str(second)}
    assert ids("status=DRAFT&status=WITHDRAWN") == set()
    assert ids("firm=새벽") == {str(first), str(second)}
    assert ids("receipt=2021-1-IG-0001") == {str(first)}
    assert ids(f"call={scene.call}&agency=MSS") == {str(first), str(second)}
    assert ids("agency=PPS") == set()
    facets = read(officer.get("/applications/facets?firm=새벽"))
    assert facets["track"] == {"INNOVATION_GROWTH": 1, "MATERIALS_PARTS": 1}
    assert facets["agency"] == {"MSS": 2}
    assert facets["call"] == {str(scene.call): 2}
    line = read(client.get("/applications?receipt=2021-1-IG-0001"))["cases"][0]
    assert line["filed_by"] == {"id": str(lead), "label": "(가상) 새벽빛"}
    assert line["status"] == "SUBMITTED"


def test_a_read_waits_for_the_position_of_ones_own_write(
    at: TestOffice, scene: Scene, lead: UUID, client: Client
) -> None:
    form = {"title": "(가상) 과제", "leads": [str(lead)]}
    body = {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": str(lead), "form": form}
    drafted = done(client.post("/applications", body), 201)
    late = threading.Timer(0.2, at.catch_up)
    late.start()
    after = {"Sangsaeng-After": str(drafted["position"])}
    answer = client.ask("GET", f"/applications/{drafted['id']}", headers=after)
    late.join()
    assert read(answer)["version"] == 1
    assert int(answer.headers["Sangsaeng-Position"]) >= drafted["position"]
    assert answer.headers["ETag"] == '"1"'


def test_a_case_the_book_has_not_come_to_is_said_to_be_on_its_way(scene: Scene, lead: UUID, client: Client) -> None:
    client.at.catch_up()
    case = scene.draft(leads=(lead,))
    answer = client.ask("GET", f"/applications/{case}")
    problem(answer, 503, "book-behind")
    assert answer.headers["Retry-After"] == "1"


def test_every_read_says_how_far_it_goes(client: Client, scene: Scene) -> None:
    for path in ("/calls", f"/calls/{scene.call}", "/applications", "/applications/facets", "/me"):
        answer = client.get(path)
        assert int(answer.headers["Sangsaeng-Position"]) == client.at.log.head(), path


def test_what_was_shown_goes_into_the_record_of_what_was_done(
    at: TestOffice, scene: Scene, lead: UUID, client: Client, enter: Enter
) -> None:
    case = scene.draft(leads=(lead,))
    shown = client.get(f"/applications/{case}")
    seen = {"Sangsaeng-Seen": shown.headers["Sangsaeng-Seen"]}
    colleague = enter(scene.acting_for(lead, Capacity.STAFF, "(가상) 동료"))
    other = scene.draft(leads=(lead,))
    before = at.log.head()
    for by, id in ((colleague, case), (client, other)):
        answer = by.post(f"/applications/{id}/submission", version=1, headers=seen)
        problem(answer, 422, "seen-not-yours")
    problem(
        client.post(f"/applications/{case}/submission", version=1, headers={"Sangsaeng-Seen": "made up"}),
        422,
        "seen-not-yours",
    )
    assert at.log.head() == before

    done(client.post(f"/applications/{case}/submission", version=1, headers=seen))
    drafted, submitted = at.log.history(case)
    assert submitted.envelope.by.seen == drafted.position
    done(client.post(f"/applications/{other}/submission", version=1))
    assert at.log.history(other)[-1].envelope.by.seen is None


def test_the_record_says_who_did_it_in_which_part_and_on_which_request(
    at: TestOffice, scene: Scene, lead: UUID, enter: Enter
) -> None:
    person = scene.acting_for(lead)
    case = scene.draft(leads=(lead,))
    claimed = {"X-Request-Id": "0b5e7c1e-7d14-4a55-9b1e-1f6a0c9d2e3f"}
    answer = enter(person).post(f"/applications/{case}/submission", version=1, headers=claimed)
    request = answer.headers["X-Request-Id"]
    assert request != claimed["X-Request-Id"]
    by = at.log.history(case)[-1].envelope.by
    assert (by.subject, by.role, by.acting_for, str(by.cause)) == (person, Role.APPLICANT, lead, request)


def test_a_paper_comes_back_as_it_was_uploaded_and_only_for_saving(scene: Scene, lead: UUID, client: Client) -> None:
    case = scene.draft(leads=(lead,))
    attached = done(client.upload(case, PaperKind.BUSINESS_PLAN, name="폴더/사업 계획서.pdf", version=1), 201)
    paper = attached["paper"]
    assert (paper["file_name"], paper["size"], paper["media_type"]) == ("사업 계획서.pdf", len(PDF), "application/pdf")

    answer = client.get(f"/applications/{case}/papers/{paper['id']}")
    assert answer.get_data() == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%EC%82%AC")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_paper_is_replaced_and_taken_back_while_it_is_a_draft(scene: Scene, lead: UUID, client: Client) -> None:
    case = scene.draft(leads=(lead,))
    first = done(client.upload(case, PaperKind.OTHER, version=1), 201)["paper"]["id"]
    second = done(client.upload(case, PaperKind.OTHER, version=2, fields={"replaces": first}), 201)["paper"]["id"]
    assert [one["id"] for one in read(client.get(f"/applications/{case}"))["papers"]] == [second]
    problem(client.get(f"/applications/{case}/papers/{first}"), 404, "not-found")
    assert done(client.delete(f"/applications/{case}/papers/{second}", version=3))["version"] == 4
    assert read(client.get(f"/applications/{case}"))["papers"] == []
    problem(client.delete(f"/applications/{case}/papers/{second}", version=4), 422, "unknown-paper")


def test_the_form_is_amended_before_submission_and_changed_with_reasons_after(
    scene: Scene, lead: UUID, client: Client
) -> None:
    case = scene.draft(leads=(lead,))
    form = {"title": "(가상) 고친 과제", "leads": [str(lead)]}
    refused = problem(
        client.put(f"/applications/{case}/form", {"form": form, "reasons": "고침"}, version=1), 422, "invalid"
    )
    assert list(refused["errors"]) == ["reasons"]
    done(client.put(f"/applications/{case}/form", {"form": form}, version=1))
    done(client.post(f"/applications/{case}/submission", version=2))
    refused = problem(client.put(f"/applications/{case}/form", {"form": form}, version=3), 422, "invalid")
    assert list(refused["errors"]) == ["reasons"]
    done(client.put(f"/applications/{case}/form", {"form": form, "reasons": "제품명을 고침"}, version=3))
    facts = read(client.get(f"/applications/{case}/timeline"))["facts"]
    assert [one["name"] for one in facts] == [
        "application.drafted",
        "application.amended",
        "application.submitted",
        "letter.rendered",
        "application.changed",
    ]
    assert facts[-1]["fact"]["reasons"]["text"] == "제품명을 고침"
    assert len(facts[-1]["fact"]["reasons"]["commitment"]) == 64


def test_a_text_whose_key_was_destroyed_reads_as_null(at: TestOffice, scene: Scene, lead: UUID, client: Client) -> None:
    case = scene.draft(leads=(lead,))
    scene.attach(case, PaperKind.OTHER)
    keys = at.office.keys
    keys.destroy(keys.of("case", case))
    file = read(client.get(f"/applications/{case}"))
    assert file["form"]["title"] is None
    assert file["papers"][0]["file_name"] is None
    problem(client.get(f"/applications/{case}/papers/{file['papers'][0]['id']}"), 409, "paper-gone")
    assert file["form"]["leads"] == [{"id": str(lead), "label": "(가상) 새벽빛"}]


def test_the_agreement_has_a_version_of_its_own(scene: Scene, lead: UUID, client: Client) -> None:
    partner = scene.firm("(가상) 한울설비")
    case = scene.draft(leads=(lead,), partner=partner)
    problem(client.get(f"/applications/{case}/agreement"), 404, "not-found")
    terms = {"role_division": "역할", "rights_and_duties": "의무"}
    problem(client.put(f"/applications/{case}/agreement", terms, version=1), 404, "not-found")
    done(client.post(f"/applications/{case}/agreement", terms), 201)
    problem(client.post(f"/applications/{case}/agreement", terms), 409, "agreement-exists")
    signatures = f"/applications/{case}/agreement/signatures"
    done(client.post(signatures, {"party": str(lead)}, version=1))
    problem(client.post(signatures, {"party": str(lead)}, version=1), 412, "changed-since")
    problem(client.post(signatures, {"party": str(lead)}, version=2), 409, "already-signed")
    problem(client.post(signatures, {"party": str(partner)}, version=2), 403, "not-allowed")
    amended = done(client.put(f"/applications/{case}/agreement", {**terms, "role_division": "새 역할"}, version=2))
    answer = client.get(f"/applications/{case}/agreement")
    agreement = read(answer)
    assert answer.headers["ETag"] == f'"{amended["version"]}"' == '"3"'
    assert (agreement["role_division"], agreement["signed"], agreement["concluded"]) == ("새 역할", [], False)
    assert read(client.get(f"/applications/{case}"))["version"] == 1


def test_a_partner_is_found_by_its_whole_business_number_and_by_nothing_less(scene: Scene, client: Client) -> None:
    partner = scene.firm("(가상) 한울설비")
    client.at.catch_up()
    entry = scene.office.book.register([partner])[partner]
    number = entry.business_number
    assert number is not None
    found = read(client.get(f"/firms?q={number}"))["firms"]
    assert [(firm["id"], firm["label"]) for firm in found] == [(str(partner), "(가상) 한울설비")]
    for less in (number[:-1], number[:6], "한울설비"):
        others = read(client.get(f"/firms?q={less}"))["firms"]
        assert str(partner) not in [firm["id"] for firm in others], less
