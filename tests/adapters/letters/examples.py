"""One letter of each kind, filled in; every name is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from adapters.letters import TypstLetters
from application.letters.contents import (
    Addressee,
    AnswerExtension,
    Body,
    Certificate,
    Contents,
    ItemLine,
    Matter,
    ObjectionResult,
    ObjectionSupplementRequest,
    Officer,
    PaperLine,
    PointLine,
    PriorNotice,
    Rejection,
    Remedies,
    RemedyLine,
    RevocationNotice,
    Selection,
    Slip,
    SupplementRequest,
)
from domain.applications.outcomes import ReasonCode
from domain.certifications.facts import Scope
from domain.disputes.codes import Aim, Content, Inadmissible, RemedyKind, Result
from domain.letters.facts import LetterKind
from domain.notices.facts import Regime
from domain.revocations.facts import Ground
from domain.rules.vocabulary import PaperKind, Stage, Track
from domain.values import Agency
from web.wording.words import word

CHECK = "https://winwin.example/certificates/"
ID = UUID("5a965ae9-0000-4000-8000-00000000beef")
FOUND = Officer(name="(가상) 가람", organisation="중소벤처기업부 (가상) 판로과", phone="042-000-0000")
REMEDIES = Remedies(
    regime=Regime.CIVIL_PETITION_35,
    ground="민원처리법 §35 (가정)",
    object_within=60,
    object_by=date(2021, 10, 19),
    answer_within=10,
    extension=10,
    appeal_within=90,
    appeal_by=date(2021, 11, 18),
    text="이의신청서는 이 시스템에서 제출하실 수 있습니다.",
)
BODIES: dict[LetterKind, Body] = {
    LetterKind.RECEIPT_SLIP: Slip(
        arrived=datetime(2021, 4, 19, 14, 59, tzinfo=UTC),
        leads=("(가상) 새벽빛", "(가상) 첫걸음전자"),
        partner="(가상) 한울설비",
        items=(
            ItemLine(label="가상 조명기구", number="3911160301"),
            ItemLine(label="가상 청사 신축", number=None),
        ),
        papers=(PaperLine(kind=PaperKind.BUSINESS_PLAN, file="사업계획서.pdf"),),
        missing=(PaperKind.AGREEMENT,),
    ),
    LetterKind.SUPPLEMENT_REQUEST: SupplementRequest(
        papers=(PaperKind.AGREEMENT, PaperKind.CRITERIA_PROOF),
        reasons="협약서에 협력기업의 서명이 없습니다.\n서명한 협약서를 내 주십시오.",
        due=date(2021, 4, 30),
        extensions=2,
    ),
    LetterKind.SELECTION_NOTICE: Selection(
        decided=date(2021, 8, 19),
        clause="판로지원법 §20의2②",
        text="과제의 성장 가능성과 협력 계획을 높이 평가하였습니다.",
    ),
    LetterKind.REJECTION_NOTICE: Rejection(
        decided=date(2021, 8, 19),
        clause="판로지원법 §20의2②, 시행령 §17의2① 2호",
        reasons=(ReasonCode.PLAN_UNCLEAR, ReasonCode.BELOW_PASS_MARK),
        text="사업 계획에 생산 설비를 갖추는 시기가 적혀 있지 않습니다.\n현장평가 점수가 통과 기준에 미치지 못하였습니다.",
        remedies=REMEDIES,
    ),
    LetterKind.OBJECTION_SUPPLEMENT_REQUEST: ObjectionSupplementRequest(
        filed=date(2025, 9, 22),
        contents=(Content.RECEIVED_ON, Content.REASONS),
        reasons="처분을 받은 날과 이유가 적혀 있지 않습니다.",
        due=date(2025, 9, 29),
        pauses=True,
        source="행정기본법 시행령 §11③④",
    ),
    LetterKind.ANSWER_EXTENSION: AnswerExtension(
        filed=date(2024, 5, 12),
        days=10,
        answer_was=date(2024, 5, 27),
        answer_by=date(2024, 6, 7),
        reasons="외부 전문가의 의견을 듣고 있습니다.",
        source="행정기본법 §36②",
    ),
    LetterKind.OBJECTION_RESULT: ObjectionResult(
        filed=date(2021, 9, 6),
        ruled=date(2021, 9, 14),
        regime=Regime.CIVIL_PETITION_35,
        result=Result.PARTLY_UPHELD,
        points=(
            PointLine(
                number=1,
                aim=Aim.SCORE,
                stage=Stage.ON_SITE,
                sought=RemedyKind.REMAND,
                result=Result.UPHELD,
                ground=None,
                reasons="현장평가에서 제2공장을 보지 않았습니다.",
            ),
            PointLine(
                number=2,
                aim=Aim.DECISION,
                stage=None,
                sought=RemedyKind.REPLACE_DECISION,
                result=Result.INADMISSIBLE,
                ground=Inadmissible.INCOMPLETE,
                reasons="보완하지 않았습니다.",
            ),
        ),
        remedies=(RemedyLine(kind=RemedyKind.REMAND, stage=Stage.ON_SITE, due=date(2021, 10, 14)),),
        text="현장평가를 다시 하겠습니다.",
        appeal_by=date(2021, 11, 18),
        duty="행정기본법 §36⑤",
    ),
    LetterKind.REVOCATION_PRIOR_NOTICE: PriorNotice(
        ground=Ground.GIVEN_UP,
        clause="판로지원법 §20의2③ 3호",
        text="2022년 2월 1일 납품을 그만둔다고 알려 왔습니다.",
        barred=True,
        comment_by=date(2022, 3, 14),
    ),
    LetterKind.REVOCATION_NOTICE: RevocationNotice(
        decided=date(2022, 3, 15),
        ground=Ground.AGREEMENT_BREACHED,
        clause="판로지원법 §20의2③ 4호, 시행령 §17의4 1호",
        reasons="협약의 의무를 지키지 않아 상대 기업에 손실을 입혔습니다.",
        barred=False,
        remedies=replace(
            REMEDIES,
            regime=Regime.NONE,
            ground="행정심판법 §27, 행정소송법 §20",
            object_within=None,
            object_by=None,
            answer_within=None,
            extension=None,
        ),
    ),
    LetterKind.CERTIFICATE: Certificate(
        number="2021-1-IG-0018-P01",
        product=ItemLine(label="가상 조명기구", number="3911160301"),
        scope=Scope.DETAIL_ITEM,
        first=date(2021, 10, 1),
        last=date(2024, 9, 30),
        assumed=("validity",),
    ),
}


def letter(kind: LetterKind, *, demonstration: bool = False) -> Contents:
    """A letter of a kind."""
    return Contents(
        kind=kind,
        id=ID,
        on=date(2021, 8, 20),
        demonstration=demonstration,
        agency=Agency.MSS,
        to=Addressee(name="(가상) 새벽빛", representative="(가상) 김하늘", address="대전광역시 (가상) 새벽로 1"),
        officer=None if kind is LetterKind.RECEIPT_SLIP else FOUND,
        matter=Matter(
            receipt="2021-1-IG-0018",
            round="2021-1",
            call="2021년 상생협력 지원제도 참여기업 모집",
            track=Track.INNOVATION_GROWTH,
            title="(가상) 안개 분무기 진입 과제",
        ),
        body=BODIES[kind],
    )


def korean(code: str) -> str:
    return word(code, "ko")


def checked_at(number: str, demonstration: bool) -> str | None:
    return None if demonstration else CHECK + number


def letters() -> TypstLetters:
    """Who writes them."""
    return TypstLetters(word=korean, check=checked_at)
