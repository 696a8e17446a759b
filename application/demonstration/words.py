"""The invented texts that people of the demonstration type."""

from domain.disputes.codes import Result
from domain.performance.facts import Outcome
from domain.rules.vocabulary import PaperKind, Stage, Track

ROLE_DIVISION = {
    Track.INNOVATION_GROWTH: "주관기업은 설계와 기술 이전을, 협력기업은 보유 설비를 이용한 양산과 품질 검사를 맡는다.",
    Track.MATERIALS_PARTS: "협력기업은 국산화한 소재·부품을 공급하고, 주관기업은 완제품을 조립하여 납품한다.",
    Track.TECH_CONVERGENCE: "협력기업은 원천 기술을 제공하고, 주관기업은 이를 접목한 융합 제품을 개발하여 생산한다.",
    Track.CAPABILITY_BUILDING: "협력기업은 공사관리 체계와 시공 기술을 전수하고, 주관기업은 이를 현장에 적용한다.",
}
RIGHTS_AND_DUTIES = (
    "성과는 기여도에 따라 나누고, 기술 자료는 협약 목적으로만 쓰며, 분쟁은 협의하여 해결한다. (시연용 문안)"
)
PAPER_NAMES = {
    PaperKind.BUSINESS_PLAN: "사업계획서.pdf",
    PaperKind.AGREEMENT: "상생협약서.pdf",
    PaperKind.CRITERIA_PROOF: "선정기준 증빙자료.pdf",
    PaperKind.PARTNER_EVIDENCE: "협력기업 보유자격 증빙.pdf",
    PaperKind.SME_CONFIRMATION: "중소기업확인서.pdf",
}
SUPPLEMENT_ASKED = "제출하신 서류 가운데 빠진 것이 있어 보완을 요청드립니다."
SUPPLEMENT_EXTENDED = "발급 기관의 처리 기간을 고려하여 신청인의 연장 요청을 받아들입니다."
RETURNED = "보완 기한까지 요청한 서류가 제출되지 않았습니다."
WITHDRAWN = "협력기업의 생산 일정이 바뀌어 다음 공고에 다시 신청하고자 합니다."
CHANGED = "과제명과 제품 범위를 협약 내용에 맞추어 바로잡습니다."
CHANGED_TITLE = "{title} (변경)"
ELIGIBLE = "제출 서류와 협약을 확인하였으며 모든 요건을 갖추었습니다."
INELIGIBLE = "공고 과제별 요약의 요건을 갖추지 못한 항목이 있습니다."
BAR_LIFTED = "참여 금지의 효력이 집행정지 결정으로 멈추어 있음을 결정문 사본으로 확인하였습니다. (가상)"
HEARING_PLACE = {
    Stage.FACE_TO_FACE: "(가상) 시연청사 3층 대면평가장",
    Stage.ON_SITE: "(가상) 협력기업 생산 현장",
}
HEARING_REPORT = {
    Stage.FACE_TO_FACE: "사업계획 발표와 질의응답을 진행하였습니다. (시연용 기록)",
    Stage.ON_SITE: "생산 설비와 협약 이행 상황을 현장에서 확인하였습니다. (시연용 기록)",
}
JUSTIFICATION = "제출 자료와 질의응답을 바탕으로 배점의 {percent}%로 평가하였습니다. (시연용 문안)"
CONFLICT = "신청 기업에 기술 자문을 한 적이 있어 이 과제의 평가에서 빠지고자 합니다. (가상)"
FOUND_LATE = "평가 뒤 협력기업에 대한 자문 이력이 확인되어 처음부터 제척합니다. (가상)"
CHALLENGE = "해당 위원은 경쟁 기업의 대리인으로 일한 적이 있습니다. (가상)"
CHALLENGE_UPHELD = "소명 자료를 살펴본 결과 기피 신청에 이유가 있습니다. (가상)"
DISMISSED = "제척 사유를 스스로 알리지 않아 해촉합니다. (가상)"
RESIGNED = "소속 기관의 인사 이동으로 사임하였습니다. (가상)"
SCORING_CLOSED = "정한 날까지 내지 않은 평가표가 있어 채점을 마감합니다. (가상)"
SHEET_CORRECTED = "배점표를 잘못 옮겨 적은 것을 바로잡습니다. (가상)"
RESOLVED = "단계별 평가 결과와 위원들의 의견을 종합하여 의결하였습니다. (가상)"
MINUTES = "상정된 과제를 차례로 심의하고 표결하였으며, 위원 발언 요지를 붙입니다. (시연용 회의록)"
SELECTED = "귀 과제를 2021년도 공공조달 상생협력 지원제도 지원 대상으로 선정합니다. (시연용 문안)"
REJECTED = "귀 과제는 아래 사유로 2021년도 지원 대상으로 선정되지 않았음을 알려드립니다. (시연용 문안)"
DIFFERS = "심의 뒤 확인된 사업계획의 불명확한 점을 고려하여 위원회의 의결과 달리 정합니다. (가상)"
SENT_BACK = "근거 조문과 단계별 결과의 설명을 보완하여 다시 올려 주십시오. (가상)"
DECISION_CORRECTED = (
    "귀 과제를 2021년도 공공조달 상생협력 지원제도의 지원 대상으로 선정합니다. (오기 정정, 시연용 문안)"
)
CLERICAL_ERROR = "제도 이름에 빠진 글자가 있어 바로잡습니다. (가상)"
REMEDIES = "이 처분에 이의가 있으면 정한 기간 안에 이의신청, 행정심판 또는 행정소송을 제기할 수 있습니다. (시연용 문안)"

OBJECTION = "(가상) 평가에서 확인한 생산시설이 신청서에 적은 시설과 다릅니다."
PURPORT = "(가상) 미선정 결정을 다시 살펴 주시기 바랍니다."
OBJECTION_WITHDRAWN = "(가상) 다음 공고에 다시 신청하려고 취하합니다."
MORE_REASONS = "(가상) 주장을 뒷받침하는 이유를 구체적으로 적어 주십시오."
RULING = {
    Result.UPHELD: "(가상) 현장평가 기록에서 다른 시설을 확인한 사실이 드러나 받아들입니다.",
    Result.DISMISSED: "(가상) 기록을 살폈으나 평가를 바꿀 사정이 없습니다.",
    Result.INADMISSIBLE: "(가상) 신청 기간이 지난 뒤에 접수되었습니다.",
}
RESULT_TOLD = "(가상) 이의신청의 결과와 이유, 불복 방법과 기한을 알려 드립니다."
PRODUCT_ADDED = "(가상) 후속 개발 제품"
ADDED = "선정 뒤 협력기업과 함께 개발한 제품으로, 같은 세부품명에 속함을 확인하였습니다. (시연용 문안)"
SUSPENDED = "직접생산 여부를 다시 확인하는 동안 확인의 효력을 정지합니다. (시연용 문안)"
RESTORED = "현장을 확인한 결과 정지의 사유가 없어졌습니다. (시연용 문안)"
CONFIRMATION_ENDED = {
    False: "제품의 생산을 그만두어 확인서를 반납하였습니다. (시연용 문안)",
    True: "제출된 시험성적서가 다른 제품의 것으로 밝혀졌습니다. (가상)",
}
GRADED = "협약 이행실적을 평가한 결과입니다. (시연용 문안)"
GRADE_ENDED = "협약 이행이 멈춘 사실이 확인되었습니다. (가상)"
GROUND_REPORTED = "선정 취소 사유가 있는지 살펴볼 내용이 접수되었습니다. (시연용 문안)"
TOLD_BEFORE = "협약 의무를 이행하지 않은 사실을 근거로 선정 취소와 참여 금지를 하려고 합니다. (시연용 문안)"
GROUND_DROPPED = "정당한 사유가 인정되어 선정을 취소하지 않습니다. (시연용 문안)"
SELECTION_REVOKED = "의견을 살펴보았으나 취소 사유가 인정됩니다. (시연용 문안)"
REMEDIES_TOLD = "이 처분에 대하여 이의신청, 행정심판, 행정소송을 제기할 수 있습니다. (시연용 문안)"
DATA_DEMANDED = "납품 실적, 협약 이행과 참여기업 간 성과 공유를 보일 자료를 내 주십시오. (시연용 문안)"
DATA_SUBMITTED = "계약과 납품 내역, 이익 공유 내역을 붙여 냅니다. (가상)"
REVIEW_PLACE = "(가상) 주관기업 공장"
REVIEWED = {
    Outcome.CONTINUE: "납품이 이어지고 협약이 이행되고 있습니다. (시연용 문안)",
    Outcome.STOP: "협력기업의 생산이 멈추어 협력이 중단되었습니다. (가상)",
    Outcome.SUCCEEDED: "계획한 납품 실적과 성과 공유를 이루었습니다. (시연용 문안)",
    Outcome.EXTEND: "시장 진입을 마칠 때까지 지원이 더 필요합니다. (시연용 문안)",
    Outcome.END: "지원 없이도 납품이 이어질 것으로 봅니다. (시연용 문안)",
}
MERGER = "법인등기사항증명서로 흡수합병을 확인하였습니다. (가상)"
PURCHASE_CORRECTED = "금액에 0이 하나 더 적혀 있었습니다. (시연용 문안)"
PURCHASE_STRUCK = "계약이 해지되어 실적에서 뺍니다. (시연용 문안)"
REVOCATION_SET_ASIDE = "행정심판에서 취소 처분이 취소되었습니다. (시연용 문안)"
