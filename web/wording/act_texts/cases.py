"""What officers and applicants do with a case before it is evaluated."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "eligibility.assign": (
            Wording("접수 담당자 정하기", "Assign the intake officer"),
            Wording("이 건의 접수 담당자가 바뀌었다는 사실", "that this case has another intake officer"),
        ),
        "intake.request_supplement": (
            Wording("보완 요구", "Ask for a supplement"),
            Wording(
                "무엇을 언제까지 보완하라고 요구했는지와 그 사유(행정절차법 §17⑤)",
                "what is to be supplemented by when, and why (행정절차법 §17⑤)",
            ),
        ),
        "intake.extend_supplement": (
            Wording("보완 기한 연장", "Extend the time to supplement"),
            Wording("보완 기한을 늘렸다는 사실과 사유", "that there is more time to supplement, and why"),
        ),
        "intake.return_application": (
            Wording("반려", "Return the application"),
            Wording(
                "보완하지 않아 신청을 돌려보냈다는 사실과 구체적인 사유(행정절차법 §17⑥)",
                "that the application was returned unsupplemented, with specific reasons (행정절차법 §17⑥)",
            ),
        ),
        "eligibility.judge": (
            Wording("요건 판단", "Judge eligibility"),
            Wording(
                "모든 요건의 판단 결과와 담당자가 달리 본 항목의 사유",
                "the answer to every criterion, and why the officer answers otherwise where they do",
            ),
        ),
        "intake.withdraw": (
            Wording("신청 취하", "Withdraw the application"),
            Wording("신청을 취하했다는 사실(행정절차법 §17⑧)", "that the application was withdrawn (행정절차법 §17⑧)"),
        ),
        "intake.provide_supplement": (
            Wording("보완 제출", "Hand in the supplement"),
            Wording(
                "요구받은 보완을 마쳤다는 사실과 다시 판단한 결과",
                "that what was asked for is handed in, and what is judged of it",
            ),
        ),
        "intake.submit": (
            Wording("참여신청서 제출 (4단계)", "Submit the application (step 4)"),
            Wording(
                "제출이 도달한 시각, 접수번호와 갖추어진 정도",
                "the instant it arrived, the receipt number, and what is complete",
            ),
        ),
        "papers.attach": (
            Wording("신청서류 올리기 (3단계)", "Upload a paper (step 3)"),
            Wording(
                "올린 파일의 종류와 내용의 해시. 파일은 암호화하여 보관합니다.",
                "the kind of the file and a hash of its content; it is kept encrypted",
            ),
        ),
        "agreements.sign": (
            Wording("상생협약 서명", "Sign the agreement"),
            Wording("이 기업이 지금의 협약에 서명했다는 사실", "that this firm signed the agreement as it stands"),
        ),
        "agreements.draft": (
            Wording("상생협약 작성", "Draft the agreement"),
            Wording("협약의 내용과 서명할 당사자", "what the agreement says, and who is to sign it"),
        ),
        "agreements.amend": (
            Wording("상생협약 고치기", "Amend the agreement"),
            Wording(
                "바뀐 협약의 내용. 서명은 새로 받아야 합니다.", "what the agreement says now; it is to be signed anew"
            ),
        ),
        "stages.schedule": (
            Wording("대면평가·현장평가 일정 정하기", "Schedule a hearing or visit"),
            Wording("평가의 장소와 시각", "where and when it takes place"),
        ),
        "stages.report": (
            Wording("평가 결과 보고", "Report a hearing or visit"),
            Wording("듣거나 살펴본 내용의 보고", "the report of what was heard or seen"),
        ),
        "stages.record": (
            Wording("평가 단계 결과 기록", "Record the result of a stage"),
            Wording("집계로 정해지는 단계의 통과 여부", "whether the stage is passed, as its tally has it"),
        ),
    }
)
