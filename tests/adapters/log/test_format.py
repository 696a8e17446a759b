import json
import re
import subprocess
import sys
from base64 import b64decode
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.log import decode, encode
from application.audit.ledger import entry_hash, leaf_hash
from application.record import By, Envelope
from domain.applications.facts import Submitted
from domain.facts import Fact
from domain.office.facts import OfficeKind, OfficeOpened
from domain.roles import Role
from domain.rules.vocabulary import (
    Because,
    Evidence,
    EvidenceHeld,
    Finding,
    FirmProfile,
    FirmSize,
    FirmSnapshot,
    Licence,
    PaperKind,
    Task,
    Track,
    Weight,
)
from domain.subjects.facts import Identity, Registered, SubjectKind
from domain.values import Sealed

DOCUMENT = Path(__file__).parents[3] / "docs" / "format.md"
FIRM = UUID("0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10")
PERSON = UUID("91c7e5d3-2a4b-4f60-8d1e-3b5c7a9f0e12")
SMALL_BUILDER = FirmProfile(
    size=FirmSize.SMALL, established=date(2009, 5, 11), licences=(Licence.SPECIALTY,), number_verified=True
)


def blocks(kind: str) -> list[dict[str, str]]:
    found = re.findall(f"```{kind}\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return [dict(line.split(" ", 1) for line in block.splitlines()) for block in found]


def sealed_in(record: dict[str, str], field: str) -> Sealed:
    return Sealed(**json.loads(record["body"])["fact"]["identity"][field])


RECORDS = {record["name"]: record for record in blocks("record")}

OPENED = Envelope(
    by=By(
        subject=UUID("3c9f1d2e-77aa-4b6e-8f35-0e4d5a6b7c81"),
        role=Role.OPERATOR,
        cause=UUID("6f2b8c1e-4d5a-4e7f-9b30-1c2d3e4f5a6b"),
    ),
    at=datetime(2021, 2, 25, tzinfo=UTC),
    salt=bytes.fromhex("00112233445566778899aabbccddeeff"),
    fact=OfficeOpened(kind=OfficeKind.DEMONSTRATION, origin="demo.example/sangsaeng", format=1),
)
REGISTERED = Envelope(
    by=By(
        subject=PERSON,
        role=Role.APPLICANT,
        cause=UUID("d41d8cd9-8f00-4204-a980-0998ecf8427e"),
        acting_for=FIRM,
    ),
    at=datetime(2021, 3, 2, 1, 15, 42, 5000, tzinfo=UTC),
    salt=bytes.fromhex("0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
    fact=Registered(
        kind=SubjectKind.FIRM,
        identity=Identity(
            label=sealed_in(RECORDS["subject.registered"], "label"),
            business_number=sealed_in(RECORDS["subject.registered"], "business_number"),
            representative=sealed_in(RECORDS["subject.registered"], "representative"),
        ),
        profile=SMALL_BUILDER,
        on=date(2021, 3, 2),
    ),
)
SUBMITTED = Envelope(
    by=By(
        subject=PERSON,
        role=Role.APPLICANT,
        cause=UUID("0e8f6a1b-3c2d-4e5f-8a9b-7c6d5e4f3a2b"),
        acting_for=FIRM,
        seen=5,
    ),
    at=datetime(2021, 3, 22, 15, 0, 0, 250000, tzinfo=UTC),
    salt=bytes.fromhex("ffeeddccbbaa99887766554433221100"),
    fact=Submitted(
        receipt="2021-1-IG-0007",
        arrived=datetime(2021, 3, 22, 14, 59, 59, 999999, tzinfo=UTC),
        rules="v2021_1",
        task=Task(
            track=Track.INNOVATION_GROWTH,
            on=date(2021, 3, 22),
            leads=(FirmSnapshot(firm=FIRM, cooperative=False, profile=SMALL_BUILDER, as_of=date(2021, 3, 22)),),
            evidence=(EvidenceHeld(kind=Evidence.SPECIALTY_CONSTRUCTION_LICENCE, valid_until=date(2022, 12, 31)),),
            papers=(PaperKind.BUSINESS_PLAN,),
            papers_required=(PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT),
        ),
        findings=(
            Finding(
                criterion="partner_evidence",
                met=True,
                because=Because(code="partner-evidence-held", values=(("kind", "DIRECT_PRODUCTION_CONFIRMATION"),)),
                source="공고 2쪽 협력기업 보유자격",
            ),
            Finding(
                criterion="papers",
                met=False,
                because=Because(code="papers-missing", values=(("count", "1"), ("first", "AGREEMENT"))),
                source="판로지원법 시행령 §17의2②",
                weight=Weight.ADVISORY,
                assumed=True,
                ambiguity="AMB-15",
            ),
        ),
        missing=(PaperKind.AGREEMENT,),
        on=date(2021, 3, 22),
    ),
)
ENVELOPES = [OPENED, REGISTERED, SUBMITTED]


def test_the_page_has_a_sample_for_every_envelope_here() -> None:
    assert [envelope.fact.name for envelope in ENVELOPES] == list(RECORDS)


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda envelope: envelope.fact.name)
def test_the_codec_writes_the_samples_byte_by_byte_and_reads_them_back(envelope: Envelope) -> None:
    record = RECORDS[envelope.fact.name]
    assert encode(envelope).hex() == record["hex"]
    assert encode(envelope) == record["body"].encode()
    assert decode(record["name"], bytes.fromhex(record["hex"])) == envelope


@pytest.mark.parametrize("name", RECORDS)
def test_our_ledger_gives_the_hashes_on_the_page(name: str) -> None:
    record = RECORDS[name]
    entry = entry_hash(
        int(record["position"]),
        UUID(record["stream"]),
        int(record["version"]),
        name,
        bytes.fromhex(record["hex"]),
    )
    assert (entry.hex(), leaf_hash(entry).hex()) == (record["entry"], record["leaf"])


def program() -> str:
    (code,) = re.findall(r"```python\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return str(code)


def test_the_program_on_the_page_has_thirty_lines_of_the_standard_library_and_recomputes_every_hash(
    tmp_path: Path,
) -> None:
    check = tmp_path / "check.py"
    check.write_text(program(), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, "-I", "-S", str(check), str(DOCUMENT)],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout.splitlines()
    versions = {name: json.loads(record["body"])["v"] for name, record in RECORDS.items()}
    expected = [f"{name} {versions[name]} {record['entry']} {record['leaf']}" for name, record in RECORDS.items()]
    expected += [f"{sealed['id']} {sealed['c']}" for sealed in blocks("sealed")]
    assert printed == expected
    assert len(program().splitlines()) <= 30


def test_the_program_on_the_page_refuses_a_sample_whose_body_and_bytes_differ(tmp_path: Path) -> None:
    check, altered = tmp_path / "check.py", tmp_path / "altered.md"
    check.write_text(program(), encoding="utf-8")
    text = DOCUMENT.read_text(encoding="utf-8")
    altered.write_text(text.replace('"origin":"demo.example', '"origin":"real.example'), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(check), str(altered)], check=False, capture_output=True, text=True
    )
    assert ran.stderr.endswith("AssertionError: office.opened\n")


def test_the_sealed_text_on_the_page_opens_by_the_layout_it_describes() -> None:
    (sample,) = blocks("sealed")
    content = b64decode(sample["x"], validate=True)
    associated = f"sangsaeng/sealed/1\n{sample['id']}\n{sample['c']}".encode()
    plain = AESGCM(bytes.fromhex(sample["key"])).decrypt(content[:12], content[12:], associated)
    length = int.from_bytes(plain[32:36], "big")
    assert plain[36 : 36 + length].decode() == sample["text"]
    assert plain[:32].hex() == sample["salt"]
    assert len(plain) % 64 == 0
    assert not any(plain[36 + length :])
    assert sealed_in(RECORDS["subject.registered"], "label") == Sealed(c=sample["c"], k=sample["id"], x=sample["x"])


def test_a_fact_that_is_withheld_still_proves_its_place() -> None:
    record = RECORDS["office.opened"]
    place = (int(record["position"]), UUID(record["stream"]), int(record["version"]), record["name"])
    body = bytes.fromhex(record["hex"])
    position, stream, version, name = place
    others = [
        entry_hash(position + 1, stream, version, name, body),
        entry_hash(position, FIRM, version, name, body),
        entry_hash(position, stream, version + 1, name, body),
        entry_hash(position, stream, version, "office.closed", body),
        entry_hash(position, stream, version, name, body + b" "),
    ]
    assert entry_hash(*place, body).hex() not in {other.hex() for other in others}


def test_the_format_named_by_the_first_fact_is_the_one_on_the_page() -> None:
    opened: Fact = OPENED.fact
    assert isinstance(opened, OfficeOpened)
    assert DOCUMENT.read_text(encoding="utf-8").startswith(f"# The format of the record, version {opened.format}\n")
