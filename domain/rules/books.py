"""The register of rule versions. A used version is never edited; the next one is a new folder and a line here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.facts import Refused
from domain.rules import v2021_1, v2021_2
from domain.rules.vocabulary import Finding, Scoring, Task, Track, TrackRules
from domain.values import RuleBookName


@dataclass(frozen=True, kw_only=True)
class RuleBook:
    """A rule version: its name, what it asks of each track it knows, how it scores, and which versions it takes parts from."""

    version: RuleBookName
    tracks: tuple[TrackRules, ...]
    scoring: Scoring
    reuses: tuple[RuleBookName, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two sets of rules for one track."""
        if len({rules.track for rules in self.tracks}) < len(self.tracks):
            raise ValueError(f"rule version {self.version} has a track twice")

    def track(self, track: Track) -> TrackRules:
        """What the version asks of a track. Refuses `track-not-in-rules` where it does not know the track."""
        for rules in self.tracks:
            if rules.track is track:
                return rules
        raise Refused("track-not-in-rules", track=track, rules=self.version)

    def findings(self, task: Task) -> tuple[Finding, ...]:
        """The answer of every criterion of the task's track, in the order they are shown; always all of them."""
        return tuple(criterion(task) for criterion in self.track(task.track).criteria)


def registered(*books: RuleBook) -> Mapping[str, RuleBook]:
    """The rule versions by name. Refuses one name for two versions."""
    by_name = {book.version: book for book in books}
    if len(by_name) < len(books):
        raise ValueError("a rule version is registered twice")
    return MappingProxyType(by_name)


BOOKS: Mapping[str, RuleBook] = registered(
    RuleBook(version="v2021_1", tracks=v2021_1.TRACKS, scoring=v2021_1.SCORING),
    RuleBook(version="v2021_2", tracks=v2021_2.TRACKS, scoring=v2021_2.SCORING, reuses=("v2021_1",)),
)
