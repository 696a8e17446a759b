"""Seeding records the whole demonstration once, however often it is interrupted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest

from adapters.clocks import ScriptedClock
from adapters.log import PostgresLog
from adapters.postgres import Database
from application import opening
from application.demonstration import (
    SEED_BEGINS,
    demonstration_cases,
    demonstration_steps,
    is_seeded,
    seed,
)
from application.demonstration.setting import before_the_cases
from application.demonstration.steps import Request
from application.office import OFFICE_ID
from application.ports import Change, Loaded, Once, Receipt
from application.record import By, Recorded
from domain.access.facts import SubmissionRefused
from domain.applications import APPLICATION
from domain.facts import Refused
from domain.office.facts import OfficeKind, OfficeOpened
from domain.purchases import PURCHASE
from domain.rules.vocabulary import Word
from domain.streams import Stream
from domain.subjects import NUMBER_SLOT
from domain.values import seoul_day
from tests.application.demonstration.conftest import PRESENT, Demonstration
from tests.offices import TestOffice, an_office

S = TypeVar("S")
pytestmark = pytest.mark.slow


class Killed(BaseException):
    """The process ends here; nothing may catch it."""


@dataclass
class DyingLog:
    """A log whose process is killed at its n-th append: before it reached the database, or before the answer came back.

    It also is killed right after the attempt to submit too late, which is recorded under no idempotency key.
    """

    log: PostgresLog
    appends_left: int
    answer_lost: bool

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        return self.log.load(stream, id)

    def append(self, *changes: Change, by: By, once: Once | None = None) -> Receipt:
        self.appends_left -= 1
        if self.appends_left <= 0 and not self.answer_lost:
            raise Killed
        receipt = self.log.append(*changes, by=by, once=once)
        attempted = any(isinstance(fact, SubmissionRefused) for change in changes for fact in change.facts)
        if self.appends_left <= 0 or attempted:
            raise Killed
        return receipt

    def receipt(self, once: Once) -> Receipt | None:
        return self.log.receipt(once)

    def begun(self, name: Word) -> Sequence[UUID]:
        return self.log.begun(name)

    def head(self) -> int:
        return self.log.head()

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        return self.log.read(after, limit)

    def history(self, id: UUID) -> Sequence[Recorded]:
        return self.log.history(id)


def go_on(at: TestOffice) -> int:
    """Seed what is left, and answer how many steps that were."""
    return seed(at.office, at.clock, present=PRESENT, catch_up=at.catch_up, progress=lambda *_: None).steps


def story(facts: Sequence[Recorded]) -> list[tuple[str, int, UUID | None]]:
    """The facts without what differs between two offices: slots of business numbers and purchases hang on the office's key."""
    keyed = (*NUMBER_SLOT.facts, *PURCHASE.facts)
    return [(one.fact.name, one.version, None if type(one.fact) in keyed else one.stream) for one in facts]


def test_the_first_fact_says_that_this_is_a_demonstration(demonstration: Demonstration) -> None:
    first = demonstration.facts[0].fact
    assert isinstance(first, OfficeOpened)
    assert first.kind is OfficeKind.DEMONSTRATION
    assert first.origin == "sangsaeng.example/demonstration"


def test_the_clock_walks_from_the_spring_of_2021_to_the_present(demonstration: Demonstration) -> None:
    instants = [one.envelope.at for one in demonstration.facts]
    assert instants == sorted(instants)
    assert instants[0] == SEED_BEGINS
    assert instants[-1] == PRESENT
    years = {seoul_day(instant).year for instant in instants}
    assert years == set(range(2021, 2027))


def test_progress_is_told_step_by_step(demonstration: Demonstration) -> None:
    total = len(demonstration_steps())
    assert [done for done, _, _ in demonstration.told] == list(range(1, total + 1))
    assert {of for _, of, _ in demonstration.told} == {total}
    assert demonstration.seeded.steps == total


def test_every_step_has_a_name_of_its_own() -> None:
    names = [step.name for step in demonstration_steps()]
    assert len(set(names)) == len(names)


def test_seeding_again_adds_nothing(demonstration: Demonstration) -> None:
    at = demonstration.at
    head = at.log.head()
    assert is_seeded(at.log)
    assert go_on(at) == 0
    assert at.log.head() == head


def test_killed_anywhere_it_goes_on_to_the_same_story(
    demonstration: Demonstration, database: Database, tmp_path: Path
) -> None:
    rng = Random(20210319)
    for _ in range(3):
        with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
            dying = DyingLog(at.log, appends_left=rng.randrange(1, 400), answer_lost=rng.random() < 0.5)
            with pytest.raises(Killed):
                go_on(replace(at, office=replace(at.office, log=dying)))
            assert not is_seeded(at.log)
    with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
        endless = 10**6
        with pytest.raises(Killed):
            go_on(replace(at, office=replace(at.office, log=DyingLog(at.log, endless, answer_lost=True))))
    for _ in range(3):
        with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
            dying = DyingLog(at.log, appends_left=rng.randrange(300, 600), answer_lost=rng.random() < 0.5)
            with pytest.raises(Killed):
                go_on(replace(at, office=replace(at.office, log=dying)))
            assert not is_seeded(at.log)
    with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
        go_on(at)
        assert is_seeded(at.log)
        assert story(at.log.read(0, 100_000)) == story(demonstration.facts)


def test_a_log_of_something_else_is_refused(database: Database, tmp_path: Path) -> None:
    with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
        opening.open_office(
            at.office, kind=OfficeKind.PRODUCTION, origin="office.example/log", by=opening.by_machine(OFFICE_ID)
        )
        with pytest.raises(Refused, match="log-not-empty"):
            go_on(at)
        assert at.log.head() == 1


def test_a_log_that_was_never_opened_but_holds_facts_is_refused(database: Database, tmp_path: Path) -> None:
    first = next(before_the_cases())
    with an_office(database, tmp_path, ScriptedClock(SEED_BEGINS)) as at:
        first.ask(at.office, Request(name=first.name))
        with pytest.raises(Refused, match="log-not-empty"):
            go_on(at)


def test_every_case_is_on_the_log(demonstration: Demonstration) -> None:
    states = [demonstration.at.log.load(APPLICATION, case.id).state for case in demonstration_cases()]
    assert all(states)
    assert len(states) == demonstration.seeded.cases
