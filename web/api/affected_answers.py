"""What rests on sheets that no longer count as they did, as the API shows it."""

from application.affected import Affected
from web.api.naming import Names


def affected_answer(affected: Affected, names: Names) -> dict[str, object]:
    """One panel's stage of a case."""
    return {
        **{name: getattr(affected, name) for name in ("stage", "tallies", "decisions", "changes")},
        **{name: getattr(affected, name) for name in ("passed_then", "passed_now", "score_then", "score_now")},
        "judges": names.of_all(affected.judges),
    }
