"""Figures as the notice of 2021-03-19 published them: shown as published, never mixed with what this office records."""

from dataclasses import dataclass

from web.wording.words import Wording

NOTICE = Wording(
    "중소벤처기업부·조달청 보도자료(2021년 3월 19일)",
    "press release of the Ministry of SMEs and Startups and the Public Procurement Service (19 March 2021)",
)
PRODUCTS_2020, PRODUCTS_PLANNED_2021 = 101, 200
"""Products selected in 2020 and planned for the whole of 2021 (P-06): a plan, never a limit."""
PARTNERS_MSS, SMES_MSS = 16, 88
"""Partner firms and SMEs of the ministry's tracks of 2020 together (P-07, AMB-09)."""
PARTNERS_PPS, SMES_PPS = 7, 17
"""Partner builders and SMEs of the Public Procurement Service's capability building of 2020 (P-09)."""
CONTRACTS_WON = 18_600_000_000
"""Purchase contracts of 2020, «186억원 상당»: contract amounts; whether VAT is included is unknown (AMB-23)."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published count with its unit and what it counts."""

    count: int
    unit: Wording
    what: Wording


MINISTRY = (
    Figure(count=PARTNERS_MSS, unit=Wording("개사", "firms"), what=Wording("협력기업", "partner firms")),
    Figure(count=SMES_MSS, unit=Wording("개사", "firms"), what=Wording("협력한 중소기업", "SMEs that cooperated")),
    Figure(count=PRODUCTS_2020, unit=Wording("개 제품", "products"), what=Wording("선정된 제품", "products selected")),
)
"""The ministry's tracks of 2020 together (AMB-09); firms and products are different units and do not add up (AMB-10)."""
CONSTRUCTION = (
    Figure(count=PARTNERS_PPS, unit=Wording("개사", "firms"), what=Wording("협력기업", "partner firms")),
    Figure(count=SMES_PPS, unit=Wording("개사", "firms"), what=Wording("협력한 중소기업", "SMEs that cooperated")),
)
"""The Public Procurement Service's capability building of 2020 (P-09)."""
PARTNERS = (
    "한화테크윈", "아이디스", "알프스21", "에스코알티에스", "우리마루", "큐디", "비엠티", "액션테크",
    "삼일피엔유", "에스에이치비주얼", "시큐인포", "엔시드", "삼성정밀공업", "백조씽크", "문주하드웨어", "데코밸리",
)  # fmt: skip
"""The partner firms the notice names for the ministry's tracks (P-08)."""
