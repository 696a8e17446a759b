"""What the cases of the demonstration are about: invented products, works and titles."""

from datetime import date
from random import Random

from application.competition_product_lists import SAMPLE, read
from application.intake import ItemTyped
from domain.rules.vocabulary import TargetKind

FIRST_DAY_OF_ROUND = date(2021, 3, 19)
WHAT = (
    "휴대형 달빛 감지기",
    "고래형 수중 카메라",
    "접이식 구름 차양",
    "별똥 낙하 경보기",
    "무지개 색온도 조명",
    "안개 소산 장치",
    "은하 데이터 수집기",
    "바람결 환기 모듈",
    "호수 부유물 회수기",
    "두루미 관절 로봇팔",
    "나침반 측위 단말기",
    "풍차형 소형 발전기",
    "거북등 방호 패널",
    "수달 누수 탐지기",
    "여우눈 열화상 센서",
    "등대 통신 중계기",
)
PARTS = ("베어링", "제어보드", "렌즈", "밸브", "모터", "절연필름", "커넥터", "감속기")
WORKS = (
    "상생구 달빛천 산책로 정비공사",
    "구름마을 복합문화관 신축공사",
    "별똥산 진입도로 확포장공사",
    "새벽시장 지붕 보수공사",
    "무지개공원 조성공사",
    "안개포구 방파제 보강공사",
    "노을역 환승주차장 설치공사",
    "은하초등학교 강당 증축공사",
    "호수공원 인공습지 조성공사",
    "등대도서관 단열 개선공사",
)
_SAMPLE = read(SAMPLE.read_bytes())
COMPETITION = tuple(
    (one, label)
    for one, label in zip(_SAMPLE.designations, _SAMPLE.labels, strict=True)
    if one.first <= FIRST_DAY_OF_ROUND <= one.last
)
"""The lines of the sample that hold in the round."""
TITLES = {
    "IG": "{what} 신제품 공공조달 진입 과제",
    "MP": "{what}용 수입 {part} 국산화 과제",
    "TC": "{what}·{other} 융합 신제품 과제",
    "CB": "{what} 등 시공역량 강화 과제",
}


def competition_items(rng: Random, many: int) -> tuple[ItemTyped, ...]:
    """SME-competition products of the sample, each once."""
    return tuple(
        ItemTyped(
            label=label.replace("(예시) ", ""),
            kind=TargetKind.GOODS,
            detail_item_no=one.detail_item_no,
        )
        for one, label in rng.sample(COMPETITION, many)
    )


def listed_items(rng: Random, many: int) -> tuple[ItemTyped, ...]:
    """Products with a goods listing number (물품목록번호, 16 digits) that begins with its class number."""
    return tuple(_listed(rng, n) for n in range(many))


def detailed_items(rng: Random, many: int) -> tuple[ItemTyped, ...]:
    """Products with a detailed item name number (세부품명번호)."""
    return tuple(
        ItemTyped(
            label=f"{rng.choice(WHAT)} 융합형 {n + 1}호",
            kind=TargetKind.GOODS,
            detail_item_no=f"99{rng.randrange(10**8):08d}",
        )
        for n in range(many)
    )


def works_items(rng: Random, many: int) -> tuple[ItemTyped, ...]:
    """Construction works."""
    return tuple(ItemTyped(label=label, kind=TargetKind.CONSTRUCTION_WORKS) for label in rng.sample(WORKS, many))


def title(letters: str, rng: Random, items: tuple[ItemTyped, ...]) -> str:
    """A title for a task of a track, by the track's letters in receipt numbers."""
    what = items[0].label if letters in ("IG", "CB") else rng.choice(WHAT)
    other = rng.choice([one for one in WHAT if one != what])
    return TITLES[letters].format(what=what, other=other, part=rng.choice(PARTS))


def _listed(rng: Random, n: int) -> ItemTyped:
    goods_class = f"99{rng.randrange(10**6):06d}"
    return ItemTyped(
        label=f"{rng.choice(WHAT)}용 {rng.choice(PARTS)} {n + 1}형",
        kind=TargetKind.GOODS,
        goods_class_no=goods_class,
        goods_listing_no=f"{goods_class}{rng.randrange(10**8):08d}",
    )
