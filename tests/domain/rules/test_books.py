import pytest

from domain.facts import Refused
from domain.rules import v2021_1
from domain.rules.books import BOOKS, RuleBook, registered
from domain.rules.vocabulary import Task, Track
from tests.domain.rules.tasks import ON

BOOK = BOOKS["v2021_1"]


def test_the_2021_joint_call_knows_four_tracks() -> None:
    assert [rules.track for rules in BOOK.tracks] == [
        Track.INNOVATION_GROWTH,
        Track.MATERIALS_PARTS,
        Track.TECH_CONVERGENCE,
        Track.CAPABILITY_BUILDING,
    ]


@pytest.mark.parametrize("track", [rules.track for rules in BOOK.tracks])
def test_a_book_answers_with_the_rules_of_the_track_asked_for(track: Track) -> None:
    assert BOOK.track(track).track is track


def test_a_track_the_book_does_not_know_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        BOOK.findings(Task(track=Track.VALUE_CREATION, on=ON))
    assert refused.value.code == "track-not-in-rules"
    assert refused.value.detail == {"track": "VALUE_CREATION", "rules": "v2021_1"}


def test_a_book_with_one_track_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="v9999_1 has a track twice"):
        RuleBook(version="v9999_1", tracks=(*v2021_1.TRACKS, v2021_1.TRACKS[0]), scoring=v2021_1.SCORING)


def test_one_name_for_two_versions_is_refused() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        registered(BOOK, RuleBook(version=BOOK.version, tracks=(), scoring=v2021_1.SCORING))


def test_every_book_is_registered_under_its_own_name() -> None:
    assert {name: book.version for name, book in BOOKS.items()} == {"v2021_1": "v2021_1", "v2021_2": "v2021_2"}
