"""The words for the program's codes: tracks, sizes, licences, evidence, papers; statuses, agencies, roles, a call's terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from application.audit.outcomes import Course
from application.evaluation import Seat
from domain.access.facts import AssumptionKind, Material, Purpose
from domain.agreements.facts import EndCause
from domain.applications import Status
from domain.applications.outcomes import Outcome, ReasonCode, Step
from domain.benefits import BenefitKind, TenderKind
from domain.calls.facts import ObjectionRegime, RetentionClass
from domain.certifications.facts import RevocationCause, Scope
from domain.certifications.standing import Standing
from domain.disposals import Status as DisposalStatus
from domain.disposals.facts import DisposalOf
from domain.disposals.retention import Hold
from domain.disputes.codes import Aim, BarGround, Consequence, Content, Inadmissible, RemedyKind, Result
from domain.disputes.codes import Status as DisputeStatus
from domain.grades.facts import Grade
from domain.letters.facts import LetterKind
from domain.meetings.facts import Choice, Proposal, QuorumBase
from domain.notices.facts import AppealKind, Method, Regime
from domain.office.facts import OfficeKind
from domain.panels.facts import Ground, RecusalCause
from domain.performance.facts import Outcome as ReviewOutcome
from domain.performance.facts import ReviewKind
from domain.privacy.facts import Holding, RefusalGround, RequestKind
from domain.privacy.facts import Outcome as PrivacyOutcome
from domain.purchases.facts import AmountBasis, PurchaseKind, PurchaseSource
from domain.revocations import Status as RevocationStatus
from domain.revocations.facts import Ground as RevocationGround
from domain.roles import Role
from domain.rules.vocabulary import (
    Dimension,
    Evidence,
    FirmSize,
    Licence,
    LimitUnit,
    PaperKind,
    Stage,
    TargetKind,
    TieRule,
    Track,
    Weight,
)
from domain.subjects.facts import Capacity, Evaluation, SubjectKind
from domain.tallies.facts import TallyCause
from domain.values import Agency


@dataclass(frozen=True)
class Wording:
    """One thing said in both languages."""

    ko: str
    en: str

    def in_language(self, language: str) -> str:
        """The wording in `ko` or `en`; any other language is a `KeyError`."""
        return {"ko": self.ko, "en": self.en}[language]


def registered(*groups: Mapping[StrEnum, Wording]) -> Mapping[str, Wording]:
    """All words by code. Refuses a code that two groups word differently, for it could not be told which is meant."""
    words: dict[str, Wording] = {}
    for group in groups:
        for code, wording in group.items():
            if words.setdefault(code.value, wording) != wording:
                raise ValueError(f"two words for {code.value}")
    return MappingProxyType(words)


WORDS = registered(
    {
        Track.INNOVATION_GROWTH: Wording("혁신성장과제", "innovation growth"),
        Track.MATERIALS_PARTS: Wording("소재부품과제", "materials and parts"),
        Track.TECH_CONVERGENCE: Wording("기술융합과제", "technology convergence"),
        Track.CAPABILITY_BUILDING: Wording("역량강화과제", "capability building"),
        Track.VALUE_CREATION: Wording("가치창출과제", "value creation"),
    },
    {
        FirmSize.SMALL: Wording("소기업", "small firm"),
        FirmSize.MEDIUM: Wording("중기업", "medium-sized firm"),
        FirmSize.NON_SME: Wording("대기업", "large firm"),
    },
    {
        Licence.GENERAL: Wording("종합건설업 면허", "general construction licence"),
        Licence.SPECIALTY: Wording("전문건설업 면허", "specialty construction licence"),
    },
    {
        Evidence.DIRECT_PRODUCTION_CONFIRMATION: Wording("직접생산확인서", "direct-production confirmation"),
        Evidence.MATERIALS_PARTS_FIRM_CERT: Wording("소재부품기업확인서", "materials and parts firm certificate"),
        Evidence.RND_SUCCESS_PART: Wording("R&D사업 성공 소재부품", "material or part from a successful R&D project"),
        Evidence.PATENT_APPLIED_PART: Wording("특허 적용 소재부품", "material or part that applies a patent"),
        Evidence.RND_SUCCESS_PRODUCT: Wording("R&D사업 성공 제품", "product from a successful R&D project"),
        Evidence.PATENT_APPLIED_PRODUCT: Wording("특허 적용 제품", "product that applies a patent"),
        Evidence.GENERAL_CONSTRUCTION_LICENCE: Wording("종합건설업 면허", "general construction licence"),
        Evidence.SPECIALTY_CONSTRUCTION_LICENCE: Wording("전문건설업 면허", "specialty construction licence"),
    },
    {
        TargetKind.GOODS: Wording("제품", "product"),
        TargetKind.CONSTRUCTION_WORKS: Wording("시설공사", "construction works"),
    },
    {
        PaperKind.BUSINESS_PLAN: Wording("사업 계획서", "business plan"),
        PaperKind.AGREEMENT: Wording("협약서", "agreement"),
        PaperKind.CRITERIA_PROOF: Wording("선정기준 충족 증빙", "proof of meeting the criteria"),
        PaperKind.PARTNER_EVIDENCE: Wording("협력기업 보유자격 증빙", "proof of the partner's qualification"),
        PaperKind.SME_CONFIRMATION: Wording("기업 규모 확인서", "confirmation of firm size"),
        PaperKind.OTHER: Wording("그 밖의 서류", "other paper"),
    },
    {
        Weight.DECISIVE: Wording("필수", "decisive"),
        Weight.ADVISORY: Wording("참고", "advisory"),
    },
    {
        Status.DRAFT: Wording("작성 중", "draft"),
        Status.SUBMITTED: Wording("접수", "received"),
        Status.SUPPLEMENT_REQUESTED: Wording("보완 요구", "supplement requested"),
        Status.ELIGIBLE: Wording("적격", "eligible"),
        Status.INELIGIBLE: Wording("부적격", "not eligible"),
        Status.RETURNED: Wording("반려", "returned"),
        Status.WITHDRAWN: Wording("취하", "withdrawn"),
        Status.SELECTED: Wording("선정", "selected"),
        Status.REJECTED: Wording("미선정", "not selected"),
        Status.REVOKED: Wording("취소됨", "revoked"),
    },
    {
        Outcome.SELECTED: Wording("선정", "selected"),
        Outcome.REJECTED: Wording("미선정", "not selected"),
    },
    {
        ReasonCode.GROWTH_POTENTIAL: Wording("성장 가능성 부족", "growth potential insufficient"),
        ReasonCode.PLAN_UNCLEAR: Wording("사업계획 미흡", "plan not clear and feasible"),
        ReasonCode.RESULTS_UNACHIEVABLE: Wording("기대 성과 달성 곤란", "expected results not achievable"),
        ReasonCode.BELOW_PASS_MARK: Wording("기준점수 미달", "below a stage's pass mark"),
        ReasonCode.BEYOND_SELECTION_LIMIT: Wording("선정 한도 초과", "beyond the call's selection limit"),
        ReasonCode.NOT_ELIGIBLE: Wording("신청 요건 미충족", "a requirement of the notice not met"),
        ReasonCode.COMMITTEE_RESOLUTION: Wording("심의위원회 의결", "resolved so by the committee"),
    },
    {
        RecusalCause.EXCLUDED: Wording("제척", "excluded"),
        RecusalCause.CHALLENGED: Wording("기피", "challenged"),
        RecusalCause.SELF_RECUSED: Wording("회피", "recused on the member's own motion"),
    },
    {
        Ground.OFFICER_OF_PARTY: Wording("당사자의 임원이거나 임원이었음", "is or was an officer of a party"),
        Ground.RELATIVE_OF_OFFICER: Wording("당사자 임원의 친족", "relative of an officer of a party"),
        Ground.ADVISED: Wording(
            "이 건에 자문·연구·용역·감정·조사를 함", "gave advice, research or appraisal on the matter"
        ),
        Ground.AGENT_OF_PARTY: Wording("당사자의 대리인이거나 대리인이었음", "is or was an agent of a party"),
        Ground.SERVED_WITHIN_THREE_YEARS: Wording(
            "최근 3년 안에 관련 기관에 재직", "served within three years where that was done"
        ),
        Ground.TOOK_PART: Wording("이 건에 다른 자격으로 관여", "took part in the case in another role"),
    },
    {
        Choice.AYE: Wording("찬성", "aye"),
        Choice.NO: Wording("반대", "no"),
        Choice.ABSTAIN: Wording("기권", "abstention"),
    },
    {
        Method.ELECTRONIC: Wording("전자 송달", "electronically"),
        Method.POST: Wording("우편", "by post"),
        Method.DELIVERY: Wording("교부", "by hand"),
    },
    {
        Proposal.SELECT: Wording("선정", "select"),
        Proposal.REJECT: Wording("미선정", "reject"),
    },
    {
        Agency.MSS: Wording("중소벤처기업부", "Ministry of SMEs and Startups"),
        Agency.PPS: Wording("조달청", "Public Procurement Service"),
    },
    {
        Role.APPLICANT: Wording("주관기업 담당", "for a lead firm"),
        Role.PARTNER: Wording("협력기업 담당", "for a partner firm"),
        Role.INTAKE_OFFICER: Wording("접수 담당자", "intake officer"),
        Role.DECIDER: Wording("결정권자", "decider"),
        Role.EVALUATOR: Wording("평가위원", "evaluator"),
        Role.COMMITTEE_MEMBER: Wording("심의위원", "committee member"),
        Role.CHAIR: Wording("위원장", "chair"),
        Seat.DEPUTY: Wording("부위원장", "deputy"),
        Seat.MEMBER: Wording("위원", "member"),
        Role.SECRETARY: Wording("간사", "secretary"),
        Role.DISPUTE_REVIEWER: Wording("이의신청 심사 담당자", "dispute reviewer"),
        Role.BUYER: Wording("공공기관 구매 담당자", "public buyer"),
        Role.PRIVACY_OFFICER: Wording("개인정보 보호책임자", "privacy officer"),
        Role.AUDITOR: Wording("감사관", "auditor"),
        Role.OPERATOR: Wording("시스템 운영자", "operator"),
        Role.MACHINE: Wording("시스템", "machine"),
    },
    {
        Capacity.REPRESENTATIVE: Wording("대표자", "representative"),
        Capacity.STAFF: Wording("담당자", "staff member"),
        Capacity.AGENT: Wording("대리인", "agent"),
    },
    {
        SubjectKind.PERSON: Wording("개인", "person"),
        SubjectKind.FIRM: Wording("기업", "firm"),
        SubjectKind.COOPERATIVE: Wording("중소기업협동조합", "SME cooperative"),
        SubjectKind.PUBLIC_BODY: Wording("공공기관", "public body"),
    },
    {
        Evaluation.PUBLIC_INSTITUTIONS: Wording("공공기관 동반성장 평가", "win-win evaluation of public institutions"),
        Evaluation.LOCAL_GOVERNMENTS: Wording("지방자치단체 합동평가", "joint evaluation of local governments"),
    },
    {
        DisposalOf.CASE: Wording("과제 기록", "records of a case"),
    },
    {
        RequestKind.ACCESS: Wording("개인정보 열람", "access to personal data"),
        RequestKind.CORRECTION: Wording("개인정보 정정", "correction of personal data"),
        RequestKind.ERASURE: Wording("개인정보 삭제", "erasure of personal data"),
    },
    {
        PrivacyOutcome.GRANTED: Wording("들어줌", "granted"),
        PrivacyOutcome.PARTLY_GRANTED: Wording("일부 들어줌", "granted in part"),
        PrivacyOutcome.REFUSED: Wording("거절", "refused"),
    },
    {
        RefusalGround.QUALIFICATION_REVIEW: Wording("자격 심사 진행 중", "a review of qualification is under way"),
        RefusalGround.EVALUATION_PENDING: Wording("평가·판단 진행 중", "an evaluation is under way"),
        RefusalGround.AUDIT_PENDING: Wording("감사·조사 진행 중", "an audit is under way"),
        RefusalGround.KEPT_BY_LAW: Wording("다른 법령에 따라 보존", "kept by another statute"),
        RefusalGround.RIGHT_AS_RECORDED: Wording("기록이 맞음", "what is recorded is right"),
        RefusalGround.NOT_HELD: Wording("가지고 있지 않은 정보", "not held"),
    },
    {
        Holding.REGISTER: Wording("등록 정보", "entry in the register"),
        Holding.CASES: Wording("관련 과제", "cases taken part in"),
        Holding.ACTS: Wording("기록한 행위", "what was put on record"),
        Holding.READINGS: Wording("조회 기록", "readings of the entry"),
    },
    {
        Hold.OBJECTION_OPEN: Wording("이의신청이 끝나지 않음", "an objection is open"),
        Hold.APPEAL_OPEN: Wording("불복 절차가 끝나지 않음", "an appeal is open"),
        Hold.REVOCATION_OPEN: Wording("선정 취소 절차가 끝나지 않음", "a revocation is open"),
        Hold.BAR_HOLDS: Wording("참여 금지 기간 중", "a bar holds"),
    },
    {
        DisposalStatus.PROPOSED: Wording("폐기 제안됨", "proposed"),
        DisposalStatus.APPROVED: Wording("폐기 승인됨", "approved"),
        DisposalStatus.DECLINED: Wording("폐기 승인되지 않음", "declined"),
        DisposalStatus.DESTROYED: Wording("폐기됨", "destroyed"),
    },
    {
        PurchaseKind.CONTRACTED: Wording("계약", "contract"),
        PurchaseKind.DELIVERED: Wording("납품", "delivery"),
    },
    {
        AmountBasis.VAT_INCLUDED: Wording("부가세 포함", "VAT included"),
        AmountBasis.VAT_EXCLUDED: Wording("부가세 별도", "VAT excluded"),
        AmountBasis.VAT_UNKNOWN: Wording("부가세 포함 여부 미상", "VAT unknown"),
    },
    {
        PurchaseSource.PPS_STATISTICS: Wording("조달청 통계", "statistics of PPS"),
        PurchaseSource.BODY_REPORT: Wording("공공기관 보고", "report of the public body"),
        PurchaseSource.FIRM_REPORT: Wording("기업 보고", "report of the firm"),
    },
    {
        Stage.FACE_TO_FACE: Wording("대면평가", "face-to-face evaluation"),
        Stage.ON_SITE: Wording("현장평가", "on-site evaluation"),
        Stage.DELIBERATION: Wording("심의위원회", "deliberation committee"),
    },
    {
        Dimension.RESULT_UTILISATION: Wording("성과 활용", "use of results"),
        Dimension.WIN_WIN_COOPERATION: Wording("상생협력", "win-win cooperation"),
    },
    {
        TieRule.HIGHER_WIN_WIN_COOPERATION: Wording(
            "상생협력 점수가 높은 과제 우선", "the higher score for win-win cooperation comes first"
        ),
        TieRule.EARLIER_RECEIPT: Wording("먼저 접수된 과제 우선", "the earlier receipt comes first"),
    },
    {
        LimitUnit.TASKS: Wording("개 과제", "tasks"),
        LimitUnit.PRODUCTS: Wording("개 제품", "products"),
    },
    {
        ObjectionRegime.CIVIL_PETITION_35: Wording("민원처리법 §35", "Civil Petitions Treatment Act §35"),
        ObjectionRegime.BASIC_ACT_36: Wording("행정기본법 §36", "General Act on Public Administration §36"),
    },
    {
        Regime.CIVIL_PETITION_35: Wording("민원처리법 §35", "Civil Petitions Treatment Act §35"),
        Regime.BASIC_ACT_36: Wording("행정기본법 §36", "General Act on Public Administration §36"),
        Regime.NONE: Wording("이의신청 없음", "no objection to the agency"),
    },
    {
        RetentionClass.PERMANENT: Wording("영구", "permanent"),
        RetentionClass.SEMI_PERMANENT: Wording("준영구", "semi-permanent"),
        RetentionClass.YEARS_30: Wording("30년", "30 years"),
        RetentionClass.YEARS_10: Wording("10년", "10 years"),
        RetentionClass.YEARS_5: Wording("5년", "5 years"),
        RetentionClass.YEARS_3: Wording("3년", "3 years"),
        RetentionClass.YEARS_1: Wording("1년", "1 year"),
    },
    {
        EndCause.APPLICATION_WITHDRAWN: Wording("신청이 취하되어", "because the application was withdrawn"),
        EndCause.APPLICATION_RETURNED: Wording("신청이 반려되어", "because the application was returned"),
        EndCause.APPLICATION_INELIGIBLE: Wording(
            "신청이 부적격으로 판정되어", "because the application was found not eligible"
        ),
        EndCause.APPLICATION_REJECTED: Wording("신청이 미선정되어", "because the application was not selected"),
        EndCause.APPLICATION_REVOKED: Wording("선정이 취소되어", "because the selection was revoked"),
        EndCause.TERM_ENDED: Wording("협약 기간이 끝나", "because its term ended"),
        EndCause.PARTIES_AGREED: Wording("당사자가 합의하여", "because the parties agreed so"),
    },
    {
        OfficeKind.DEMONSTRATION: Wording("시연용", "demonstration"),
        OfficeKind.PRODUCTION: Wording("업무용", "production"),
    },
    {
        AssumptionKind.WITHOUT_EVALUATOR: Wording("특정 위원 제외", "without an evaluator"),
        AssumptionKind.UNDER_RULES: Wording("다른 규정 버전", "under another rule version"),
        AssumptionKind.OTHER_PASS_MARK: Wording("다른 합격 점수", "with another pass mark"),
        AssumptionKind.OTHER_TRIMMING: Wording("다른 최고·최저 제외 기준", "with another trimming"),
        AssumptionKind.FINDING_REVERSED: Wording("요건 판단 반전", "with a finding reversed"),
    },
    {
        Material.SHEETS: Wording("평가표", "the sheets"),
        Material.MEETING: Wording("회의록과 표결", "minutes and votes"),
        Material.REGISTER_ENTRY: Wording("등록 정보", "the register entry"),
        Material.PAPER: Wording("제출 서류", "a paper"),
        Material.NAMES: Wording("이름", "a name"),
        Material.LETTER: Wording("보낸 문서", "a letter"),
        Material.TEXTS: Wording("작성된 글", "what was typed"),
    },
    {
        Purpose.DUTY: Wording("직무 수행", "official duty"),
        Purpose.AUDIT: Wording("감사", "audit"),
        Purpose.DISPUTE: Wording("이의·심판 처리", "a dispute"),
        Purpose.INFORMATION_REQUEST: Wording("정보공개 청구 처리", "an information request"),
        Purpose.INVESTIGATION: Wording("조사", "an investigation"),
    },
    {
        Step.ELIGIBILITY: Wording("요건 검토", "eligibility"),
        Step.DECISION: Wording("결정", "the decision"),
    },
    {
        Aim.FINDING: Wording("요건 판단", "a finding"),
        Aim.SCORE: Wording("점수", "a score"),
        Aim.CLAUSE: Wording("근거 조항", "the statutory basis"),
        Aim.RECORD: Wording("기록", "a fact on record"),
    },
    {
        RemedyKind.REMAND: Wording("새 위원회의 재평가", "remand to a stage, before a new panel"),
        RemedyKind.RESCORE: Wording("배점 항목 재채점", "rescore a criterion"),
        RemedyKind.REPLACE_DECISION: Wording("결정 변경", "replace the decision"),
        RemedyKind.CORRECT_FINDING: Wording("요건 판단 정정", "correct a finding"),
    },
    {
        Content.CONTACT: Wording("연락처", "contact"),
        Content.DISPOSITION: Wording("처분의 내용", "the disposition"),
        Content.RECEIVED_ON: Wording("처분을 받은 날", "the day the refusal was received"),
        Content.PURPORT: Wording("취지", "purport"),
        Content.REASONS: Wording("이유", "reasons"),
    },
    {
        Result.UPHELD: Wording("인용", "upheld"),
        Result.PARTLY_UPHELD: Wording("일부 인용", "partly upheld"),
        Result.DISMISSED: Wording("기각", "dismissed"),
        Result.INADMISSIBLE: Wording("각하", "inadmissible"),
    },
    {
        Inadmissible.LATE: Wording("기간 경과", "filed late"),
        Inadmissible.NO_OBJECTION_IN_LAW: Wording("이의신청 대상 아님", "the law gives no objection"),
        Inadmissible.NO_STANDING: Wording("신청인 적격 없음", "no standing"),
        Inadmissible.NO_DISPOSITION: Wording("거부처분 아님", "nothing was refused"),
        Inadmissible.NO_LONGER_STANDS: Wording("이미 취소된 결정", "the decision was set aside already"),
        Inadmissible.INCOMPLETE: Wording("보완하지 않음", "not supplemented"),
    },
    {
        BarGround.EVALUATED: Wording("이 과제를 평가함", "evaluated the case"),
        BarGround.SAT: Wording("이 과제를 맡은 위원회의 구성원", "sat on a panel of the case"),
        BarGround.VOTED: Wording("이 과제에 표결함", "voted on the case"),
        BarGround.DECIDED: Wording("이 과제의 결정에 관여함", "had a part in the decision"),
        BarGround.HANDLED: Wording("이 과제를 담당함", "handled the case"),
        BarGround.ACTS_FOR_PARTY: Wording("당사자를 위하여 행위함", "acts or acted for a party"),
        BarGround.DECLARED: Wording("이해충돌을 신고함", "declared a conflict"),
    },
    {
        Consequence.APPEAL_CLOCK_RUNS: Wording(
            "답변 기간이 끝난 다음 날부터 불복 기간을 셉니다.",
            "The time to appeal runs from the day after the answer was due.",
        ),
        Consequence.APPEAL_CLOCK_UNMOVED: Wording(
            "불복 기간은 처음 통지가 도달한 날부터 셉니다.",
            "The time to appeal runs from arrival of the original refusal.",
        ),
    },
    {
        DisputeStatus.RECEIVED: Wording("이의신청 접수", "objection received"),
        DisputeStatus.UNDER_REVIEW: Wording("검토 중", "under review"),
        DisputeStatus.RULED: Wording("결정됨", "ruled"),
        DisputeStatus.NOTIFIED: Wording("결과 통지", "result sent"),
        DisputeStatus.EFFECTUATING: Wording("조치 이행 중", "being carried out"),
        DisputeStatus.CLOSED: Wording("종결", "closed"),
    },
    {
        AppealKind.ADMINISTRATIVE_APPEAL: Wording("행정심판", "administrative appeal"),
        AppealKind.LITIGATION: Wording("행정소송", "administrative litigation"),
    },
    {
        Standing.NOT_YET: Wording("유효기간 전", "not valid yet"),
        Standing.VALID: Wording("유효", "valid"),
        Standing.SUSPENDED: Wording("효력 정지", "suspended"),
        Standing.EXPIRED: Wording("유효기간 만료", "expired"),
        Standing.REVOKED: Wording("취소됨", "revoked"),
    },
    {
        RevocationStatus.REPORTED: Wording("사유 검토", "a ground reported"),
        RevocationStatus.PRIOR_NOTICE: Wording("사전통지", "told before"),
        RevocationStatus.TO_BE_TOLD: Wording("취소 결정", "decided, not sent yet"),
        RevocationStatus.SENT: Wording("취소 통지", "decision sent"),
        RevocationStatus.REVOKED: Wording("취소됨", "revoked"),
        RevocationStatus.DROPPED: Wording("취소하지 않음", "dropped"),
        RevocationStatus.SET_ASIDE: Wording("취소를 취소함", "set aside"),
    },
    {
        RevocationGround.FALSE_PARTICIPATION: Wording(
            "거짓이나 부정한 방법의 참여", "participation by false or improper means"
        ),
        RevocationGround.COOPERATION_FAILED: Wording("협력의 실패 또는 중단", "the cooperation failed or stopped"),
        RevocationGround.GIVEN_UP: Wording("정당한 사유 없는 포기", "given up without just cause"),
        RevocationGround.AGREEMENT_BREACHED: Wording("협약 위반", "breach of the agreement"),
        RevocationGround.TECHNOLOGY_INFRINGED: Wording("기술 침해", "infringement of technology"),
    },
    {
        LetterKind.RECEIPT_SLIP: Wording("접수증", "receipt slip"),
        LetterKind.SUPPLEMENT_REQUEST: Wording("보완 요구서", "supplement request"),
        LetterKind.SELECTION_NOTICE: Wording("선정 통지서", "notice of selection"),
        LetterKind.REJECTION_NOTICE: Wording("미선정 통지서", "notice of rejection"),
        LetterKind.OBJECTION_SUPPLEMENT_REQUEST: Wording("이의신청 보완 요구서", "supplement request for an objection"),
        LetterKind.ANSWER_EXTENSION: Wording("이의신청 처리기간 연장 통지서", "notice that an answer comes later"),
        LetterKind.OBJECTION_RESULT: Wording("이의신청 결과 통지서", "result of an objection"),
        LetterKind.REVOCATION_PRIOR_NOTICE: Wording("처분 사전통지서", "prior notice of a revocation"),
        LetterKind.REVOCATION_NOTICE: Wording("선정 취소 통지서", "notice of revocation"),
        LetterKind.CERTIFICATE: Wording("상생협력제품 확인서", "certificate of a win-win product"),
    },
    {
        ReviewKind.INTERIM: Wording("중간평가", "interim review"),
        ReviewKind.COMPLETION: Wording("완료평가", "completion review"),
        ReviewKind.EXTENSION: Wording("연장평가", "extension review"),
    },
    {
        ReviewOutcome.CONTINUE: Wording("계속", "continue"),
        ReviewOutcome.STOP: Wording("중단", "stop"),
        ReviewOutcome.SUCCEEDED: Wording("성공", "succeeded"),
        ReviewOutcome.FAILED: Wording("실패", "failed"),
        ReviewOutcome.EXTEND: Wording("연장", "extend"),
        ReviewOutcome.END: Wording("종료", "end"),
    },
    {
        Scope.DETAIL_ITEM: Wording("세부품명", "detailed item name"),
        Scope.LISTED_ITEM: Wording("물품목록번호", "goods listing number"),
    },
    {
        RevocationCause.SELECTION_REVOKED: Wording("선정 취소", "the selection was revoked"),
        RevocationCause.OBTAINED_FALSELY: Wording("거짓이나 부정한 방법", "obtained by false or improper means"),
        RevocationCause.REQUIREMENT_LOST: Wording("요건 상실", "a requirement was lost"),
        RevocationCause.GIVEN_BACK: Wording("반납", "given back by its holder"),
    },
    {
        Grade.A: Wording("A등급(최우수)", "grade A (best)"),
        Grade.B: Wording("B등급(우수)", "grade B (excellent)"),
    },
    {
        Course.OPEN: Wording("아직 정해지지 않음", "still open"),
        Course.NOT_QUORATE: Wording("정족수 미달", "not quorate"),
        Course.NOT_PASSED: Wording("단계를 통과하지 못함", "a stage not passed"),
        Course.VOTED_DOWN: Wording("위원회가 선정하지 않음", "voted down"),
        Course.BEYOND_LIMIT: Wording("선정 한도 밖", "beyond the limit"),
        Course.SELECTABLE: Wording("선정할 수 있음", "selectable"),
        QuorumBase.ENROLLED: Wording("재적위원", "members enrolled"),
        TallyCause.REVEALED: Wording("평가표 공개", "sheets revealed"),
        TallyCause.RECUSAL: Wording("제척·기피·회피", "recusal"),
    },
    {
        TenderKind.SME_COMPETITION: Wording("중소기업자간 경쟁입찰", "tender among SMEs"),
        TenderKind.DIRECT_PRODUCTION: Wording("직접생산확인", "confirmation of direct production"),
        TenderKind.COMPREHENSIVE: Wording("종합심사낙찰제", "comprehensive-evaluation tender"),
        TenderKind.PREQUALIFIED: Wording("입찰참가자격사전심사(PQ)", "tender with pre-qualification (PQ)"),
        TenderKind.OTHER_TENDER: Wording("그 밖의 입찰", "other tender"),
    },
    {
        BenefitKind.CONTRACT_PERFORMANCE_BONUS: Wording(
            "계약이행능력심사 가점", "bonus in the contract-performance review"
        ),
        BenefitKind.RELAXED_DIRECT_PRODUCTION: Wording(
            "직접생산 확인기준 완화", "relaxed confirmation of direct production"
        ),
        BenefitKind.COMPREHENSIVE_BONUS: Wording("종합심사낙찰제 가점", "bonus in comprehensive evaluation"),
        BenefitKind.PREQUALIFICATION_BONUS: Wording("입찰참가자격사전심사 가점", "bonus in pre-qualification"),
    },
)


def word(code: str, language: str) -> str:
    """The word for a code of the program; a code that is not registered is a `KeyError`."""
    return WORDS[code].in_language(language)
