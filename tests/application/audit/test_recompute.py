"""Recomputing a whole round: it reproduces, every output that is altered is named, and altered inputs show as outputs that differ."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

import pytest

from adapters.rules.manifest import manifest
from application.audit.following import follow
from application.audit.recompute import (
    DERIVATIONS,
    PINNED,
    Only,
    Report,
    Share,
    Shared,
    recompute,
    recompute_share,
    together,
)
from application.audit.world import Opens, World, unopened
from application.office import tally_of
from application.record import Recorded
from domain.applications import facts as applications
from domain.applications.outcomes import ReasonCode
from domain.calls import facts as calls
from domain.calls.facts import RuleFile
from domain.catalogue import FACTS
from domain.facts import Fact
from domain.holidays.facts import Seeded, YearOfHolidays
from domain.meetings import facts as meetings
from domain.meetings.facts import Choice, VoteCast
from domain.notices.facts import Arrived
from domain.panels.facts import MemberDismissed, Recused
from domain.rules.books import BOOKS
from domain.rules.vocabulary import FirmSize, Stage
from domain.sheets.facts import Revealed, Sealed
from domain.subjects.facts import Registered
from domain.tallies.facts import Computed
from domain.values import Sealed as SealedText
from tests.application.audit.altering import altered, indexes, leaves, path, with_fact
from tests.application.audit.conftest import Played

pytestmark = pytest.mark.slow

INPUTS: dict[str, set[str]] = {
    "application.submitted": {"arrived", "task.same_target_elsewhere", "task.leads_with_another_partner"},
    "receipt.given": {"application"},
    "application.supplement_provided": {"on"},
    "application.found_eligible": {
        "overrides",
        "reasons",
        "on",
        "task.same_target_elsewhere",
        "task.leads_with_another_partner",
    },
    "panel.challenge_resolved": {"case", "member", "ayes", "noes", "reasons", "on"},
    "panel.scoring_closed": {"case", "reasons", "on"},
    "panel.sheets_revealed": {"case", "on"},
    "sheet.revealed": {"on"},
    "tally.computed": {"on"},
    "application.stage_passed": {"panel", "on"},
    "meeting.opened": {"panel", "present", "on"},
    "meeting.resolved": {"case", "reasons", "on"},
    "application.selected": {"meeting", "clause", "text", "differs", "on"},
    "application.rejected": {"meeting", "reasons", "clause", "text", "differs", "on"},
    "selection.listed": {"call", "track", "on"},
    "notice.issued": {"application", "recipient", "text", "remedies.text", "on"},
    "notice.arrived": {"arrived"},
    "certification.issued": {"application", "product", "holder", "added", "valid", "assumed"},
}
"""What a person said in each of these facts, or whom it is about; all the rest of them was computed."""
INPUTS["application.found_ineligible"] = INPUTS["application.found_eligible"]
INPUTS["application.stage_failed"] = INPUTS["application.stage_passed"]


source_of = cache(manifest)
"""The files of a rule version, read once: they do not change while these tests run."""


def checked(history: Sequence[Recorded], only: Only | None = None, *, opens: Opens = unopened) -> Report:
    return recompute(history, manifest=source_of, only=only or Only(), opens=opens)


def is_input(name: str, at: str) -> bool:
    return any(at == one or at.startswith((f"{one}.", f"{one}[")) for one in INPUTS[name])


def first_of_each(history: Sequence[Recorded]) -> dict[str, int]:
    """Where each kind of derived fact stands; of the tallies the last, which has recused and corrected sheets behind it."""
    found = {kind.name: indexes(history, kind) for kind in DERIVATIONS}
    return {name: at[-1] if name == Computed.name else at[0] for name, at in found.items()}


def test_a_whole_round_reproduces(played: Played) -> None:
    report = checked(played.facts, opens=played.opens)
    assert report.differing == ()
    assert report.reproducing == len(report.items) > 40
    assert {one.name for one in report.items} == {kind.name for kind in DERIVATIONS}


@pytest.mark.parametrize("processes", [2, 3])
def test_shares_that_reproduce_are_together_the_whole(processes: int, played: Played) -> None:
    whole = checked(played.facts, opens=played.opens)
    of_each = shares(played.facts, processes, opens=played.opens)
    assert sum(len(one.items) for one in of_each) == len(whole.items)
    assert together(of_each) == whole


def test_a_share_takes_each_thing_once_and_what_is_about_nothing_too() -> None:
    cases = [(None, UUID(int=number)) for number in range(7)]
    for call, case in [*cases, (UUID(int=4), None), (UUID(int=4), UUID(int=9)), (None, None)]:
        assert sum(Share(number=number, of=3).takes(call, case) for number in range(3)) == 1
    assert [Share(number=1, of=2).takes(None, case) for _, case in cases] == [False, True] * 3 + [False]


def test_shares_of_one_case_are_together_what_is_asked_for(played: Played) -> None:
    case = next(one.case for one in checked(played.facts, opens=played.opens).items if one.case)
    only = Only(case=case)
    of_each = shares(played.facts, 2, only=only, opens=played.opens)
    assert together(of_each) == checked(played.facts, only, opens=played.opens)


def test_where_one_share_does_not_reproduce_only_the_whole_tells_what_differs(played: Played) -> None:
    at = indexes(played.facts, Computed)[0]
    output = next(steps for steps in leaves(played.facts[at].fact) if not is_input(Computed.name, path(steps)))
    history = with_fact(played.facts, at, altered(played.facts[at].fact, output))
    of_each = shares(history, 2, opens=played.opens)
    assert any(not one.reproduces for one in of_each)
    assert together(of_each) is None
    elsewhere = shares(history, 2, only=Only(case=UUID(int=1)), opens=played.opens)
    assert together(elsewhere) is None


def shares(
    history: Sequence[Recorded], processes: int, *, only: Only | None = None, opens: Opens = unopened
) -> tuple[Shared, ...]:
    numbers = [Share(number=number, of=processes) for number in range(processes)]
    return tuple(recompute_share(history, one, manifest=source_of, only=only or Only(), opens=opens) for one in numbers)


def test_every_fact_with_something_computed_in_it_is_in_this_tests_table() -> None:
    assert INPUTS.keys() == {kind.name for kind in DERIVATIONS}
    assert set(DERIVATIONS) <= set(FACTS.values())
    assert set(DERIVATIONS) >= PINNED


def test_whatever_names_a_rule_version_is_derived_anew() -> None:
    names_rules = {kind for kind in FACTS.values() if "rules" in kind.__dataclass_fields__}  # type: ignore[attr-defined]
    assert names_rules == PINNED


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_each_output_that_is_altered_is_named(name: str, played: Played) -> None:
    at = first_of_each(played.facts)[name]
    history, fact = played.facts[: at + 1], played.facts[at].fact
    outputs = [steps for steps in leaves(fact) if not is_input(name, path(steps))]
    assert outputs
    for steps in outputs:
        report = checked(with_fact(history, at, altered(fact, steps)), opens=played.opens)
        named = {(one.position, difference.path) for one in report.differing for difference in one.differences}
        whole = path(steps) if path(steps) in {p for _, p in named} else f"{path(steps)}[0]"
        assert (history[at].position, whole) in named, path(steps)


def test_an_output_that_is_altered_makes_only_its_own_fact_fail(played: Played) -> None:
    for kind in (Computed, applications.Submitted, meetings.Resolved, Arrived):
        at = indexes(played.facts, kind)[0]
        fact = played.facts[at].fact
        output = next(steps for steps in reversed(list(leaves(fact))) if not is_input(kind.name, path(steps)))
        report = checked(with_fact(played.facts, at, altered(fact, output)))
        assert [one.position for one in report.differing] == [played.facts[at].position]


@pytest.mark.parametrize("name", ["application.submitted", "tally.computed", "selection.listed"])
def test_an_element_that_is_dropped_or_added_is_named(name: str, played: Played) -> None:
    at = first_of_each(played.facts)[name]
    fact: Any = played.facts[at].fact
    values = {one.name: getattr(fact, one.name) for one in fields(fact)}
    tuples = {one: value for one, value in values.items() if value and isinstance(value, tuple)}
    assert tuples
    for field, value in tuples.items():
        for other in (value[:-1], (*value, value[-1])):
            report = checked(with_fact(played.facts, at, changed(fact, **{field: other})))
            assert any(one.path.startswith(f"{field}[") for item in report.differing for one in item.differences)


def swapped(history: Sequence[Recorded], kind: type[Fact], nth: int = 0, **fields: object) -> list[Recorded]:
    """The log with other inputs in the n-th fact of a kind."""
    at = indexes(history, kind)[nth]
    return with_fact(history, at, changed(history[at].fact, **fields))


def changed(fact: Any, **fields: object) -> Fact:  # noqa: ANN401  (facts are dataclasses, which no type says)
    other: Fact = replace(fact, **fields)
    return other


def without(history: Sequence[Recorded], kind: type[Fact]) -> list[Recorded]:
    at = indexes(history, kind)[0]
    return [*history[:at], *history[at + 1 :]]


def inputs_altered(history: Sequence[Recorded]) -> Iterator[tuple[str, Sequence[Recorded], str, str]]:
    """What was altered, the log then, and the fact and field that must be said to differ."""
    mark = history[indexes(history, Revealed)[0]].fact
    assert isinstance(mark, Revealed)
    marks = (replace(mark.marks[0], points=Decimal("49.75")), *mark.marks[1:])
    yield "a mark", swapped(history, Revealed, marks=marks), "tally.computed", "tally.mean"
    yield "a recusal left out", without(history, Recused), "tally.computed", "valid"
    yield "a vote", swapped(history, VoteCast, choice=Choice.NO), "meeting.resolved", "ayes"
    yield "a vote left out", without(history, VoteCast), "meeting.resolved", "ayes"
    firm = history[firms(history)[0]].fact
    assert isinstance(firm, Registered)
    assert firm.profile
    large = replace(firm, profile=replace(firm.profile, size=FirmSize.NON_SME))
    yield (
        "a firm's size",
        with_fact(history, firms(history)[0], large),
        "application.submitted",
        "task.leads[0].profile.size",
    )
    yield "a paper left out", without(history, applications.PaperAttached), "application.submitted", "missing[0]"
    terms = history[indexes(history, calls.Amended)[0]].fact
    assert isinstance(terms, calls.Amended)
    marks_raised = tuple(replace(one, points=Decimal("76.00")) for one in terms.terms.plan.pass_marks)
    plan = replace(terms.terms.plan, pass_marks=marks_raised)
    raised = swapped(history, calls.Amended, terms=replace(terms.terms, plan=plan))
    yield "a pass mark", raised, "tally.computed", "tally.passed"
    yield "a pass mark, and who passed", raised, "application.stage_passed", "name"
    yield (
        "trimming",
        swapped(history, calls.Amended, terms=replace(terms.terms, plan=replace(terms.terms.plan, trim_from=9))),
        "tally.computed",
        "tally.dropped_highest",
    )
    holidays = (YearOfHolidays(year=2021, days=(date(2021, 10, 19),)), YearOfHolidays(year=2022, days=()))
    yield "a holiday", swapped(history, Seeded, years=holidays), "notice.arrived", "due.object_by"
    yield "a submission left out", without(history, applications.Submitted), "application.submitted", "receipt"


def firms(history: Sequence[Recorded]) -> list[int]:
    return [index for index in indexes(history, Registered) if getattr(history[index].fact, "profile", None)]


def test_each_input_that_is_altered_shows_as_an_output_that_differs(played: Played) -> None:
    for what, history, name, field in inputs_altered(played.facts):
        found = {(one.name, each.path) for one in checked(history).differing for each in one.differences}
        assert (name, field) in found, what


def forged(history: Sequence[Recorded]) -> Sequence[Recorded]:
    """The log with a mark of an opened sheet altered, and everything that was computed from it made to fit."""
    mark = history[indexes(history, Revealed)[0]].fact
    assert isinstance(mark, Revealed)
    marks = (replace(mark.marks[0], points=Decimal("49.75")), *mark.marks[1:])
    world, fitting = World(), list[Recorded]()
    for one in swapped(history, Revealed, marks=marks):
        derive = DERIVATIONS.get(type(one.fact))
        fact = derive(world, BOOKS, one, one.fact).fact if derive else one.fact
        fitting.append(replace(one, envelope=replace(one.envelope, fact=fact)))
        follow(world, fitting[-1])
    return fitting


def test_a_mark_that_is_not_the_one_that_was_sealed_is_found_where_the_key_is(played: Played) -> None:
    history = forged(played.facts)
    assert checked(history).differing == ()
    [found, *_] = checked(history, opens=played.opens).differing
    assert found.position == played.facts[indexes(played.facts, Revealed)[0]].position
    assert [one.path for one in found.differences] == ["marks[0].points"]


def test_a_sealed_text_that_was_altered_is_found(played: Played) -> None:
    at = indexes(played.facts, Sealed)[0]
    stream = played.facts[at].stream
    sealed = played.facts[at].fact
    assert isinstance(sealed, Sealed)
    other = next(one.fact for one in played.facts[at + 1 :] if isinstance(one.fact, Sealed))
    assert isinstance(other, Sealed)
    for text in (replace(sealed.sheet, c=other.sheet.c), replace(sealed.sheet, x=other.sheet.x)):
        report = checked(with_fact(played.facts, at, changed(sealed, sheet=text)), opens=played.opens)
        assert [(one.name, one.stream) for one in report.differing] == [("sheet.revealed", stream)]


def test_where_the_key_was_destroyed_the_marks_told_at_the_reveal_are_all_there_is(played: Played) -> None:
    assert checked(played.facts, opens=lambda _: None).differing == ()


def named(history: Sequence[Recorded]) -> set[tuple[str, str, str]]:
    """Fact, field and what was derived instead of it, of everything that differs."""
    return {(one.name, each.path, each.derived) for one in checked(history).differing for each in one.differences}


def test_a_stage_result_that_names_a_superseded_tally_is_found(played: Played) -> None:
    """Two tallies of the face-to-face stage come before a result that names the first."""
    passed = indexes(played.facts, applications.StagePassed)[0]
    fact = played.facts[passed].fact
    assert isinstance(fact, applications.StagePassed)
    panel = played.facts[passed].stream
    stream = tally_of(fact.panel, panel)
    tally = next(one for one in played.facts if one.stream == stream and one.version == fact.tally)
    again = replace(tally, position=tally.position + 1, version=tally.version + 1)
    history = [*played.facts[:passed], again, *played.facts[passed:]]
    assert ("application.stage_passed", "tally", str(again.version)) in named(history)


def test_a_meeting_that_opened_without_a_quorum_is_found(played: Played) -> None:
    opened = played.facts[indexes(played.facts, meetings.Opened)[0]].fact
    assert isinstance(opened, meetings.Opened)
    assert opened.needed == 4
    for present in (opened.present[:3], opened.present[:1] * 4):
        history = swapped(played.facts, meetings.Opened, present=present)
        assert ("meeting.opened", "present", "no-quorum") in named(history)
    four = swapped(played.facts, meetings.Opened, present=opened.present[:4])
    assert "meeting.opened" not in {name for name, *_ in named(four)}


def test_a_meeting_of_members_whose_terms_were_over_is_found(played: Played) -> None:
    later = swapped(played.facts, meetings.Opened, on=date(2099, 1, 1))
    assert ("meeting.opened", "present", "no-quorum") in named(later)


def test_a_resolution_without_a_quorum_is_found(played: Played) -> None:
    """Two more members recused before it, its figures made to fit: three are left of seven."""
    at = indexes(played.facts, meetings.Resolved)[0]
    resolved = played.facts[at]
    assert isinstance(resolved.fact, meetings.Resolved)
    panel = played.round.panels[Stage.DELIBERATION].panel
    recused = [one for one in played.facts if isinstance(one.fact, Recused)]
    leaving, staying = resolved.fact.present[:2], resolved.fact.present[2:]
    more = [
        replace(
            resolved,
            stream=panel,
            envelope=replace(resolved.envelope, fact=changed(recused[0].fact, case=resolved.fact.case, member=one)),
        )
        for one in leaving
    ]
    history = [*played.facts[:at], *more, *played.facts[at:]]
    derived = checked(history[: at + 3]).differing[-1]
    figures = {one.path: one.derived for one in derived.differences}
    fitting = changed(
        resolved.fact,
        present=staying,
        needed=int(figures["needed"]),
        ayes=int(figures.get("ayes", resolved.fact.ayes)),
        noes=int(figures.get("noes", resolved.fact.noes)),
        abstentions=int(figures.get("abstentions", resolved.fact.abstentions)),
        carried=figures.get("carried", str(resolved.fact.carried)) == "True",
    )
    (only,) = checked(with_fact(history, at + 2, fitting)[: at + 3]).differing
    assert [(one.path, one.derived) for one in only.differences] == [("present", "no-quorum")]


def test_a_decision_without_reasons_or_ground_is_found(played: Played) -> None:
    none = swapped(played.facts, applications.Rejected, reasons=())
    assert ("application.rejected", "reasons", "no-reasons") in named(none)
    alone = swapped(played.facts, applications.Selected, meeting=None)
    assert ("application.selected", "meeting", "not-resolved") in named(alone)
    elsewhere = swapped(played.facts, applications.Selected, meeting=UUID(int=1))
    assert ("application.selected", "meeting", "not-resolved") in named(elsewhere)


def test_a_decision_that_differs_from_a_carried_resolution_without_saying_why_is_found(played: Played) -> None:
    at = indexes(played.facts, applications.Selected)[0]
    selected = played.facts[at].fact
    assert isinstance(selected, applications.Selected)
    rejected = applications.Rejected(
        meeting=selected.meeting,
        reasons=(ReasonCode.COMMITTEE_RESOLUTION,),
        clause=selected.clause,
        text=selected.text,
        differs=None,
        rules=selected.rules,
        on=selected.on,
    )
    history = with_fact(played.facts, at, rejected)[: at + 1]
    assert named(history) == {("application.rejected", "differs", "differs-without-reasons")}
    assert named(with_fact(history, at, replace(rejected, differs=sealed(played)))) == set()
    assert ("application.rejected", "meeting", "not-resolved") in named(
        with_fact(history, at, replace(rejected, meeting=None))
    )


def test_what_rests_on_something_that_is_not_on_record_says_so(played: Played) -> None:
    for kind, name, what in (
        (calls.Announced, "application.submitted", "call"),
        (meetings.Opened, "meeting.resolved", "meeting"),
        (Sealed, "tally.computed", "valid"),
    ):
        found = {
            (one.name, each.path) for one in checked(without(played.facts, kind)).differing for each in one.differences
        }
        assert (name, what) in found


def test_a_member_who_had_left_is_not_among_those_enrolled(played: Played) -> None:
    panel = played.round.panels[Stage.DELIBERATION]
    at = indexes(played.facts, meetings.Opened)[0]
    opened = played.facts[at]
    gone = MemberDismissed(member=panel.people[6], reasons=sealed(played), on=date(2021, 4, 2))
    left = replace(opened, stream=panel.panel, envelope=replace(opened.envelope, fact=gone))
    report = checked([*played.facts[:at], left, *played.facts[at:]])
    found = {(one.name, each.path, each.derived) for one in report.differing for each in one.differences}
    assert ("meeting.opened", "enrolled[6]", "nothing") in {(name, at, derived) for name, at, derived in found}


def sealed(played: Played) -> SealedText:
    return next(one.fact.reasons for one in played.facts if isinstance(one.fact, Recused) and one.fact.reasons)


def test_one_case_alone_is_what_is_asked_for(played: Played) -> None:
    report = checked(played.facts, Only(case=played.round.rejected))
    assert {one.case for one in report.items} == {played.round.rejected}
    assert report.differing == ()
    assert "notice.arrived" in {one.name for one in report.items}


def test_one_call_alone_is_what_is_asked_for(played: Played) -> None:
    report = checked(played.facts, Only(call=played.round.scene.call))
    assert len(report.items) == len(checked(played.facts).items)
    assert checked(played.facts, Only(call=UUID(int=1))).items == ()


def test_a_source_that_is_not_what_the_call_bound_itself_to_makes_every_decision_under_it_fail(played: Played) -> None:
    def edited(version: str) -> tuple[RuleFile, ...]:
        first, *others = manifest(version)
        return (replace(first, sha256="0" * 64), *others)

    report = recompute(played.facts, manifest=edited)
    pinned = {name for (name, _), kind in FACTS.items() if kind in PINNED}
    assert {one.position for one in report.differing} == {one.position for one in report.items if one.name in pinned}
    path_named = f"rules.manifest[{manifest('v2021_1')[0].path}]"
    assert {each.path for one in report.differing for each in one.differences} == {path_named}
