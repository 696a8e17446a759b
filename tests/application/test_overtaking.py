"""Two do the same at once: what can begin once begins once, and the second is told or comes after."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any

import pytest

from application import certifying, convening, meetings
from application.convening import Roster
from application.evaluation import meetings_of, panels_of
from domain.applications import APPLICATION
from domain.certifications import CERTIFICATION
from domain.disputes import DISPUTE
from domain.facts import Refused
from domain.meetings import MEETING
from domain.panels import PANEL
from domain.rules.vocabulary import Stage, Track
from domain.streams import Stream
from tests.application.overtaking import overtaken
from tests.certifications import a_selected_case, decider
from tests.disputes import Rejected
from tests.evaluations import Course
from tests.panels import SIZE, a_sitting, as_chair, as_secretary, seat
from tests.scenes import Scene


def slower(scene: Scene, kind: Stream[Any], rival: Callable[[], object]) -> Scene:
    """The same scene to somebody whom the rival overtakes."""
    return replace(scene, at=replace(scene.at, office=overtaken(scene.office, kind, rival)))


def test_of_two_objections_to_one_notice_at_once_one_is_received_and_the_other_told_so(scene: Scene) -> None:
    rejected = Rejected(Course(scene), on_site=False)
    received = []
    late = copy(rejected)
    late.course = Course(slower(scene, DISPUTE, lambda: received.append(rejected.object())))
    with pytest.raises(Refused, match="objection-filed-already"):
        late.object()
    assert [one.fact.name for one in rejected.office.log.history(received[0])] == ["dispute.objection_filed"]


def test_of_two_panels_convened_at_once_the_second_is_a_further_one(scene: Scene) -> None:
    people = [scene.person(f"(가상) 위원 {number}") for number in range(1, SIZE + 1)]
    secretary = scene.person("(가상) 간사")
    roster = Roster(members=tuple(map(seat, people)), chair=people[0], deputy=people[1], secretary=secretary)
    track, stage = Track.INNOVATION_GROWTH, Stage.ON_SITE

    def convene(scene: Scene) -> None:
        convening.convene(scene.office, call=scene.call, track=track, stage=stage, roster=roster, by=as_secretary())

    convene(slower(scene, PANEL, lambda: convene(scene)))
    panels = [one.id for one in panels_of(scene.office, scene.call, track, stage)]
    assert [len(scene.office.log.history(one)) for one in panels] == [1, 1]


def test_of_two_meetings_opened_at_once_one_is_open(scene: Scene) -> None:
    sitting = a_sitting(scene, Stage.DELIBERATION)
    opened = []

    def open_one(scene: Scene) -> None:
        chair = as_chair(sitting.chair)
        opened.append(meetings.open_meeting(scene.office, sitting.panel, present=sitting.people, by=chair).stream)

    with pytest.raises(Refused, match="meeting-open"):
        open_one(slower(scene, MEETING, lambda: open_one(scene)))
    assert [one.id for one in meetings_of(scene.office, sitting.panel)] == opened
    assert len(scene.office.log.history(opened[0])) == 1


def test_of_two_confirmations_of_one_product_at_once_one_is_issued(scene: Scene) -> None:
    case = a_selected_case(scene)
    form = scene.office.find(APPLICATION, case).state.form
    item, lead = form.items[0].id, form.leads[0]

    def confirm(scene: Scene) -> None:
        by = decider()
        certifying.issue(scene.office, case, product=item, added=None, holder=lead, first=None, by=by)

    with pytest.raises(Refused, match="confirmation-not-met"):
        confirm(slower(scene, CERTIFICATION, lambda: confirm(scene)))
    (issued,) = certifying.certifications_of(scene.office, case)
    assert len(scene.office.log.history(issued.id)) == 1
