"""A fifth track (가치창출) is one file and one line."""

from dataclasses import replace

from domain.rules import v2021_1
from domain.rules.books import BOOKS, RuleBook
from domain.rules.vocabulary import Task, Track
from tests.domain.rules import value_creation
from tests.domain.rules.tasks import COMPLETE, LARGE, ON, firms
from web.wording.findings import sentence, title
from web.wording.words import word

TRACKS = (
    *v2021_1.TRACKS,
    value_creation.RULES,
)
BOOK = RuleBook(version="v2021_2", tracks=TRACKS, scoring=v2021_1.SCORING)
TASK = replace(COMPLETE[Track.TECH_CONVERGENCE], track=Track.VALUE_CREATION)


def test_a_fifth_track_answers_with_its_own_column_and_what_every_track_asks() -> None:
    findings = BOOK.findings(TASK)
    assert len(findings) == len(value_creation.RULES.criteria)
    assert [finding for finding in findings if not finding.met] == []


def test_a_fifth_track_judges() -> None:
    lead = BOOK.findings(replace(TASK, leads=firms(1, LARGE)))[0]
    assert (lead.met, lead.because.code) == (False, "lead-not-sme")


def test_a_fifth_track_has_its_words() -> None:
    assert word(Track.VALUE_CREATION, "ko") == "가치창출과제"
    for finding in BOOK.findings(Task(track=Track.VALUE_CREATION, on=ON)):
        assert title(finding.criterion, "ko")
        assert sentence(finding.because, "ko")


def test_a_fifth_track_leaves_the_other_four_as_they_were() -> None:
    for task in COMPLETE.values():
        assert BOOK.findings(task) == BOOKS["v2021_1"].findings(task)
