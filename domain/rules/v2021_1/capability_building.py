"""④ 역량강화과제, one column of the notice: a large builder hands its methods in construction down to SME builders."""

from domain.rules.v2021_1.advisory import two_leads_or_more
from domain.rules.v2021_1.every_track import EVERY_TRACK
from domain.rules.v2021_1.five_leads_per_partner import PLACES, at_most_five_leads
from domain.rules.v2021_1.lead_firm import sme_builders
from domain.rules.v2021_1.partner_evidence import holds_one_of
from domain.rules.v2021_1.partner_firm import large_builder, large_firm_welcome
from domain.rules.v2021_1.target import construction_works
from domain.rules.v2021_1.terms import finding
from domain.rules.vocabulary import Evidence, Finding, Task, Track, TrackRules

PARTNER_EVIDENCE = (Evidence.GENERAL_CONSTRUCTION_LICENCE, Evidence.SPECIALTY_CONSTRUCTION_LICENCE)


def lead(task: Task) -> Finding:
    """주관기업: 중소건설기업."""
    return finding("lead", sme_builders(task), source="공고 과제별 요약 주관기업 (역량강화)", ambiguity="AMB-16")


def partner(task: Task) -> Finding:
    """협력기업: 대형건설기업."""
    answer = large_builder(task)
    return finding("partner", answer, source="공고 과제별 요약 협력기업 (역량강화)", ambiguity="AMB-07")


def partner_evidence(task: Task) -> Finding:
    """협력기업 보유자격: ①종합건설업 면허 ②전문건설업 면허."""
    answer = holds_one_of(task, PARTNER_EVIDENCE)
    source = "공고 과제별 요약 협력기업 보유자격 (역량강화)"
    return finding("partner-evidence", answer, source=source, ambiguity="AMB-16")


def target(task: Task) -> Finding:
    """신청대상: 시설공사."""
    return finding("target", construction_works(task), source="공고 과제별 요약 신청대상 (역량강화)")


def large_firm(task: Task) -> Finding:
    """대기업 참여: 가능."""
    answer = large_firm_welcome(task)
    return finding("large-firm", answer, source="공고 과제별 요약 대기업 참여 (역량강화)", ambiguity="AMB-07")


def agreement_cardinality(task: Task) -> Finding:
    """협약가능조건: 협력기업은 5개 주관기업과 협약 가능. That the five count over all live agreements is assumed."""
    return finding(
        "agreement-cardinality",
        at_most_five_leads(task),
        source="공고 과제별 요약 협약가능조건 (역량강화)",
        ambiguity="AMB-01",
        assumed=True,
    )


RULES = TrackRules(
    track=Track.CAPABILITY_BUILDING,
    agency="PPS",
    clause="판로지원법 §20의2② 3호",
    places_per_partner=PLACES,
    criteria=(
        lead,
        partner,
        partner_evidence,
        target,
        large_firm,
        agreement_cardinality,
        *EVERY_TRACK,
        two_leads_or_more,
    ),
)
