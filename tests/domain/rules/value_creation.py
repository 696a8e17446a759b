"""⑤ 가치창출과제 as a fifth track would be written: this file, and one line in the version's `TRACKS`.

The notice of 2021 does not offer it (판로지원법 시행령 §17의2④ 2호 does), so its column here is invented for the test.
"""

from domain.rules.v2021_1.every_track import EVERY_TRACK
from domain.rules.v2021_1.lead_firm import smes
from domain.rules.v2021_1.terms import finding
from domain.rules.vocabulary import Finding, Task, Track, TrackRules


def lead(task: Task) -> Finding:
    """주관기업: 중소기업."""
    return finding("lead", smes(task), source="판로지원법 시행령 §17의2④ 2호", assumed=True)


RULES = TrackRules(
    track=Track.VALUE_CREATION,
    agency="MSS",
    clause="판로지원법 §20의2② 4호, 시행령 §17의2④ 2호",
    criteria=(lead, *EVERY_TRACK),
)
