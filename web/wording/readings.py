"""How the office reads what the notice leaves open: one line for each reading a finding cites, by its number in the register."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

READINGS: Mapping[str, Wording] = MappingProxyType(
    {
        "AMB-01": Wording(
            "「5개 주관기업과 협약 가능」은 협력기업 하나당 최대 5개사로 봅니다.",
            "«May agree with five lead firms» is read as at most five for each partner.",
        ),
        "AMB-02": Wording(
            "「5개 중소기업 이상(조합)」은 5개사를 포함하며, 조합원 5개사 이상인 조합도 충족한 것으로 봅니다.",
            "«Five SMEs or more (cooperative)» includes five, and a cooperative with five members or more meets it.",
        ),
        "AMB-03": Wording(
            "기술융합과제의 협약 조건은 소재부품과제와 같다고 봅니다.",
            "The agreement conditions of technology convergence are read as those of materials and parts.",
        ),
        "AMB-05": Wording(
            "협력기업 보유자격은 1개 이상이면 됩니다.",
            "The partner needs at least one of the qualifications.",
        ),
        "AMB-06": Wording(
            "기업의 자격은 제출일을 기준으로 봅니다. 「창업기업 소기업」(혁신성장과제)은 둘 중 하나이면 됩니다.",
            "What a firm is, is judged on the day of submission. «Start-up, small firm» (innovation growth) asks for either.",
        ),
        "AMB-07": Wording(
            "대기업은 중소기업이 아닌 모든 기업으로 봅니다(중견기업 포함).",
            "A large firm is any firm that is not an SME, mid-sized firms included.",
        ),
        "AMB-08": Wording(
            "협약 기업 수는 과제별로 셉니다. 역량강화과제만 협력기업별로 셉니다.",
            "Firms are counted for each task; in capability building for each partner.",
        ),
        "AMB-13": Wording(
            "물품목록번호 16자리 등록 요건은 이번 공고에만 적용합니다.",
            "Registration under a goods listing number of 16 digits is asked for in this call only.",
        ),
        "AMB-14": Wording(
            "경쟁제품은 개수가 아니라 그날의 지정 여부로 판단합니다.",
            "What counts is whether the product is designated that day, not how many products are.",
        ),
        "AMB-15": Wording(
            "「신청제품 관련」은 같은 세부품명의 직접생산확인서를 뜻하는 것으로 봅니다.",
            "«Related to the product» is read as a confirmation for the same detailed item name.",
        ),
        "AMB-16": Wording(
            "전기·정보통신·소방 공사업은 종합·전문건설업 면허에 포함하지 않습니다.",
            "Electrical, telecom and fire works are not among general and specialty construction licences.",
        ),
        "AMB-26": Wording(
            "참여 금지는 결정서에 적힌 당사자에게만 적용합니다.",
            "A bar applies to the parties named in the decision only.",
        ),
    }
)


def reading(number: str, language: str) -> str:
    """How an ambiguity is read, in `ko` or `en`."""
    return READINGS[number].in_language(language)
