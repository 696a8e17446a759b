"""What the findings of an objection's admissibility say: a title for each criterion, a sentence for each reason."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.rules.vocabulary import Because
from web.wording.findings import shown
from web.wording.words import Wording

TITLES: Mapping[str, Wording] = MappingProxyType(
    {
        "objection-in-law": Wording("이의신청 대상 여부", "Whether the law gives an objection"),
        "objection-in-time": Wording("신청 기간", "Time to object"),
        "objection-by-recipient": Wording("신청인 적격", "Standing"),
        "objection-against-refusal": Wording("거부처분 여부", "Whether something was refused"),
        "objection-complete": Wording("기재 사항", "What it must hold"),
    }
)
SENTENCES: Mapping[str, Wording] = MappingProxyType(
    {
        "objection-regime": Wording("적용 규정: {regime}.", "The rule that applies: {regime}."),
        "objection-no-period": Wording("신청 기간이 아직 시작되지 않았거나 없습니다.", "No period to object runs."),
        "objection-timely": Wording(
            "{received}에 받았고 기한은 {due}입니다.", "Received on {received}, in time until {due}."
        ),
        "objection-late": Wording(
            "{received}에 받았고 기한은 {due}이었습니다.", "Received on {received}; it was due by {due}."
        ),
        "objection-late-hindered": Wording(
            "{received}에 받았고 기한은 {due}, 장애를 받아들이면 {hindered}입니다.",
            "Received on {received}; due by {due}, or by {hindered} if the hindrance is accepted.",
        ),
        "objection-recipient": Wording("통지를 받은 당사자입니다.", "The notice was addressed to the objector."),
        "objection-not-recipient": Wording(
            "통지를 받은 당사자가 아닙니다.", "The notice was not addressed to the objector."
        ),
        "objection-outcome": Wording("통지한 결정: {outcome}.", "The decision told: {outcome}."),
        "objection-whole": Wording("빠진 사항이 없습니다.", "Nothing is missing."),
        "objection-incomplete": Wording("빠진 사항: {missing}.", "Missing: {missing}."),
    }
)


def title(criterion: str, language: str) -> str:
    """The title of a criterion in `ko` or `en`."""
    return TITLES[criterion].in_language(language)


def sentence(because: Because, language: str) -> str:
    """The reason as a sentence in `ko` or `en`."""
    said = {name: shown(value, language) for name, value in because.values}
    return SENTENCES[because.code].in_language(language).format(**said)
