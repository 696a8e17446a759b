"""What the pages say, by key, in both languages. Codes of the program have their words in `words`."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.page_texts import (
    acting,
    around,
    calls,
    case_file,
    case_list,
    design,
    entering,
    evaluation,
    masking,
    parts,
    people,
    problems,
    published,
)
from web.wording.words import Wording


def registered(*groups: Mapping[str, Wording]) -> Mapping[str, Wording]:
    """All texts by key. A key worded twice is an error of the programmer."""
    texts: dict[str, Wording] = {}
    for key, wording in (one for group in groups for one in group.items()):
        if key in texts:
            raise ValueError(f"the text {key} is worded twice")
        texts[key] = wording
    return MappingProxyType(texts)


TEXTS = registered(
    acting.TEXTS,
    around.TEXTS,
    calls.TEXTS,
    case_file.TEXTS,
    case_list.TEXTS,
    design.TEXTS,
    entering.TEXTS,
    evaluation.TEXTS,
    masking.TEXTS,
    parts.TEXTS,
    people.TEXTS,
    problems.TEXTS,
    published.TEXTS,
)
