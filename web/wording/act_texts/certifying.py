"""Confirmations, revocations, purchases and performance."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "certifications.issue": (
            Wording("상생협력제품 확인", "Confirm a product"),
            Wording("확인한 제품과 보유 기업, 유효한 기간", "the product, its holder, and how long it holds"),
        ),
        "certifications.renew": (Wording("확인 갱신", "Renew"), Wording("새 유효 기간", "the new period")),
        "certifications.suspend": (
            Wording("효력 정지", "Suspend"),
            Wording("정지한 날과 사유", "from which day, and why"),
        ),
        "certifications.restore": (Wording("정지 해제", "Restore"), Wording("정지를 푼 사실", "that it holds again")),
        "certifications.revoke": (
            Wording("확인 취소", "Revoke the confirmation"),
            Wording("취소의 원인과 효력이 생기는 날, 사유", "the cause, from which day, and why"),
        ),
        "grades.give": (Wording("등급 부여", "Give a grade"), Wording("등급과 그 이유", "the grade and why")),
        "grades.revoke": (Wording("등급 취소", "Revoke a grade"), Wording("취소의 원인과 사유", "the cause and why")),
        "revocations.report": (
            Wording("취소 사유 보고", "Report a ground of revocation"),
            Wording("알게 된 사유", "the ground that became known"),
        ),
        "revocations.give_up": (
            Wording("참여 포기", "Give up participation"),
            Wording("참여를 포기한다는 뜻과 사유", "that the firm gives up, and why"),
        ),
        "revocations.prior_notice": (
            Wording("처분 사전통지", "Give prior notice"),
            Wording(
                "처분하려는 내용과 의견을 낼 기한(행정절차법 §21)",
                "what is intended, and until when one may comment (행정절차법 §21)",
            ),
        ),
        "revocations.comment": (
            Wording("의견 제출", "Comment"),
            Wording("당사자의 의견(행정절차법 §27)", "the party's comment (행정절차법 §27)"),
        ),
        "revocations.hearing": (
            Wording("청문 실시", "Order a hearing"),
            Wording("청문의 날과 곳(행정절차법 §22)", "when and where (행정절차법 §22)"),
        ),
        "revocations.hearing_report": (
            Wording("청문 결과 보고", "Report the hearing"),
            Wording("출석한 당사자와 청문의 내용", "who attended, and what was said"),
        ),
        "revocations.decide": (
            Wording("취소 결정", "Decide the revocation"),
            Wording("취소의 결정과 참여를 제한할 기업, 사유", "the decision, who is barred, and why"),
        ),
        "revocations.notify": (
            Wording("취소 통지", "Notify the revocation"),
            Wording("보낸 방법과 통지한 내용", "how it was sent, and what it says"),
        ),
        "revocations.arrive": (
            Wording("취소 통지 도달 기록", "Record the arrival"),
            Wording("당사자에게 도달한 때", "when it arrived at a party"),
        ),
        "revocations.drop": (
            Wording("취소 절차 종결", "Drop the revocation"),
            Wording("취소하지 않기로 한 사유", "why it is not pursued"),
        ),
        "revocations.set_aside": (
            Wording("취소를 거둠", "Set the revocation aside"),
            Wording("취소를 거둔 사유", "why it was set aside"),
        ),
        "performance.set_period": (
            Wording("지원 기간 정하기", "Set the support period"),
            Wording("지원 기간의 첫날과 끝나는 날", "first and last day of the support period"),
        ),
        "performance.schedule": (
            Wording("성과 점검 예정", "Schedule a performance review"),
            Wording("점검의 날과 요구한 자료", "the day, and what is demanded"),
        ),
        "performance.submit_evidence": (
            Wording("성과 자료 제출", "Hand in performance data"),
            Wording("제출한 성과 자료", "what was handed in"),
        ),
        "performance.resolve": (
            Wording("성과 점검 결과", "Resolve the review"),
            Wording("점검의 결과와 사유", "what it came to, and why"),
        ),
        "purchases.take_in": (
            Wording("구매실적 올리기", "Take in purchases"),
            Wording(
                "파일의 각 행이 기록됩니다. 이미 있는 행은 다시 기록하지 않습니다.",
                "each row of the file; rows that are there already are not recorded again",
            ),
        ),
        "purchases.correct": (
            Wording("구매실적 정정", "Correct a purchase"),
            Wording("바로잡은 내용과 사유", "what is right, and why"),
        ),
        "purchases.strike": (
            Wording("구매실적 삭제", "Strike a purchase"),
            Wording("실적에서 뺀다는 사실과 사유", "that it does not count any more, and why"),
        ),
        "public_bodies.register": (
            Wording("구매기관 등록", "Register a public body"),
            Wording("기관의 이름과 번호", "its name and number"),
        ),
        "public_bodies.assign_evaluation": (
            Wording("구매실적 평가 구분", "Assign the evaluation"),
            Wording("어느 평가를 받는 기관인지", "by which evaluation it is judged"),
        ),
    }
)
FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "product": Wording("제품", "Product"),
        "added.label": Wording("제품 이름", "Name of the product"),
        "added.reasons": Wording("추가하는 이유", "Why it is added"),
        "holder": Wording("보유 기업", "Holder"),
        "effect": Wording("효력이 생기는 날", "With effect from"),
        "cause": Wording("원인", "Cause"),
        "retroactive": Wording("소급하여 취소", "With effect from the beginning"),
        "revocations.prior_notice:days": Wording("의견을 낼 수 있는 일수", "Days to comment"),
        "revocations.decide:barred": Wording("참여를 제한할 기업", "Firms to be barred"),
        "party": Wording("당사자", "Party"),
        "source": Wording("출처", "Source"),
        "demand": Wording("요구하는 자료", "What is demanded"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "purchases.take_in:file": Wording(
            "CSV 파일. 첫 행은 열의 이름입니다.", "A CSV file; its first row names the columns."
        ),
    }
)
