"""The notice's table as a whole: sources, ambiguities, agencies and statutory bases of the four columns."""

from datetime import timedelta

import pytest

from domain.rules.vocabulary import Track, Weight
from domain.values import Agency
from tests.domain.rules.tasks import BOOK, COMPLETE, LARGE, ON, PARTNER, firm, found, held, task, told
from web.wording.words import word

CELLS = {
    "lead": "주관기업",
    "partner": "협력기업",
    "partner-evidence": "협력기업 보유자격",
    "target": "신청대상",
    "large-firm": "대기업 참여",
    "agreement-cardinality": "협약가능조건",
}
COLUMNS = {
    Track.INNOVATION_GROWTH: "혁신성장",
    Track.MATERIALS_PARTS: "소재부품",
    Track.TECH_CONVERGENCE: "기술융합",
    Track.CAPABILITY_BUILDING: "역량강화",
}
AMBIGUITIES = {
    Track.INNOVATION_GROWTH: ("AMB-06", "AMB-07", "AMB-15", "AMB-14", "AMB-07", "AMB-08"),
    Track.MATERIALS_PARTS: ("AMB-06", "AMB-07", "AMB-05", "AMB-13", "AMB-07", "AMB-02"),
    Track.TECH_CONVERGENCE: ("AMB-06", "AMB-07", "AMB-05", None, "AMB-07", "AMB-03"),
    Track.CAPABILITY_BUILDING: ("AMB-16", "AMB-07", "AMB-16", None, "AMB-07", "AMB-01"),
}
RESPONSIBLE = {
    Track.INNOVATION_GROWTH: (Agency.MSS, "판로지원법 §20의2② 1호", None),
    Track.MATERIALS_PARTS: (Agency.MSS, "판로지원법 §20의2② 2호", None),
    Track.TECH_CONVERGENCE: (Agency.MSS, "판로지원법 §20의2② 4호, 시행령 §17의2④ 1호", None),
    Track.CAPABILITY_BUILDING: (Agency.PPS, "판로지원법 §20의2② 3호", 5),
}


@pytest.mark.parametrize("track", COLUMNS)
def test_a_track_answers_the_cells_of_its_column_first_and_in_the_notices_order(track: Track) -> None:
    findings = BOOK.findings(task(track))[: len(CELLS)]
    assert [finding.criterion for finding in findings] == list(CELLS)
    assert [finding.source for finding in findings] == [
        f"공고 과제별 요약 {cell} ({COLUMNS[track]})" for cell in CELLS.values()
    ]
    assert {finding.weight for finding in findings} == {Weight.DECISIVE}


@pytest.mark.parametrize("track", COLUMNS)
def test_a_cell_cites_the_ambiguity_that_binds_it(track: Track) -> None:
    given = task(track) if track is Track.INNOVATION_GROWTH else task(track, partner=firm(PARTNER, LARGE))
    assert tuple(found(given, criterion).ambiguity for criterion in CELLS) == AMBIGUITIES[track]


@pytest.mark.parametrize("track", [Track.MATERIALS_PARTS, Track.TECH_CONVERGENCE])
def test_a_lead_that_a_cooperative_stands_for_rests_on_the_reading_of_cooperatives(track: Track) -> None:
    assert found(task(track, cooperative=firm(80, cooperative=True)), "lead").ambiguity == "AMB-02"


def test_a_cooperative_in_innovation_growth_rests_on_the_reading_of_cooperatives() -> None:
    given = task(Track.INNOVATION_GROWTH, cooperative=firm(80, cooperative=True))
    assert found(given, "agreement-cardinality").ambiguity == "AMB-02"


def test_one_to_one_in_materials_and_parts_rests_on_counting_by_task() -> None:
    given = task(Track.MATERIALS_PARTS, partner=firm(PARTNER))
    assert found(given, "agreement-cardinality").ambiguity == "AMB-08"


@pytest.mark.parametrize("track", COLUMNS)
def test_only_the_scope_of_the_five_places_is_assumed_in_a_column(track: Track) -> None:
    assumed = {criterion for criterion in CELLS if found(task(track), criterion).assumed}
    assert assumed == ({"agreement-cardinality"} if track is Track.CAPABILITY_BUILDING else set())


@pytest.mark.parametrize("track", COLUMNS)
def test_a_track_names_its_agency_its_statutory_basis_and_its_places(track: Track) -> None:
    rules = BOOK.track(track)
    assert (Agency(rules.agency), rules.clause, rules.places_per_partner) == RESPONSIBLE[track]


@pytest.mark.parametrize("track", [track for track in COLUMNS if track is not Track.INNOVATION_GROWTH])
def test_a_qualification_counts_while_it_is_valid_on_the_day(track: Track) -> None:
    kinds = [one.kind for one in COMPLETE[track].evidence]
    on_its_last_day = task(track, evidence=tuple(held(kind, valid_until=ON) for kind in kinds))
    a_day_late = task(track, evidence=tuple(held(kind, valid_until=ON - timedelta(1)) for kind in kinds))
    assert told(on_its_last_day, "partner-evidence")[:2] == (True, "evidence-held")
    assert told(a_day_late, "partner-evidence") == (
        False,
        "evidence-not-valid",
        f"협력기업의 보유자격이 2021년 4월 19일 현재 유효하지 않습니다: {word(kinds[0], 'ko')}.",
    )
