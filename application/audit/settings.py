"""The setting of a case: what the log knows of its call's track, for computing what would have been."""

from collections.abc import Iterator
from fractions import Fraction
from uuid import UUID

from application.audit.derived import Books
from application.audit.following import follow
from application.audit.outcomes import Case, Setting, Sheets, Votes
from application.audit.world import CaseNow, MeetingNow, PanelNow, ScoringNow, World
from application.evaluation import meetings_of, panels_of
from application.office import Found, Office, sheet_of
from application.record import Recorded
from domain.facts import require
from domain.panels import Panel
from domain.rules.vocabulary import ScoreSheet, Stage, Track


def remembered(office: Office, call: UUID, track: Track, *cases: UUID, known_by: int | None = None) -> World:
    """What the streams of a call's track say: its panels with their sheets and meetings, and every case before them.

    `known_by` leaves out what was recorded after that position.
    """
    panels = list(panels_of(office, call, track))
    world = World()
    for recorded in sorted(_facts(office, call, panels, cases), key=lambda one: one.position):
        if known_by is None or recorded.position <= known_by:
            follow(world, recorded)
    return world


def setting_of(world: World, id: UUID, books: Books) -> Setting:
    """The setting of a case, from what is revealed of its track.

    Refuses `eligibility-open` before eligibility was answered, and `not-revealed` while a panel has the case and not opened
    its sheets.
    """
    case = world.case(id)
    require(case.task is not None, "eligibility-open")
    require(all(scoring.opened is not None for _, scoring in world.scorings(id)), "not-revealed")
    terms = world.call(case.call).terms
    of_track = {other: now for other, now in world.cases.items() if (now.call, now.track) == (case.call, case.track)}
    found = ((other, _case(world, other, now)) for other, now in of_track.items())
    return Setting(
        books=books,
        version=terms.rules.version,
        plan=terms.plan,
        track=case.track,
        cases={other: one for other, one in found if one},
    )


def _case(world: World, id: UUID, now: CaseNow) -> Case | None:
    if now.task is None:
        return None
    return Case(
        task=now.task,
        findings=now.findings,
        overridden={one.criterion: one.met for one in now.overrides},
        stages=_stages(world, id),
        votes=_votes(world, id),
        receipt=f"{now.number}",
        products=len(now.form.items),
        listed=now.number is not None and not now.ended,
    )


def _stages(world: World, id: UUID) -> tuple[Sheets, ...]:
    """The opened sheets of each stage: of several panels' those of whom the larger part counts, for the others lost their quorum."""
    standing: dict[Stage, ScoringNow] = {}
    for panel, scoring in world.scorings(id):
        if scoring.opened is not None:
            kept = standing.get(panel.stage)
            standing[panel.stage] = max(kept, scoring, key=_share) if kept else scoring
    return tuple(
        Sheets(
            stage=stage,
            enrolled=scoring.enrolled,
            sheets=tuple(ScoreSheet(judge=one.judge, marks=one.marks) for one in scoring.counting()),
        )
        for stage, scoring in standing.items()
    )


def _share(scoring: ScoringNow) -> Fraction:
    return Fraction(len(scoring.counting()), scoring.enrolled)


def _votes(world: World, id: UUID) -> Votes | None:
    """The vote in the last meeting that voted on the case, without those recused for it since."""
    held = [one for one in world.meetings.values() if id in one.votes]
    if not held:
        return None
    return _counted(held[-1], world.panels[held[-1].panel], id)


def _counted(meeting: MeetingNow, panel: PanelNow, id: UUID) -> Votes:
    votes = meeting.votes[id]
    return Votes(
        proposal=next(iter(votes.values()))[0],
        present=frozenset(meeting.present) - panel.cases[id].recused.keys(),
        choices={voter: choice for voter, (_, choice) in votes.items()},
    )


def _facts(office: Office, call: UUID, panels: list[Found[Panel]], cases: tuple[UUID, ...]) -> Iterator[Recorded]:
    yield from office.log.history(call)
    for case in {*cases, *(case for panel in panels for case in panel.state.cases)}:
        yield from office.log.history(case)
    for panel in panels:
        yield from office.log.history(panel.id)
        for meeting in meetings_of(office, panel.id):
            yield from office.log.history(meeting.id)
        for case, judge in _scorers(panel.state):
            yield from office.log.history(sheet_of(panel.id, case, judge))


def _scorers(panel: Panel) -> Iterator[tuple[UUID, UUID]]:
    """Whoever may have a sheet on a case whose sheets were opened: no other sheet is even asked for."""
    for case, assigned in panel.cases.items():
        if assigned.revealed:
            for judge in sorted({*panel.people(), *panel.left}):
                yield case, judge
