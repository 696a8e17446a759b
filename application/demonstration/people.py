"""The people of the demonstration, all of them invented: given names of plain Korean words, and no family names."""

from dataclasses import dataclass
from uuid import UUID

from application.demonstration.ids import id_of
from domain.roles import Role
from domain.values import Agency

MSS, PPS = Agency.MSS, Agency.PPS


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone of the demonstration. `role` are the words a page shows; `holds` the roles granted, with their agency."""

    key: str
    name: str
    role: str
    holds: tuple[tuple[Role, Agency | None], ...] = ()
    organisation: str | None = None

    @property
    def id(self) -> UUID:
        """The subject id."""
        return id_of(f"person/{self.key}")


def _holder(key: str, name: str, words: str, role: Role, agency: Agency | None = None) -> Person:
    return Person(key=key, name=name, role=words, holds=((role, agency),), organisation=_ORGANISATIONS[agency])


def _outsiders(kind: str, words: str, names: str) -> tuple[Person, ...]:
    return tuple(Person(key=f"{kind}-{n}", name=name, role=words) for n, name in enumerate(names.split(), start=1))


_ORGANISATIONS = {MSS: "중소벤처기업부 (시연)", PPS: "조달청 (시연)", None: "(가상) 시연 기관"}
_MSS_INTAKE = "접수 담당 · 중기부 | intake officer, MSS"
_PPS_INTAKE = "접수 담당 · 조달청 | intake officer, PPS"
_MSS_EVALUATOR = "평가위원 · 중기부 | evaluator, MSS"
_PPS_EVALUATOR = "평가위원 · 조달청 | evaluator, PPS"
_MSS_MEMBER = "심의위원 · 중기부 | committee member, MSS"
_PPS_MEMBER = "심의위원 · 조달청 | committee member, PPS"

AUDITOR = _holder("auditor", "슬기", "감사관 | auditor", Role.AUDITOR)
OPERATOR = _holder("operator", "마루", "시스템 운영자 | operator", Role.OPERATOR)
MSS_DECIDERS = (
    _holder("mss-decider-1", "가온", "결정권자 · 중기부 | decider, MSS", Role.DECIDER, MSS),
    _holder("mss-decider-2", "아름", "결정권자 · 중기부 | decider, MSS", Role.DECIDER, MSS),
)
PPS_DECIDER = _holder("pps-decider-1", "한별", "결정권자 · 조달청 | decider, PPS", Role.DECIDER, PPS)
MSS_OFFICERS = (
    _holder("mss-intake-1", "가람", _MSS_INTAKE, Role.INTAKE_OFFICER, MSS),
    _holder("mss-intake-2", "나래", _MSS_INTAKE, Role.INTAKE_OFFICER, MSS),
    _holder("mss-intake-3", "다솜", _MSS_INTAKE, Role.INTAKE_OFFICER, MSS),
    _holder("mss-intake-4", "두리", _MSS_INTAKE, Role.INTAKE_OFFICER, MSS),
)
ABSENT_OFFICER, DEPUTY = MSS_OFFICERS[3], MSS_OFFICERS[0]
"""두리 is away from 26 April to 7 May 2021, and 가람 stands in."""
PPS_OFFICERS = (
    _holder("pps-intake-1", "라온", _PPS_INTAKE, Role.INTAKE_OFFICER, PPS),
    _holder("pps-intake-2", "보람", _PPS_INTAKE, Role.INTAKE_OFFICER, PPS),
    _holder("pps-intake-3", "하람", _PPS_INTAKE, Role.INTAKE_OFFICER, PPS),
)
EVALUATORS = (
    _holder("evaluator-1", "미르", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-2", "초롱", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-3", "토리", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-4", "푸름", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-5", "고운", _PPS_EVALUATOR, Role.EVALUATOR, PPS),
    _holder("evaluator-6", "노을", _PPS_EVALUATOR, Role.EVALUATOR, PPS),
    _holder("evaluator-7", "벼리", _PPS_EVALUATOR, Role.EVALUATOR, PPS),
    _holder("evaluator-8", "새봄", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-9", "이든", _MSS_EVALUATOR, Role.EVALUATOR, MSS),
    _holder("evaluator-10", "가을", _PPS_EVALUATOR, Role.EVALUATOR, PPS),
)
COMMITTEE = (
    _holder("chair", "소담", "위원장 · 중기부 | chair, MSS", Role.CHAIR, MSS),
    _holder("member-1", "여울", _MSS_MEMBER, Role.COMMITTEE_MEMBER, MSS),
    _holder("member-2", "온새", _PPS_MEMBER, Role.COMMITTEE_MEMBER, PPS),
    _holder("member-3", "한결", _MSS_MEMBER, Role.COMMITTEE_MEMBER, MSS),
    _holder("member-4", "시원", _PPS_MEMBER, Role.COMMITTEE_MEMBER, PPS),
    _holder("member-5", "보리", _MSS_MEMBER, Role.COMMITTEE_MEMBER, MSS),
    _holder("member-6", "윤슬", _PPS_MEMBER, Role.COMMITTEE_MEMBER, PPS),
)
MSS_SECRETARY = _holder("secretary", "단비", "간사 · 중기부 | secretary, MSS", Role.SECRETARY, MSS)
PPS_SECRETARY = _holder("pps-secretary", "다온", "간사 · 조달청 | secretary, PPS", Role.SECRETARY, PPS)
OTHER_OFFICIALS = (
    _holder("reviewer-1", "해솔", "이의신청 검토 | dispute reviewer", Role.DISPUTE_REVIEWER),
    _holder("reviewer-2", "느루", "이의신청 검토 | dispute reviewer", Role.DISPUTE_REVIEWER),
    _holder("privacy", "봄내", "개인정보 보호책임자 | privacy officer", Role.PRIVACY_OFFICER),
    _holder("buyer", "큰솔", "공공기관 구매 담당 | buyer", Role.BUYER),
)
JUDGES = (*EVALUATORS, *COMMITTEE, MSS_SECRETARY, PPS_SECRETARY, *OTHER_OFFICIALS)
"""Who evaluates and deliberates, and who will review."""
LEADS = _outsiders("lead", "주관기업 대표 | represents a lead firm", "바론 새론 아라 자람 찬솔 타래 파랑 누리")
LEAD_AGENTS = _outsiders("lead-agent", "주관기업 대리인 | agent of lead firms", "도담 로운 잔디")
PARTNERS = _outsiders("partner", "협력기업 대표 | represents a partner firm", "모란 조롱 그린 무늬 시내")
PARTNER_AGENTS = _outsiders("partner-agent", "협력기업 대리인 | agent of partner firms", "으뜸")

VISITOR = AUDITOR.id
"""Whom an unsigned visitor looks as."""


def demonstration_people() -> tuple[Person, ...]:
    """Everyone, officials first."""
    officials = (AUDITOR, OPERATOR, *MSS_DECIDERS, PPS_DECIDER, *MSS_OFFICERS, *PPS_OFFICERS, *JUDGES)
    return (*officials, *LEADS, *LEAD_AGENTS, *PARTNERS, *PARTNER_AGENTS)
