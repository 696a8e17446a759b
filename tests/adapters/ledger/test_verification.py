"""Damage done to a real database by a superuser, past every trigger: each is found, and named by kind and place."""

# ruff: noqa: S608 - the attacker is ours

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from adapters.clocks import NumberedIds, ScriptedClock
from adapters.keys import FolderKeys
from adapters.ledger import LedgerKeys
from adapters.ledger.stored import snapshot
from adapters.ledger.verification import Report, Trust, Verification
from adapters.papers import FolderPapers
from adapters.postgres import Database
from adapters.views.rebuilding import Rebuilder
from adapters.views.tables import TABLES
from application.audit.ledger.notes import parse_note
from application.audit.verifying import Damage, Outside
from application.office import OFFICE_ID
from application.opening import by_machine
from application.signing_keys import fingerprint, record_retirement, record_rotation
from domain.letters.facts import Rendered
from domain.office.facts import LedgerKeyRotated
from domain.rules.vocabulary import PaperKind
from domain.values import Paper
from tests.adapters.ledger.witnessing import KEY, NOON
from tests.application.audit.ledger import naive
from tests.offices import ORIGIN, TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import Scene, an_open_call

pytestmark = pytest.mark.slow

FILL = 300
"""Facts beside those of the cases, so that there is a full tile."""


@dataclass
class Site:
    """An office with two cases, sealed and cosigned; what an attacker may do to it, and what is then found."""

    at: TestOffice
    scene: Scene
    keys: LedgerKeys

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.at.database.superuser) as connection:
            return connection.execute(query.encode()).fetchall()

    def attack(self, *statements: str) -> None:
        with psycopg.connect(self.at.database.superuser) as attacker:
            attacker.execute("SET session_replication_role = replica")
            for statement in statements:
                attacker.execute(statement.encode())

    def rebuild(self) -> None:
        """Throw the ledger away and make another over what there is now, signed by the operator's own key."""
        tables = ("signatures", "checkpoints", "tiles", "leaves")
        self.attack(*(f"DELETE FROM ledger.{table}" for table in tables))
        self.at.seal()

    def outside(self) -> Outside:
        """The newest checkpoint, carried away."""
        head = self.at.doors.ledger.newest()
        assert head
        return Outside(checkpoint=head.checkpoint, place="outside")

    def verify(self, outside: Outside | None = None) -> Report:
        keys = FolderKeys(self.at.folder / "keys")
        verification = Verification(
            office=self.at.database.office,
            trust=Trust(origin=ORIGIN, operators=self.keys.verifying(), witnesses=self.keys.witnesses()),
            opens=keys.open,
            papers=FolderPapers(self.at.folder / "papers", keys),
        )
        told: list[tuple[int, int]] = []
        report = verification.run(outside, lambda done, total: told.append((done, total)))
        assert told[-1] == (report.facts, report.facts)
        return report

    def found(self, outside: Outside | None = None) -> set[tuple[Damage, str]]:
        return {(one.damage, one.place) for one in self.verify(outside).found}

    def letter(self, number: int) -> Rendered:
        """A letter, by its place among all letters."""
        facts = (one.fact for one in self.at.log.read(0, 1000))
        return [fact for fact in facts if isinstance(fact, Rendered)][number - 1]

    def file(self, paper: Paper) -> Path:
        """Where a file lies."""
        return self.at.folder / "papers" / "sha256" / paper.stored[:2] / paper.stored

    def position(self, name: str) -> int:
        """The position of the first fact of a name."""
        return int(self.rows(f"SELECT min(notification_id) FROM log.facts WHERE topic = '{name}'")[0][0])


@dataclass(frozen=True)
class Prepared:
    """An office as it was left: its database and folder, the ids it gave out, and what a scene needs to go on."""

    database: Database
    folder: Path
    clock: datetime
    ids: NumberedIds
    scene: Scene


@pytest.fixture(scope="module")
def prepared(postgres_servers: Servers) -> Iterator[Prepared]:
    """An office with two cases, caught up, sealed and cosigned, which nobody has open."""
    ids = NumberedIds()
    with postgres_servers.clone(every_postgres()[0]) as database, passable_folder() as folder:
        with an_office(database, folder, ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC)), ids=ids) as at:
            scene = an_open_call(at)
            for _ in range(2):
                case = scene.draft()
                scene.attach(case, PaperKind.OTHER)
                scene.submit(case)
            while at.log.head() < FILL:
                scene.person("(가상) 누군가")
            at.catch_up()
            at.seal()
            LedgerKeys(folder / "ledger", ORIGIN).trust(KEY.verifier)
            head = at.doors.ledger.newest()
            assert head
            cosigned = f"{head.note}{KEY.cosign(head.note.text, NOON).line()}"
            at.doors.ledger.cosign(parse_note(cosigned.encode()))
            now = at.clock.now()
        yield Prepared(database, folder, now, ids, scene)


@pytest.fixture
def site(prepared: Prepared, postgres_servers: Servers, tmp_path: Path) -> Iterator[Site]:
    """A copy of it to do as one likes with."""
    folder = tmp_path / "office"
    shutil.copytree(prepared.folder, folder)
    with (
        postgres_servers.clone(every_postgres()[0], of=prepared.database) as database,
        an_office(database, folder, ScriptedClock(prepared.clock), ids=prepared.ids) as at,
    ):
        yield Site(at, replace(prepared.scene, at=at), LedgerKeys(folder / "ledger", ORIGIN))


def at(position: int) -> str:
    return f"position {position}"


def test_an_office_nobody_touched_is_whole(site: Site) -> None:
    outside = site.outside()
    report = site.verify(outside)
    assert report.found == ()
    assert report.facts == report.sealed == report.cosigned >= FILL
    assert report.unprotected == 0
    site.scene.person("(가상) 새 사람")
    site.scene.person("(가상) 또 새 사람")
    later = site.verify(outside)
    assert (later.found, later.sealed, later.unprotected) == ((), report.sealed, later.facts - report.facts)
    site.at.seal()
    sealed = site.verify(outside)
    assert (sealed.found, sealed.cosigned) == ((), report.cosigned)
    assert sealed.unprotected == sealed.sealed - sealed.cosigned > 0


def test_what_the_record_tells_of_each_key_that_signs_is_told(site: Site) -> None:
    [first] = site.keys.verifying()
    second, unrecorded = site.keys.rotate(), site.keys.rotate()
    by = by_machine(uuid4())
    rotated = record_rotation(site.at.office, second, beside=[first], by=by).position
    retired = record_retirement(site.at.office, site.keys.retire(1), by=by).position
    told = [(one.key, one.rotated, one.retired) for one in site.verify(site.outside()).keys]
    assert told == [(first, None, retired), (second, rotated, None), (unrecorded, None, None)]
    fact = site.at.log.history(OFFICE_ID)[-2].fact
    assert isinstance(fact, LedgerKeyRotated)
    assert fact.beside == (fingerprint(first),)


def test_a_flipped_byte_is_found_at_its_position(site: Site) -> None:
    for position in (1, 100, site.position("application.submitted")):
        site.attack(
            "UPDATE log.facts SET state = set_byte(state, 9, get_byte(state, 9) # 1)"
            f" WHERE notification_id = {position}"
        )
        assert (Damage.FACT_ALTERED, at(position)) in site.found()


@pytest.mark.parametrize(
    "change",
    [
        "topic = 'subject.other'",
        "originator_id = '00000000-0000-4000-8000-000000000009'",
        "originator_version = 7",
    ],
)
def test_a_fact_moved_to_another_stream_version_or_name_is_found(site: Site, change: str) -> None:
    position = site.position("application.paper_attached")
    site.attack(f"UPDATE log.facts SET {change} WHERE notification_id = {position}")
    assert (Damage.FACT_ALTERED, at(position)) in site.found()


def test_two_facts_that_were_exchanged_are_found_at_both_places(site: Site) -> None:
    one, other = site.position("application.drafted"), site.position("application.paper_attached")
    site.attack(
        f"UPDATE log.facts SET notification_id = -1 WHERE notification_id = {one}",
        f"UPDATE log.facts SET notification_id = {one} WHERE notification_id = {other}",
        f"UPDATE log.facts SET notification_id = {other} WHERE notification_id = -1",
    )
    found = {one.place: one for one in site.verify().found if one.damage is Damage.FACTS_EXCHANGED}
    assert set(found) == {at(one), at(other)}
    assert found[at(one)].told.endswith(f"position {other}")


def test_a_fact_taken_out_of_the_middle_is_found(site: Site) -> None:
    position = site.position("application.paper_attached")
    site.attack(f"DELETE FROM log.facts WHERE notification_id = {position}")
    found = site.found()
    assert (Damage.FACT_GONE, at(position)) in found
    assert Damage.STREAM_BROKEN in {damage for damage, _ in found}


def test_a_tail_that_was_cut_is_found_fact_by_fact(site: Site) -> None:
    head = site.at.log.head()
    site.attack(f"DELETE FROM log.facts WHERE notification_id > {head - 3}")
    assert {(Damage.FACT_GONE, at(position)) for position in range(head - 2, head + 1)} <= site.found()


def test_a_tail_cut_from_log_and_leaves_is_found_by_the_checkpoint(site: Site) -> None:
    head, size = site.at.log.head(), site.verify().sealed
    site.attack(
        f"DELETE FROM log.facts WHERE notification_id > {head - 3}",
        f"DELETE FROM ledger.leaves WHERE position > {head - 3}",
    )
    assert (Damage.TAIL_CUT, f"checkpoint {size}") in site.found()


def test_a_tail_cut_with_everything_that_spoke_of_it_is_found_by_an_outside_checkpoint(site: Site) -> None:
    outside = site.outside()
    site.attack(f"DELETE FROM log.facts WHERE notification_id > {site.at.log.head() - 3}")
    site.rebuild()
    Rebuilder(projector=site.at.projector).rebuild()
    assert site.found() == set()
    assert site.found(outside) == {(Damage.LOG_CUT, "outside")}


def test_a_tree_built_anew_and_signed_with_the_stolen_key_is_found_by_an_outside_checkpoint(site: Site) -> None:
    outside = site.outside()
    position = site.position("subject.registered")
    site.attack(
        f"UPDATE log.facts SET state = replace(convert_from(state, 'UTF8'), '\"seen\":null', '\"seen\":0')::bytea"
        f" WHERE notification_id = {position}"
    )
    site.rebuild()
    Rebuilder(projector=site.at.projector).rebuild()
    assert site.found() == set()
    assert site.found(outside) == {(Damage.LOG_REWRITTEN, "outside")}
    site.scene.person("(가상) 그 뒤의 사람")
    site.at.catch_up()
    site.at.seal()
    assert site.found(outside) == {(Damage.LOG_REWRITTEN, "outside")}


def test_a_stream_that_was_dropped_is_found_at_each_of_its_places(site: Site) -> None:
    stream, *_ = site.rows("SELECT originator_id FROM log.facts WHERE topic = 'application.drafted'")[0]
    positions = site.rows(f"SELECT notification_id FROM log.facts WHERE originator_id = '{stream}'")
    site.attack(f"DELETE FROM log.facts WHERE originator_id = '{stream}'")
    found = site.found()
    assert {(Damage.FACT_GONE, at(position)) for (position,) in positions} <= found
    assert (Damage.ROW_ADDED, f"book.cases {stream}") in found


def test_a_fact_slipped_in_behind_the_lock_is_found(site: Site) -> None:
    site.attack("SELECT setval('log.facts_position', nextval('log.facts_position'))")
    hole = site.at.log.head() + 1
    site.scene.person("(가상) 다음 사람")
    site.at.catch_up()
    site.at.seal()
    body = "(SELECT state FROM log.facts WHERE topic = 'subject.registered' LIMIT 1)"
    site.attack(
        "INSERT INTO log.facts VALUES"
        f" ('00000000-0000-4000-8000-00000000000a', 1, 'subject.registered', {body}, {hole})"
    )
    assert (Damage.FACT_SLIPPED_IN, at(hole)) in site.found()


LEDGER = {
    "a leaf's hash": ("UPDATE ledger.leaves SET leaf = sha256('x') WHERE index = 5", (Damage.LEAF_ALTERED, "leaf 5")),
    "a leaf's entry": ("UPDATE ledger.leaves SET entry = sha256('x') WHERE index = 5", (Damage.LEAF_ALTERED, "leaf 5")),
    "a leaf": ("DELETE FROM ledger.leaves WHERE index = 5", (Damage.LEAF_GONE, "leaf 5")),
    "a tile": ("DELETE FROM ledger.tiles", (Damage.TILE_GONE, "tile/0/000")),
    "a tile's hashes": (
        "UPDATE ledger.tiles SET hashes = set_byte(hashes, 8191, get_byte(hashes, 8191) # 1)",
        (Damage.TILE_ALTERED, "tile/0/000"),
    ),
    "a tile's root": ("UPDATE ledger.tiles SET root = sha256('x')", (Damage.TILE_ALTERED, "tile/0/000")),
    "a tile too many": (
        "INSERT INTO ledger.tiles SELECT 1, 9, hashes, root FROM ledger.tiles",
        (Damage.TILE_ALTERED, "tile/1/009"),
    ),
    "a checkpoint's root": (
        "UPDATE ledger.checkpoints SET root = sha256('x')",
        (Damage.CHECKPOINT_ALTERED, "checkpoint {size}"),
    ),
    "a frontier": ("UPDATE ledger.checkpoints SET frontier = ''", (Damage.CHECKPOINT_ALTERED, "checkpoint {size}")),
    "a checkpoint's position": (
        "UPDATE ledger.checkpoints SET position = position - 1",
        (Damage.CHECKPOINT_ALTERED, "checkpoint {size}"),
    ),
    "a checkpoint": ("DELETE FROM ledger.checkpoints", (Damage.CHECKPOINT_GONE, "checkpoint {size}")),
    "its signatures": ("DELETE FROM ledger.signatures", (Damage.CHECKPOINT_UNSIGNED, "checkpoint {size}")),
}


def test_an_older_checkpoint_without_a_signature_that_holds_is_found_too(site: Site) -> None:
    size = site.verify().sealed
    site.scene.person("(가상) 다음 사람")
    site.at.catch_up()
    site.at.seal()
    forged = "left(line, length(line) - 20) || repeat('A', 19) || '='"
    site.attack(f"UPDATE ledger.signatures SET line = {forged} WHERE size = {size}")
    assert site.found() == {(Damage.CHECKPOINT_UNSIGNED, f"checkpoint {size}")}


@pytest.mark.parametrize("what", LEDGER)
def test_whatever_is_done_to_the_ledger_itself_is_found(site: Site, what: str) -> None:
    statement, (damage, place) = LEDGER[what]
    size = site.verify().sealed
    site.attack(statement)
    assert (damage, place.format(size=size)) in site.found()


BOOK = {
    "a status": ("UPDATE book.cases SET status = 'SELECTED' WHERE id = '{case}'", Damage.ROW_ALTERED, "cases"),
    "a status in a line as it is told": (
        "UPDATE book.cases SET line = replace(line::text, 'SUBMITTED', 'SELECTED')::json WHERE id = '{case}'",
        Damage.ROW_ALTERED,
        "cases",
    ),
    "a line": ("DELETE FROM book.cases WHERE id = '{case}'", Damage.ROW_GONE, "cases"),
    "a file": (
        "UPDATE book.case_files SET document = replace(document::text, '\"version\":', '\"version\":1')::json WHERE id = '{case}'",
        Damage.ROW_ALTERED,
        "case_files",
    ),
    "a name": (
        "UPDATE book.register SET document = replace(document::text, '(가상)', '(거짓)')::json WHERE id = '{person}'",
        Damage.ROW_ALTERED,
        "register",
    ),
    "somebody too many": (
        "INSERT INTO book.streams VALUES ('00000000-0000-4000-8000-00000000000a', '{case}')",
        Damage.ROW_ADDED,
        "streams",
    ),
    "a line of the timeline": ("DELETE FROM book.timeline WHERE \"case\" = '{case}'", Damage.ROW_GONE, "timeline"),
}


@pytest.mark.parametrize("what", BOOK)
def test_a_row_of_the_book_that_was_changed_by_hand_is_named(site: Site, what: str) -> None:
    statement, damage, table = BOOK[what]
    case = site.rows("SELECT id FROM book.cases ORDER BY id LIMIT 1")[0][0]
    person = site.rows("SELECT id FROM book.register WHERE searched IS NULL ORDER BY id LIMIT 1")[0][0]
    site.attack(statement.format(case=case, person=person))
    found = site.verify().found
    assert {one.damage for one in found} == {damage}
    assert {one.place.split(" ")[0] for one in found} == {f"book.{table}"}
    named = {"names": person, "streams": "00000000-0000-4000-8000-00000000000a"}.get(table, case)
    assert all(str(person if table == "register" else named) in one.place for one in found)


def test_each_page_states_its_position_and_a_digest_that_folding_anew_comes_to(site: Site) -> None:
    head, pages = site.at.log.head(), site.verify().pages
    assert [one.kept.page for one in pages] == [table.name for table in TABLES]
    assert all(one.holds and one.kept.position == head for one in pages)
    [cases] = [one.kept for one in pages if one.kept.page == "cases"]
    assert cases.rows == 2
    Rebuilder(projector=site.at.projector).rebuild()
    assert site.verify().pages == pages
    with snapshot(site.at.database.office) as stored:
        assert list(stored.certificates()) == [one.kept for one in pages]


def test_the_page_in_which_a_row_was_changed_no_longer_holds_and_only_it(site: Site) -> None:
    site.attack("UPDATE book.cases SET changed_at = changed_at + interval '1 second'")
    assert [one.kept.page for one in site.verify().pages if not one.holds] == ["cases"]


def test_what_the_book_leaves_out_is_named(site: Site) -> None:
    site.attack("INSERT INTO book.set_aside VALUES (3, '00000000-0000-4000-8000-00000000000a')")
    assert (Damage.FACT_NOT_FOLDED, at(3)) in site.found()


def test_a_paper_that_was_replaced_or_taken_away_is_named(site: Site) -> None:
    files = sorted(path for path in (site.at.folder / "papers" / "sha256").rglob("*") if path.is_file())
    assert len(files) == 4, "a paper and a receipt slip of each case"
    shutil.copy(files[0], files[1])
    assert Counter(damage for damage, _ in site.found()) == {Damage.PAPER_ALTERED: 1}
    files[0].unlink()
    assert Counter(damage for damage, _ in site.found()) == {Damage.PAPER_ALTERED: 1, Damage.PAPER_GONE: 1}


def test_a_letter_that_was_altered_or_taken_away_is_named(site: Site) -> None:
    first, second = (site.letter(number) for number in (1, 2))
    one, other = (site.file(letter.paper) for letter in (first, second))
    one.write_bytes(one.read_bytes()[:-1] + b"\0")
    other.unlink()
    assert site.found() == {
        (Damage.PAPER_ALTERED, f"letter {first.paper.id}"),
        (Damage.PAPER_GONE, f"letter {second.paper.id}"),
    }


def test_a_letter_whose_fact_commits_to_another_text_is_named_though_its_file_is_untouched(site: Site) -> None:
    name = "letter.rendered"
    at, body = site.rows(f"SELECT notification_id, state FROM log.facts WHERE topic = '{name}' ORDER BY 1 LIMIT 1")[0]
    letter = site.letter(1)
    other = bytes(body).replace(letter.paper.c.encode(), sha256(b"another letter").hexdigest().encode())
    site.attack(f"UPDATE log.facts SET state = '\\x{other.hex()}' WHERE notification_id = {at}")
    site.rebuild()
    assert (Damage.PAPER_ALTERED, f"letter {letter.paper.id}") in site.found()


def test_a_letter_whose_key_was_destroyed_is_no_damage(site: Site) -> None:
    keys = FolderKeys(site.at.folder / "keys")
    keys.destroy(site.letter(1).paper.k)
    assert site.found() == set()


def test_the_root_that_is_verified_is_that_of_the_rfc(site: Site) -> None:
    leaves = [leaf for (leaf,) in site.rows("SELECT leaf FROM ledger.leaves ORDER BY index")]
    assert site.outside().checkpoint.root == naive.root(leaves)
