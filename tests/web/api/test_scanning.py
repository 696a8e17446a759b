"""A paper is looked at before it is kept: a harmful one is refused, and none is taken while the scanner is away."""

from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from application.ports import ScannerAway, Verdict
from domain.rules.vocabulary import PaperKind
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, done, problem, read


@dataclass(frozen=True)
class Scanner:
    """A scanner with one answer."""

    verdict: Verdict | None
    scans: bool = True

    def scan(self, data: bytes) -> Verdict:
        assert data
        if self.verdict is None:
            raise ScannerAway
        return self.verdict


@pytest.mark.parametrize(
    ("verdict", "status", "code"),
    [(Verdict(scanned=True, infection="Test.Virus"), 422, "paper-infected"), (None, 503, "scanner-away")],
)
def test_a_harmful_paper_is_kept_nowhere(verdict: Verdict | None, status: int, code: str, scene: Scene) -> None:
    at = replace(scene.at, office=replace(scene.office, scanner=Scanner(verdict)))
    case, client, before = a_draft(scene, at)
    kept = {path for path in (scene.at.folder / "papers").rglob("*") if path.is_file()}
    refused = problem(client.upload(case, PaperKind.OTHER, version=1), status, code)
    assert ("Test.Virus" in refused["detail"]) == (code == "paper-infected")
    assert scene.at.log.head() == before
    assert {path for path in (scene.at.folder / "papers").rglob("*") if path.is_file()} == kept


def test_a_clean_paper_is_taken_and_the_office_no_longer_says_that_nobody_looks(scene: Scene) -> None:
    at = replace(scene.at, office=replace(scene.office, scanner=Scanner(Verdict(scanned=True, infection=None))))
    case, client, _ = a_draft(scene, at)
    done(client.upload(case, PaperKind.OTHER, version=1), 201)
    assert client.app.test_client().get("/readyz").get_json() == {"status": "ready"}
    assert read(client.get(f"/applications/{case}"))["papers"]


def a_draft(scene: Scene, at: object) -> tuple[UUID, Client, int]:
    lead = scene.firm()
    case = scene.draft(leads=(lead,))
    person = scene.acting_for(lead)
    scene.at.catch_up()
    client = Client(app_of(at), scene.at, scene.at.token(person))  # type: ignore[arg-type]
    return case, client, scene.at.log.head()
