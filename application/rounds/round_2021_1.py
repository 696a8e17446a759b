"""The joint call of 2021 (중기부-조달청 합동 공고), after the press notice of 19 March 2021.

What the notice states stands here as it states it. What it does not state is marked in `assumed`: the closing hour
(AMB-21), the whole scoring plan, two papers, the objection regime (AMB-27) and the retention class. The number of the
announcement is not in the notice, so there is none.
"""

from datetime import date

from application.announcing import CallPaper
from application.rounds import assumed_plan, required_papers
from domain.calls.facts import ObjectionRegime, RetentionClass, TrackOpen
from domain.rules.vocabulary import Track
from domain.values import Agency, end_of, start_of

ROUND_ID = "2021-1"
OPENS = start_of(date(2021, 3, 19))
"""The notice names the day."""
CLOSES = end_of(date(2021, 4, 19))
"""The notice names the day; that it lasts until midnight is assumed (AMB-21)."""
PRODUCT_TARGET = 200
"""Products planned for the whole of 2021 (P-06): progress to show, never a limit."""

TRACKS = (
    TrackOpen(track=Track.INNOVATION_GROWTH, agency=Agency.MSS),
    TrackOpen(track=Track.MATERIALS_PARTS, agency=Agency.MSS),
    TrackOpen(track=Track.TECH_CONVERGENCE, agency=Agency.MSS),
    TrackOpen(track=Track.CAPABILITY_BUILDING, agency=Agency.PPS),
)
"""과제별 요약: the four tracks and their responsible ministries (주관부처)."""

ASSUMED = tuple(sorted(("closes", *assumed_plan.ASSUMED, *required_papers.ASSUMED, "regimes", "retention")))

PAPER = CallPaper(
    title="2021년도 공공조달 상생협력 지원제도 참여기업 모집 (중기부-조달청 합동 공고)",
    notices=(),
    opens=OPENS,
    closes=CLOSES,
    tracks=TRACKS,
    papers=required_papers.asked_of(tuple(one.track for one in TRACKS)),
    rules="v2021_1",
    plan=assumed_plan.PLAN,
    product_target=PRODUCT_TARGET,
    regimes=(ObjectionRegime.CIVIL_PETITION_35,),
    retention=RetentionClass.YEARS_10,
    assumed=ASSUMED,
)
