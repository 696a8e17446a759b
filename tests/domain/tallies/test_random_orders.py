"""Panels, sheets and recusals driven through random orders: what must hold is looked at after every step."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.facts import Fact, Refused
from domain.panels import PANEL, Assigned
from domain.panels.challenging import raise_challenge, resolve_challenge
from domain.panels.convening import dismiss_member, replace_member
from domain.panels.declaring import declare, recuse
from domain.panels.facts import Ground, RecusalCause
from domain.sheets import SHEET, Sheet, SheetStatus
from domain.sheets.facts import MarkGiven
from domain.sheets.revealing import close_scoring, correct, opened, outstanding, reveal
from domain.sheets.sealing import reopen, seal
from domain.tallies.facts import Computed, TallyCause
from domain.tallies.tallying import Versioned, compute
from tests.domain.examples import CASE, DAY, LEAD, TERMS, TEXT
from tests.domain.panels.examples import BEGUN, PANEL_ID, PEOPLE, seat
from tests.stories import fold

SUCCESSORS = tuple(UUID(int=number) for number in range(201, 204))
EVERYBODY = (*PEOPLE, *SUCCESSORS)
ANYBODY = st.sampled_from(EVERYBODY)
MANY = 4
CENTS = st.integers(0, 4000)


def marks(cents: int) -> tuple[MarkGiven, ...]:
    points = Decimal(cents).scaleb(-2)
    return tuple(MarkGiven(criterion=one, points=points, justification=TEXT) for one in ("market", "sharing"))


class PanelAtWork(RuleBasedStateMachine):
    """One case before one panel. `paper` is what each judge has written on the own sheet, known to nobody else."""

    def __init__(self) -> None:
        super().__init__()
        begun = fold(PANEL, *BEGUN)
        assert begun is not None
        self.panel = begun
        self.sheets: dict[UUID, Versioned] = {}
        self.paper: dict[UUID, int] = {}
        self.sealed_at_reveal: dict[UUID, int] = {}
        self.tallies: list[Computed] = []

    @property
    def case(self) -> Assigned:
        return self.panel.cases[CASE]

    def states(self) -> dict[UUID, Sheet]:
        return {judge: one.sheet for judge, one in self.sheets.items()}

    def tried(self, decide: Any, *args: object, **words: object) -> tuple[Any, ...]:  # noqa: ANN401  (any decision)
        try:
            facts = decide(*args, **words)
        except Refused:
            return ()
        return facts if isinstance(facts, tuple) else (facts,)

    def went_on(self, facts: tuple[Any, ...], *, cause: TallyCause | None = None) -> None:
        for fact in facts:
            self.panel = PANEL.after(self.panel, fact)
        if facts and cause and self.case.revealed:
            self.tally(cause, self.tallies[-1].missing if self.tallies else ())

    def tally(self, cause: TallyCause, missing: tuple[UUID, ...]) -> None:
        self.tallies.append(
            compute(
                self.panel,
                TERMS,
                id=PANEL_ID,
                case=CASE,
                cause=cause,
                sheets=self.sheets,
                missing=missing,
                on=DAY,
            )
        )

    def sheet_went_on(self, judge: UUID, fact: Fact) -> None:
        known = self.sheets.get(judge)
        sheet = SHEET.after(known.sheet, fact) if known else SHEET.begin(fact)
        self.sheets[judge] = Versioned(sheet=sheet, version=known.version + 1 if known else 1)

    @rule(member=ANYBODY, conflict=st.sampled_from([False] * 7 + [True]))
    def declares(self, member: UUID, conflict: bool) -> None:
        detail = TEXT if conflict else None
        facts = self.tried(
            declare, self.panel, case=CASE, member=member, conflict=conflict, grounds=(), detail=detail, on=DAY
        )
        self.went_on(facts, cause=TallyCause.RECUSAL if conflict else None)

    @rule(judge=ANYBODY, cents=CENTS)
    def seals(self, judge: UUID, cents: int) -> None:
        sheet = self.states().get(judge)
        for fact in self.tried(
            seal, self.panel, sheet, id=PANEL_ID, case=CASE, judge=judge, problems=(), text=TEXT, on=DAY
        ):
            assert judge in self.panel.readers(CASE)
            self.sheet_went_on(judge, fact)
            self.paper[judge] = cents

    @initialize(answered=st.sampled_from([7, 7, 6, 4, 0]))
    def some_have_declared(self, answered: int) -> None:
        for member in PEOPLE[:answered]:
            self.declares(member, conflict=False)

    @rule(cents=CENTS)
    def everybody_who_can_seals(self, cents: int) -> None:
        for number, judge in enumerate(sorted(self.panel.readers(CASE))):
            self.seals(judge, cents + number)

    @precondition(lambda self: self.sheets)
    @rule(judge=ANYBODY)
    def reopens(self, judge: UUID) -> None:
        if judge in self.sheets:
            for fact in self.tried(reopen, self.panel, self.sheets[judge].sheet, case=CASE, on=DAY):
                self.sheet_went_on(judge, fact)

    @precondition(lambda self: len(self.case.recusals) < MANY)
    @rule(member=ANYBODY)
    def is_recused(self, member: UUID) -> None:
        grounds = (Ground.ADVISED,)
        facts = self.tried(
            recuse,
            self.panel,
            case=CASE,
            member=member,
            cause=RecusalCause.EXCLUDED,
            grounds=grounds,
            reasons=TEXT,
            on=DAY,
        )
        self.went_on(facts, cause=TallyCause.RECUSAL)

    @precondition(lambda self: len(self.case.recusals) < MANY)
    @rule(member=ANYBODY, ayes=st.integers(0, 3), noes=st.integers(0, 2))
    def is_challenged(self, member: UUID, ayes: int, noes: int) -> None:
        grounds = (Ground.AGENT_OF_PARTY,)
        named: dict[str, Any] = {"case": CASE, "member": member, "reasons": TEXT, "on": DAY}
        self.went_on(self.tried(raise_challenge, self.panel, party=LEAD, grounds=grounds, **named))
        voters = [one for one in self.panel.people() if one != member and self.case.recusal(one) is None]
        votes = {"ayes": tuple(voters[:ayes]), "noes": tuple(voters[ayes : ayes + noes])}
        self.went_on(self.tried(resolve_challenge, self.panel, **votes, **named), cause=TallyCause.RECUSAL)

    @rule(member=ANYBODY, successor=st.sampled_from(SUCCESSORS))
    def is_replaced(self, member: UUID, successor: UUID) -> None:
        self.went_on(self.tried(replace_member, self.panel, member=member, by=seat(successor), reasons=TEXT, on=DAY))

    @precondition(lambda self: len(self.panel.members) > MANY)
    @rule(member=ANYBODY)
    def is_dismissed(self, member: UUID) -> None:
        self.went_on(self.tried(dismiss_member, self.panel, member=member, reasons=TEXT, on=DAY))

    @precondition(lambda self: len(self.sheets) >= MANY)
    @rule()
    def scoring_is_closed(self) -> None:
        chair = self.panel.presiding(CASE, on=DAY)
        for fact in self.tried(
            close_scoring, self.panel, case=CASE, chair=chair, sheets=self.states(), reasons=TEXT, on=DAY
        ):
            assert chair not in self.sheets
            assert not {judge for judge, one in self.states().items() if one.status is SheetStatus.SEALED} & set(
                fact.missing
            )
            self.went_on((fact,))

    @precondition(lambda self: self.sheets)
    @rule()
    def sheets_are_revealed(self) -> None:
        missing = outstanding(self.panel, CASE, self.states())
        for fact in self.tried(reveal, self.panel, case=CASE, sheets=self.states(), on=DAY):
            waited_for = {*self.panel.people()} - {one.member for one in self.case.recusals}
            assert waited_for == {*fact.judges} or self.case.closed
            assert 2 * len(fact.judges) > len(self.panel.members)
            self.sealed_at_reveal = {judge: self.paper[judge] for judge in fact.judges}
            for judge in fact.judges:
                assert self.sheets[judge].sheet.status is SheetStatus.SEALED
                self.sheet_went_on(judge, opened(marks(self.paper[judge]), DAY))
            self.went_on((fact,))
            self.tally(TallyCause.REVEALED, missing)

    @precondition(lambda self: self.sheets and not self.case.revealed)
    @rule(cents=CENTS)
    def the_last_sheets_come_and_all_are_revealed(self, cents: int) -> None:
        for judge in outstanding(self.panel, CASE, self.states()):
            self.declares(judge, conflict=False)
            self.seals(judge, cents)
        self.sheets_are_revealed()

    @rule(judge=ANYBODY, cents=CENTS)
    def corrects(self, judge: UUID, cents: int) -> None:
        if judge not in self.sheets:
            return
        for fact in self.tried(
            correct,
            self.panel,
            self.sheets[judge].sheet,
            case=CASE,
            marks=marks(cents),
            problems=(),
            reasons=TEXT,
            on=DAY,
        ):
            self.sheet_went_on(judge, fact)
            self.sealed_at_reveal[judge] = cents
            self.tally(TallyCause.CORRECTION, self.tallies[-1].missing)

    @invariant()
    def before_the_reveal_no_sheet_tells_its_marks(self) -> None:
        if not self.case.revealed:
            assert not self.tallies
            assert all(one.marks == () for one in self.states().values())

    @invariant()
    def whoever_is_recused_does_not_read_the_case_and_is_not_counted(self) -> None:
        out = {one.member for one in self.case.recusals}
        assert not self.panel.readers(CASE) & out
        assert len(self.case.recusals) == len(out)
        if self.tallies:
            last = self.tallies[-1]
            assert not {one.judge for one in last.used} & out
            assert not set(last.tally.counted) & out
            assert not set(last.missing) & out

    @invariant()
    def only_what_was_sealed_is_counted_and_all_of_it(self) -> None:
        if self.tallies:
            last = self.tallies[-1]
            out = {one.member for one in self.case.recusals}
            assert {one.judge for one in last.used} == self.sealed_at_reveal.keys() - out

    @invariant()
    def the_score_is_the_mean_of_what_counts_and_there_is_none_without_a_quorum(self) -> None:
        if not self.tallies:
            return
        last = self.tallies[-1]
        assert last.quorate == (2 * last.valid > self.case.enrolled)
        assert last.valid == len(last.used)
        if not last.quorate:
            assert (last.tally.score, last.tally.passed, last.tally.counted) == (None, None, ())
            return
        scores = sorted(self.score(one.judge) for one in last.used)
        kept = scores[1:-1] if len(scores) >= TERMS.plan.trim_from else scores
        assert last.tally.score is not None
        assert abs(last.tally.score - sum(kept, Decimal(0)) / len(kept)) <= Decimal("0.005")

    def score(self, judge: UUID) -> Decimal:
        """The same points on a criterion of 60 and one of 40, each weighing half."""
        points = Decimal(self.sealed_at_reveal[judge]) / 100
        return 50 * points / 60 + 50 * points / 40


PanelAtWork.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)
TestPanelAtWork = pytest.mark.slow(PanelAtWork.TestCase)
