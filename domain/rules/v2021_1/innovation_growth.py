"""① 혁신성장과제, one column of the notice: a start-up or small firm with technology uses the partner's plant."""

from domain.rules.v2021_1.advisory import class_of_listing_number, startup_age
from domain.rules.v2021_1.every_track import EVERY_TRACK
from domain.rules.v2021_1.lead_firm import startups_or_small
from domain.rules.v2021_1.one_to_one import one_to_one
from domain.rules.v2021_1.partner_evidence import covers_every_item
from domain.rules.v2021_1.partner_firm import no_large_firm, sme_only
from domain.rules.v2021_1.target import competition_products
from domain.rules.v2021_1.terms import finding
from domain.rules.vocabulary import Evidence, Finding, Task, Track, TrackRules

PARTNER_EVIDENCE = (Evidence.DIRECT_PRODUCTION_CONFIRMATION,)


def lead(task: Task) -> Finding:
    """주관기업: 창업기업 or 소기업."""
    return finding("lead", startups_or_small(task), source="공고 과제별 요약 주관기업 (혁신성장)", ambiguity="AMB-06")


def partner(task: Task) -> Finding:
    """협력기업: 중소기업."""
    return finding("partner", sme_only(task), source="공고 과제별 요약 협력기업 (혁신성장)", ambiguity="AMB-07")


def partner_evidence(task: Task) -> Finding:
    """협력기업 보유자격: ①신청제품 관련 직접생산확인서."""
    answer = covers_every_item(task, PARTNER_EVIDENCE)
    source = "공고 과제별 요약 협력기업 보유자격 (혁신성장)"
    return finding("partner-evidence", answer, source=source, ambiguity="AMB-15")


def target(task: Task) -> Finding:
    """신청대상: 중기간경쟁제품."""
    answer = competition_products(task)
    return finding("target", answer, source="공고 과제별 요약 신청대상 (혁신성장)", ambiguity="AMB-14")


def large_firm(task: Task) -> Finding:
    """대기업 참여: 불가능."""
    answer = no_large_firm(task)
    return finding("large-firm", answer, source="공고 과제별 요약 대기업 참여 (혁신성장)", ambiguity="AMB-07")


def agreement_cardinality(task: Task) -> Finding:
    """협약가능조건: (중소기업자간) 1:1."""
    return finding(
        "agreement-cardinality",
        one_to_one(task),
        source="공고 과제별 요약 협약가능조건 (혁신성장)",
        ambiguity="AMB-02" if task.cooperative else "AMB-08",
    )


RULES = TrackRules(
    track=Track.INNOVATION_GROWTH,
    agency="MSS",
    clause="판로지원법 §20의2② 1호",
    criteria=(
        lead,
        partner,
        partner_evidence,
        target,
        large_firm,
        agreement_cardinality,
        *EVERY_TRACK,
        startup_age,
        class_of_listing_number,
    ),
)
