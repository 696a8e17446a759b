"""An invented call of the demonstration, open when a visitor comes, so that applying can be tried."""

from datetime import datetime, timedelta

from application.announcing import CallPaper
from application.rounds import assumed_plan, required_papers
from application.rounds.round_2021_1 import TRACKS
from domain.calls.facts import ObjectionRegime, RetentionClass

ROUND_ID = "9999-DEMO"
"""No year of any real round, so that its receipts are never taken for real ones."""
OPEN_DAYS = 30

ASSUMED = tuple(
    sorted(
        (
            *("closes", "opens", "papers", "product_target", "regimes", "retention", "rules", "tracks"),
            *assumed_plan.ASSUMED,
            *required_papers.ASSUMED,
        )
    )
)
"""All of it: no agency ever announced this call."""


def paper(opens: datetime) -> CallPaper:
    """The call, open for thirty days from an instant, with the tracks and rules of round 2021-1."""
    return CallPaper(
        title="[시연용 가상 공고] 공공조달 상생협력 지원제도 참여 체험",
        notices=(),
        opens=opens,
        closes=opens + timedelta(days=OPEN_DAYS),
        tracks=TRACKS,
        papers=required_papers.asked_of(tuple(one.track for one in TRACKS)),
        rules="v2021_1",
        plan=assumed_plan.PLAN,
        product_target=None,
        regimes=(ObjectionRegime.BASIC_ACT_36,),
        retention=RetentionClass.YEARS_10,
        assumed=ASSUMED,
    )
