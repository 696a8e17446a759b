"""Bad input: a problem that names the field or the reason, and no fact."""

import json
from base64 import urlsafe_b64encode
from io import BytesIO
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.rules.vocabulary import PaperKind
from domain.values import Agency
from tests.scenes import ITEM, PDF, Scene
from tests.web.api.clients import Client, app_of, done, problem
from tests.web.api.samples import changed

RESIDENT_NUMBER = "900101-1234567"
NOBODY = "0d3f2a10-0000-4000-8000-00000000dead"


@pytest.fixture(scope="module")
def scene(shared_scene: Scene) -> Scene:
    """One office for all of these: they leave nothing in it that another could trip over."""
    return shared_scene


@pytest.fixture(scope="module")
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture(scope="module")
def client(scene: Scene, lead: UUID) -> Client:
    return Client(app_of(scene.at), scene.at, scene.at.token(scene.acting_for(lead)))


@pytest.fixture(scope="module")
def newcomer(scene: Scene, client: Client) -> Client:
    """Somebody without a firm."""
    return Client(client.app, scene.at, scene.at.token(scene.person("(가상) 대표")))


@pytest.fixture(scope="module")
def officer(scene: Scene, client: Client) -> Client:
    return Client(client.app, scene.at, scene.at.token(scene.officer(Agency.MSS)))


@pytest.fixture
def body(scene: Scene, lead: UUID) -> dict[str, Any]:
    """A draft that would be taken."""
    item = {"label": "(가상) 조명", "kind": "GOODS", "detail_item_no": ITEM}
    form = {"title": "(가상) 과제", "leads": [str(lead)], "items": [item]}
    return {"call": str(scene.call), "track": "INNOVATION_GROWTH", "filed_by": str(lead), "form": form}


def test_the_body_these_tests_spoil_is_good_as_it_is(client: Client, body: dict[str, Any]) -> None:
    assert client.post("/applications", body).status_code == 201


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b"null x",
        b'{"track": NaN}',
        b'{"track": Infinity}',
        b'{"call": "1", "call": "2"}',
        b'{"form": {"title": "1", "title": "2"}}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 13 + b"1" + b"}" * 13,
        b'{"\\ud800": 1}',
    ],
    ids=[
        "cut",
        "no utf-8",
        "bom",
        "rest",
        "nan",
        "infinity",
        "twice",
        "twice inside",
        "digits",
        "deep",
        "nested",
        "half",
    ],
)
def test_what_is_not_one_plain_json_document_is_malformed(data: bytes, client: Client) -> None:
    before = client.at.log.head()
    problem(client.ask("POST", "/applications", data=data, content_type="application/json"), 400, "malformed")
    assert client.at.log.head() == before


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("call", None, "call"),
        ("call", 7, "call"),
        ("call", "not-an-id", "call"),
        ("call", "{00000000-0000-4000-8000-000000000000}", "call"),
        ("track", "SOMETHING", "track"),
        ("track", ["INNOVATION_GROWTH"], "track"),
        ("filed_by", {"id": 1}, "filed_by"),
        ("form", [], "form"),
        ("form.title", "", "form.title"),
        ("form.title", "   ", "form.title"),
        ("form.title", "a\nb", "form.title"),
        ("form.title", "가" * 201, "form.title"),
        ("form.title", "a\u0000b", "form.title"),
        ("form.title", "a\ud800b", "form.title"),
        ("form.title", 5, "form.title"),
        ("form.leads", "x", "form.leads"),
        ("form.leads", ["x"], "form.leads.0"),
        ("form.leads", [NOBODY] * 201, "form.leads"),
        ("form.items.0.kind", "SERVICES", "form.items.0.kind"),
        ("form.items.0.detail_item_no", "391116030", "form.items.0.detail_item_no"),
        ("form.items.0.detail_item_no", "39111603a1", "form.items.0.detail_item_no"),
        ("form.items.0.goods_listing_no", "39111603", "form.items.0.goods_listing_no"),
        ("form.items.0.surprise", 1, "form.items.0.surprise"),
        (
            "form.evidence",
            [{"kind": "PATENT_APPLIED_PART", "valid_until": "2021-02-30"}],
            "form.evidence.0.valid_until",
        ),
        ("form.evidence", [{"kind": "PATENT_APPLIED_PART", "valid_until": "20210230"}], "form.evidence.0.valid_until"),
        (
            "form.evidence",
            [{"kind": "PATENT_APPLIED_PART", "valid_until": "2021-W01-1"}],
            "form.evidence.0.valid_until",
        ),
        ("surprise", 1, "surprise"),
        ("confirm_no_resident_number", "yes", "confirm_no_resident_number"),
    ],
)
def test_the_field_that_is_wrong_is_named(
    path: str, value: object, field: str, client: Client, body: dict[str, Any]
) -> None:
    before = client.at.log.head()
    refused = problem(client.post("/applications", changed(body, path, value)), 422, "invalid")
    assert list(refused["errors"]) == [field]
    assert refused["errors"][field] != []
    assert client.at.log.head() == before


@pytest.mark.parametrize("missing", ["call", "track", "filed_by", "form"])
def test_a_field_that_is_missing_is_named(missing: str, client: Client, body: dict[str, Any]) -> None:
    del body[missing]
    refused = problem(client.post("/applications", body), 422, "invalid")
    assert refused["errors"] == {missing: ["It is required."]}


def test_every_field_that_is_wrong_is_named_at_once(client: Client) -> None:
    refused = problem(client.post("/applications", {"track": 1, "form": {"title": ""}}), 422, "invalid")
    assert set(refused["errors"]) == {"call", "track", "filed_by", "form.title"}


@pytest.mark.parametrize("body", [[], "text", 5, True], ids=str)
def test_a_document_that_is_no_object_is_refused(body: object, client: Client) -> None:
    answer = client.ask("POST", "/applications", data=json.dumps(body), content_type="application/json")
    assert problem(answer, 422, "invalid")["errors"] == {"": ["It must be a JSON object."]}


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"]
)
def test_content_of_another_kind_is_not_taken(content_type: str, client: Client) -> None:
    answer = client.ask("POST", "/applications", data=b"{}", content_type=content_type)
    assert problem(answer, 415, "media-type-not-taken")["values"] == {"expected": "application/json"}


def test_ten_megabytes_of_json_are_too_large(client: Client) -> None:
    before = client.at.log.head()
    data = b'{"a": "' + b"x" * 10_000_000 + b'"}'
    problem(client.ask("POST", "/applications", data=data, content_type="application/json"), 413, "too-large")
    assert client.at.log.head() == before


def test_what_does_not_say_how_large_it_is_is_cut_off_too(client: Client) -> None:
    """Chunked: there is no Content-Length to look at."""
    answer = client.ask(
        "POST",
        "/applications",
        input_stream=BytesIO(b'"' + b"x" * 2_000_000),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    problem(answer, 413, "too-large")


def test_a_scanned_paper_of_some_megabytes_is_taken_whatever_its_bytes(
    client: Client, scene: Scene, lead: UUID
) -> None:
    case = scene.draft(leads=(lead,))
    scan = PDF + Random(1).randbytes(3 << 20) + b"a\r\n" * 100_000 + PDF
    attached = done(client.upload(case, PaperKind.OTHER, scan, version=1), 201)
    assert attached["paper"]["size"] == len(scan)


def test_a_paper_of_more_than_20_megabytes_is_too_large(client: Client, scene: Scene, lead: UUID) -> None:
    case = scene.draft(leads=(lead,))
    before = client.at.log.head()
    large = PDF[:-1] + b" " * (20 << 20)
    problem(client.upload(case, PaperKind.OTHER, large, version=1), 413, "too-large")
    assert client.at.log.head() == before


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "invalid"),
        (b"MZ\x90\x00 a program", 415, "paper-kind-not-taken"),
        (b"<html><script>alert(1)</script>", 415, "paper-kind-not-taken"),
        (PDF[:20], 415, "paper-kind-not-taken"),
    ],
    ids=["empty", "program", "page", "cut"],
)
def test_a_paper_is_told_by_its_content_and_not_by_its_name(
    data: bytes, status: int, code: str, client: Client, scene: Scene, lead: UUID
) -> None:
    case = scene.draft(leads=(lead,))
    before = client.at.log.head()
    problem(client.upload(case, PaperKind.OTHER, data, "plan.pdf", version=1), status, code)
    assert client.at.log.head() == before


def test_a_part_that_is_no_file_is_named(client: Client, scene: Scene, lead: UUID) -> None:
    case = scene.draft(leads=(lead,))
    refused = problem(client.upload(case, PaperKind.OTHER, version=1, fields={"file": "text"}), 422, "invalid")
    assert refused["errors"] == {"file": ["It must be a file."]}


def test_a_part_given_twice_is_named(client: Client, scene: Scene, lead: UUID) -> None:
    case = scene.draft(leads=(lead,))
    twice = {"kind": ["OTHER", "AGREEMENT"]}
    refused = problem(client.upload(case, PaperKind.OTHER, version=1, fields=twice), 422, "invalid")
    assert list(refused["errors"]) == ["kind"]


@pytest.mark.parametrize(
    "path",
    [
        "/applications?surprise=1",
        "/applications?limit=0",
        "/applications?limit=201",
        "/applications?limit=five",
        "/applications?limit=5&limit=6",
        "/applications?status=LOST",
        "/applications?call=x",
        "/applications?cursor=zzz",
        "/applications?cursor=W10",
        "/applications?firm=",
        "/applications?firm=%00",
        "/applications/facets?limit=5",
        "/calls?surprise=1",
        "/me?surprise=1",
        "/rules/v2021_1?surprise=1",
        "/firms",
        "/competition-products?on=2021-1-1",
    ],
)
def test_a_query_that_is_not_understood_is_refused(path: str, client: Client) -> None:
    assert problem(client.get(path), 422, "invalid")["errors"]


@pytest.mark.parametrize("depth", range(100, 1000, 25))
def test_however_deep_a_document_nests_it_is_malformed(depth: int, client: Client) -> None:
    data = b'{"a":' * depth + b"1" + b"}" * depth
    problem(client.ask("POST", "/applications", data=data, content_type="application/json"), 400, "malformed")


BEFORE_TIME = f'["0001-01-01T00:00:00+23:59", "{NOBODY}"]'.encode()


@pytest.mark.parametrize("plain", [b'["2021-04-01", 7]', b'{"a": 1}', b"7", b'["x", "y"]', b"\xff", BEFORE_TIME])
def test_a_cursor_that_was_made_up_is_refused(plain: bytes, client: Client) -> None:
    refused = problem(client.get(f"/applications?cursor={urlsafe_b64encode(plain).decode()}"), 422, "invalid")
    assert list(refused["errors"]) == ["cursor"]


def test_a_write_takes_no_query_either(client: Client, body: dict[str, Any]) -> None:
    before = client.at.log.head()
    refused = problem(client.post("/applications?dry_run=true", body), 422, "invalid")
    assert refused["errors"] == {"dry_run": ["There is no such field."]}
    assert client.at.log.head() == before


def test_an_id_in_the_body_that_names_nothing_is_told_by_its_field(client: Client, body: dict[str, Any]) -> None:
    before = client.at.log.head()
    stranger = str(uuid4())
    refused = problem(client.post("/applications", changed(body, "form.partner", stranger)), 422, "unknown-id")
    assert list(refused["errors"]) == ["form.partner"]
    assert list(
        problem(client.post("/applications", changed(body, "call", stranger)), 422, "unknown-id")["errors"]
    ) == ["call"]
    assert client.at.log.head() == before


@pytest.mark.parametrize("tail", ["", "/timeline", "/slip", "/findings", "/agreement", f"/papers/{NOBODY}"])
def test_an_unknown_case_is_not_found(tail: str, client: Client) -> None:
    problem(client.get(f"/applications/{uuid4()}{tail}"), 404, "not-found")


def test_an_unknown_call_firm_and_rule_version_are_not_found(client: Client) -> None:
    for path in (f"/calls/{uuid4()}", f"/firms/{uuid4()}", "/rules/v1999_1"):
        problem(client.get(path), 404, "not-found")


def test_an_unknown_address_is_no_such_address(client: Client) -> None:
    problem(client.get("/nothing"), 404, "no-such-address")
    problem(client.get("/applications/7"), 404, "no-such-address")


def test_a_method_an_address_does_not_take_is_refused_with_those_it_takes(client: Client) -> None:
    answer = client.delete("/applications")
    problem(answer, 405, "method-not-allowed")
    assert {"GET", "POST"} <= {one.strip() for one in answer.headers["Allow"].split(",")}


@pytest.mark.parametrize("number", ["999-81-00016", "9998100016", "0018100015", "9990000017", "99981-0001"])
def test_a_business_number_with_a_wrong_check_digit_is_refused_and_not_said_back(number: str, newcomer: Client) -> None:
    before = newcomer.at.log.head()
    firm = {"label": "(가상) 새벽빛", "business_number": number, "profile": {"size": "SMALL"}}
    answer = newcomer.post("/firms", firm)
    assert list(problem(answer, 422, "invalid")["errors"]) == ["business_number"]
    assert number not in answer.get_data(as_text=True)
    assert newcomer.at.log.head() == before


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("form.title", f"과제 {RESIDENT_NUMBER}", "form.title"),
        ("form.title", "9001011234567", "form.title"),
        ("form.items.0.label", "조명 000229 4234567", "form.items.0.label"),
    ],
)
def test_what_looks_like_a_resident_number_is_asked_about_and_never_said_back(
    path: str, value: str, field: str, client: Client, body: dict[str, Any]
) -> None:
    before = client.at.log.head()
    typed = changed(body, path, value)
    answer = client.post("/applications", typed)
    assert list(problem(answer, 422, "resident-number-suspected")["errors"]) == [field]
    assert value not in answer.get_data(as_text=True)
    assert client.at.log.head() == before

    assert client.post("/applications", {**typed, "confirm_no_resident_number": True}).status_code == 201


@pytest.mark.parametrize(
    "number", ["9013011234567", "9002301234567", "9001019234567", "90010112345678", "1900101-1234567"]
)
def test_thirteen_digits_that_are_no_resident_number_are_taken(
    number: str, client: Client, body: dict[str, Any]
) -> None:
    assert client.post("/applications", changed(body, "form.title", number)).status_code == 201


def test_the_name_of_a_file_is_looked_at_too(client: Client, scene: Scene, lead: UUID) -> None:
    case = scene.draft(leads=(lead,))
    name = f"{RESIDENT_NUMBER}.pdf"
    answer = client.upload(case, PaperKind.OTHER, name=name, version=1)
    assert list(problem(answer, 422, "resident-number-suspected")["errors"]) == ["file"]
    confirmed = {"confirm_no_resident_number": "true"}
    assert client.upload(case, PaperKind.OTHER, name=name, version=1, fields=confirmed).status_code == 201


@pytest.mark.parametrize(
    ("header", "status", "code"),
    [
        (None, 428, "version-required"),
        ("*", 428, "version-required"),
        ("3", 400, "version-tag-unreadable"),
        ('W/"1"', 400, "version-tag-unreadable"),
        ('"1", "2"', 400, "version-tag-unreadable"),
        ('"x"', 400, "version-tag-unreadable"),
        ('"7"', 412, "changed-since"),
        ('"0"', 412, "changed-since"),
    ],
)
def test_a_write_says_which_version_it_is_about(
    header: str | None, status: int, code: str, client: Client, scene: Scene, lead: UUID
) -> None:
    case = scene.draft(leads=(lead,))
    before = client.at.log.head()
    headers = {"If-Match": header} if header else {}
    refused = problem(client.post(f"/applications/{case}/withdrawal", {}, headers=headers), status, code)
    if status == 412:
        assert refused["values"]["version"] == 1
    assert client.at.log.head() == before


@pytest.mark.parametrize("key", ["short", "x" * 201, "with a space", "한국어로 된 열쇠"])
def test_an_idempotency_key_that_cannot_be_read_is_refused(key: str, client: Client, body: dict[str, Any]) -> None:
    headers = {"Idempotency-Key": key.encode().decode("latin-1")}
    problem(client.post("/applications", body, headers=headers), 400, "idempotency-key-unreadable")


@pytest.mark.parametrize("position", ["-1", "x", "1.5", "9" * 30])
def test_a_position_that_cannot_be_read_is_refused(position: str, client: Client) -> None:
    refused = problem(client.get("/me", headers={"Sangsaeng-After": position}), 422, "invalid")
    assert list(refused["errors"]) == ["Sangsaeng-After"]


def test_refused_in_korean_unless_asked_otherwise(client: Client) -> None:
    korean = problem(Client(client.app, client.at, client.token, "ko").post("/applications", {}), 422, "invalid")
    silent = problem(Client(client.app, client.at, client.token, "").post("/applications", {}), 422, "invalid")
    english = problem(client.post("/applications", {}), 422, "invalid")
    assert korean["title"] == silent["title"] == "입력한 내용에 고칠 것이 있습니다."
    assert english["title"] == "Some of what was sent must be corrected."
    assert korean["errors"]["call"] == ["필수 항목입니다."]


SUPPLEMENT = {"papers": ["OTHER"], "reasons": "없음", "due": "2021-04-30"}


@pytest.mark.parametrize(
    ("verb", "body", "code"),
    [
        ("submission", {}, "already-submitted"),
        ("withdrawal", {}, "application-ended"),
        ("supplement", {}, "no-supplement-requested"),
        ("form", None, "application-ended"),
        ("papers", None, "application-ended"),
        ("agreement", {"role_division": "역할", "rights_and_duties": "의무"}, "application-ended"),
    ],
)
def test_what_an_applicant_can_no_longer_do_is_refused_and_leaves_no_fact(
    verb: str, body: object, code: str, client: Client, scene: Scene, lead: UUID
) -> None:
    case = scene.draft(leads=(lead,))
    scene.submit(case)
    version = client.post(f"/applications/{case}/withdrawal", version=2).get_json()["version"]
    before = client.at.log.head()
    if verb == "papers":
        answer = client.upload(case, PaperKind.OTHER, version=version)
    elif verb == "form":
        form = {"form": {"title": "(가상) 과제", "leads": [str(lead)]}, "reasons": "고침"}
        answer = client.put(f"/applications/{case}/form", form, version=version)
    else:
        answer = client.post(f"/applications/{case}/{verb}", body, version=version)
    problem(answer, 409, code)
    assert client.at.log.head() == before


@pytest.mark.parametrize(
    ("verb", "body", "code"),
    [
        ("supplement-request", SUPPLEMENT, "not-under-check"),
        ("supplement-extension", {"due": "2021-04-30", "reasons": "없음"}, "no-supplement-requested"),
        ("return", {"reasons": "없음"}, "no-supplement-requested"),
        ("eligibility", {"eligible": True}, "not-under-check"),
    ],
)
def test_what_an_officer_can_no_longer_do_is_refused_and_leaves_no_fact(
    verb: str, body: object, code: str, client: Client, scene: Scene, lead: UUID, officer: Client
) -> None:
    case = scene.draft(leads=(lead,))
    scene.submit(case)
    version = client.post(f"/applications/{case}/withdrawal", version=2).get_json()["version"]
    before = client.at.log.head()
    problem(officer.post(f"/applications/{case}/{verb}", body, version=version), 409, code)
    assert client.at.log.head() == before
