"""What every track asks alike, met and not met, asked of each track in turn."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.findings import eligible
from domain.rules.vocabulary import PaperKind, Track, Weight
from tests.domain.rules.tasks import (
    BOOK,
    COMPLETE,
    COOPERATIVE,
    ON,
    PAPERS,
    PARTNER,
    SMALL,
    Told,
    firm,
    firms,
    found,
    signed,
    task,
    told,
)

TRACKS = pytest.mark.parametrize("track", COMPLETE)
SOMEONE_ELSE = UUID(int=77)


@TRACKS
def test_a_complete_task_meets_every_criterion(track: Track) -> None:
    assert [finding for finding in BOOK.findings(COMPLETE[track]) if not finding.met] == []
    assert eligible(BOOK.findings(COMPLETE[track]))


@TRACKS
def test_an_agreement_signed_by_every_party_is_concluded(track: Track) -> None:
    parties = len(COMPLETE[track].leads) + 1
    assert told(task(track), "agreement-concluded") == (
        True,
        "agreement-signed-by-all",
        f"협약 당사자 {parties}곳이 모두 서명하였습니다.",
    )


@TRACKS
def test_an_agreement_that_a_party_has_not_signed_is_not_concluded(track: Track) -> None:
    agreement = replace(signed(COMPLETE[track]), signed=signed(COMPLETE[track]).signed[1:])
    parties = len(COMPLETE[track].leads) + 1
    assert told(task(track, agreement=agreement), "agreement-concluded") == (
        False,
        "agreement-unsigned",
        f"협약 당사자 {parties}곳 중 1곳이 아직 서명하지 않았습니다.",
    )


@TRACKS
@pytest.mark.parametrize("criterion", ["agreement-concluded", "agreement-parties"])
def test_without_an_agreement_both_its_criteria_are_not_met(track: Track, criterion: str) -> None:
    assert told(task(track, agreement=None), criterion) == (False, "no-agreement", "상생협약이 없습니다.")


def test_a_cooperative_signs_for_its_members() -> None:
    given = task(Track.MATERIALS_PARTS, cooperative=COOPERATIVE)
    assert told(given, "agreement-concluded")[2] == "협약 당사자 2곳이 모두 서명하였습니다."


@TRACKS
def test_the_parties_of_the_agreement_are_the_firms_of_the_form(track: Track) -> None:
    backwards = replace(signed(COMPLETE[track]), leads=tuple(reversed(signed(COMPLETE[track]).leads)))
    assert told(task(track, agreement=backwards), "agreement-parties") == (
        True,
        "agreement-parties-same",
        "협약 당사자가 참여신청서의 기업과 같습니다.",
    )


@TRACKS
@pytest.mark.parametrize(
    "changes",
    [{"leads": (SOMEONE_ELSE,)}, {"leads": ()}, {"partner": SOMEONE_ELSE}, {"cooperative": SOMEONE_ELSE}],
)
def test_other_parties_than_the_firms_of_the_form_are_found(track: Track, changes: dict[str, UUID]) -> None:
    agreement = replace(signed(COMPLETE[track]), **changes)  # type: ignore[arg-type]
    assert told(task(track, agreement=agreement), "agreement-parties") == (
        False,
        "agreement-parties-differ",
        "협약 당사자가 참여신청서의 기업과 다릅니다.",
    )


@TRACKS
def test_a_cooperative_on_the_form_must_be_party_to_the_agreement(track: Track) -> None:
    given = task(track, cooperative=COOPERATIVE, agreement=signed(COMPLETE[track]))
    assert told(given, "agreement-parties")[:2] == (False, "agreement-parties-differ")
    assert told(task(track, cooperative=COOPERATIVE), "agreement-parties")[:2] == (True, "agreement-parties-same")


@TRACKS
def test_the_parties_cannot_be_compared_without_a_partner(track: Track) -> None:
    assert told(task(track, partner=None), "agreement-parties")[:2] == (False, "no-partner")


@TRACKS
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (True, "firms-distinct", "주관기업과 협력기업이 서로 다른 기업입니다.")),
        (
            {"leads": (firm(1), firm(PARTNER))},
            (False, "partner-among-leads", "협력기업이 주관기업 쪽에도 들어 있습니다."),
        ),
        (
            {"cooperative": COOPERATIVE, "members": (firm(PARTNER),)},
            (False, "partner-among-leads", "협력기업이 주관기업 쪽에도 들어 있습니다."),
        ),
        (
            {"cooperative": firm(PARTNER, cooperative=True)},
            (False, "partner-among-leads", "협력기업이 주관기업 쪽에도 들어 있습니다."),
        ),
        ({"leads": (firm(1), firm(1))}, (False, "lead-named-twice", "같은 주관기업이 두 번 적혀 있습니다.")),
        ({"leads": ()}, (False, "no-lead", "주관기업이 없습니다.")),
        ({"partner": None}, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_leads_and_partner_are_different_firms(track: Track, changes: dict[str, object], expected: Told) -> None:
    assert told(task(track, **changes), "distinct-firms") == expected


def barred(number: int, until: date) -> object:
    return firm(number, replace(SMALL, bar_until=until))


@TRACKS
@pytest.mark.parametrize("until", [None, ON - timedelta(1)])
def test_a_firm_without_a_bar_or_with_one_that_is_over_may_take_part(track: Track, until: date | None) -> None:
    partner = firm(PARTNER, replace(SMALL, bar_until=until))
    assert told(task(track, partner=partner), "participation-bar") == (
        True,
        "no-firm-barred",
        "참여가 금지된 기업이 없습니다.",
    )


@TRACKS
@pytest.mark.parametrize(
    "changes",
    [
        {"partner": barred(PARTNER, ON)},
        {"leads": (barred(1, ON), firm(2))},
        {"cooperative": barred(80, ON)},
        {"cooperative": COOPERATIVE, "members": (barred(20, ON), barred(20, ON))},
        {"leads": (barred(PARTNER, ON),), "partner": barred(PARTNER, ON)},
    ],
)
def test_a_firm_of_the_task_may_not_take_part_on_the_last_day_of_its_bar(
    track: Track, changes: dict[str, object]
) -> None:
    given = task(track, **changes)
    assert told(given, "participation-bar") == (
        False,
        "firm-barred",
        "참여가 금지된 기업이 1개사 있습니다(참여 금지 종료일 2021년 4월 19일).",
    )
    assert not eligible(BOOK.findings(given))


def test_of_several_barred_firms_the_one_barred_longest_is_named() -> None:
    given = task(
        Track.MATERIALS_PARTS, leads=(barred(1, date(2026, 3, 1)), barred(2, date(2024, 3, 14)), *firms(3, first=3))
    )
    values = dict(found(given, "participation-bar").because.values)
    assert values == {"firm": str(UUID(int=1)), "firms": "2", "until": "2026-03-01"}


PAPER_CRITERIA = {
    "paper-business-plan": (PaperKind.BUSINESS_PLAN, "사업 계획서"),
    "paper-agreement": (PaperKind.AGREEMENT, "협약서"),
    "paper-criteria-proof": (PaperKind.CRITERIA_PROOF, "선정기준 충족 증빙"),
    "paper-partner-evidence": (PaperKind.PARTNER_EVIDENCE, "협력기업 보유자격 증빙"),
    "paper-sme-confirmation": (PaperKind.SME_CONFIRMATION, "기업 규모 확인서"),
    "paper-other": (PaperKind.OTHER, "그 밖의 서류"),
}


def test_every_kind_of_paper_has_its_criterion() -> None:
    assert {kind for kind, _ in PAPER_CRITERIA.values()} == set(PaperKind)


@TRACKS
@pytest.mark.parametrize(("criterion", "kind", "name"), [(name, *paper) for name, paper in PAPER_CRITERIA.items()])
def test_a_paper_is_attached_missing_or_not_required(track: Track, criterion: str, kind: PaperKind, name: str) -> None:
    everything = (*PAPERS, PaperKind.OTHER)
    others = tuple(one for one in everything if one is not kind)
    attached = task(track, papers=(kind,), papers_required=everything)
    missing = task(track, papers=others, papers_required=(kind,))
    not_required = task(track, papers=(), papers_required=others)
    assert told(attached, criterion) == (True, "paper-attached", f"서류가 제출되었습니다: {name}.")
    assert told(missing, criterion) == (False, "paper-missing", f"서류가 제출되지 않았습니다: {name}.")
    assert told(not_required, criterion) == (
        True,
        "paper-not-required",
        f"공고에서 요구하지 않는 서류입니다: {name}.",
    )


COMMON = {
    "agreement-concluded": ("판로지원법 시행령 §17의2② 2호", None, False),
    "agreement-parties": ("판로지원법 시행령 §17의2② 2호", None, False),
    "distinct-firms": ("판로지원법 §20의2②", None, False),
    "participation-bar": ("판로지원법 §20의2③", "AMB-26", False),
    "paper-business-plan": ("판로지원법 시행령 §17의2② 1호", None, False),
    "paper-agreement": ("판로지원법 시행령 §17의2② 2호", None, False),
    "paper-criteria-proof": ("판로지원법 시행령 §17의2② 3호", None, False),
    "paper-partner-evidence": ("공고 과제별 요약 협력기업 보유자격", None, True),
    "paper-sme-confirmation": ("공고 과제별 요약 기업자격", None, True),
    "paper-other": ("모집공고 신청서류", None, True),
}


@TRACKS
@pytest.mark.parametrize(("criterion", "expected"), COMMON.items())
def test_what_every_track_asks_is_decisive_and_names_its_source(
    track: Track, criterion: str, expected: tuple[str, str | None, bool]
) -> None:
    finding = found(task(track), criterion)
    assert (finding.source, finding.ambiguity, finding.assumed) == expected
    assert finding.weight is Weight.DECISIVE
