"""What the pages say, by key, in both languages. Codes of the program have their words in `words`."""

from web.wording.page_texts import (
    acting,
    around,
    calls,
    case_file,
    case_list,
    deliberating,
    design,
    entering,
    evaluation,
    masking,
    parts,
    people,
    problems,
    published,
    sheets,
    things,
)
from web.wording.registering import registered

TEXTS = registered(
    acting.TEXTS,
    around.TEXTS,
    calls.TEXTS,
    case_file.TEXTS,
    case_list.TEXTS,
    deliberating.TEXTS,
    design.TEXTS,
    entering.TEXTS,
    evaluation.TEXTS,
    masking.TEXTS,
    parts.TEXTS,
    people.TEXTS,
    problems.TEXTS,
    published.TEXTS,
    sheets.TEXTS,
    things.TEXTS,
)
