"""② 소재부품과제, one column of the notice: domestic products, materials or parts replace imported ones."""

from domain.rules.v2021_1.advisory import class_of_listing_number
from domain.rules.v2021_1.every_track import EVERY_TRACK
from domain.rules.v2021_1.firms import has_large_partner
from domain.rules.v2021_1.five_smes import one_to_one_or_five_smes
from domain.rules.v2021_1.lead_firm import smes
from domain.rules.v2021_1.partner_evidence import holds_one_of
from domain.rules.v2021_1.partner_firm import large_firm_welcome, sme_or_large
from domain.rules.v2021_1.target import listed_goods
from domain.rules.v2021_1.terms import finding
from domain.rules.vocabulary import Evidence, Finding, Task, Track, TrackRules

PARTNER_EVIDENCE = (
    Evidence.MATERIALS_PARTS_FIRM_CERT,
    Evidence.RND_SUCCESS_PART,
    Evidence.PATENT_APPLIED_PART,
)


def lead(task: Task) -> Finding:
    """주관기업: 중소기업."""
    ambiguity = "AMB-02" if task.cooperative else "AMB-06"
    return finding("lead", smes(task), source="공고 과제별 요약 주관기업 (소재부품)", ambiguity=ambiguity)


def partner(task: Task) -> Finding:
    """협력기업: 중소기업 or 대기업."""
    return finding("partner", sme_or_large(task), source="공고 과제별 요약 협력기업 (소재부품)", ambiguity="AMB-07")


def partner_evidence(task: Task) -> Finding:
    """협력기업 보유자격: ①소재부품기업확인서 ②R&D사업 성공 소재부품 ③특허 적용 소재부품."""
    answer = holds_one_of(task, PARTNER_EVIDENCE)
    source = "공고 과제별 요약 협력기업 보유자격 (소재부품)"
    return finding("partner-evidence", answer, source=source, ambiguity="AMB-05")


def target(task: Task) -> Finding:
    """신청대상: G2B 물품목록번호 (16자리) 등록 제품."""
    return finding("target", listed_goods(task), source="공고 과제별 요약 신청대상 (소재부품)", ambiguity="AMB-13")


def large_firm(task: Task) -> Finding:
    """대기업 참여: 가능."""
    answer = large_firm_welcome(task)
    return finding("large-firm", answer, source="공고 과제별 요약 대기업 참여 (소재부품)", ambiguity="AMB-07")


def agreement_cardinality(task: Task) -> Finding:
    """협약가능조건: (중소기업자간) 1:1, (대·중소기업자간) 1:多, 5개 중소기업 이상(조합)과 협약 필수."""
    return finding(
        "agreement-cardinality",
        one_to_one_or_five_smes(task),
        source="공고 과제별 요약 협약가능조건 (소재부품)",
        ambiguity="AMB-02" if task.cooperative or has_large_partner(task) else "AMB-08",
    )


RULES = TrackRules(
    track=Track.MATERIALS_PARTS,
    agency="MSS",
    clause="판로지원법 §20의2② 2호",
    criteria=(
        lead,
        partner,
        partner_evidence,
        target,
        large_firm,
        agreement_cardinality,
        *EVERY_TRACK,
        class_of_listing_number,
    ),
)
