"""Scores derived anew: whose sheets open and count, what they come to under the plan then in force, and the order of the list."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from application.audit.derived import Books, Derived, book_of
from application.audit.deriving_cases import receipt_of
from application.audit.following import absent, openable
from application.audit.world import PanelNow, ScoringNow, World, on_record
from application.record import Recorded
from application.sheet_text import parsed
from domain.applications.facts import StageFailed, StagePassed
from domain.panels.facts import ChallengeResolved, ScoringClosed, SheetsRevealed
from domain.rules.vocabulary import Candidate, ScoreSheet, Stage, Tally
from domain.selections.facts import Listed
from domain.sheets.facts import Revealed
from domain.tallies.facts import Computed, SheetUsed, SheetVoid


def challenge_resolved(_: World, __: Books, ___: Recorded, fact: ChallengeResolved) -> Derived:
    """Upheld by more than half of those voting."""
    return Derived(fact=replace(fact, upheld=len(fact.ayes) > len(fact.noes)))


def scoring_closed(world: World, _: Books, recorded: Recorded, fact: ScoringClosed) -> Derived:
    """Whose sheets were missing when the scoring was closed."""
    panel, scoring = _before(world, recorded.stream, fact.case)
    return Derived(fact=replace(fact, missing=absent(panel, scoring)))


def sheets_revealed(world: World, _: Books, recorded: Recorded, fact: SheetsRevealed) -> Derived:
    """Whose sheets were opened."""
    panel, scoring = _before(world, recorded.stream, fact.case)
    return Derived(fact=replace(fact, judges=openable(panel, scoring)))


def sheet_revealed(world: World, _: Books, recorded: Recorded, fact: Revealed) -> Derived:
    """The marks as they were sealed, where somebody can open them; as they were told, where the key is gone.

    Raises `ValueError` for a sealed text that was altered or says no marks.
    """
    scoring, judge = on_record(world.sheet_of, recorded.stream, "sheet")
    sealed = scoring.sheets[judge].text
    text = world.opens(sealed) if sealed else None
    if text is None:
        return Derived(fact=fact)
    try:
        return Derived(fact=replace(fact, marks=parsed(text)))
    except (LookupError, TypeError, AttributeError, ArithmeticError):
        raise ValueError("what was sealed says no marks") from None


def computed(world: World, books: Books, recorded: Recorded, fact: Computed) -> Derived:
    """The whole tally, from the opened sheets of those who were not recused up to here; its stream says of which case."""
    scoring = on_record(world.scoring_of, recorded.stream, "case on a panel")
    panel = world.panel(scoring.panel)
    terms = world.call(panel.call).terms
    counting = scoring.counting()
    needed = scoring.enrolled // 2 + 1
    quorate = len(counting) >= needed
    sheets = tuple(ScoreSheet(judge=one.judge, marks=one.marks) for one in counting) if quorate else ()
    derived = replace(
        fact,
        panel=scoring.panel,
        case=scoring.case,
        stage=panel.stage,
        cause=scoring.touched or fact.cause,
        used=tuple(SheetUsed(judge=one.judge, version=one.version) for one in counting),
        void=_void(scoring),
        missing=tuple(one for one in scoring.absent if one not in scoring.recused),
        valid=len(counting),
        needed=needed,
        quorate=quorate,
        tally=book_of(books, terms.rules.version).scoring.tally(terms.plan, panel.stage, sheets),
        rules=terms.rules,
    )
    return Derived(fact=derived)


def stage_result(world: World, _: Books, recorded: Recorded, fact: StagePassed | StageFailed) -> Derived:
    """Passed or not, as the last tally before it says, which it names: one without a pass mark is passed."""
    panel = world.panel(fact.panel)
    scoring = on_record(panel.cases, recorded.stream, "case on a panel")
    last = max(scoring.tallies, default=fact.tally)
    tally = on_record(scoring.tallies, last, "tally")
    kind = StageFailed if tally.passed is False else StagePassed
    return Derived(fact=replace(fact, stage=panel.stage, tally=last), name=kind.name)


def listed(world: World, books: Books, _: Recorded, fact: Listed) -> Derived:
    """The order of the tasks that have a final score, by the tallies derived here, and what a limit does to it."""
    terms = world.call(fact.call).terms
    scoring = book_of(books, terms.rules.version).scoring
    standings = scoring.rank(terms.plan, tuple(candidates(world, books, fact)))
    lines = scoring.within_limit(terms.plan, standings)
    return Derived(fact=replace(fact, standings=standings, limit=terms.plan.limit, lines=lines, rules=terms.rules))


def candidates(world: World, books: Books, fact: Listed) -> Iterator[Candidate]:
    """Every eligible task of a call and track that was not withdrawn and has a final score, by id."""
    terms = world.call(fact.call).terms
    scoring = book_of(books, terms.rules.version).scoring
    of_track = (
        (id, one) for id, one in sorted(world.cases.items()) if (one.call, one.track) == (fact.call, fact.track)
    )
    for id, case in of_track:
        if case.eligible and not case.ended and case.number is not None:
            final = scoring.final(terms.plan, tuple(latest_tallies(world, id)))
            if final is not None:
                yield Candidate(
                    application=id,
                    track=case.track,
                    receipt=receipt_of(world, case, case.number),
                    products=len(case.form.items),
                    final=final,
                )


def latest_tallies(world: World, case: UUID) -> Iterator[Tally]:
    """The last tally of each stage: where it was scored by several panels the one that has a score, as no two do."""
    latest: dict[Stage, Tally] = {}
    for panel, scoring in world.scorings(case):
        last = scoring.tallies[max(scoring.tallies)] if scoring.tallies else None
        if last and (panel.stage not in latest or last.score is not None):
            latest[panel.stage] = last
    yield from latest.values()


def _void(scoring: ScoringNow) -> tuple[SheetVoid, ...]:
    return tuple(
        SheetVoid(judge=judge, cause=scoring.recused[judge])
        for judge, sheet in sorted(scoring.sheets.items())
        if judge in scoring.recused and sheet.sealed
    )


def _before(world: World, panel: UUID, case: UUID) -> tuple[PanelNow, ScoringNow]:
    now = world.panel(panel)
    return now, on_record(now.cases, case, "case on a panel")
