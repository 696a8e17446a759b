"""What a hint of a conflict says, in both languages. It never says that there is one: that a person decides."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from domain.rules.vocabulary import Because
from web.wording.forms import day
from web.wording.words import Wording

SENTENCES: Mapping[str, Wording] = MappingProxyType(
    {
        "same-organisation": Wording(
            "이 건의 당사자인 {firm}의 일을 지금 맡고 있습니다.", "Acts now for {firm}, a party to the case."
        ),
        "served-recently": Wording(
            "이 건의 당사자인 {firm}의 일을 {until}까지 맡았습니다. 최근 {years}년 안입니다.",
            "Acted for {firm}, a party to the case, until {until}: within the last {years} years.",
        ),
        "took-part": Wording(
            "이 건에 다른 자격으로 관여한 기록이 있습니다.", "Acted on this case in another role, as the record shows."
        ),
    }
)
"""By the code of a hint's reason."""


def sentence(because: Because, language: str, named: Callable[[UUID], str]) -> str:
    """A hint's reason as a sentence in `ko` or `en`; `named` answers the name of a firm."""
    said: dict[str, object] = dict(because.values)
    if "firm" in said:
        said["firm"] = named(UUID(str(said["firm"])))
    if "until" in said:
        said["until"] = day(date.fromisoformat(str(said["until"])), language)
    return SENTENCES[because.code].in_language(language).format_map(said)
