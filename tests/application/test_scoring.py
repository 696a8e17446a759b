"""Scoring on a real log: sealed, opened all at once, corrected beside what they said, and tallied with whatever changed it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from uuid import UUID

import pytest

from adapters.keys.sealing import Altered
from application import convening, intake, registering, scoring
from application.affected import affected_by
from application.office import sheet_of
from domain.applications import APPLICATION
from domain.facts import Refused
from domain.panels.facts import Ground, RecusalCause, Recused, SheetsRevealed
from domain.rules.vocabulary import Stage
from domain.sheets import SHEET, SheetStatus
from domain.sheets.facts import Corrected, Revealed, Sealed
from domain.subjects.facts import Capacity
from domain.tallies.facts import Computed, TallyCause
from tests.offices import TestOffice
from tests.panels import Sitting, a_sitting, an_eligible_case, as_chair, as_judge, as_secretary, marks, seat
from tests.postgres import Servers
from tests.prepared import APRIL, Told, told
from tests.scenes import Scene, an_open_call, applicant

pytestmark = pytest.mark.slow

JUSTIFICATION = "(가상) market 41점인 이유"


def declared(at: TestOffice) -> Sitting:
    """A panel of seven before which a case lies; all declared no conflict."""
    seven = a_sitting(an_open_call(at))
    seven.declare(*seven.people)
    return seven


@pytest.fixture(scope="module")
def told_sitting(postgres_servers: Servers) -> Iterator[Told[Sitting]]:
    with told(postgres_servers, APRIL, declared) as made:
        yield made


@pytest.fixture
def sitting(told_sitting: Told[Sitting], tmp_path: Path) -> Iterator[Sitting]:
    with told_sitting.again(tmp_path) as made:
        yield made


def refused(code: str, ask: object) -> dict[str, object]:
    """The refusal that asking comes to, which must be this one; nothing is recorded."""
    assert callable(ask)
    with pytest.raises(Refused) as refusal:
        ask()
    assert refusal.value.code == code
    return refusal.value.detail


def sealed_by_all(sitting: Sitting) -> None:
    for number, judge in enumerate(sitting.people):
        sitting.seal(judge, str(30 + number), "40")


def test_seven_sheets_are_revealed_and_tallied_in_one_transaction(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    before = sitting.scene.at.log.head()
    receipt = sitting.reveal()

    facts = [one.fact for one in sitting.scene.office.log.read(before, 100)]
    assert [type(one) for one in facts] == [SheetsRevealed, *[Revealed] * 7, Computed]
    assert receipt.position == sitting.scene.at.log.head()
    tally = sitting.tally()
    assert (tally.cause, tally.valid, tally.needed, tally.quorate) == (TallyCause.REVEALED, 7, 4, True)
    assert (tally.missing, tally.void) == ((), ())
    assert tally.tally.dropped_highest == sitting.people[6]
    assert tally.tally.dropped_lowest == sitting.people[0]
    assert tally.tally.score == Decimal("73.00")
    assert {one.judge: one.version for one in tally.used} == dict.fromkeys(sitting.people, 2)
    assert tally.rules.version == "v2021_1"
    assert tally.rules.manifest


def test_before_the_reveal_no_mark_and_no_word_of_a_justification_is_stored_in_the_clear(sitting: Sitting) -> None:
    sitting.seal(sitting.people[2], "41", "37.5")
    sitting.scene.at.catch_up()
    stored = sitting.scene.at.every_byte()
    assert JUSTIFICATION.encode() not in stored
    assert b"37.50" not in stored
    sheet = sitting.scene.office.find(SHEET, sheet_of(sitting.panel, sitting.case, sitting.people[2])).state
    assert sheet.marks == ()
    assert sheet.sealed.k.startswith("stage:")


def test_a_judge_reads_the_own_sealed_sheet_as_it_was_sealed(sitting: Sitting) -> None:
    judge = sitting.people[2]
    sitting.seal(judge, "41", "37.5")
    found, own = scoring.own_sheet(sitting.scene.office, sitting.panel, case=sitting.case, judge=judge)
    assert (found.version, found.state.status) == (1, SheetStatus.SEALED)
    assert {one.criterion: one.points for one in own} == {"market": Decimal("41.00"), "sharing": Decimal("37.50")}
    assert sitting.scene.office.keys.open(own[0].justification) == JUSTIFICATION


def test_revealing_one_case_opens_no_other(sitting: Sitting) -> None:
    first = sitting.scene.office.find
    other = replace(sitting, case=a_second_case(sitting))
    other.declare(*other.people)
    sitting.seal(sitting.people[0])
    other.seal(sitting.people[0])
    keys = {first(SHEET, sheet_of(one.panel, one.case, one.people[0])).state.sealed.k for one in (sitting, other)}
    assert len(keys) == 2


def a_second_case(sitting: Sitting) -> UUID:
    case = an_eligible_case(sitting.scene)
    convening.assign_case(sitting.scene.office, sitting.panel, case=case, by=as_secretary())
    return case


def test_a_sheet_is_sealed_once_unless_its_judge_takes_it_back(sitting: Sitting) -> None:
    judge = sitting.people[2]
    sitting.seal(judge, "10", "10")
    refused("already-sealed", lambda: sitting.seal(judge, "20", "20"))
    sitting.reopen(judge)
    refused("not-sealed", lambda: sitting.reopen(judge))
    sitting.seal(judge, "20", "20")
    facts = [one.fact for one in sitting.scene.office.log.history(sheet_of(sitting.panel, sitting.case, judge))]
    commitments = [one.sheet.c for one in facts if isinstance(one, Sealed)]
    assert len(set(commitments)) == 2


def test_marks_the_rules_cannot_count_are_refused_with_every_problem(sitting: Sitting) -> None:
    judge = sitting.people[2]
    detail = refused("marks-wrong", lambda: sitting.seal(judge, "51", "-1"))
    assert detail["problems"] == [
        {"criterion": "market", "code": "mark-above-maximum"},
        {"criterion": "sharing", "code": "mark-below-zero"},
    ]
    one = marks("40", "40")[:1]
    detail = refused(
        "marks-wrong",
        lambda: scoring.seal_sheet(
            sitting.scene.office, sitting.panel, case=sitting.case, judge=judge, marks=one, by=as_judge(judge)
        ),
    )
    assert detail["problems"] == [{"criterion": "sharing", "code": "mark-missing"}]


def test_nobody_scores_without_declaring_nor_with_a_conflict_nor_from_outside(scene: Scene) -> None:
    sitting = a_sitting(scene)
    judge, conflicted = sitting.people[2:4]
    refused("not-declared", lambda: sitting.seal(judge))
    sitting.declare(conflicted, conflict=True, grounds=(Ground.ADVISED,))
    refused("member-recused", lambda: sitting.seal(conflicted))
    refused("not-a-member", lambda: sitting.seal(scene.person("(가상) 밖의 사람")))


def test_a_stage_is_not_scored_before_the_one_before_it_has_its_result(sitting: Sitting) -> None:
    on_site = a_sitting(sitting.scene, Stage.ON_SITE, case=sitting.case)
    on_site.declare(*on_site.people)
    detail = refused("stage-out-of-order", lambda: on_site.seal(on_site.people[2]))
    assert (detail["stage"], detail["before"]) == (Stage.ON_SITE, Stage.FACE_TO_FACE)


def test_a_case_that_was_withdrawn_is_not_scored(sitting: Sitting) -> None:
    intake.withdraw(sitting.scene.office, sitting.case, reasons=None, by=applicant())
    refused("not-under-evaluation", lambda: sitting.seal(sitting.people[2]))


def test_the_refusal_to_reveal_says_neither_whose_sheets_are_missing_nor_how_many(sitting: Sitting) -> None:
    assert refused("sheets-outstanding", sitting.reveal) == {}
    for judge in sitting.people[:6]:
        sitting.seal(judge)
    assert refused("sheets-outstanding", sitting.reveal) == {}


def test_a_chair_who_scores_does_not_close_and_one_who_does_not_names_the_missing(sitting: Sitting) -> None:
    for judge in sitting.people[2:6]:
        sitting.seal(judge)
    refused("not-presiding", lambda: sitting.close(sitting.deputy))
    sitting.close()
    missing = tuple(sorted((*sitting.people[:2], sitting.people[6])))
    assert sitting.state().cases[sitting.case].missing == missing
    refused("scoring-closed", lambda: sitting.seal(sitting.chair))
    refused("scoring-closed", lambda: sitting.reopen(sitting.people[2]))
    sitting.reveal()
    tally = sitting.tally()
    assert (tally.valid, tally.quorate, tally.missing) == (4, True, missing)


def test_a_chair_who_has_sealed_may_not_close(sitting: Sitting) -> None:
    sitting.seal(sitting.chair)
    refused("chair-scores", sitting.close)


def test_with_half_of_the_sheets_or_fewer_nothing_is_opened_until_members_are_replaced(sitting: Sitting) -> None:
    for judge in sitting.people[2:5]:
        sitting.seal(judge)
    sitting.close()
    assert refused("too-few-sheets", sitting.reveal) == {}
    successor = a_successor(sitting, sitting.people[6])
    sitting.declare(successor)
    sitting.seal(successor)
    sitting.reveal()
    tally = sitting.tally()
    assert (tally.valid, tally.needed, tally.quorate) == (4, 4, True)
    assert tally.missing == tuple(sorted((*sitting.people[:2], sitting.people[5])))


def a_successor(sitting: Sitting, gone: UUID) -> UUID:
    """Somebody who takes this member's seat."""
    successor = sitting.scene.person("(가상) 새 위원")
    convening.replace_member(
        sitting.scene.office,
        sitting.panel,
        member=gone,
        successor=seat(successor),
        reasons="(가상) 임기 중 사임하였습니다.",
        by=as_secretary(sitting.secretary),
    )
    return successor


def test_with_half_of_the_sheets_or_fewer_left_no_score_counts(sitting: Sitting) -> None:
    for judge in sitting.people[2:6]:
        sitting.seal(judge)
    sitting.close()
    sitting.reveal()
    sitting.recuse(sitting.people[5])
    tally = sitting.tally()
    assert (tally.valid, tally.needed, tally.quorate) == (3, 4, False)
    assert (tally.tally.score, tally.tally.passed, tally.tally.counted) == (None, None, ())


def test_after_the_reveal_nobody_seals_or_reopens(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    refused("sheets-revealed", lambda: sitting.reopen(sitting.people[2]))
    refused("sheets-revealed", lambda: sitting.seal(sitting.people[2]))
    refused("sheets-revealed", sitting.reveal)
    refused("sheets-revealed", sitting.close)


def test_a_conflict_found_late_takes_the_sheet_out_and_the_tally_is_another(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    before = sitting.scene.at.log.head()
    sitting.recuse(sitting.people[6])

    assert [type(one.fact) for one in sitting.scene.office.log.read(before, 100)] == [Recused, Computed]
    tally = sitting.tally()
    assert tally.cause is TallyCause.RECUSAL
    assert [(one.judge, one.cause) for one in tally.void] == [(sitting.people[6], RecusalCause.EXCLUDED)]
    assert sitting.people[6] not in {one.judge for one in tally.used}
    assert (tally.valid, tally.needed, tally.tally.score) == (6, 4, Decimal("72.50"))
    refused("member-recused", lambda: sitting.recuse(sitting.people[6]))


def test_recusals_that_break_the_quorum_leave_no_score_and_the_decider_is_told_what_rests_on_them(
    sitting: Sitting,
) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    assert affected_by(sitting.scene.office, sitting.panel, sitting.case) is None
    for judge in sitting.people[3:]:
        sitting.recuse(judge)
    assert not sitting.tally().quorate
    affected = affected_by(sitting.scene.office, sitting.panel, sitting.case)
    assert affected is not None
    assert affected.judges == tuple(sorted(sitting.people[3:]))
    assert affected.tallies == (1, 2, 3, 4)
    assert (affected.passed_then, affected.passed_now, affected.changes) == (True, None, True)


def test_whenever_a_recusal_comes_the_score_is_the_same(sitting: Sitting) -> None:
    comings = ("before sealing", "before the reveal", "after the reveal")
    results = {when: scored(declared_anew(sitting), when) for when in comings}
    assert len(set(results.values())) == 1
    valid, needed, quorate, score = results["after the reveal"]
    assert (valid, needed, quorate, score) == (5, 4, True, Decimal("74.00"))


def declared_anew(sitting: Sitting) -> Sitting:
    """Another case before the same panel, on which all declared no conflict."""
    fresh = replace(sitting, case=a_second_case(sitting))
    fresh.declare(*fresh.people)
    return fresh


def scored(sitting: Sitting, when: str) -> tuple[object, ...]:
    """What seven sheets come to where two judges are recused then."""
    recused = sitting.people[5:]

    def recuse(now: str) -> None:
        for one in recused if now == when else ():
            sitting.recuse(one)

    recuse("before sealing")
    for number, judge in enumerate(sitting.people):
        if when != "before sealing" or judge not in recused:
            sitting.seal(judge, str(30 + number * 2), "40")
    recuse("before the reveal")
    sitting.reveal()
    recuse("after the reveal")
    tally = sitting.tally()
    return tally.valid, tally.needed, tally.quorate, tally.tally.score


def corrected_by(sitting: Sitting, judge: UUID) -> object:
    """The judge corrects the own sheet."""
    return scoring.correct_sheet(
        sitting.scene.office,
        sitting.panel,
        case=sitting.case,
        judge=judge,
        marks=marks("50", "50"),
        reasons="(가상) 옮겨 적을 때 잘못 적었습니다.",
        by=as_judge(judge),
    )


def test_a_revealed_sheet_is_corrected_beside_the_old_one_and_tallied_anew(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    judge = sitting.people[3]

    def correct() -> object:
        return corrected_by(sitting, judge)

    refused("not-revealed", correct)
    sitting.reveal()
    before = sitting.scene.at.log.head()
    correct()
    assert [type(one.fact) for one in sitting.scene.office.log.read(before, 100)] == [Corrected, Computed]
    tally = sitting.tally()
    assert tally.cause is TallyCause.CORRECTION
    assert {one.judge: one.version for one in tally.used}[judge] == 3
    assert tally.tally.dropped_highest == judge
    facts = sitting.scene.office.log.history(sheet_of(sitting.panel, sitting.case, judge))
    revealed = next(one.fact for one in facts if isinstance(one.fact, Revealed))
    assert {one.criterion: one.points for one in revealed.marks}["market"] == Decimal("33.00")


def test_no_sheet_is_corrected_once_the_case_has_ended(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    intake.withdraw(sitting.scene.office, sitting.case, reasons="(가상) 취하합니다.", by=applicant())
    judge = sitting.people[3]
    refused("not-under-evaluation", lambda: corrected_by(sitting, judge))


def test_a_sheet_whose_commitment_does_not_hold_stops_the_whole_reveal(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    office = sitting.scene.office
    stored = office.find(SHEET, sheet_of(sitting.panel, sitting.case, sitting.people[4]))
    altered = replace(stored.state.sealed, c="0" * 64)
    another = Sealed(
        panel=sitting.panel,
        case=sitting.case,
        stage=stored.state.stage,
        judge=sitting.people[4],
        sheet=altered,
        on=office.today(),
    )
    office.log.append(stored.then(another), by=as_judge(sitting.people[4]))
    before = sitting.scene.at.log.head()
    with pytest.raises(Altered):
        sitting.reveal()
    assert sitting.scene.at.log.head() == before


def test_the_sheet_of_a_member_replaced_before_the_reveal_stops_counting_and_history_stays(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    gone = sitting.people[4]
    successor = a_successor(sitting, gone)
    refused("sheets-outstanding", sitting.reveal)
    sitting.declare(successor)
    sitting.seal(successor)
    sitting.reveal()
    assert {one.judge for one in sitting.tally().used} == {*sitting.people, successor} - {gone}
    assert sitting.scene.office.find(SHEET, sheet_of(sitting.panel, sitting.case, gone)).state.marks == ()


def test_a_member_dismissed_after_the_reveal_still_counts(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    convening.dismiss_member(
        sitting.scene.office,
        sitting.panel,
        member=sitting.people[4],
        reasons="(가상) 해촉 사유",
        by=as_secretary(sitting.secretary),
    )
    sitting.recuse(sitting.people[5])
    tally = sitting.tally()
    assert sitting.people[4] in {one.judge for one in tally.used}
    assert (tally.valid, tally.needed) == (6, 4)


def test_an_upheld_challenge_after_the_reveal_recuses_and_tallies_anew(sitting: Sitting) -> None:
    sealed_by_all(sitting)
    sitting.reveal()
    challenged = sitting.people[2]
    party = sitting.scene.firm("(가상) 다른 기업")
    convening.raise_challenge(
        sitting.scene.office,
        sitting.panel,
        case=sitting.case,
        member=challenged,
        party=party,
        grounds=(Ground.AGENT_OF_PARTY,),
        reasons="(가상) 경쟁 기업의 대리인이었습니다.",
        by=applicant(),
    )
    convening.resolve_challenge(
        sitting.scene.office,
        sitting.panel,
        case=sitting.case,
        member=challenged,
        ayes=sitting.people[3:6],
        noes=sitting.people[:2],
        reasons="(가상) 이유가 있습니다.",
        by=as_chair(sitting.chair),
    )
    assert sitting.tally().void[0].cause is RecusalCause.CHALLENGED


def test_sealing_in_any_order_gives_the_same_tally(sitting: Sitting) -> None:
    tallies = set()
    for order in list(permutations(range(7)))[::1680]:
        fresh = declared_anew(sitting)
        for number in order:
            fresh.seal(fresh.people[number], str(30 + number), "40")
        fresh.reveal()
        tallies.add(fresh.tally().tally)
    assert len(tallies) == 1


def test_hints_name_what_is_on_record_and_nothing_more(sitting: Sitting) -> None:
    office = sitting.scene.office
    assert convening.hints(office, sitting.panel, case=sitting.case, members=(sitting.people[0],)) == ()
    acted = office.log.history(sitting.case)[0].envelope.by.subject
    found = convening.hints(office, sitting.panel, case=sitting.case, members=(acted,))
    assert [one.ground for one in found] == [Ground.TOOK_PART]


def test_whoever_acts_for_a_firm_of_the_case_or_did_lately_is_hinted_at(sitting: Sitting) -> None:
    scene, office = sitting.scene, sitting.scene.office
    lead = office.find(APPLICATION, sitting.case).state.form.leads[0]
    member = scene.acting_for(lead, Capacity.STAFF)
    (now,) = convening.hints(office, sitting.panel, case=sitting.case, members=(member,))
    assert (now.ground, now.because.values) == (Ground.AGENT_OF_PARTY, (("firm", str(lead)),))
    registering.end_authorisation(office, member, firm=lead, by=applicant())
    (lately,) = convening.hints(office, sitting.panel, case=sitting.case, members=(member,))
    assert (lately.ground, lately.because.code) == (Ground.SERVED_WITHIN_THREE_YEARS, "served-recently")
