"""What the pages say, by key, in both languages. Codes of the program have their words in `words`."""

from web.wording.page_texts import (
    acting,
    applying,
    around,
    calls,
    case_file,
    case_list,
    dashboard,
    design,
    entering,
    evaluation,
    masking,
    my_data,
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
    applying.TEXTS,
    around.TEXTS,
    calls.TEXTS,
    case_file.TEXTS,
    case_list.TEXTS,
    dashboard.TEXTS,
    design.TEXTS,
    entering.TEXTS,
    evaluation.TEXTS,
    masking.TEXTS,
    my_data.TEXTS,
    parts.TEXTS,
    people.TEXTS,
    problems.TEXTS,
    published.TEXTS,
    sheets.TEXTS,
    things.TEXTS,
)
