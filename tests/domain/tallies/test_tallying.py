"""The same sheets give the same valid tally, or the same quorum failure, in whatever order recusals come."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts import Refused
from domain.panels import PANEL, Panel
from domain.panels.declaring import recuse
from domain.panels.facts import Convened, Ground, RecusalCause
from domain.rules.vocabulary import Stage, Track
from domain.sheets import SHEET, Sheet
from domain.sheets.facts import MarkGiven
from domain.sheets.revealing import opened, outstanding, reveal
from domain.sheets.sealing import seal
from domain.tallies.facts import Computed, TallyCause
from domain.tallies.tallying import Versioned, compute, needed_of
from tests.domain.examples import CALL_ID, CASE, DAY, TERMS, TEXT
from tests.domain.panels.examples import PANEL_ID, SECRETARY, assigned, cleared, seat

Points = tuple[Decimal, Decimal]
PHASES = ("before sealing", "before the reveal", "after the reveal")


@dataclass
class Bench:
    """A panel that seals, recuses and reveals through the domain's own decisions."""

    people: tuple[UUID, ...]
    points: dict[UUID, Points]
    panel: Panel = field(init=False)
    sheets: dict[UUID, Versioned] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.panel = PANEL.begin(
            Convened(
                call=CALL_ID,
                track=Track.INNOVATION_GROWTH,
                stage=Stage.FACE_TO_FACE,
                members=tuple(seat(one) for one in self.people),
                chair=self.people[0],
                deputy=self.people[1],
                secretary=SECRETARY,
                on=DAY,
            )
        )
        for fact in (assigned, *(cleared(one) for one in self.people)):
            self.panel = PANEL.after(self.panel, fact)

    def recuse(self, member: UUID) -> None:
        fact = recuse(
            self.panel,
            case=CASE,
            member=member,
            cause=RecusalCause.EXCLUDED,
            grounds=(Ground.ADVISED,),
            reasons=TEXT,
            on=DAY,
        )
        self.panel = PANEL.after(self.panel, fact)

    def seal(self, judge: UUID) -> None:
        fact = seal(self.panel, None, id=PANEL_ID, case=CASE, judge=judge, problems=(), text=TEXT, on=DAY)
        self.sheets[judge] = Versioned(sheet=SHEET.begin(fact), version=1)

    def reveal(self) -> None:
        fact = reveal(self.panel, case=CASE, sheets=self.states(), on=DAY)
        for judge in fact.judges:
            sheet = SHEET.after(self.sheets[judge].sheet, opened(self.marks(judge), DAY))
            self.sheets[judge] = Versioned(sheet=sheet, version=2)
        self.panel = PANEL.after(self.panel, fact)

    def marks(self, judge: UUID) -> tuple[MarkGiven, ...]:
        return tuple(
            MarkGiven(criterion=criterion, points=points, justification=TEXT)
            for criterion, points in zip(("market", "sharing"), self.points[judge], strict=True)
        )

    def states(self) -> dict[UUID, Sheet]:
        return {judge: one.sheet for judge, one in self.sheets.items()}

    def tally(self) -> Computed:
        missing = outstanding(self.panel, CASE, self.states()) if not self.panel.cases[CASE].revealed else ()
        return compute(
            self.panel,
            TERMS,
            id=PANEL_ID,
            case=CASE,
            cause=TallyCause.REVEALED,
            sheets=self.sheets,
            missing=missing,
            on=DAY,
        )


def hundredths(most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, most * 100).map(lambda cents: Decimal(cents).scaleb(-2))


@st.composite
def happenings(draw: st.DrawFn) -> tuple[dict[UUID, Points], dict[UUID, str], tuple[UUID, ...], tuple[UUID, ...]]:
    """Marks of some judges, when each of some of them is recused, and an order of sealing and of recusing."""
    people = tuple(UUID(int=number) for number in range(1, draw(st.integers(2, 9)) + 1))
    points = {one: (draw(hundredths(60)), draw(hundredths(40))) for one in people}
    out = {one: draw(st.sampled_from(PHASES)) for one in people if draw(st.booleans())}
    return points, out, tuple(draw(st.permutations(people))), tuple(draw(st.permutations(people)))


def tallied(
    points: dict[UUID, Points], out: dict[UUID, str], sealing: tuple[UUID, ...], recusing: tuple[UUID, ...]
) -> Computed | None:
    """The last tally, or null where too few sheets were left to be opened."""
    bench = Bench(people=tuple(sorted(points)), points=points)

    def recuse_in(phase: str) -> None:
        for one in recusing:
            if out.get(one) == phase:
                bench.recuse(one)

    recuse_in(PHASES[0])
    for judge in sealing:
        if out.get(judge) != PHASES[0]:
            bench.seal(judge)
    recuse_in(PHASES[1])
    try:
        bench.reveal()
    except Refused as refusal:
        if refusal.code != "too-few-sheets":
            raise
        return None
    recuse_in(PHASES[2])
    return bench.tally()


def valid_part(computed: Computed) -> tuple[object, ...]:
    """What must not depend on when a recusal came."""
    return (
        frozenset(one.judge for one in computed.used),
        computed.valid,
        computed.needed,
        computed.quorate,
        computed.tally,
    )


@pytest.mark.slow
@given(happenings())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_any_order_of_sealing_and_recusing_gives_the_same_valid_tally_or_the_same_quorum_failure(
    happening: tuple[dict[UUID, Points], dict[UUID, str], tuple[UUID, ...], tuple[UUID, ...]],
) -> None:
    points, out, sealing, recusing = happening
    people = tuple(sorted(points))
    beforehand = tallied(points, dict.fromkeys(out, PHASES[0]), people, people)
    found = tallied(points, out, sealing, recusing)
    left = sum(1 for one in points if out.get(one) not in PHASES[:2])
    quorate = 2 * (len(points) - len(out)) > len(points)
    assert (beforehand is not None, found is not None) == (quorate, 2 * left > len(points))
    if found is None:
        return
    assert (found.valid, found.quorate) == (len(points) - len(out), quorate)
    assert (found.tally.score is not None) == quorate
    if beforehand is not None:
        assert valid_part(found) == valid_part(beforehand)
    assert {one.judge for one in found.void} == {one for one, phase in out.items() if phase != PHASES[0]}


def test_the_quorum_of_sheets_is_more_than_half_of_those_enrolled() -> None:
    assert [needed_of(enrolled) for enrolled in (1, 2, 6, 7, 9)] == [1, 2, 4, 4, 5]


def test_recusals_after_the_reveal_may_leave_too_few_sheets_and_then_no_score_counts() -> None:
    people = tuple(UUID(int=number) for number in range(1, 8))
    points = dict.fromkeys(people, (Decimal("30.00"), Decimal("20.00")))
    enough = tallied(points, dict.fromkeys(people[:3], PHASES[2]), people, people)
    assert enough is not None
    assert (enough.valid, enough.quorate, enough.tally.score) == (4, True, Decimal("50.00"))
    too_few = tallied(points, dict.fromkeys(people[:4], PHASES[2]), people, people)
    assert too_few is not None
    assert (too_few.valid, too_few.needed, too_few.quorate, too_few.tally.score) == (3, 4, False, None)
    assert (too_few.tally.counted, too_few.tally.sheets) == ((), ())
