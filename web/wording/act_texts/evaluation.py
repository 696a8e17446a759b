"""What panels do: declare, score, meet and vote; and how decisions are made and told."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "decisions.draft": (
            Wording("결정안 작성 (기안)", "Draft the decision"),
            Wording("선정 또는 미선정의 결정안과 그 이유", "the drafted outcome and its reasons"),
        ),
        "decisions.review": (
            Wording("결정안 검토", "Review the draft"),
            Wording(
                "결정안에 동의했는지, 돌려보냈다면 그 사유", "whether the draft was agreed to, or why it was sent back"
            ),
        ),
        "decisions.decide": (
            Wording("결정 (결재)", "Decide"),
            Wording(
                "결정안대로 결정했다는 사실. 이유와 규칙 판이 함께 남습니다(행정절차법 §23).",
                "that it was decided as drafted, with its reasons and rule version (행정절차법 §23)",
            ),
        ),
        "decisions.correct": (
            Wording("결정의 오기 정정", "Correct a clerical error"),
            Wording("바로잡은 문구와 사유(행정절차법 §25)", "the corrected words and why (행정절차법 §25)"),
        ),
        "notices.issue": (
            Wording("통지서 작성", "Make the notices"),
            Wording(
                "당사자마다 하나씩의 통지, 불복 방법과 기간(행정절차법 §26)",
                "one notice a party, with remedies and their periods (행정절차법 §26)",
            ),
        ),
        "notices.send": (
            Wording("통지 발송", "Send the notice"),
            Wording("보낸 방법과 날(행정절차법 §14)", "how and on which day it was sent (행정절차법 §14)"),
        ),
        "notices.arrive": (
            Wording("통지 도달 기록", "Record the arrival"),
            Wording(
                "도달한 시각과, 그날부터 세는 불복의 마지막 날(행정절차법 §15)",
                "the instant of arrival, and the last days that count from it (행정절차법 §15)",
            ),
        ),
        "selections.rank": (
            Wording("선정 목록 작성", "Make the selection list"),
            Wording("결정된 과제의 순위와 목록", "the ranked list of what was decided"),
        ),
        "selections.publish": (
            Wording("선정 고시", "Publish the selection"),
            Wording(
                "선정을 고시했다는 사실(판로지원법 §20의2②)", "that the selection was published (판로지원법 §20의2②)"
            ),
        ),
        "panels.declare": (
            Wording("이해충돌 여부 답하기", "Declare"),
            Wording(
                "이해충돌이 있는지와 그 사유. 있으면 이 건에서 제외됩니다.",
                "whether there is a conflict, and which; with one you are recused from this case",
            ),
        ),
        "panels.recuse": (
            Wording("제척·회피 처리", "Recuse a member"),
            Wording("위원이 이 건에서 빠졌다는 사실과 사유", "that a member left this case, and why"),
        ),
        "panels.raise_challenge": (
            Wording("기피 신청", "Challenge a member"),
            Wording("기피를 신청한 위원과 사유", "whom you challenge, and why"),
        ),
        "panels.resolve_challenge": (
            Wording("기피 신청 의결", "Resolve a challenge"),
            Wording("찬성한 위원과 의결 결과", "who voted aye, and what came of it"),
        ),
        "panels.assign_case": (
            Wording("위원회에 과제 올리기", "Put a case before the panel"),
            Wording("이 과제가 위원회에 올랐다는 사실", "that the case is before this panel"),
        ),
        "panels.dismiss_member": (
            Wording("위원 해촉", "Dismiss a member"),
            Wording("해촉한 사실과 사유", "the dismissal and why"),
        ),
        "sheets.seal": (
            Wording("평가표 봉인", "Seal the sheet"),
            Wording(
                "점수와 사유의 봉인. 모두 열릴 때까지 누구도 읽지 못합니다.",
                "the sealed marks and reasons; nobody reads them until all are opened",
            ),
        ),
        "sheets.reopen": (
            Wording("봉인한 평가표 다시 쓰기", "Reopen my sealed sheet"),
            Wording(
                "봉인한 평가표를 거두었다는 사실. 공개되기 전에만 할 수 있습니다.",
                "that the sealed sheet was taken back; only before the reveal",
            ),
        ),
        "sheets.close": (
            Wording("평가 마감", "Close the scoring"),
            Wording("빠진 위원 없이 마감했다는 사실과 사유", "that scoring was closed without some, and why"),
        ),
        "sheets.reveal": (
            Wording("평가표 개봉과 집계", "Open the sheets and tally"),
            Wording("모든 평가표의 내용과 집계 결과", "what every sheet says, and their tally"),
        ),
        "meetings.open_meeting": (
            Wording("회의 열기 (개의)", "Open a meeting"),
            Wording("재적위원과 출석위원", "who is enrolled and who is present"),
        ),
        "meetings.vote": (
            Wording("표결", "Vote"),
            Wording(
                "이 과제에 대한 찬성, 반대 또는 기권과 그때 본 기록의 위치",
                "aye, nay or abstention on this case, and how far of the record you had been shown",
            ),
        ),
        "meetings.resolve": (
            Wording("의결", "Resolve"),
            Wording("표결의 결과와 의결 정족수의 근거", "what the votes came to, and the base of the quorum"),
        ),
        "meetings.take_minutes": (
            Wording("회의록 기록", "Take minutes"),
            Wording(
                "회의록. 위원 발언은 공개하지 않습니다(행정심판법 §41에 준함).",
                "the minutes; members' remarks are not disclosed (by analogy to 행정심판법 §41)",
            ),
        ),
        "meetings.close": (
            Wording("회의 마치기 (폐의)", "Close the meeting"),
            Wording("회의가 끝났다는 사실", "that the meeting is over"),
        ),
        "panels.convene": (
            Wording("위원회 구성", "Convene a panel"),
            Wording("위원의 명단과 위원장, 부위원장, 간사", "who sits, and who is chair, deputy and secretary"),
        ),
        "panels.replace_member": (
            Wording("위원 교체", "Replace a member"),
            Wording("새 위원과 바꾼 사유", "the new member, and why"),
        ),
        "sheets.correct": (
            Wording("평가표 정정", "Correct a revealed sheet"),
            Wording(
                "고친 점수와 그 사유. 앞의 평가표도 남습니다.", "the corrected marks and why; the sheet before stays"
            ),
        ),
    }
)
FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "member": Wording("위원", "Member"),
        "meetings.resolve:case": Wording("과제", "Case"),
        "ayes": Wording("찬성한 위원", "Members in favour"),
        "noes": Wording("반대한 위원", "Members against"),
        "decisions.draft:text": Wording("결정의 내용", "Text of the decision"),
        "decisions.draft:differs": Wording("의결과 다르게 정하는 이유", "Why it differs from the resolution"),
        "decisions.correct:text": Wording("바로잡은 문구", "Corrected words"),
        "decisions.review:agreed": Wording("결정안에 동의함", "I agree to the draft"),
        "notices.issue:remedies": Wording("불복 방법의 안내", "What the recipient may do"),
        "marks": Wording("점수", "Marks"),
        "outside_expert": Wording("외부 전문가", "Outside expert"),
        "successor": Wording("새 위원", "New member"),
        "panels.declare:conflict": Wording("이 과제에 이해충돌이 있음", "I have a conflict in this case"),
        "conflict": Wording("이해충돌이 있음", "I have a conflict"),
        "detail": Wording("설명", "Detail"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "panels.declare:conflict": Wording(
            "본인이나 가족이 당사자이거나, 신청 기업에서 일했거나, 자문·용역을 했으면 있음으로 답합니다. 있으면 이 과제를 평가하지 않습니다.",
            "Yes where you or your family are a party, worked for a firm that applies, or advised it. With a conflict you do not judge this case.",
        ),
        "person": Wording("사람의 고유번호입니다.", "The id of a person."),
    }
)
