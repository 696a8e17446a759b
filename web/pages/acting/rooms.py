"""Every act, room by room."""

from collections.abc import Mapping
from types import MappingProxyType

from web.pages.acting import applying_acts, call_acts, case_acts, every_act
from web.pages.acting.acts import registered

ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "sheets.seal": "the score sheet is a page of its own",
        "sheets.correct": "the score sheet is a page of its own",
        "sheets.save_draft": "the score sheet keeps its draft by itself",
        "sheets.discard_draft": "the score sheet is a page of its own",
        "bundles.make": "an answer that is a file is downloaded from the case",
        "saved_views.keep": "the list of cases keeps its views by itself",
        "counterfactuals.ask": "a question, which records nothing of the case",
    }
)
"""Commands that have no form here, and why."""

ACTS = registered(
    case_acts.ACTS,
    call_acts.ACTS,
    every_act.EVALUATING,
    every_act.DISPUTING,
    every_act.CERTIFYING,
    every_act.KEEPING,
    applying_acts.ACTS,
)
