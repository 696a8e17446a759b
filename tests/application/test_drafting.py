"""Drafts on a real office: the judge's own, all of one length, no facts, and none once the sheet is sealed or the seat lost."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from adapters.keys import FolderKeys
from application import convening, drafting
from application.drafting import DRAFT_BYTES, MarkDrafted
from application.office import sheet_of
from domain.facts import Refused
from domain.panels.facts import Ground
from domain.rules.vocabulary import Stage
from domain.sheets import SHEET
from tests.evaluations import decider
from tests.offices import TestOffice
from tests.panels import Sitting, a_sitting, an_eligible_case, as_chair, as_secretary, seat
from tests.postgres import Servers
from tests.prepared import APRIL, Told, told
from tests.scenes import Scene, an_open_call, applicant

pytestmark = pytest.mark.slow

REASON = "(가상) 아직 다 쓰지 못한 이유"
UNFINISHED = (
    MarkDrafted(criterion="market", points=Decimal("0.00"), justification=None),
    MarkDrafted(criterion="sharing", points=None, justification=REASON),
)


def declared(at: TestOffice) -> Sitting:
    """A panel of seven before which a case lies; all but the last declared no conflict."""
    seven = a_sitting(an_open_call(at))
    seven.declare(*seven.people[:6])
    return seven


@pytest.fixture(scope="module")
def told_sitting(postgres_servers: Servers) -> Iterator[Told[Sitting]]:
    with told(postgres_servers, APRIL, declared) as made:
        yield made


@pytest.fixture
def sitting(told_sitting: Told[Sitting], tmp_path: Path) -> Iterator[Sitting]:
    with told_sitting.again(tmp_path) as made:
        yield made


def long(letters: int) -> tuple[MarkDrafted, ...]:
    return (MarkDrafted(criterion="market", points=None, justification="가" * letters),)


def save(sitting: Sitting, judge: UUID, marks: tuple[MarkDrafted, ...] = UNFINISHED) -> None:
    drafting.save_draft(sitting.scene.office, sitting.panel, case=sitting.case, judge=judge, marks=marks)


def read(sitting: Sitting, judge: UUID) -> tuple[MarkDrafted, ...]:
    return drafting.own_draft(sitting.scene.office, sitting.panel, case=sitting.case, judge=judge)


def kept(sitting: Sitting) -> list[tuple[UUID, int]]:
    """For which sheets drafts lie in the database, and how long their ciphertexts are."""
    with psycopg.connect(sitting.scene.at.database.superuser) as connection:
        return connection.execute("SELECT sheet, length(x) FROM desk.drafts").fetchall()


def refused(code: str, sitting: Sitting, judge: UUID) -> None:
    """The judge neither saves nor reads a draft, for this reason; and none is there."""
    for ask in (save, read):
        with pytest.raises(Refused) as refusal:
            ask(sitting, judge)
        assert refusal.value.code == code
    assert kept(sitting) == []


def test_a_draft_is_read_back_as_it_was_last_saved_by_its_judge_alone_and_is_no_fact(sitting: Sitting) -> None:
    judge, before = sitting.people[2], sitting.scene.at.log.head()
    assert read(sitting, judge) == ()
    save(sitting, judge, UNFINISHED[:1])
    save(sitting, judge)
    assert read(sitting, judge) == UNFINISHED
    assert [read(sitting, other) for other in sitting.people[:6] if other != judge] == [()] * 5
    drafting.discard_draft(sitting.scene.office, sitting.panel, case=sitting.case, judge=judge)
    assert (read(sitting, judge), kept(sitting)) == ((), [])
    assert sitting.scene.at.log.head() == before


def test_what_is_stored_tells_neither_a_word_nor_a_length(sitting: Sitting) -> None:
    for judge, marks in zip(sitting.people, ((), UNFINISHED, long(10_000), long(40_000)), strict=False):
        save(sitting, judge, marks)
    assert len(kept(sitting)) == 4
    assert len({length for _, length in kept(sitting)}) == 1
    assert REASON.encode() not in sitting.scene.at.every_byte()


def test_what_is_too_long_is_refused_and_the_draft_before_stays(sitting: Sitting) -> None:
    judge = sitting.people[2]
    save(sitting, judge)
    with pytest.raises(Refused) as refusal:
        save(sitting, judge, long(DRAFT_BYTES // 3))
    assert (refusal.value.code, refusal.value.detail) == ("draft-too-long", {"most": 128})
    assert read(sitting, judge) == UNFINISHED


def test_sealing_takes_the_draft_away_and_taking_the_sheet_back_does_not_bring_it_back(sitting: Sitting) -> None:
    judge, other = sitting.people[2:4]
    save(sitting, judge)
    save(sitting, other)
    stale = sitting.scene.office.drafts.load(sheet_of(sitting.panel, sitting.case, judge))
    assert stale is not None
    sitting.seal(judge)
    assert [sheet for sheet, _ in kept(sitting)] == [sheet_of(sitting.panel, sitting.case, other)]
    with pytest.raises(Refused, match="already-sealed"):
        save(sitting, judge)
    sitting.reopen(judge)
    sitting.scene.office.drafts.save(sheet_of(sitting.panel, sitting.case, judge), stale)
    assert read(sitting, judge) == ()
    save(sitting, judge, UNFINISHED[1:])
    assert read(sitting, judge) == UNFINISHED[1:]


def test_a_draft_moved_to_another_judges_sheet_is_nobodys(sitting: Sitting) -> None:
    mine, other = sitting.people[2:4]
    save(sitting, mine)
    with psycopg.connect(sitting.scene.at.database.superuser) as connection:
        connection.execute("UPDATE desk.drafts SET sheet = %s", (sheet_of(sitting.panel, sitting.case, other),))
    assert (read(sitting, mine), read(sitting, other)) == ((), ())


def test_who_has_not_declared_drafts_nothing(sitting: Sitting) -> None:
    refused("not-declared", sitting, sitting.people[6])


def test_nothing_is_drafted_for_a_stage_the_case_has_not_come_to(scene: Scene) -> None:
    on_site = a_sitting(scene, Stage.ON_SITE)
    on_site.declare(*on_site.people)
    with pytest.raises(Refused, match="stage-out-of-order"):
        save(on_site, on_site.people[2])


def test_who_is_recused_loses_the_draft(sitting: Sitting) -> None:
    judge = sitting.people[2]
    save(sitting, judge)
    sitting.recuse(judge)
    refused("member-recused", sitting, judge)


@pytest.mark.parametrize("upheld", [True, False])
def test_who_is_challenged_keeps_the_draft_unless_the_challenge_is_upheld(sitting: Sitting, upheld: bool) -> None:
    judge, others, office = sitting.people[2], (*sitting.people[:2], *sitting.people[3:5]), sitting.scene.office
    save(sitting, judge)
    convening.raise_challenge(
        office,
        sitting.panel,
        case=sitting.case,
        member=judge,
        party=sitting.scene.firm(),
        grounds=(Ground.ADVISED,),
        reasons="(가상) 자문한 적이 있습니다.",
        by=applicant(),
    )
    convening.resolve_challenge(
        office,
        sitting.panel,
        case=sitting.case,
        member=judge,
        ayes=others if upheld else (),
        noes=() if upheld else others,
        reasons="(가상) 의결 사유",
        by=as_chair(sitting.chair),
    )
    if upheld:
        refused("member-recused", sitting, judge)
    else:
        assert read(sitting, judge) == UNFINISHED


def test_who_is_dismissed_or_replaced_loses_every_draft_on_the_panel(sitting: Sitting) -> None:
    office, (dismissed, replaced) = sitting.scene.office, sitting.people[2:4]
    second = Sitting(sitting.scene, sitting.panel, sitting.people, sitting.secretary, an_eligible_case(sitting.scene))
    convening.assign_case(office, second.panel, case=second.case, by=as_secretary(second.secretary))
    second.declare(dismissed, replaced)
    for one in (sitting, second):
        save(one, dismissed)
        save(one, replaced)
    assert len(kept(sitting)) == 4
    reasons = "(가상) 사유"
    convening.dismiss_member(office, sitting.panel, member=dismissed, reasons=reasons, by=decider())
    successor = seat(sitting.scene.person("(가상) 후임"))
    convening.replace_member(office, sitting.panel, member=replaced, successor=successor, reasons=reasons, by=decider())
    for one in (sitting, second):
        refused("not-a-member", one, dismissed)
        refused("not-a-member", one, replaced)


def test_when_the_scoring_is_closed_the_drafts_of_those_who_sealed_nothing_go(sitting: Sitting) -> None:
    judge = sitting.people[2]
    save(sitting, judge)
    for other in (sitting.deputy, *sitting.people[3:6]):
        sitting.seal(other)
    sitting.close()
    assert (read(sitting, judge), kept(sitting)) == ((), [])
    with pytest.raises(Refused, match="scoring-closed"):
        save(sitting, judge)


def test_the_draft_goes_with_the_judges_own_key(sitting: Sitting) -> None:
    judge = sitting.people[2]
    save(sitting, judge)
    keys = FolderKeys(sitting.scene.at.folder / "keys")
    keys.destroy(keys.of("subject", judge))
    assert read(sitting, judge) == ()


def test_a_sheet_is_sealed_though_its_draft_cannot_be_thrown_away(sitting: Sitting) -> None:
    judge, office = sitting.people[2], sitting.scene.office
    save(sitting, judge)
    with psycopg.connect(sitting.scene.at.database.superuser, autocommit=True) as connection:
        connection.execute("ALTER TABLE desk.drafts RENAME TO away")
        connection.execute(
            "CREATE VIEW desk.drafts AS SELECT * FROM desk.away WHERE pg_terminate_backend(pg_backend_pid())"
        )
        connection.execute("GRANT SELECT, DELETE ON desk.drafts TO sangsaeng_office")
        connection.execute("GRANT EXECUTE ON FUNCTION pg_terminate_backend TO sangsaeng_office")
    sitting.seal(judge)
    assert office.log.load(SHEET, sheet_of(sitting.panel, sitting.case, judge)).version == 1


def test_a_stage_that_the_case_has_not_reached_is_not_drafted(sitting: Sitting) -> None:
    on_site = a_sitting(sitting.scene, Stage.ON_SITE, case=sitting.case)
    on_site.declare(on_site.people[2])
    with pytest.raises(Refused, match="stage-out-of-order"):
        save(on_site, on_site.people[2])
    assert kept(on_site) == []
