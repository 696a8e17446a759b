"""How cases of the 2021 call are evaluated and decided: every stage, twist and outcome, all invented.

An evaluation is data: what the judges think of the case stage by stage, what goes wrong, how the committee votes and what
the agency makes of it. `evaluating` makes it into steps.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.applications.outcomes import Outcome, ReasonCode
from domain.meetings.facts import Proposal

SELECTED, REJECTED = Outcome.SELECTED, Outcome.REJECTED


class Twist(StrEnum):
    """What happens at a stage besides scoring."""

    NONE = "NONE"
    CONFLICT = "CONFLICT"
    """A member declares a conflict and is recused."""
    CHALLENGED = "CHALLENGED"
    """A firm challenges a member, and the challenge is upheld."""
    TAKEN_BACK = "TAKEN_BACK"
    """A judge takes the own sheet back and seals another."""
    CORRECTED = "CORRECTED"
    """A judge corrects a revealed sheet."""
    FOUND_LATE = "FOUND_LATE"
    """A conflict is found after the reveal."""
    FOUND_AFTER_DECISION = "FOUND_AFTER_DECISION"
    """A conflict is found when the case is long decided, and the stage would not have been passed without that member."""
    BELOW_QUORUM = "BELOW_QUORUM"
    """Scoring is closed with four of seven sheets, and a conflict found late leaves three: no score counts, and the stage stays open."""
    UNREVEALED = "UNREVEALED"
    """Every sheet is sealed and none revealed."""
    UNDECLARED = "UNDECLARED"
    """Two members have declared, and nobody has scored."""
    UNRECORDED = "UNRECORDED"
    """The tally is there, and no officer has recorded a result."""


UNFINISHED = frozenset({Twist.BELOW_QUORUM, Twist.UNREVEALED, Twist.UNDECLARED, Twist.UNRECORDED})
"""Twists after which the stage is still open."""


class Until(StrEnum):
    """How far the decision has come."""

    DRAFTED = "DRAFTED"
    REVIEWED = "REVIEWED"
    DECIDED = "DECIDED"
    ISSUED = "ISSUED"
    SENT = "SENT"
    ARRIVED = "ARRIVED"
    CORRECTED = "CORRECTED"
    """Its text was corrected, and that arrived, too."""

    def reaches(self, other: "Until") -> bool:
        """Whether it has come as far as another."""
        return list(Until).index(self) >= list(Until).index(other)


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A stage: what the judges give in percent, each seat's figure where they are given, and the twist."""

    level: int
    twist: Twist = Twist.NONE
    percents: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Votes:
    """How the committee votes: ayes first, then noes, then abstentions, in the order of seats.

    A second meeting is still open, and nobody has counted its votes.
    """

    ayes: int
    noes: int = 0
    abstentions: int = 0
    proposal: Proposal = Proposal.SELECT
    meeting: int = 1


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What the agency makes of it."""

    outcome: Outcome
    reasons: tuple[ReasonCode, ...] = ()
    differs: bool = False
    sent_back: bool = False
    until: Until = Until.ARRIVED


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """How a case is evaluated. `number` is its track's letters and its number.

    `like` names the case whose marks it gets, too: a tie. `lean` is how many percent the judges give it more for
    cooperation and less for results, which its score does not show.
    """

    number: str
    stages: tuple[Scored, ...]
    votes: Votes | None = None
    decided: Decided | None = None
    like: str | None = None
    lean: int = 0


def _stages(*levels: int, **twists: Twist) -> tuple[Scored, ...]:
    """The stages in order, at these levels; a twist by the stage it happens at."""
    names = ("first", "second", "third")
    return tuple(
        Scored(level=level, twist=twists.get(name, Twist.NONE)) for name, level in zip(names, levels, strict=False)
    )


SELECT = Decided(outcome=SELECTED)
BELOW = Decided(outcome=REJECTED, reasons=(ReasonCode.BELOW_PASS_MARK,))
ALL_BUT_ONE = Votes(ayes=5, noes=1)
UNANIMOUS = Votes(ayes=6)
JUST_PASSED = Scored(level=60, twist=Twist.FOUND_AFTER_DECISION, percents=(56, 62, 62, 61, 60, 62, 50))
"""60.20 with all seven, 59.75 without the second."""

EVALUATIONS = (
    Evaluation(number="IG/01", stages=_stages(82, 79, 84), votes=UNANIMOUS, decided=SELECT),
    Evaluation(number="IG/02", stages=_stages(76, 74, 78), votes=ALL_BUT_ONE, decided=SELECT),
    Evaluation(number="IG/04", stages=_stages(76, 74, 78), votes=UNANIMOUS, decided=SELECT, like="IG/02", lean=4),
    Evaluation(
        number="IG/06",
        stages=_stages(51),
        decided=Decided(outcome=REJECTED, reasons=(ReasonCode.BELOW_PASS_MARK, ReasonCode.GROWTH_POTENTIAL)),
    ),
    Evaluation(
        number="IG/09",
        stages=_stages(71, 70, 75, first=Twist.CONFLICT),
        votes=Votes(ayes=3, noes=3),
        decided=Decided(outcome=REJECTED, reasons=(ReasonCode.COMMITTEE_RESOLUTION,)),
    ),
    Evaluation(
        number="IG/18",
        stages=_stages(72, 75, 80, first=Twist.FOUND_LATE),
        votes=Votes(ayes=4, noes=1, abstentions=1),
        decided=SELECT,
    ),
    Evaluation(
        number="IG/19",
        stages=_stages(70, 69, 77, second=Twist.CORRECTED),
        votes=Votes(ayes=4, noes=2),
        decided=Decided(outcome=REJECTED, reasons=(ReasonCode.PLAN_UNCLEAR,), differs=True),
    ),
    Evaluation(number="IG/20", stages=_stages(66, 48), decided=BELOW),
    Evaluation(number="IG/21", stages=_stages(74, first=Twist.UNREVEALED)),
    Evaluation(number="IG/22", stages=_stages(68, first=Twist.BELOW_QUORUM)),
    Evaluation(number="IG/24", stages=_stages(70, first=Twist.UNDECLARED)),
    Evaluation(number="IG/26", stages=_stages(67, 72, second=Twist.UNRECORDED)),
    Evaluation(number="MP/01", stages=_stages(80, 83, 82, third=Twist.CONFLICT), votes=Votes(ayes=5), decided=SELECT),
    Evaluation(
        number="MP/06",
        stages=_stages(77, 76, 79),
        votes=UNANIMOUS,
        decided=Decided(outcome=SELECTED, until=Until.CORRECTED),
    ),
    Evaluation(number="MP/09", stages=_stages(77, 76, 79), votes=ALL_BUT_ONE, decided=SELECT, like="MP/06"),
    Evaluation(number="MP/18", stages=_stages(49, first=Twist.TAKEN_BACK), decided=BELOW),
    Evaluation(number="MP/20", stages=(JUST_PASSED, *_stages(71, 76)), votes=ALL_BUT_ONE, decided=SELECT),
    Evaluation(number="TC/02", stages=_stages(78, 74, 81), votes=UNANIMOUS, decided=SELECT),
    Evaluation(number="TC/04", stages=_stages(52), decided=BELOW),
    Evaluation(
        number="TC/06",
        stages=_stages(66, 64, 73),
        votes=Votes(ayes=4, noes=2, proposal=Proposal.REJECT),
        decided=Decided(outcome=REJECTED, reasons=(ReasonCode.COMMITTEE_RESOLUTION, ReasonCode.RESULTS_UNACHIEVABLE)),
    ),
    Evaluation(
        number="TC/09",
        stages=_stages(73, 72, 77),
        votes=UNANIMOUS,
        decided=Decided(outcome=SELECTED, until=Until.DRAFTED),
    ),
    Evaluation(number="TC/07", stages=_stages(71, 74, 75), votes=Votes(ayes=2, noes=1, meeting=2)),
    Evaluation(
        number="TC/01",
        stages=_stages(75, 77, 76),
        votes=ALL_BUT_ONE,
        decided=Decided(outcome=SELECTED, sent_back=True, until=Until.REVIEWED),
    ),
    Evaluation(number="CB/01", stages=_stages(79, 80, 83), votes=UNANIMOUS, decided=SELECT),
    Evaluation(number="CB/18", stages=_stages(65, 51), decided=BELOW),
    Evaluation(
        number="CB/04",
        stages=_stages(74, 73, 78),
        votes=ALL_BUT_ONE,
        decided=Decided(outcome=SELECTED, until=Until.SENT),
    ),
    Evaluation(number="CB/09", stages=_stages(72, 70, 61, second=Twist.CHALLENGED), decided=BELOW),
    Evaluation(number="CB/06", stages=_stages(69)),
    Evaluation(number="IG/62", stages=(), decided=Decided(outcome=REJECTED, reasons=(ReasonCode.NOT_ELIGIBLE,))),
)
"""Three tracks of the ministry and one of the procurement service; what the others have not decided yet stays open."""
