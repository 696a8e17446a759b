"""What is uploaded cannot hurt: it is scanned before it is kept, and handed out as nothing but a file for saving."""

from dataclasses import replace
from typing import NoReturn
from uuid import UUID

import pytest

from adapters.scanning import Clamd
from application.ports import PapersAway
from domain.rules.vocabulary import PaperKind
from tests.adapters.papers import samples
from tests.adapters.scanning.stand_in import NAME, VIRUS, a_clamd
from tests.offices import TestOffice
from tests.scenes import PDF, Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.applications import an_application


@pytest.fixture
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture
def case(scene: Scene, lead: UUID) -> UUID:
    return scene.draft(leads=(lead,))


def client_of(scene: Scene, lead: UUID, at: TestOffice, **changes: object) -> Client:
    """The lead's person at an office with other parts."""
    office = replace(at.office, **changes)  # type: ignore[arg-type]
    return Client(an_application(office, at.doors), at, at.token(scene.acting_for(lead)))


INFECTED = PDF.replace(b"%%EOF", VIRUS + b"\n%%EOF")


def test_an_infected_paper_is_refused_and_nothing_of_it_is_kept(
    at: TestOffice, scene: Scene, lead: UUID, case: UUID
) -> None:
    with a_clamd() as clamd:
        client = client_of(scene, lead, at, scanner=Clamd(clamd.address))
        assert read(client.get("/office"))["uploads_scanned"] is True
        before, files = at.log.head(), list((at.folder / "papers").rglob("*"))
        refused = problem(client.upload(case, PaperKind.OTHER, INFECTED, version=1), 422, "paper-infected")
        assert refused["values"] == {"found": NAME}
        assert at.log.head() == before
        assert list((at.folder / "papers").rglob("*")) == files
        assert done(client.upload(case, PaperKind.OTHER, version=1), 201)["scanned"] is True
        assert clamd.heard == [INFECTED, PDF]


def test_a_scanner_that_is_away_lets_nothing_in_unscanned(at: TestOffice, scene: Scene, lead: UUID, case: UUID) -> None:
    with a_clamd() as clamd:
        client = client_of(scene, lead, at, scanner=Clamd(clamd.address))
    answer = client.upload(case, PaperKind.OTHER, version=1)
    problem(answer, 503, "scanner-away")
    assert "Retry-After" in answer.headers


def test_an_office_without_a_scanner_says_so_wherever_a_file_is_taken(
    at: TestOffice, scene: Scene, lead: UUID, case: UUID
) -> None:
    client = client_of(scene, lead, at)
    assert read(client.get("/office")) == {"demonstration": True, "uploads_scanned": False, "key_service": "none"}
    assert done(client.upload(case, PaperKind.OTHER, version=1), 201)["scanned"] is False


class Away:
    """A store of papers that cannot be reached."""

    def sniff(self, _: bytes) -> str:
        return "application/pdf"

    def put(self, *_: object, **__: object) -> NoReturn:
        raise PapersAway

    def get(self, _: object) -> NoReturn:
        raise PapersAway


def test_a_store_of_papers_that_is_away_is_not_called_the_record(
    at: TestOffice, scene: Scene, lead: UUID, case: UUID
) -> None:
    paper = done(client_of(scene, lead, at).upload(case, PaperKind.OTHER, version=1), 201)["paper"]["id"]
    client = client_of(scene, lead, at, papers=Away())
    problem(client.upload(case, PaperKind.OTHER, version=2), 503, "papers-away")
    problem(client.get(f"/applications/{case}/papers/{paper}"), 503, "papers-away")


def test_an_archive_bomb_is_refused_at_the_door(at: TestOffice, scene: Scene, lead: UUID, case: UUID) -> None:
    bomb = samples.zipped({"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": bytes(17 << 20)})
    client = client_of(scene, lead, at)
    before = at.log.head()
    problem(client.upload(case, PaperKind.OTHER, bomb, version=1), 415, "paper-kind-not-taken")
    assert at.log.head() == before


def test_a_paper_is_handed_out_as_a_file_that_no_browser_runs_guesses_at_or_keeps(
    at: TestOffice, scene: Scene, lead: UUID, case: UUID
) -> None:
    client = client_of(scene, lead, at)
    name = '../계획"; filename=x.html'
    paper = done(client.upload(case, PaperKind.OTHER, name=name, version=1), 201)["paper"]["id"]
    answer = client.get(f"/applications/{case}/papers/{paper}")
    assert answer.data == PDF
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''")
    assert not set('";/\\ <>') & set(disposition.removeprefix("attachment; filename*=UTF-8''"))
    assert {one: answer.headers[one] for one in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    assert set(answer.headers["Content-Security-Policy"].split("; ")) >= {"sandbox", "default-src 'none'"}
