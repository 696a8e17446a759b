"""Checking certificates without signing in, offline by their statements, and the benefits they give."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result

from adapters.clocks import ScriptedClock
from application import certifying, grading
from application.intake import ItemTyped
from domain.applications import APPLICATION
from domain.certifications import CERTIFICATION
from domain.certifications.facts import RevocationCause
from domain.grades.facts import Grade
from domain.rules.vocabulary import Track
from domain.values import Agency
from tests.certifications import a_selected_case, decider
from tests.offices import an_office
from tests.postgres import Servers, every_postgres
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, app_of, problem, read
from web.command_line import main

BID = date(2021, 3, 25)


@dataclass(frozen=True)
class Market:
    """An office with confirmed products, and a buyer who never signs in."""

    scene: Scene
    case: UUID
    works: UUID
    buyer: Client
    somebody: Client

    def confirm(self) -> UUID:
        """Confirm one more product of the case."""
        office = self.scene.office
        form = office.find(APPLICATION, self.case).state.form
        confirmed = list(certifying.certifications_of(office, self.case))
        item = ItemTyped(label="가상 조명", kind=form.items[0].kind, detail_item_no="3911160301")
        added = certifying.Added(product=item, reasons="(가상) 추가") if confirmed else None
        product = office.ids.new() if added else form.items[0].id
        by, lead = decider(), form.leads[0]
        return certifying.issue(office, self.case, product=product, added=added, holder=lead, first=None, by=by).stream

    def revoke(self, id: UUID, *, back_to: date | None = None) -> None:
        """Revoke from today on, or cancel from a past day on."""
        cause = RevocationCause.OBTAINED_FALSELY
        certifying.revoke(
            self.scene.office,
            id,
            cause=cause,
            retroactive=back_to is not None,
            reasons="(가상)",
            effect=back_to,
            by=decider(),
        )

    def number(self, id: UUID) -> str:
        """Its certificate number."""
        return self.scene.office.find(CERTIFICATION, id).state.number

    def today(self, day: date) -> None:
        """Go on to a day."""
        self.scene.at.clock.set(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def market(postgres_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    clock = ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC))
    folder: Path = tmp_path_factory.mktemp("office")
    with postgres_servers.clone(every_postgres()[0]) as database, an_office(database, folder, clock) as office:
        scene = an_open_call(office)
        app = app_of(office)
        somebody = Client(app, office, office.token(scene.person("(가상) 구매 담당")))
        works = a_selected_case(scene, Track.CAPABILITY_BUILDING)
        yield Market(scene, a_selected_case(scene), works, Client(app, office, None), somebody)


def checked(market: Market, id: UUID, on: date) -> tuple[str | None, str | None, bool]:
    told = read(market.buyer.get(f"/certificates/{market.number(id)}?on={on}"))
    return told["as_then_known"]["standing"], told["as_now_known"]["standing"], told["differs"]


def test_a_cancellation_that_reaches_back_differs_from_a_revocation_for_the_future(
    market: Market, tmp_path: Path
) -> None:
    forward, backward = market.confirm(), market.confirm()
    market.today(BID)
    assert checked(market, backward, BID) == ("VALID", "VALID", False)
    assert checked(market, backward, BID - timedelta(days=30)) == (None, "NOT_YET", True)
    market.scene.at.seal()
    before = statement(market, backward, tmp_path)
    market.today(BID + timedelta(days=20))
    market.revoke(forward)
    market.revoke(backward, back_to=date(2021, 3, 22))
    assert checked(market, forward, BID) == ("VALID", "VALID", False)
    assert checked(market, backward, BID) == ("VALID", "REVOKED", True)
    told = read(market.buyer.get(f"/certificates/{market.number(backward)}?on={BID}"))
    assert told["revoked"] == {"on": "2021-03-22", "retroactive": True}
    assert (told["holder"], told["published"]) == ("(가상) 새벽빛", "2021-03-19")

    valid, revoked = verified(market, before), verified(market, statement(market, backward, tmp_path))
    assert (valid.exit_code, revoked.exit_code) == (0, 3)
    assert "Genuine: " in valid.output
    assert "revoked" in revoked.output
    assert verified(market, before, on=date(2024, 4, 1)).exit_code == 3


def statement(market: Market, id: UUID, folder: Path) -> Path:
    answer = market.buyer.get(f"/certificates/{market.number(id)}/statement")
    assert "새벽빛" not in answer.get_data(as_text=True)
    file = folder / f"{answer.headers['X-Request-Id']}.txt"
    file.write_bytes(answer.get_data())
    return file


def verified(market: Market, file: Path, on: date = BID) -> Result:
    operator = str(market.scene.at.doors.ledger.operators()[0])
    arguments = ["confirmation", "verify", str(file), "--operator", operator, "--on", on.isoformat()]
    return CliRunner().invoke(main, arguments)


def test_an_altered_statement_and_one_of_another_operator_are_not_genuine(market: Market, tmp_path: Path) -> None:
    id = market.confirm()
    market.scene.at.seal()
    file = statement(market, id, tmp_path)
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("2024-", "2034-"), "utf-8")
    refused = verified(market, file)
    assert (refused.exit_code, "Not genuine" in refused.output) == (1, True)
    file.write_text(whole.replace("sangsaeng/certificate/1", "sangsaeng/bundle/1"), "utf-8")
    assert verified(market, file).exit_code == 1


@pytest.mark.parametrize("number", ["2021-1-IG-0001-P99", "2021-1-IG-9999-P01", "2021-1-ZZ-0001-P01", "anything"])
def test_a_number_that_is_none_is_not_found(market: Market, number: str) -> None:
    problem(market.buyer.get(f"/certificates/{number}"), 404, "not-found")
    problem(market.buyer.get(f"/certificates/{number}/statement"), 404, "not-found")


def test_benefits_are_computed_for_a_tender_and_rest_on_a_fact(market: Market) -> None:
    market.today(date(2021, 5, 1))
    id = market.confirm()
    path = f"/certificates/{market.number(id)}/benefits?tender=SME_COMPETITION&on=2021-05-02"
    problem(market.buyer.get(path), 401, "not-signed-in")
    answer = read(market.somebody.get(path))
    bonus, relaxed = answer["benefits"]
    assert (bonus["given"], bonus["points"], bonus["points_assumed"]) == (True, "1.00", True)
    assert [one["criterion"] for one in relaxed["findings"] if not one["met"]] == ["benefit-tender"]
    assert answer["position"] == market.scene.office.log.history(id)[0].position
    earlier = read(market.somebody.get(f"{path}&known_by={answer['position'] - 1}"))
    assert (earlier["position"], earlier["benefits"][0]["given"]) == (None, False)


def test_a_graded_builder_has_its_bonus_in_works_tenders(market: Market) -> None:
    office, works = market.scene.office, market.works
    builder = office.find(APPLICATION, works).state.form.leads[0]
    path = f"/firms/{builder}/benefits?tender=PREQUALIFIED&on={office.today()}"
    assert read(market.somebody.get(path))["position"] is None
    by = decider(Agency.PPS)
    grading.give_grade(
        office, builder, application=works, year=2021, grade=Grade.A, reasons="(가상)", first=None, by=by
    )
    answer = read(market.somebody.get(path))
    assert [(one["kind"], one["points"]) for one in answer["benefits"] if one["given"]] == [
        ("PREQUALIFICATION_BONUS", "2.00")
    ]
    assert answer["position"] == office.log.head()


def test_what_rests_on_a_selection_ends_with_it(market: Market) -> None:
    office, cause = market.scene.office, RevocationCause.SELECTION_REVOKED
    id, effect = market.confirm(), office.today() - timedelta(days=3)
    changes = certifying.revoke_certifications_of_case(
        office, market.case, cause=cause, reasons="(가상)", effect=effect
    )
    assert id in {one.id for one in changes}
    office.log.append(*changes, by=decider())
    found = [one.state for one in certifying.certifications_of(office, market.case)]
    assert all(one.standing_on(office.today()).value == "REVOKED" for one in found)
    again = certifying.revoke_certifications_of_case(office, market.case, cause=cause, reasons="(가상)", effect=effect)
    assert again == ()

    builder = office.find(APPLICATION, market.works).state.form.leads[0]
    by, grade = decider(Agency.PPS), Grade.B
    given = grading.give_grade(
        office, builder, application=market.works, year=2020, grade=grade, reasons="(가상)", first=None, by=by
    )
    ended = certifying.revoke_certifications_of_case(
        office, market.works, cause=cause, reasons="(가상)", effect=office.today()
    )
    assert given.stream in {one.id for one in ended}
