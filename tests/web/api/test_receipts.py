"""Receipts: for whom a fact concerns, told in full; for auditors without what it is; for nobody else."""

from base64 import b64decode
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from adapters.keys import FolderKeys
from adapters.ledger import LedgerKeys
from adapters.ledger.signing import verifies
from adapters.ledger.verification import Trust, Verification
from adapters.papers import FolderPapers
from application import deciding, eligibility, intake, notifying
from application.audit import receipts
from application.audit.ledger import leaf_hash
from application.audit.ledger.kept import Place
from application.audit.ledger.notes import NoNote, parse_note, signed
from application.audit.receipts import Receipt
from application.audit.verifying import Damage, Outside
from application.record import By
from domain.applications import APPLICATION
from domain.applications.outcomes import Outcome, ReasonCode
from domain.notices.facts import Method
from domain.roles import Role
from domain.subjects.facts import Capacity
from tests.adapters.ledger.witnessing import KEY, NOON
from tests.evaluations import decider
from tests.offices import ORIGIN
from tests.scenes import Scene, officer
from tests.web.api.clients import Client, problem, read
from tests.web.api.conftest import Enter
from web.api import receipts as routes


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "WAIT_SECONDS", 0.2)


def submitted_case(scene: Scene) -> UUID:
    """A case that somebody of a firm submitted."""
    lead = scene.firm("(가상) 새벽빛")
    id = scene.draft(leads=(lead,))
    person = scene.acting_for(lead, Capacity.STAFF)
    by = By(subject=person, role=Role.APPLICANT, cause=uuid4(), acting_for=lead)
    intake.submit(scene.office, id, arrived=scene.office.clock.now(), by=by)
    return id


@pytest.fixture
def case(scene: Scene) -> UUID:
    """A case that was submitted, and sealed."""
    id = submitted_case(scene)
    scene.at.seal()
    return id


@pytest.fixture
def submitted(scene: Scene, case: UUID) -> int:
    """The position of the submission."""
    return scene.office.log.history(case)[-1].position


@pytest.fixture
def submitter(scene: Scene, case: UUID, enter: Enter) -> Client:
    """Who submitted it."""
    return enter(scene.office.log.history(case)[-1].envelope.by.subject)


@pytest.fixture
def auditor(scene: Scene, enter: Enter) -> Client:
    return enter(scene.person("(가상) 감사관", (Role.AUDITOR, None)))


def keys(scene: Scene) -> LedgerKeys:
    return LedgerKeys(scene.at.folder / "ledger", ORIGIN)


def cosign(scene: Scene) -> None:
    """The witness has looked."""
    keys(scene).trust(KEY.verifier)
    head = scene.at.doors.ledger.newest()
    assert head
    scene.at.doors.ledger.cosign(parse_note(f"{head.note}{KEY.cosign(head.note.text, NOON).line()}".encode()))


def received(body: dict[str, Any]) -> Receipt:
    """A receipt as its holder reads it."""
    fact = body["fact"]
    return Receipt(
        position=body["position"],
        index=body["index"],
        entry=b64decode(body["entry"]),
        proof=tuple(b64decode(one) for one in body["proof"]),
        checkpoint=body["checkpoint"],
        cosigned=body["cosigned"],
        place=fact
        and Place(
            position=body["position"],
            stream=UUID(fact["stream"]),
            version=fact["version"],
            name=fact["name"],
            body=bytes.fromhex(fact["body"]),
        ),
    )


def holds(scene: Scene, given: Receipt) -> int:
    """The size of the tree a receipt proves its fact in."""
    trusted = keys(scene)
    operators, witnesses = trusted.verifying(), trusted.witnesses()
    return receipts.holds(given, ORIGIN, operators=operators, witnesses=witnesses, verifies=verifies).size


def test_who_submitted_gets_a_receipt_that_holds_by_itself(
    scene: Scene, submitter: Client, submitted: int, case: UUID
) -> None:
    body = read(submitter.get(f"/receipts/{submitted}"))
    assert body["fact"]["name"] == "application.submitted"
    assert body["fact"]["stream"] == str(case)
    assert not body["cosigned"], "no witness is trusted yet"
    assert holds(scene, received(body)) > submitted - 2
    cosign(scene)
    witnessed = read(submitter.get(f"/receipts/{submitted}"))
    assert witnessed["cosigned"]
    assert holds(scene, received(witnessed))


def test_a_receipt_altered_anywhere_does_not_hold(scene: Scene, submitter: Client, submitted: int) -> None:
    cosign(scene)
    body = read(submitter.get(f"/receipts/{submitted}"))
    assert holds(scene, received(body))
    lines = body["checkpoint"].split("\n")
    for change in (
        {"position": body["position"] + 1},
        {"index": body["index"] - 1},
        {"entry": body["proof"][0]},
        {"proof": body["proof"][::-1]},
        {"proof": body["proof"][1:]},
        {"checkpoint": body["checkpoint"].replace(lines[1], str(int(lines[1]) + 1), 1)},
        {"checkpoint": "\n".join([*lines[:-2], ""])},
        {"fact": {**body["fact"], "version": 9}},
        {"fact": {**body["fact"], "name": "application.withdrawn"}},
        {"fact": {**body["fact"], "body": "00" * 32}},
    ):
        with pytest.raises(NoNote):
            holds(scene, received({**body, **change}))


def test_an_auditor_gets_the_proof_and_is_not_told_what_the_fact_is(
    scene: Scene, auditor: Client, submitter: Client, submitted: int
) -> None:
    scene.at.seal()
    told = read(submitter.get(f"/receipts/{submitted}"))
    body = read(auditor.get(f"/receipts/{submitted}"))
    assert body["fact"] is None
    assert body["entry"] == told["entry"]
    assert holds(scene, received(body))


def test_nobody_else_learns_that_there_is_a_fact(scene: Scene, enter: Enter, submitted: int) -> None:
    stranger = enter(scene.person("(가상) 지나가는 사람"))
    for position in (submitted, 10**6, 0, 2**63, 10**30):
        problem(stranger.get(f"/receipts/{position}"), 404, "not-found")
    problem(enter(None).get(f"/receipts/{submitted}"), 401, "not-signed-in")


def test_a_colleague_of_the_same_firm_gets_it_too(scene: Scene, case: UUID, submitted: int, enter: Enter) -> None:
    by = scene.office.log.history(case)[-1].envelope.by
    assert by.acting_for
    colleague = enter(scene.acting_for(by.acting_for))
    assert read(colleague.get(f"/receipts/{submitted}"))["fact"]["name"] == "application.submitted"


def test_before_a_checkpoint_it_is_a_signed_promise(scene: Scene, enter: Enter) -> None:
    scene.at.seal()
    cosign(scene)
    other = submitted_case(scene)
    fact = scene.office.log.history(other)[-1]
    client = enter(fact.envelope.by.subject)
    answer = client.get(f"/receipts/{fact.position}")
    assert answer.status_code == 202
    body = answer.get_json()
    note = parse_note(body["promise"].encode())
    assert signed(note, keys(scene).verifying(), verifies)
    assert note.text == f"sangsaeng/promise/1\n{ORIGIN}\n{fact.position}\n{body['entry']}\n"
    assert body["fact"]["name"] == "application.submitted"
    scene.at.seal()
    assert client.get(f"/receipts/{fact.position}").status_code == 202, "sealed, and no witness has looked"
    cosign(scene)
    kept = read(client.get(f"/receipts/{fact.position}"))
    assert kept["entry"] == body["entry"]
    assert holds(scene, received(kept))


def test_a_fact_that_was_dropped_is_exposed_by_its_receipt_alone(
    scene: Scene, submitter: Client, submitted: int
) -> None:
    kept = received(read(submitter.get(f"/receipts/{submitted}")))
    with_rights(
        scene,
        f"DELETE FROM log.facts WHERE notification_id = {submitted}",  # noqa: S608
        *(f"DELETE FROM ledger.{table}" for table in ("signatures", "checkpoints", "tiles", "leaves")),  # noqa: S608
    )
    scene.person("(가상) 그 뒤의 사람")
    scene.person("(가상) 그 뒤의 또 한 사람")
    scene.at.catch_up()
    scene.at.seal()
    trusted = keys(scene)
    checkpoint = receipts.holds(
        kept, ORIGIN, operators=trusted.verifying(), witnesses=trusted.witnesses(), verifies=verifies
    )
    leaf = scene.at.doors.ledger.leaf(submitted)
    assert leaf is None or leaf_hash(leaf.entry) != leaf_hash(kept.entry)
    store = FolderKeys(scene.at.folder / "keys")
    report = Verification(
        office=scene.at.database.office,
        trust=Trust(origin=ORIGIN, operators=trusted.verifying(), witnesses=()),
        opens=store.open,
        papers=FolderPapers(scene.at.folder / "papers", store),
    ).run(Outside(checkpoint=checkpoint, place="the receipt"), lambda _done, _total: None)
    assert Damage.LOG_REWRITTEN in {one.damage for one in report.found}


def test_who_was_notified_gets_receipts_of_the_notice_once_it_was_sent(
    scene: Scene, submitter: Client, case: UUID
) -> None:
    eligibility.find_ineligible(scene.office, case, overrides=(), reasons="(가상)", by=officer())
    deciding.draft_decision(
        scene.office, case, outcome=Outcome.REJECTED, reasons=(ReasonCode.NOT_ELIGIBLE,), text="(가상)", by=officer()
    )
    deciding.review_decision(scene.office, case, agreed=True, by=officer())
    deciding.decide(scene.office, case, by=decider())
    issued = notifying.issue_notices(scene.office, case, remedies="(가상)", by=officer())
    scene.at.seal()
    problem(submitter.get(f"/receipts/{issued.position}"), 404, "not-found")
    recipients = notifying.notices_of(scene.office, case, scene.office.find(APPLICATION, case).state)
    own = next(one for one in recipients if one.state.recipient == scene.office.find(APPLICATION, case).state.filed_by)
    sent = notifying.send_notice(scene.office, own.id, method=Method.POST, by=officer())
    scene.at.seal()
    body = read(submitter.get(f"/receipts/{sent.position}"))
    assert body["fact"]["name"] == "notice.sent"
    assert holds(scene, received(body))


def with_rights(scene: Scene, *statements: str) -> None:
    with psycopg.connect(scene.at.database.superuser) as attacker:
        attacker.execute("SET session_replication_role = replica")
        for statement in statements:
            attacker.execute(statement.encode())
