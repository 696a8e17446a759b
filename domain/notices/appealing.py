"""Appeals outside the agency (행정심판, 행정소송): recorded with what came of them; an objection neither needs nor bars one."""

from datetime import date

from domain.facts import require
from domain.notices import Notice
from domain.notices.facts import AppealDecided, AppealFiled, AppealKind, AppealOutcome
from domain.values import Sealed


def record_appeal(notice: Notice, *, kind: AppealKind, docket: Sealed | None, filed: date, on: date) -> AppealFiled:
    """Record that the recipient appealed. Whether it was in time is for the deciding body to say."""
    require(filed <= on, "filed-in-the-future", on=filed)
    require(filed >= notice.issued, "filed-before-the-notice", on=notice.issued)
    return AppealFiled(kind=kind, docket=docket, on=filed)


def record_appeal_outcome(
    notice: Notice, *, appeal: int, outcome: AppealOutcome, text: Sealed, decided: date, on: date
) -> AppealDecided:
    """Record what an appeal came to."""
    require(0 < appeal <= len(notice.appeals), "no-such-appeal", appeal=appeal)
    pending = notice.appeals[appeal - 1]
    require(pending.decided is None, "appeal-decided", appeal=appeal)
    require(pending.filed <= decided <= on, "decided-out-of-time", on=decided)
    return AppealDecided(appeal=appeal, outcome=outcome, text=text, on=decided)
