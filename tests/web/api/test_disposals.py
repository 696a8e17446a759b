"""What is destroyed lawfully is gone everywhere, and everything that was proven of it still is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from adapters.clocks import ScriptedClock
from adapters.desk import give_account
from adapters.keys import FolderKeys
from adapters.ledger import LedgerKeys
from adapters.ledger.verification import Trust, Verification
from adapters.papers import FolderPapers
from application import disposing, intake
from application.intake import FormTyped
from application.opening import by_machine
from application.ports import KeyGone
from application.sweeping import sweep
from domain.applications import APPLICATION
from domain.disposals.facts import DisposalOf
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Track
from domain.values import Agency, KeyId
from tests.application.audit.exhibits import AUTHENTIC, Exhibits, seal_and_cosign, verified, witnesses
from tests.offices import ORIGIN, TestOffice, an_office
from tests.postgres import Servers, every_postgres
from tests.scenes import EVIDENCE, ITEMS, Scene, an_open_call, applicant
from tests.web.api.clients import Client, app_of, done, problem, read

TITLE, FIRM, PERSON, REASON = "사라질 과제 이름", "(가상) 사라질기업", "(가상) 사라질사람", "사라질 취하 사유"
LOGIN = "sarajil.saram"
PLANTED = (TITLE, FIRM, PERSON, REASON, LOGIN)
LATER = datetime(2032, 1, 5, 1, tzinfo=UTC)
APPROVAL = {"deliberated": "2032-01-05", "reasons": "(가상) 기록물평가심의회의 심의를 거쳤습니다."}


@dataclass(frozen=True, kw_only=True)
class Archive:
    """An office in the year 2032 with a case that was withdrawn in 2021, sealed and carried away before."""

    at: TestOffice
    scene: Scene
    case: UUID
    firm: UUID
    person: UUID
    bundle: bytes
    officer: Client
    decider: Client
    auditor: Client

    def everything(self) -> str:
        """All that the database holds, the register too."""
        with psycopg.connect(self.at.database.superuser) as connection:
            tables = connection.execute(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('log', 'book', 'desk', 'ledger')"
            ).fetchall()
            found = []
            for schema, table in tables:
                copy = psycopg.sql.SQL("COPY {} TO STDOUT").format(psycopg.sql.Identifier(schema, table))
                with connection.cursor().copy(copy) as out:
                    found += [bytes(row).decode(errors="replace") for row in out]
        return "\n".join(found)

    def disposed(self, of: str, thing: UUID) -> dict[str, Any]:
        """Proposed, approved and carried out."""
        id = done(self.officer.post("/disposals", {"of": of, "thing": str(thing)}), 201)["id"]
        done(self.decider.post(f"/disposals/{id}/approval", APPROVAL, version=1))
        done(self.officer.post(f"/disposals/{id}/destruction", {}, version=2))
        self.at.catch_up()
        return read(self.auditor.get(f"/disposals/{id}"))

    def damage(self) -> tuple[object, ...]:
        keys, own = FolderKeys(self.at.folder / "keys"), LedgerKeys(self.at.folder / "ledger", ORIGIN)
        trust = Trust(origin=ORIGIN, operators=own.verifying(), witnesses=own.witnesses())
        papers = FolderPapers(self.at.folder / "papers", keys)
        verification = Verification(office=self.at.database.office, trust=trust, opens=keys.open, papers=papers)
        return verification.run(None, lambda *_: None).found


@pytest.fixture
def archive(postgres_servers: Servers, tmp_path: Path) -> Iterator[Archive]:
    clock = ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC))
    with postgres_servers.clone(every_postgres()[0]) as database, an_office(database, tmp_path, clock) as at:
        scene = an_open_call(at)
        firm = scene.firm(FIRM)
        person = scene.acting_for(firm, name=PERSON)
        give_account(database.clerk, person, LOGIN)
        case = scene.draft(leads=(firm,))
        form = at.office.find(APPLICATION, case).state.form
        typed = FormTyped(
            title=TITLE,
            leads=(firm,),
            partner=form.partner,
            items=(ITEMS[Track.INNOVATION_GROWTH],),
            evidence=(EVIDENCE[Track.INNOVATION_GROWTH],),
        )
        intake.amend(at.office, case, form=typed, by=applicant())
        scene.attach(case, PaperKind.OTHER)
        scene.submit(case)
        intake.withdraw(at.office, case, reasons=REASON, by=applicant())
        at.catch_up()
        seal_and_cosign(at)
        roles = ((Role.PRIVACY_OFFICER, None), (Role.DECIDER, Agency.MSS), (Role.AUDITOR, None))
        people = [scene.person("(가상) 직원", role) for role in roles]
        bundle = Exhibits(at).of(case)
        clock.set(LATER)
        app = app_of(at)
        officer, decider, auditor = (Client(app, at, at.token(person)) for person in people)
        yield Archive(
            at=at,
            scene=scene,
            case=case,
            firm=firm,
            person=person,
            bundle=bundle,
            officer=officer,
            decider=decider,
            auditor=auditor,
        )


def test_after_the_destruction_nothing_gives_the_texts_back_and_every_proof_stands(archive: Archive) -> None:
    assert all(planted in archive.everything() for planted in (FIRM, PERSON, LOGIN)), (
        "the register holds names until then"
    )
    (over,) = read(archive.officer.get("/disposals"))["may_be_proposed"]
    assert (over["thing"], over["completed"], over["until"]) == (str(archive.case), "2021-03-19", "2031-12-31")
    sealed = texts_of(archive)
    assert TITLE in {archive.at.office.keys.open(one) for one in sealed}

    gone = archive.disposed("CASE", archive.case)

    assert (gone["status"], gone["backups_until"]) == ("DESTROYED", None)
    assert gone["keys"] >= 1
    assert {FolderKeys(archive.at.folder / "keys").open(one) for one in sealed} == {None}, "an old dump opens nothing"
    assert read(archive.auditor.get(f"/applications/{archive.case}"))["form"]["title"] is None
    with pytest.raises(KeyGone):
        archive.at.office.seal("(가상) 다시", "case", archive.case)
    assert read(archive.officer.get("/disposals"))["may_be_proposed"] == []

    client = Client(archive.officer.app, archive.at, archive.at.token(archive.person))
    read(client.get("/me"))
    archive.disposed("FIRM", archive.firm)

    problem(client.get("/me"), 401, "not-signed-in")
    left = archive.everything()
    assert [planted for planted in PLANTED if planted in left] == []
    assert archive.at.office.book.find_firms("사라질", 10) == []
    archive.at.catch_up()
    assert archive.damage() == ()
    seal_and_cosign(archive.at)
    assert archive.damage() == ()
    exhibits = Exhibits(archive.at)
    for bundle in (archive.bundle, exhibits.of(archive.case)):
        status, said = verified(bundle, exhibits.operators, witnesses())
        assert status == AUTHENTIC, said


def texts_of(archive: Archive) -> list[Any]:
    """Every sealed text of the case, as any dump of the log holds it."""
    log = archive.at.log
    form = archive.at.office.find(APPLICATION, archive.case).state.form
    withdrawn = log.history(archive.case)[-1].fact
    return [form.title, form.items[0].label, withdrawn.reasons]  # type: ignore[attr-defined]


def test_nothing_is_destroyed_too_early_by_oneself_or_by_who_may_not(archive: Archive) -> None:
    asked = {"of": "CASE", "thing": str(archive.case)}
    archive.at.clock.set(LATER)
    problem(archive.decider.post("/disposals", asked), 403, "not-allowed")
    problem(archive.auditor.post("/disposals", asked), 403, "not-allowed")
    problem(archive.officer.post("/disposals", {"of": "FIRM", "thing": str(archive.firm)}), 409, "not-completed")
    id = done(archive.officer.post("/disposals", asked, key="propose-it-once"), 201)["id"]
    assert done(archive.officer.post("/disposals", asked, key="propose-it-once"), 201)["id"] == id
    problem(archive.officer.post("/disposals", asked), 409, "disposal-pending")
    problem(archive.officer.post(f"/disposals/{id}/destruction", {}, version=1), 409, "disposal-not-open-for-it")
    problem(archive.officer.post(f"/disposals/{id}/approval", APPROVAL, version=1), 403, "not-allowed")
    early = {**APPROVAL, "deliberated": "2031-12-31"}
    problem(archive.decider.post(f"/disposals/{id}/approval", early, version=1), 422, "deliberated-out-of-time")
    done(archive.decider.post(f"/disposals/{id}/declination", {"reasons": "(가상) 감사 중"}, version=1))
    assert read(archive.auditor.get(f"/applications/{archive.case}"))["form"]["title"] == TITLE


@dataclass(frozen=True)
class Dying:
    """Keys of a process that dies before it destroys any."""

    keys: Any

    def destroy(self, key: KeyId) -> bool:
        raise KeyboardInterrupt(key)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.keys, name)


def test_what_dies_between_the_order_and_the_deed_is_finished_by_the_worker(archive: Archive) -> None:
    by = by_machine(UUID(int=7))
    office = archive.at.office
    proposed = disposing.propose(office, DisposalOf.CASE, archive.case, by=by)
    done(archive.decider.post(f"/disposals/{proposed.stream}/approval", APPROVAL, version=1))
    (title, *_) = texts_of(archive)
    with pytest.raises(KeyboardInterrupt):
        disposing.destroy(replace(office, keys=Dying(office.keys)), proposed.stream, by=by)
    assert office.keys.open(title) == TITLE
    sweep(office, by=by)
    assert office.keys.open(title) is None
    sweep(office, by=by)


def test_a_backup_that_may_hold_a_key_is_told_with_its_last_day(archive: Archive, tmp_path: Path) -> None:
    keys = FolderKeys(archive.at.folder / "keys")
    keys.backup(tmp_path / "backup", made=LATER.date(), expires=datetime(2032, 2, 4, tzinfo=UTC).date())
    assert archive.disposed("CASE", archive.case)["backups_until"] == "2032-02-04"
