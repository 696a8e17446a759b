"""What holds of the findings on any task whatever."""

from typing import Annotated, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rules.vocabulary import Detail, Finding, Format, Source, Task, Track, Word
from tests.domain.rules.any_task import any_task
from tests.domain.rules.tasks import BOOK, COMPLETE, ON
from web.wording.findings import sentence, title

TRACKS = tuple(COMPLETE)


def criteria(track: Track) -> list[str]:
    return [finding.criterion for finding in BOOK.findings(COMPLETE[track])]


def stands(text: str, form: object) -> bool:
    """Whether a text has the format that its annotation declares."""
    assert get_origin(form) is Annotated
    (declared,) = (one for one in get_args(form) if isinstance(one, Format))
    return declared.matches(text)


def well_formed(finding: Finding) -> bool:
    """Whether every text of a finding may stand in a fact."""
    return (
        stands(finding.criterion, Word)
        and stands(finding.because.code, Word)
        and stands(finding.source, Source)
        and (finding.ambiguity is None or stands(finding.ambiguity, Detail))
        and all(stands(name, Word) and stands(value, Detail) for name, value in finding.because.values)
    )


@pytest.mark.parametrize("track", TRACKS)
def test_a_criterion_answers_once(track: Track) -> None:
    assert len(set(criteria(track))) == len(criteria(track)) == len(BOOK.track(track).criteria)


@pytest.mark.parametrize("track", TRACKS)
def test_a_task_with_nothing_in_it_gets_every_answer(track: Track) -> None:
    findings = BOOK.findings(Task(track=track, on=ON))
    assert [finding.criterion for finding in findings] == criteria(track)
    unmet = {finding.criterion: finding.because.code for finding in findings if not finding.met}
    advice = {"two-leads-or-more": "no-partner"} if track is Track.CAPABILITY_BUILDING else {}
    assert unmet == {
        "lead": "no-lead",
        "partner": "no-partner",
        "partner-evidence": "evidence-missing",
        "target": "no-item",
        "agreement-cardinality": "no-partner",
        "agreement-concluded": "no-agreement",
        "agreement-parties": "no-agreement",
        "distinct-firms": "no-partner",
        **advice,
    }


@pytest.mark.slow
@given(task=st.sampled_from(TRACKS).flatmap(any_task))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_task_gets_every_answer_always_the_same_and_in_words(task: Task) -> None:
    findings = BOOK.findings(task)
    assert [finding.criterion for finding in findings] == criteria(task.track)
    assert findings == BOOK.findings(task)
    for finding in findings:
        assert well_formed(finding)
        for language in ("ko", "en"):
            assert title(finding.criterion, language)
            assert sentence(finding.because, language)
