"""The lines of the scoring rubrics that calls use, by their code. A call may bring lines of its own: those show their code."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

CRITERIA: Mapping[str, Wording] = MappingProxyType(
    {
        "growth-potential": Wording("제품의 혁신성과 시장성", "growth potential of the product"),
        "plan-feasibility": Wording("사업 계획의 명확성과 실현 가능성", "clear and feasible plan"),
        "role-division": Wording("역할 분담의 적정성", "division of roles"),
        "achievable-results": Wording("협력 성과의 달성 가능성", "achievable results of the cooperation"),
        "production-facilities": Wording("생산시설 등 현장 여건", "production facilities on site"),
        "agreement-in-practice": Wording("협약 이행 여건", "agreement in practice"),
        "procurement-prospects": Wording("조달시장 진입 전망", "prospects in public procurement"),
        "sharing-of-results": Wording("성과 공유", "sharing of results"),
    }
)


def criterion(code: str, language: str) -> str:
    """A rubric line in `ko` or `en`; one that no round of ours uses is its code."""
    return CRITERIA[code].in_language(language) if code in CRITERIA else code
