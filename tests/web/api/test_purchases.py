"""Purchases over HTTP: a list taken in whole or not at all, again without harm, corrected, struck, reported and counted."""

import hashlib
from base64 import b64decode
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from application import certifying
from domain.applications import APPLICATION
from domain.certifications.facts import RevocationCause
from domain.identifiers import checked
from domain.purchases import PURCHASE
from domain.roles import Role
from domain.values import Agency
from tests import certifications
from tests.certifications import a_selected_case
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

pytestmark = pytest.mark.usefixtures("taken")

HEAD = "구분,계약번호,순번,기관사업자번호,확인서번호,금액,부가세,일자"
BODY, COUNTY = checked("999831001"), checked("999831002")
REASONS = {"reasons": "(가상) 사유"}


@pytest.fixture(scope="module")
def scene(shared_scene: Scene) -> Scene:
    return shared_scene


@pytest.fixture(scope="module")
def officer(scene: Scene, come: Enter) -> Client:
    return come(scene.officer(Agency.MSS))


@pytest.fixture(scope="module")
def decider(scene: Scene, come: Enter) -> Client:
    return come(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))


@pytest.fixture(scope="module")
def bodies(decider: Client) -> dict[str, str]:
    """Two public bodies, each evaluated in one of the two evaluations."""
    return {
        number: done(
            decider.post(
                "/public-bodies", {"label": f"(가상) {name}", "business_number": number, "evaluation": evaluation}
            ),
            201,
        )["id"]
        for number, name, evaluation in (
            (BODY, "해돋이공단", "PUBLIC_INSTITUTIONS"),
            (COUNTY, "달맞이군", "LOCAL_GOVERNMENTS"),
        )
    }


@pytest.fixture(scope="module")
def case(scene: Scene) -> UUID:
    return a_selected_case(scene)


@pytest.fixture(scope="module")
def confirmed(scene: Scene, case: UUID) -> UUID:
    """A confirmation of the case's product, which stands from the first day of the call."""
    made = certifications.confirmed(scene.office, case)
    scene.at.clock.advance(timedelta(days=300))
    return made


@pytest.fixture(scope="module")
def number(officer: Client, case: UUID, confirmed: UUID) -> str:
    (found,) = read(officer.get(f"/applications/{case}/certifications"))["certifications"]
    assert found["id"] == str(confirmed)
    return str(found["number"])


def take_in(client: Client, *rows: str, head: str = HEAD, encoding: str = "utf-8", **options: Any) -> TestResponse:
    data = "\n".join((head, *rows)).encode(encoding)
    return client.upload("", None, data, "list.csv", to="/purchases", fields={"source": "BODY_REPORT"}, **options)


@pytest.fixture(scope="module")
def taken(officer: Client, bodies: dict[str, str], number: str) -> list[str]:
    """Three lines: two contracts of two bodies, and a delivery of the first."""
    body, county = bodies
    rows = [
        f'계약,R21-0001,1,{body},{number},"120,000,000",포함,2021-10-01',
        f"납품,R21-0001,1,{body},{number},30000000,포함,2021-12-01",
        f"계약,R22-0002,1,{county},{number},66000000,미상,2022-01-03",
    ]
    assert listed(take_in(officer, *rows))["recorded"] == 3
    return rows


def listed(answer: TestResponse) -> dict[str, Any]:
    """What became of a list that was taken in."""
    assert answer.status_code == 201, answer.get_data(as_text=True)
    body: dict[str, Any] = answer.get_json()
    return body


def total(lines: int, won: int) -> dict[str, int]:
    return {"lines": lines, "won": won}


def test_a_list_comes_again_without_harm_in_either_encoding(officer: Client, taken: list[str], scene: Scene) -> None:
    before = scene.at.log.head()
    again = listed(take_in(officer, *taken, encoding="cp949"))
    assert (again["rows"], again["recorded"]) == (3, 0)
    assert scene.at.log.head() == before
    assert read(officer.get("/purchases"))["total"] == 3


def test_a_request_repeated_under_its_key_tells_what_it_did_the_first_time(
    officer: Client, taken: list[str], number: str
) -> None:
    row = f"계약,R22-0009,1,{COUNTY},{number},1000,미상,2022-01-04"
    first = listed(take_in(officer, taken[0], row, key="the-same-list"))
    again = listed(take_in(officer, taken[0], row, key="the-same-list"))
    assert (first["rows"], first["recorded"]) == (2, 1)
    assert again == first
    problem(take_in(officer, row, key="the-same-list"), 422, "idempotency-key-reused")
    id = next(one for one in read(officer.get("/purchases"))["purchases"] if one["contract"] == "R22-0009")["id"]
    done(officer.post(f"/purchases/{id}/striking", REASONS, version=1))


def test_every_row_that_is_wrong_is_told_at_once_and_nothing_is_recorded(
    officer: Client, number: str, scene: Scene
) -> None:
    before = scene.at.log.head()
    rows = (
        f"선물,R22 0003,0,1234567890,{number},-5,아마,2022-13-01",
        f"계약,R22-0003,1,{checked('999831009')},{number[:-2]}99,1000,포함,2022-01-05",
        f"계약,R22-0003,1,{BODY},{number},1000,포함,2022-01-05",
        f"계약,R22-0004,1,{BODY},{number},1000,포함,2031-01-05",
        f"계약,R21-0001,1,{BODY},{number},120000001,포함,2021-10-01",
        f"계약,R22-0005,1,{BODY},{number},1000,포함",
    )
    told = problem(take_in(officer, *rows), 422, "rows-invalid")["errors"]
    assert {row: len(codes) for row, codes in told.items()} == {
        "row.2": 7,
        "row.3": 2,
        "row.4": 1,
        "row.5": 1,
        "row.6": 1,
        "row.7": 1,
    }
    assert scene.at.log.head() == before


@pytest.mark.parametrize(
    ("data", "at"), [("이름,금액\n가,1".encode(), "file"), (b"\xff\xfe\x00", "file"), (HEAD.encode(), "file")]
)
def test_what_is_no_such_list_is_refused_whole(data: bytes, at: str, officer: Client) -> None:
    refused = officer.upload("", None, data, "list.csv", to="/purchases", fields={"source": "FIRM_REPORT"})
    assert set(problem(refused, 422, "rows-invalid")["errors"]) == {at}


def test_a_firm_number_is_no_public_body(officer: Client, scene: Scene, number: str, case: UUID) -> None:
    firm = scene.office.find(APPLICATION, case).state.form.leads[0]
    own = scene.office.book.register([firm])[firm].business_number or ""
    told = problem(take_in(officer, f"계약,R22-0006,1,{own},{number},1000,포함,2022-01-05"), 422, "rows-invalid")
    assert set(told["errors"]) == {"row.2"}


def test_bodies_are_reported_by_year_with_their_evaluation_and_never_contracts_with_deliveries(
    officer: Client, bodies: dict[str, str]
) -> None:
    reported = {one["body"]["id"]: one for one in read(officer.get("/purchase-reports/bodies?year=2021"))["bodies"]}
    assert reported.keys() == {bodies[BODY]}
    one = reported[bodies[BODY]]
    assert one["evaluation"] == "PUBLIC_INSTITUTIONS"
    assert (one["contracts"], one["deliveries"]) == (total(1, 120_000_000), total(1, 30_000_000))
    assert one["contracts_counting"] == one["contracts"]
    (firm,) = read(officer.get("/purchase-reports/firms"))["firms"]
    assert firm["contracts"] == total(2, 186_000_000)


def test_the_body_and_the_firm_read_their_own_and_nobody_elses(
    officer: Client, come: Enter, scene: Scene, bodies: dict[str, str], case: UUID
) -> None:
    lead = scene.office.find(APPLICATION, case).state.form.leads[0]
    own = come(scene.acting_for(lead))
    assert read(own.get(f"/firms/{lead}/purchases?year=2021"))["total"] == 2
    problem(own.get(f"/public-bodies/{bodies[BODY]}/purchases"), 403, "not-allowed")
    problem(own.get("/purchases"), 403, "not-allowed")
    assert read(officer.get(f"/public-bodies/{bodies[COUNTY]}/purchases"))["total"] == 1


def test_a_correction_is_known_from_now_on_and_the_record_still_tells_what_was_known_before(
    officer: Client, bodies: dict[str, str], number: str
) -> None:
    asked = f"/purchases?body={bodies[COUNTY]}"
    before = officer.get(asked)
    (line,) = read(before)["purchases"]
    right = {"body": bodies[COUNTY], "certificate": number, "amount": 60_000_000, "basis": "VAT_EXCLUDED"}
    correction = {**right, "day": "2022-01-03", **REASONS}
    problem(officer.post(f"/purchases/{line['id']}/correction", correction, version=9), 412, "changed-since")
    done(officer.post(f"/purchases/{line['id']}/correction", correction, version=1))
    (now,) = read(officer.get(asked))["purchases"]
    assert (now["amount"], now["basis"]) == (60_000_000, "VAT_EXCLUDED")
    then = read(officer.get(f"{asked}&known_by={before.headers['Sangsaeng-Position']}"))
    assert then["purchases"][0]["amount"] == 66_000_000
    done(officer.post(f"/purchases/{line['id']}/correction", {**correction, "amount": 66_000_000}, version=2))


def test_a_correction_to_a_certificate_that_is_none_is_told_of_its_field(
    officer: Client, bodies: dict[str, str], number: str
) -> None:
    line, *_ = read(officer.get(f"/purchases?body={bodies[BODY]}"))["purchases"]
    correction = {"body": bodies[BODY], "amount": 1, "basis": "VAT_EXCLUDED", "day": "2022-01-03", **REASONS}
    wrong = officer.post(
        f"/purchases/{line['id']}/correction", {**correction, "certificate": f"{number[:-2]}99"}, version=1
    )
    assert set(problem(wrong, 422, "unknown-id")["errors"]) == {"certificate"}


def test_a_struck_line_counts_no_more(officer: Client, number: str, scene: Scene) -> None:
    listed(take_in(officer, f"계약,R22-0007,1,{BODY},{number},5000,포함,2022-01-05"))
    line = next(one for one in read(officer.get("/purchases"))["purchases"] if one["contract"] == "R22-0007")
    done(officer.post(f"/purchases/{line['id']}/striking", REASONS, version=1))
    assert line["id"] not in {one["id"] for one in read(officer.get("/purchases"))["purchases"]}
    assert scene.office.find(PURCHASE, UUID(line["id"])).state.struck
    problem(officer.post(f"/purchases/{line['id']}/striking", REASONS, version=2), 409, "purchase-struck")


def test_a_sheet_says_how_far_it_goes_and_both_kinds_hold_the_same_rows(officer: Client) -> None:
    sheet, book = (
        officer.get("/purchases/sheet?kind=csv&year=2021"),
        officer.get("/purchases/sheet?kind=xlsx&year=2021"),
    )
    for one in (sheet, book):
        digest = one.headers["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")
        assert b64decode(digest) == hashlib.sha256(one.get_data()).digest()
    *rows, _, at, _, told = sheet.get_data().decode("utf-8-sig").splitlines()
    assert len(rows) == 3
    assert at.split(",")[1] == sheet.headers["Sangsaeng-Position"]
    cells = [line.split(",") for line in rows]
    again = "".join("\x1f".join(row) + "\x1e" for row in cells)
    assert told.split(",")[1] == hashlib.sha256(again.encode()).hexdigest()
    with ZipFile(BytesIO(book.get_data())) as file:
        page = file.read("xl/worksheets/sheet1.xml").decode()
    assert told.split(",")[1] in page
    assert officer.get("/purchases/sheet?kind=xlsx&year=2021").get_data() == book.get_data()


def test_statistics_count_the_task_and_open_the_case_behind_it(officer: Client, case: UUID) -> None:
    found = read(officer.get("/statistics"))
    (group,) = found["by_call"]
    assert {one["figure"]: one["cases"] for one in group["figures"]}["TASKS"] == 1
    assert (group["leads"], group["partners"], group["products"], group["approval_rate"]) == (1, 1, 1, "1.0000")
    assert [one["contracts"]["won"] for one in found["purchases"]] == [120_000_000, 66_000_000]
    assert found["assumed"] == ["processing-days"]
    behind = read(officer.get("/statistics/cases?figure=TASKS&year=2021"))
    assert (behind["total"], behind["cases"][0]["id"]) == (1, str(case))
    assert read(officer.get("/statistics?known_by=1"))["by_call"] == []
    lines = officer.get("/statistics/sheet").get_data().decode("utf-8-sig").splitlines()
    assert any(line.endswith("TASKS,1") for line in lines)


def test_a_retroactive_cancellation_takes_purchases_out_and_a_later_one_does_not(
    officer: Client, confirmed: UUID, scene: Scene
) -> None:
    def counting() -> list[bool]:
        return [one["counts"] for one in read(officer.get("/purchases"))["purchases"]]

    def revoke(cause: RevocationCause, *, retroactive: bool, effect: str | None) -> None:
        day = datetime.fromisoformat(effect).date() if effect else None
        certifying.revoke(
            scene.office,
            confirmed,
            cause=cause,
            retroactive=retroactive,
            reasons="(가상)",
            effect=day,
            by=certifications.decider(),
        )

    revoke(RevocationCause.GIVEN_BACK, retroactive=False, effect=None)
    assert counting() == [True, True, True]
    revoke(RevocationCause.OBTAINED_FALSELY, retroactive=True, effect="2021-11-01")
    assert counting() == [True, False, False]
