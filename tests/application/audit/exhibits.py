"""Bundles of a round that was sealed and cosigned, and the shipped verifier, run as a third party runs it."""

import importlib.util
import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from types import ModuleType
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from adapters.ledger import LedgerKeys
from adapters.ledger.signing import SigningKey
from application.audit.bundle.contents import VERIFIER
from application.audit.bundle.exporting import Asked, export
from application.audit.bundle.redacting import Variant
from application.audit.bundle.zips import zipped
from application.audit.ledger.checkpoints import Checkpoint
from application.audit.ledger.entries import entry_over, leaf_hash
from application.audit.ledger.kept import BUNDLE
from application.audit.ledger.notes import Note, parse_note
from tests.adapters.ledger.witnessing import KEY, NOON
from tests.application.audit.ledger import naive
from tests.offices import ORIGIN, TestOffice
from web.bundling import History

PURPOSE = "(가상) 감사원 제출 <b>&"
AUTHENTIC, BROKEN, CONSISTENT, USAGE = 0, 1, 2, 64


def seal_and_cosign(at: TestOffice) -> None:
    """Everything recorded so far is sealed, and a witness has looked."""
    at.seal()
    LedgerKeys(at.folder / "ledger", ORIGIN).trust(KEY.verifier)
    head = at.doors.ledger.newest()
    assert head
    at.doors.ledger.cosign(parse_note(f"{head.note}{KEY.cosign(head.note.text, NOON).line()}".encode()))


@dataclass(frozen=True)
class Exhibits:
    """An office whose bundles are asked for, and whose keys everybody knows."""

    at: TestOffice

    def of(self, case: UUID, firm: UUID | None = None) -> bytes:
        """The auditor's bundle of a case, or a firm's."""
        variant = Variant.PARTY if firm else Variant.AUDITOR
        asked = Asked(case=case, variant=variant, firm=firm, purpose=PURPOSE)
        return export(self.at.office, self.at.doors.ledger, asked, History(self.at.office))

    @property
    def key(self) -> SigningKey:
        """The operator's own key, for whoever stole it."""
        return LedgerKeys(self.at.folder / "ledger", ORIGIN).signing()[0]

    @cached_property
    def operators(self) -> list[Any]:
        """The operator's keys, as the verifier reads them."""
        return [verifier().Key(str(key)) for key in LedgerKeys(self.at.folder / "ledger", ORIGIN).verifying()]


def witnesses() -> list[Any]:
    """The witness's key, as the verifier reads it."""
    return [verifier().Key(str(KEY.verifier))]


_LOADED: list[ModuleType] = []


def verifier() -> Any:  # noqa: ANN401 - a file, not a module of the house
    """The verifier, loaded from its file."""
    if not _LOADED:
        found = importlib.util.spec_from_file_location("shipped_verifier", VERIFIER)
        assert found
        assert found.loader
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
        _LOADED.append(module)
    return _LOADED[0]


def verified(data: bytes, operators: list[Any], witnesses: list[Any]) -> tuple[int, str]:
    """The exit status, and what was said."""
    said = io.StringIO()
    with redirect_stdout(said):
        status = verifier().verify(data, operators, witnesses)
    return status, said.getvalue()


def files_in(data: bytes) -> dict[str, bytes]:
    """The files of a bundle, as any unzip reads them."""
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def as_third_party(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the verifier by itself: no packages, no environment."""
    return subprocess.run(
        (sys.executable, "-I", "-S", str(VERIFIER), *words),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={},
    )


def put_together(files: dict[str, bytes], operator: SigningKey) -> bytes:
    """A bundle of these files as whoever holds this key would make it: listed, signed and zipped."""
    named = [(name, data) for name, data in files.items() if name != "MANIFEST"]
    lines = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in named)
    text = f"{BUNDLE}{ORIGIN}\n{lines}"
    return zipped([("MANIFEST", str(Note(text, (operator.sign(text),))).encode()), *named])


def remade(files: dict[str, bytes], operator: SigningKey, witness: SigningKey) -> bytes:
    """The bundle made anew from its facts, whatever they say now: another tree, other keys, everything consistent."""
    rows = json.loads(files["leaves.json"])
    entries = []
    for row in rows:
        if row["file"]:
            row["body"] = sha256(files[row["file"]]).hexdigest()
        stream, name = UUID(row["stream"]), row["name"]
        entry = entry_over(row["position"], stream, row["version"], name, bytes.fromhex(row["body"]))
        row["entry"] = entry.hex()
        entries.append(leaf_hash(entry))
    for number, row in enumerate(rows):
        row["index"], row["proof"] = number, [one.hex() for one in naive.path(number, entries)]
    about = json.loads(files["bundle.json"])
    about["as_of"]["size"] = len(rows)
    text = Checkpoint(ORIGIN, len(rows), naive.root(entries)).text()
    note = Note(text, (operator.sign(text), witness.cosign(text, NOON)))
    keys = f"operator {operator.verifier}\nwitness {witness.verifier}\n"
    return put_together(
        {
            **files,
            "bundle.json": json.dumps(about).encode(),
            "leaves.json": json.dumps(rows).encode(),
            "checkpoint": str(note).encode(),
            "keys.txt": keys.encode(),
        },
        operator,
    )


def rows(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files_in(data)["leaves.json"])
    return found
