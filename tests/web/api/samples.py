"""Bodies that would be taken, and how a test spoils them."""

import json
from typing import Any

PLAN = {
    "rubric": [],
    "weights": [{"dimension": "RESULT_UTILISATION", "weight": "1"}],
    "pass_marks": [],
    "panel_size": 7,
    "trim_from": 5,
    "decimal_places": 2,
    "gate": True,
    "carry_scores": True,
    "ties": "EARLIER_RECEIPT",
}
CALL = {
    "title": "(가상) 공고",
    "opens": "2021-06-01T00:00:00+09:00",
    "closes": "2021-07-01T00:00:00+09:00",
    "tracks": [{"track": "INNOVATION_GROWTH", "agency": "MSS"}],
    "rules": "v2021_1",
    "plan": PLAN,
    "regimes": ["BASIC_ACT_36"],
    "retention": "YEARS_10",
}


def changed(body: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The body with something else at a path."""
    copy: dict[str, Any] = json.loads(json.dumps(body))
    *outer, last = path.split(".")
    at: Any = copy
    for name in outer:
        at = at[int(name)] if isinstance(at, list) else at[name]
    at[int(last) if isinstance(at, list) else last] = value
    return copy
