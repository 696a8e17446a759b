"""The firms of the demonstration, all of them invented: names no firm bears, marked 「(가상)」, and numbers of no tax office.

Business numbers begin with 999, phones with 02-0000, and mail goes to example.kr.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.demonstration.ids import id_of
from application.demonstration.people import LEAD_AGENTS, LEADS, PARTNER_AGENTS, PARTNERS, Person
from domain.identifiers import checked, formatted
from domain.rules.vocabulary import FirmProfile, FirmSize, Licence
from domain.subjects.facts import Capacity, SubjectKind

FIRST = [
    "달빛",
    "구름",
    "별똥",
    "새벽",
    "무지개",
    "안개",
    "노을",
    "은하",
    "바람",
    "호수",
    "파란",
    "초록",
    "주황",
    "보라",
    "하얀",
    "금빛",
]
SECOND = ["고래", "사다리", "우산", "수달", "거북", "등대", "여우", "두루미", "나침반", "풍차"]
GROUP = id_of("business-group")
"""An invented business group that a partner and one of its leads belong to (계열사)."""
BARRED_UNTIL = date(2024, 2, 29)
COOPERATIVE = "협동조합"
TOO_YOUNG_TO_TELL = 15
"""The start-up, among the small firms, whose first day nobody declared."""
PLANTS_WITHOUT_A_BAR = 24
LICENSED_BUILDERS = 21


@dataclass(frozen=True, kw_only=True)
class Firm:
    """A firm or cooperative of the demonstration, and who acts for it."""

    key: str
    name: str
    business_number: str
    kind: SubjectKind
    profile: FirmProfile
    person: Person
    capacity: Capacity
    representative: str
    phone: str
    email: str
    address: str

    @property
    def id(self) -> UUID:
        """The subject id."""
        return id_of(f"firm/{self.key}")


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """A kind of firm: its numbers, its trades, what its firms are, and who acts for them.

    The first firms are represented by people of their own, agents act for the others.
    """

    key: str
    numbers: range
    trades: str
    profile: Callable[[int], FirmProfile]
    representatives: tuple[Person, ...] = ()
    agents: tuple[Person, ...]

    def firms(self) -> tuple[Firm, ...]:
        """Its firms."""
        return tuple(_firm(self, nth, number) for nth, number in enumerate(self.numbers))


def _firm(kind: _Kind, nth: int, n: int) -> Firm:
    trades = kind.trades.split()
    trade = trades[nth % len(trades)]
    represented = nth < len(kind.representatives)
    person = kind.representatives[nth] if represented else kind.agents[nth % len(kind.agents)]
    cooperative = trade == COOPERATIVE
    of_type = "82" if cooperative else ("81", "86", "87", "88")[n % 4]
    return Firm(
        key=f"{kind.key}-{nth + 1:02d}",
        name=f"(가상) {FIRST[n % 16]}{SECOND[(n // 16 + n) % 10]}{trade}",
        business_number=formatted(checked(f"999{of_type}{n + 1:04d}")),
        kind=SubjectKind.COOPERATIVE if cooperative else SubjectKind.FIRM,
        profile=kind.profile(nth),
        person=person,
        capacity=Capacity.REPRESENTATIVE if represented else Capacity.AGENT,
        representative=person.name if represented else f"(가상) 대표 {n + 1}",
        phone=f"02-0000-{n + 1:04d}",
        email=f"firm{n + 1:03d}@example.kr",
        address=f"가상특별시 상생구 {FIRST[n % 16]}로 {n + 1}",
    )


def _small(n: int) -> FirmProfile:
    startup = n % 3 == 0
    established = date(2015 + n % 6, 1 + n % 12, 10) if startup else date(1998 + n % 14, 4, 2)
    return FirmProfile(
        size=FirmSize.SMALL,
        startup=startup,
        established=None if n == TOO_YOUNG_TO_TELL else established,
        number_verified=n % 7 != 0,
    )


def _plant(n: int) -> FirmProfile:
    size = FirmSize.SMALL if n % 5 == 0 else FirmSize.MEDIUM
    barred = BARRED_UNTIL if n >= PLANTS_WITHOUT_A_BAR else None
    return FirmProfile(size=size, established=date(1990 + n, 9, 1), bar_until=barred, number_verified=True)


def _maker(n: int) -> FirmProfile:
    size = FirmSize.MEDIUM if n % 4 == 0 else FirmSize.SMALL
    group = GROUP if n == 0 else None
    return FirmProfile(
        size=size, established=date(1995 + n % 20, 2, 17), business_group=group, number_verified=n % 9 != 0
    )


def _large(n: int) -> FirmProfile:
    group = GROUP if n == 0 else None
    return FirmProfile(
        size=FirmSize.NON_SME,
        mid_sized=n % 2 == 1,
        established=date(1970 + n, 5, 11),
        business_group=group,
        number_verified=True,
    )


def _small_builder(n: int) -> FirmProfile:
    licences = (Licence.SPECIALTY,) if n % 3 else (Licence.GENERAL, Licence.SPECIALTY)
    return FirmProfile(
        size=FirmSize.SMALL if n % 2 else FirmSize.MEDIUM,
        established=date(1999 + n % 12, 3, 3),
        licences=licences if n < LICENSED_BUILDERS else (),
        number_verified=True,
    )


def _large_builder(n: int) -> FirmProfile:
    return FirmProfile(
        size=FirmSize.NON_SME,
        mid_sized=n % 3 == 2,  # noqa: PLR2004  (every third is a mid-sized firm, 중견기업)
        established=date(1965 + n, 10, 1),
        licences=(Licence.GENERAL,) if n % 2 else (Licence.GENERAL, Licence.SPECIALTY),
        number_verified=True,
    )


def _cooperative(n: int) -> FirmProfile:
    return FirmProfile(size=FirmSize.SMALL, established=date(1988 + 3 * n, 6, 5), number_verified=True)


SMALLS = _Kind(
    key="small",
    numbers=range(34),
    trades="랩스 연구소 소프트 디자인 조명 계측",
    profile=_small,
    representatives=LEADS[:3],
    agents=LEAD_AGENTS,
).firms()
"""Small firms and start-ups with technology: leads of 혁신성장."""
PLANTS = _Kind(
    key="plant",
    numbers=range(34, 60),
    trades="정밀 제작소 금속 성형",
    profile=_plant,
    representatives=PARTNERS[:2],
    agents=PARTNER_AGENTS,
).firms()
"""SMEs with plant and equipment; the last two are barred from the program."""
MAKERS = _Kind(
    key="maker",
    numbers=range(60, 107),
    trades="소재 전자 기전 광학 화학 시스템",
    profile=_maker,
    representatives=LEADS[3:6],
    agents=LEAD_AGENTS,
).firms()
"""SMEs that assemble or graft: leads of 소재부품 and 기술융합."""
LARGES = _Kind(
    key="large",
    numbers=range(107, 121),
    trades="그룹산업 테크홀딩스 머티리얼",
    profile=_large,
    representatives=PARTNERS[2:4],
    agents=PARTNER_AGENTS,
).firms()
"""Large firms (대기업), every second of them mid-sized (중견기업)."""
SMALL_BUILDERS = _Kind(
    key="builder",
    numbers=range(121, 143),
    trades="건설 토건 조경",
    profile=_small_builder,
    representatives=LEADS[6:],
    agents=LEAD_AGENTS,
).firms()
"""SME builders: leads of 역량강화; the last one holds no licence."""
LARGE_BUILDERS = _Kind(
    key="large-builder",
    numbers=range(143, 155),
    trades="종합건설 글로벌건설",
    profile=_large_builder,
    representatives=PARTNERS[4:],
    agents=PARTNER_AGENTS,
).firms()
"""Large builders: partners of 역량강화."""
COOPERATIVES = _Kind(
    key="cooperative", numbers=range(155, 160), trades=COOPERATIVE, profile=_cooperative, agents=LEAD_AGENTS
).firms()
"""SME cooperatives that stand for their members."""

FIRMS = (*SMALLS, *PLANTS, *MAKERS, *LARGES, *SMALL_BUILDERS, *LARGE_BUILDERS, *COOPERATIVES)
"""Every firm, in the order of its number."""
