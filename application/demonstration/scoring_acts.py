"""What is done on a panel: convened, cases put before it, conflicts declared, sheets sealed and opened."""

from decimal import Decimal
from random import Random
from uuid import UUID

from application import convening, scoring
from application.actions import Action
from application.demonstration import seats, words
from application.demonstration.cases import CALL_2021, Case
from application.demonstration.evaluations import Evaluation, Scored
from application.demonstration.officers import agency_of, decider_of, secretary_of
from application.demonstration.people import Person
from application.demonstration.steps import Request
from application.looking import panel_thing
from application.office import Office
from application.permissions import Thing
from application.record import By
from application.rounds import assumed_plan
from application.scoring import MarkTyped
from domain.panels import PANEL
from domain.panels.facts import Ground, RecusalCause
from domain.rules.vocabulary import Dimension, Stage, Track

SEVERITY = (3, 0, -5, 2, -2, 6, -4)
"""How many percent above or below the others the judge on each seat marks."""


def convene(track: Track, stage: Stage, office: Office, request: Request) -> None:
    """Convene the panel of a track and stage."""
    responsible = Thing(agencies=frozenset({agency_of(track)}))
    convening.convene(
        office,
        call=CALL_2021,
        track=track,
        stage=stage,
        roster=seats.roster(track, stage),
        by=request.by(office, secretary_of(track), Action.CONVENE_PANEL, responsible),
        once=request.once,
    )


def dismiss(track: Track, stage: Stage, member: Person, office: Office, request: Request) -> None:
    """Dismiss a member."""
    panel = seats.panel(track, stage)
    by = by_on_panel(office, request, panel, decider_of(track), Action.DISMISS_MEMBER)
    convening.dismiss_member(office, panel, member=member.id, reasons=words.DISMISSED, by=by, once=request.once)


def replace(track: Track, stage: Stage, member: Person, successor: Person, office: Office, request: Request) -> None:
    """Give the seat of a member who resigned to another."""
    panel = seats.panel(track, stage)
    convening.replace_member(
        office,
        panel,
        member=member.id,
        successor=seats.seat(successor),
        reasons=words.RESIGNED,
        by=by_on_panel(office, request, panel, secretary_of(track), Action.REPLACE_MEMBER),
        once=request.once,
    )


def assign(case: Case, stage: Stage, office: Office, request: Request) -> None:
    """Put the case before the panel."""
    panel = seats.panel(case.track, stage)
    by = by_on_panel(office, request, panel, secretary_of(case.track), Action.ASSIGN_CASE)
    convening.assign_case(office, panel, case=case.id, by=by, once=request.once)


def declare(case: Case, stage: Stage, member: Person, conflict: bool, office: Office, request: Request) -> None:  # noqa: FBT001
    """Answer the conflict question."""
    panel = seats.panel(case.track, stage)
    convening.declare_conflict(
        office,
        panel,
        case=case.id,
        member=member.id,
        conflict=conflict,
        grounds=(Ground.ADVISED,) if conflict else (),
        detail=words.CONFLICT if conflict else None,
        by=by_on_panel(office, request, panel, member, Action.DECLARE_CONFLICT, case=case),
        once=request.once,
    )


def challenge(case: Case, stage: Stage, member: Person, office: Office, request: Request) -> None:
    """Challenge a member for the firm that filed the case."""
    by = request.by_in_case(office, case.id, case.filer.person, Action.RAISE_CHALLENGE)
    convening.raise_challenge(
        office,
        seats.panel(case.track, stage),
        case=case.id,
        member=member.id,
        party=by.acting_for or case.filer.id,
        grounds=(Ground.AGENT_OF_PARTY,),
        reasons=words.CHALLENGE,
        by=by,
        once=request.once,
    )


def uphold(case: Case, stage: Stage, member: Person, office: Office, request: Request) -> None:
    """Uphold the challenge, by all but two of the others."""
    panel = seats.panel(case.track, stage)
    others = tuple(one.id for one in seats.SEATS[stage] if one is not member)
    convening.resolve_challenge(
        office,
        panel,
        case=case.id,
        member=member.id,
        ayes=others[:-2],
        noes=others[-2:],
        reasons=words.CHALLENGE_UPHELD,
        by=by_on_panel(office, request, panel, seats.chair(stage), Action.RESOLVE_CHALLENGE, case=case, without=member),
        once=request.once,
    )


def recuse(case: Case, stage: Stage, member: Person, office: Office, request: Request) -> None:
    """Take a member out of the case from its beginning."""
    panel = seats.panel(case.track, stage)
    convening.recuse(
        office,
        panel,
        case=case.id,
        member=member.id,
        cause=RecusalCause.EXCLUDED,
        grounds=(Ground.ADVISED,),
        reasons=words.FOUND_LATE,
        by=by_on_panel(office, request, panel, seats.chair(stage), Action.RECUSE_MEMBER, case=case, about=member),
        once=request.once,
    )


def seal(
    case: Case, stage: Stage, judge: Person, marks: tuple[MarkTyped, ...], office: Office, request: Request
) -> None:
    """Seal a sheet."""
    panel = seats.panel(case.track, stage)
    by = by_on_panel(office, request, panel, judge, Action.SEAL_SHEET, case=case)
    scoring.seal_sheet(office, panel, case=case.id, judge=judge.id, marks=marks, by=by, once=request.once)


def take_back(case: Case, stage: Stage, judge: Person, office: Office, request: Request) -> None:
    """Take the own sheet back."""
    panel = seats.panel(case.track, stage)
    by = by_on_panel(office, request, panel, judge, Action.REOPEN_SHEET, case=case)
    scoring.reopen_sheet(office, panel, case=case.id, judge=judge.id, by=by, once=request.once)


def close(case: Case, stage: Stage, office: Office, request: Request) -> None:
    """Close the scoring without the sheets that are missing."""
    panel, chair = seats.panel(case.track, stage), seats.chair(stage)
    by = by_on_panel(office, request, panel, chair, Action.CLOSE_SCORING, case=case)
    scoring.close_scoring(
        office, panel, case=case.id, chair=chair.id, reasons=words.SCORING_CLOSED, by=by, once=request.once
    )


def reveal(case: Case, stage: Stage, office: Office, request: Request) -> None:
    """Open every sheet."""
    panel = seats.panel(case.track, stage)
    by = by_on_panel(office, request, panel, secretary_of(case.track), Action.REVEAL_SHEETS, case=case)
    scoring.reveal_sheets(office, panel, case=case.id, by=by, once=request.once)


def correct(
    case: Case, stage: Stage, judge: Person, marks: tuple[MarkTyped, ...], office: Office, request: Request
) -> None:
    """Correct the own revealed sheet."""
    panel = seats.panel(case.track, stage)
    scoring.correct_sheet(
        office,
        panel,
        case=case.id,
        judge=judge.id,
        marks=marks,
        reasons=words.SHEET_CORRECTED,
        by=by_on_panel(office, request, panel, judge, Action.CORRECT_SHEET, case=case),
        once=request.once,
    )


def marks_of(evaluation: Evaluation, stage: Stage, scored: Scored, seat: int, more: int = 0) -> tuple[MarkTyped, ...]:
    """What the judge on a seat gives; `more` percent than the seat's own."""
    percent = more + (scored.percents[seat] if scored.percents else _percent(evaluation, stage, scored, seat))
    return tuple(
        MarkTyped(
            criterion=one.code,
            points=(one.max_points * (percent + _leaning(evaluation, one.dimension)) / 100).quantize(Decimal("0.01")),
            justification=words.JUSTIFICATION.format(percent=percent + _leaning(evaluation, one.dimension)),
        )
        for one in assumed_plan.PLAN.rubric
        if one.stage is stage
    )


def by_on_panel(
    office: Office,
    request: Request,
    panel: UUID,
    person: Person,
    action: Action,
    *,
    case: Case | None = None,
    about: Person | None = None,
    without: Person | None = None,
) -> By:
    """The envelope of an act on a panel: `about` is whom it concerns, `without` who may not preside over it.

    Who acts on a case has just looked at it; who declares has been shown nothing of it yet.
    """
    thing = panel_thing(
        office,
        office.find(PANEL, panel).state,
        case=case.id if case else None,
        person=about.id if about else None,
        without=without.id if without else None,
    )
    shown = office.log.head() if case and action is not Action.DECLARE_CONFLICT else None
    return request.by(office, person, action, thing, seen=shown)


def _percent(evaluation: Evaluation, stage: Stage, scored: Scored, seat: int) -> int:
    rng = Random(f"{evaluation.like or evaluation.number}/{stage}/{seat}")  # noqa: S311  (not for secrets: the same marks every time)
    return scored.level + SEVERITY[seat] + rng.randrange(-2, 3)


def _leaning(evaluation: Evaluation, dimension: Dimension) -> int:
    return evaluation.lean if dimension is Dimension.WIN_WIN_COOPERATION else -evaluation.lean
