"""Whoever steals the tables, the logs or the files, without the keys and the register, learns nobody's name and no word typed."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import psycopg
import pytest

from adapters.keys import FolderKeys
from adapters.postgres import running_database
from application.demonstration.people import demonstration_people
from application.demonstration.seeding import demonstration_cases
from domain.values import Sealed
from tests.journeys.running import Serving, serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

TYPED = "새벽이슬 아래 홀로 쓴 문장"
NUMBER, PHONE, EMAIL = "123-45-67891", "02-9123-4567", "ieseul@honja.example"
BLOCK = 6
"""Bytes: of thousands of texts in megabytes only those are looked for of which some block occurs at all."""
FIRM = {"label": TYPED, "business_number": NUMBER, "phone": PHONE, "email": EMAIL, "profile": {"size": "SMALL"}}


@dataclass(frozen=True)
class Stolen:
    """All that an office leaves behind but its keys and its register, and what must not be found in it.

    Of what is stored each piece between quotation marks is kept once: the history repeats a case at each of its moments.
    """

    stored: bytes
    logged: bytes
    texts: frozenset[str]


@pytest.fixture(scope="module")
def stolen(demonstration_folder: Path) -> Stolen:
    """The whole demonstration, served, asked well and badly, and stopped."""
    folder = demonstration_folder
    with serving(folder, words=("--demonstration",)) as office:
        _speak(office)
        database = running_database(folder, os.environ)
        tables, bodies, server_log = _database(database.superuser)
    keys = FolderKeys(folder / "keys")
    texts = {text for body in bodies for text in _typed(keys, json.loads(body))}
    return Stolen(
        stored=b'"'.join({piece for part in (*tables, *_files(folder)) for piece in part.split(b'"')}),
        logged=server_log + office.log.read_bytes(),
        texts=frozenset(texts | {TYPED, NUMBER, PHONE, EMAIL}),
    )


def test_what_is_looked_for_is_everything_that_people_typed(stolen: Stolen) -> None:
    assert {person.name for person in demonstration_people()} <= stolen.texts
    assert {case.title for case in demonstration_cases()} <= stolen.texts
    assert not [text for text in stolen.texts if '"' in text], "what is stored is searched between quotation marks"


def test_no_stored_byte_outside_the_register_tells_who_or_what_was_typed(stolen: Stolen) -> None:
    assert b"application.found_ineligible" in stolen.stored
    assert _found(stolen.texts, stolen.stored) == []


def test_no_line_of_any_log_tells_who_or_what_was_typed(stolen: Stolen) -> None:
    assert b"/api/v1/firms" in stolen.logged, "requests are logged"
    assert b"/cases" in stolen.logged
    assert b"database system is ready" in stolen.logged, "the database logs too"
    assert _found(stolen.texts, stolen.logged) == []


@pytest.mark.parametrize(
    "left", [TYPED.encode(), json.dumps(TYPED).encode(), quote(TYPED).encode(), NUMBER.replace("-", "").encode()]
)
def test_a_text_that_was_left_behind_is_found_however_it_is_written(left: bytes) -> None:
    assert _found(frozenset({TYPED, NUMBER}), b"before " + left + b" after") != []


def _speak(office: Serving) -> None:
    """Type what an applicant types, rightly and wrongly; search; look at pages."""
    applicant = office.token(_person("바론"))
    auditor = office.token(_person("슬기"))
    assert office.ask("POST", "/api/v1/firms", token=applicant, body=FIRM).status == 201
    assert office.ask("POST", "/api/v1/firms", token=applicant, body=FIRM).status == 409
    assert office.ask("POST", "/api/v1/firms", token=applicant, body=FIRM | {"business_number": PHONE}).status == 422
    assert office.ask("POST", "/api/v1/firms", token=applicant, body=FIRM | {TYPED: TYPED}).status == 422
    assert office.ask("GET", f"/api/v1/applications?{quote(TYPED)}={PHONE}", token=auditor).status == 422
    assert office.ask("GET", f"/api/v1/applications?firm={quote(TYPED)}", token=auditor).status == 200
    assert office.ask("GET", f"/api/v1/{quote(TYPED)}", token=auditor).status == 404
    assert office.ask("GET", f"/?firm={quote(TYPED)}").status == 200
    page = office.ask("GET", "/api/v1/applications", token=auditor).json
    for case in page["cases"]:
        for path in (f"/api/v1/applications/{case['id']}", f"/cases/{case['id']}"):
            assert office.ask("GET", path, token=auditor).status == 200


def _person(name: str) -> UUID:
    [found] = [person.id for person in demonstration_people() if person.name == name]
    return found


def _database(conninfo: str) -> tuple[list[bytes], list[bytes], bytes]:
    """Every table but the register, as it is stored; the bodies of all facts; and what the server has logged."""
    with psycopg.connect(conninfo) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            " AND (schemaname, tablename) <> ('book', 'register')"
        ).fetchall()
        rows: list[bytes] = []
        for table in tables:
            copy = psycopg.sql.SQL("COPY {} TO STDOUT (FORMAT BINARY)").format(psycopg.sql.Identifier(*table))
            with connection.cursor().copy(copy) as out:
                rows += [bytes(row) for row in out]
        bodies = [bytes(body) for (body,) in connection.execute("SELECT state FROM log.facts")]
        [(cluster,)] = connection.execute("SELECT current_setting('data_directory')")
    return rows, bodies, (Path(cluster).parent / "server.log").read_bytes()


def _typed(keys: FolderKeys, part: object) -> Iterator[str]:
    """Every text that somebody typed, from within a body; of a sealed sheet, whose marks are told later, the justifications."""
    if isinstance(part, dict) and part.keys() == {"c", "k", "x"}:
        text = keys.open(Sealed(**part))
        assert text is not None
        if text.startswith('[{"criterion"'):
            yield from _typed(keys, json.loads(text))
        else:
            yield text
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _typed(keys, inner)


def _files(folder: Path) -> list[bytes]:
    """The files beside the database, by name and content: papers, keys, secrets, drafts."""
    files = [path for path in folder.rglob("*") if path.is_file() and "cluster" not in path.parts]
    return [part for path in files for part in (str(path).encode(), path.read_bytes())]


def _found(texts: frozenset[str], within: bytes) -> list[str]:
    """The texts that stand somewhere in these bytes, as UTF-8, in JSON, in an address, or a number without its hyphens."""
    blocks = {within[place : place + BLOCK] for place in range(0, len(within), BLOCK)}
    return sorted(text for text in texts if any(_may_be_in(blocks, form) and form in within for form in _forms(text)))


def _may_be_in(blocks: set[bytes], form: bytes) -> bool:
    """Whether one of the blocks lies whole inside a form; wherever a form of eleven bytes stands, one does."""
    return len(form) < 2 * BLOCK - 1 or any(form[shift : shift + BLOCK] in blocks for shift in range(BLOCK))


def _forms(text: str) -> set[bytes]:
    forms = {text, json.dumps(text)[1:-1], quote(text), quote(text, safe="")}
    if text.replace("-", "").isdecimal():
        forms.add(text.replace("-", ""))
    return {form.encode() for form in forms}
