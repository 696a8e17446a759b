"""③ 기술융합과제, one column of the notice: different technologies or services are fused into a new product."""

from domain.rules.v2021_1.advisory import class_of_listing_number
from domain.rules.v2021_1.every_track import EVERY_TRACK
from domain.rules.v2021_1.firms import has_large_partner
from domain.rules.v2021_1.five_smes import one_to_one_or_five_smes
from domain.rules.v2021_1.lead_firm import smes
from domain.rules.v2021_1.partner_evidence import holds_one_of
from domain.rules.v2021_1.partner_firm import large_firm_welcome, sme_or_large
from domain.rules.v2021_1.target import goods_with_detail_number
from domain.rules.v2021_1.terms import finding
from domain.rules.vocabulary import Evidence, Finding, Task, Track, TrackRules

PARTNER_EVIDENCE = (Evidence.RND_SUCCESS_PRODUCT, Evidence.PATENT_APPLIED_PRODUCT)


def lead(task: Task) -> Finding:
    """주관기업: 중소기업."""
    ambiguity = "AMB-02" if task.cooperative else "AMB-06"
    return finding("lead", smes(task), source="공고 과제별 요약 주관기업 (기술융합)", ambiguity=ambiguity)


def partner(task: Task) -> Finding:
    """협력기업: 중소기업 or 대기업."""
    return finding("partner", sme_or_large(task), source="공고 과제별 요약 협력기업 (기술융합)", ambiguity="AMB-07")


def partner_evidence(task: Task) -> Finding:
    """협력기업 보유자격: ①R&D사업 성공 제품 ②특허 적용 제품."""
    answer = holds_one_of(task, PARTNER_EVIDENCE)
    source = "공고 과제별 요약 협력기업 보유자격 (기술융합)"
    return finding("partner-evidence", answer, source=source, ambiguity="AMB-05")


def target(task: Task) -> Finding:
    """신청대상: G2B 세부품명에 해당하는 제품."""
    return finding("target", goods_with_detail_number(task), source="공고 과제별 요약 신청대상 (기술융합)")


def large_firm(task: Task) -> Finding:
    """대기업 참여: 가능."""
    answer = large_firm_welcome(task)
    return finding("large-firm", answer, source="공고 과제별 요약 대기업 참여 (기술융합)", ambiguity="AMB-07")


def agreement_cardinality(task: Task) -> Finding:
    """협약가능조건: as ②. The stray «1» in this cell does not allow 1:1 with a large firm (AMB-03)."""
    return finding(
        "agreement-cardinality",
        one_to_one_or_five_smes(task),
        source="공고 과제별 요약 협약가능조건 (기술융합)",
        ambiguity=_ambiguity(task),
    )


def _ambiguity(task: Task) -> str:
    if task.cooperative:
        return "AMB-02"
    return "AMB-03" if has_large_partner(task) else "AMB-08"


RULES = TrackRules(
    track=Track.TECH_CONVERGENCE,
    agency="MSS",
    clause="판로지원법 §20의2② 4호, 시행령 §17의2④ 1호",
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
