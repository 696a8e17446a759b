"""What the findings on confirmations, grades and benefits say; the rule versions' own among them keep their words."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.rules.vocabulary import Because
from web.wording import findings
from web.wording.findings import shown
from web.wording.words import Wording

TITLES: Mapping[str, Wording] = MappingProxyType(
    {
        "confirmation-track": Wording("확인 대상 과제", "Track with confirmed products"),
        "confirmation-selected": Wording("과제 선정", "Task selected"),
        "confirmation-published": Wording("선정 고시", "Selection published"),
        "confirmation-holder": Wording("확인받을 기업", "Holder"),
        "confirmation-none-yet": Wording("기존 확인", "Confirmed already"),
        "grade-track": Wording("등급 대상 과제", "Track with graded firms"),
        "grade-selected": Wording("과제 선정", "Task selected"),
        "grade-published": Wording("선정 고시", "Selection published"),
        "grade-party": Wording("과제 참여", "Part in the task"),
        "benefit-held": Wording("확인 또는 등급", "Confirmation or grade"),
        "benefit-tender": Wording("입찰의 종류", "Kind of tender"),
        "benefit-designated": Wording("중소기업자간 경쟁제품 여부", "SME-competition product"),
        "benefit-innovation-growth": Wording("혁신성장과제 여부", "Innovation-growth task"),
    }
)
SENTENCES: Mapping[str, Wording] = MappingProxyType(
    {
        "track-of-confirmation": Wording(
            "과제 구분: {track}. 역량강화과제에는 제품 확인이 없습니다.",
            "The track is {track}. Capability building has no confirmed products.",
        ),
        "track-of-grade": Wording(
            "과제 구분: {track}. 등급은 역량강화과제에만 있습니다.",
            "The track is {track}. Only capability building has grades.",
        ),
        "case-stands": Wording("과제의 상태: {status}.", "The task stands as: {status}."),
        "selection-published": Wording("선정이 고시되었습니다.", "The selection was officially published."),
        "selection-not-published": Wording(
            "선정이 아직 고시되지 않았습니다.", "The selection was not officially published yet."
        ),
        "holder-leads": Wording("과제의 주관기업입니다.", "It is a lead firm of the task."),
        "holder-does-not-lead": Wording("과제의 주관기업이 아닙니다.", "It is no lead firm of the task."),
        "confirmed-under": Wording(
            "이미 확인된 제품입니다(확인번호 {number}).", "The product is confirmed already, under {number}."
        ),
        "not-confirmed-yet": Wording("효력 있는 확인이 없습니다.", "No confirmation of it stands."),
        "firm-takes-part": Wording("과제에 참여하는 기업입니다.", "The firm takes part in the task."),
        "firm-takes-no-part": Wording("과제에 참여하는 기업이 아닙니다.", "The firm takes no part in the task."),
        "nothing-held": Wording("갖고 있지 않습니다: {what}.", "There is no {what}."),
        "held-and-stands": Wording("{on} 현재 {what}: {standing}.", "On {on} the {what} was: {standing}."),
        "tender-is": Wording(
            "입찰의 종류: {tender}. 이 혜택의 대상: {wanted}.", "It is a {tender}; the benefit is for a {wanted}."
        ),
        "no-detail-item": Wording("제품에 세부품명번호가 없습니다.", "The product has no detailed item name number."),
        "item-designated-on": Wording(
            "{on} 현재 {item} 품명은 중소기업자간 경쟁제품입니다.",
            "Item {item} was an SME-competition product on {on}.",
        ),
        "item-not-designated-on": Wording(
            "{on} 현재 {item} 품명은 중소기업자간 경쟁제품이 아닙니다.",
            "Item {item} was no SME-competition product on {on}.",
        ),
        "track-of-product": Wording("과제 구분: {track}.", "The track is {track}."),
    }
)
_WHAT = {"confirmation": Wording("상생협력제품 확인", "confirmation"), "grade": Wording("우수기업 등급", "grade")}


def title(criterion: str, language: str) -> str:
    """The title of a criterion in `ko` or `en`."""
    if criterion in TITLES:
        return TITLES[criterion].in_language(language)
    return findings.title(criterion, language)


def sentence(because: Because, language: str) -> str:
    """The reason of a finding as a sentence in `ko` or `en`."""
    if because.code not in SENTENCES:
        return findings.sentence(because, language)
    said = {name: _said(value, language) for name, value in because.values}
    return SENTENCES[because.code].in_language(language).format(**said)


def _said(value: str, language: str) -> str:
    return _WHAT[value].in_language(language) if value in _WHAT else shown(value, language)
