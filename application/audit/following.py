"""Remembering facts for an auditor: what each adds to the world. Facts nobody computes from pass by."""

from uuid import UUID

from application.audit.world import (
    AgreementNow,
    CallNow,
    CaseNow,
    ConfirmedNow,
    Days,
    Decided,
    FirmNow,
    MeetingNow,
    NoticeNow,
    PanelNow,
    Resolution,
    ScoringNow,
    SheetNow,
    World,
)
from application.office import sheet_of, tally_of
from application.record import Recorded
from domain.agreements import facts as agreements
from domain.applications import facts as applications
from domain.applications.outcomes import Outcome
from domain.bars import facts as bars
from domain.calls import facts as calls
from domain.certifications import facts as certifications
from domain.competition_products import Designated, Shortened
from domain.facts import Fact
from domain.holidays import facts as holidays
from domain.meetings import facts as meetings
from domain.notices import facts as notices
from domain.panels import facts as panels
from domain.places import PlacesFreed, PlacesTaken
from domain.rules.vocabulary import Agreed, Mark
from domain.selections.facts import Published
from domain.sheets import facts as sheets
from domain.subjects import facts as subjects
from domain.subjects.facts import SubjectKind
from domain.tallies.facts import Computed, TallyCause


def follow(world: World, recorded: Recorded) -> None:
    """Remember a fact, after everything that stands before it in the log.

    What was computed in it is remembered as it is given here: whoever derived it anew gives it so.
    """
    id, fact = recorded.stream, recorded.fact
    _of_calls_and_firms(world, id, fact)
    _of_tables(world, fact)
    _of_agreements(world, id, fact)
    _of_applications(world, id, fact)
    _of_panels(world, id, fact)
    _of_sheets(world, recorded)
    _of_tallies(world, recorded)
    _of_meetings_and_notices(world, id, fact)
    _of_confirmations(world, id, fact)
    _of_bars(world, id, fact)


def _of_calls_and_firms(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case calls.Announced():
            world.calls[id] = CallNow(round=fact.round, terms=fact.terms)
        case calls.Amended() if id in world.calls:
            world.calls[id].terms = fact.terms
        case subjects.Registered() if fact.profile:
            world.firms[id] = FirmNow(cooperative=fact.kind is SubjectKind.COOPERATIVE, profile=fact.profile)
        case subjects.ProfileDeclared() if id in world.firms:
            world.firms[id].profile = fact.profile
        case _:
            pass


def _of_tables(world: World, fact: Fact) -> None:
    match fact:
        case Designated():
            for one in fact.designations:
                world.products.setdefault(one.detail_item_no, []).append(Days(first=one.first, last=one.last))
        case Shortened():
            for days in world.products.get(fact.detail_item_no, ()):
                if days.first <= fact.last <= days.last:
                    days.last = fact.last
        case holidays.Seeded():
            for year in fact.years:
                world.holiday_years.add(year.year)
                world.holidays.update(year.days)
        case holidays.Corrected():
            world.holidays.update(fact.added)
            world.holidays.difference_update(fact.removed)
        case _:
            pass


def _of_agreements(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case agreements.Drafted():
            world.agreement_of[fact.application] = id
            world.agreements[id] = AgreementNow(agreed=_unsigned(fact.parties))
        case agreements.Amended() if id in world.agreements:
            world.agreements[id].agreed = _unsigned(fact.parties)
        case agreements.Signed() if id in world.agreements:
            now = world.agreements[id]
            now.agreed = Agreed(
                leads=now.agreed.leads,
                partner=now.agreed.partner,
                cooperative=now.agreed.cooperative,
                signed=(*now.agreed.signed, fact.party),
            )
        case agreements.Ended() | agreements.Restored() | agreements.Reinstated() if id in world.agreements:
            world.agreements[id].ended = isinstance(fact, agreements.Ended)
        case PlacesTaken():
            world.places.setdefault(id, {})[fact.agreement] = fact.leads
        case PlacesFreed():
            world.places.get(id, {}).pop(fact.agreement, None)
        case _:
            pass


def _unsigned(parties: agreements.Parties) -> Agreed:
    cooperative = parties.cooperative.firm if parties.cooperative else None
    return Agreed(leads=parties.leads, partner=parties.partner, cooperative=cooperative, signed=())


def _of_applications(world: World, id: UUID, fact: Fact) -> None:
    if isinstance(fact, applications.Drafted):
        world.cases[id] = CaseNow(call=fact.call, track=fact.track, form=fact.form)
    elif id in world.cases:
        _of_case(world, world.cases[id], fact)
        _of_stages(world.cases[id], fact)


def _of_case(world: World, case: CaseNow, fact: Fact) -> None:
    match fact:
        case applications.Amended() | applications.Changed():
            case.form = fact.form
        case applications.PaperAttached():
            if fact.replaces:
                case.papers.pop(fact.replaces, None)
            case.papers[fact.paper.id] = fact.paper.kind
        case applications.PaperRemoved():
            case.papers.pop(fact.paper, None)
        case applications.Submitted():
            register = (case.call, case.track)
            world.submissions[register] = world.submissions.get(register, 0) + 1
            case.number, case.submitted = world.submissions[register], fact.on
        case applications.Returned() | applications.Withdrawn():
            case.ended = True
        case applications.FoundEligible() | applications.FoundIneligible():
            case.eligible = isinstance(fact, applications.FoundEligible)
            case.task, case.findings, case.overrides = fact.task, fact.findings, fact.overrides
        case applications.Selected() | applications.Rejected():
            selected = isinstance(fact, applications.Selected)
            case.decided = Decided(
                outcome=Outcome.SELECTED if selected else Outcome.REJECTED,
                reasons=fact.reasons if isinstance(fact, applications.Rejected) else (),
                clause=fact.clause,
                on=fact.on,
            )
        case applications.DecisionSetAside():
            _set_aside(world, case, fact)
        case _:
            pass


def _set_aside(world: World, case: CaseNow, fact: applications.DecisionSetAside) -> None:
    """What rested on the decision no longer counts: nor results, nor resolutions, nor clocks that its notices set running."""
    case.decided = None
    case.failed.difference_update(fact.again)
    if case.resolution and case.resolution.meeting in fact.meetings:
        case.resolution = None
    for notice in world.notices.values():
        if world.cases.get(notice.application) is case:
            notice.due = None
    for panel in fact.panels:
        for scoring in world.panel(panel).cases.values():
            scoring.superseded = scoring.superseded or world.cases.get(scoring.case) is case


def _of_stages(case: CaseNow, fact: Fact) -> None:
    match fact:
        case applications.StagePassed():
            case.failed.discard(fact.stage)
        case applications.StageFailed():
            case.failed.add(fact.stage)
        case _:
            pass


def _of_panels(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case panels.Convened():
            members = {one.person: one for one in fact.members}
            world.panels[id] = PanelNow(call=fact.call, track=fact.track, stage=fact.stage, members=members)
        case panels.MemberReplaced() if id in world.panels:
            world.panels[id].members.pop(fact.member, None)
            world.panels[id].members[fact.by.person] = fact.by
        case panels.MemberDismissed() if id in world.panels:
            world.panels[id].members.pop(fact.member, None)
        case panels.CaseAssigned() if id in world.panels:
            scoring = ScoringNow(panel=id, case=fact.case)
            world.panels[id].cases[fact.case] = world.scoring_of[tally_of(id, fact.case)] = scoring
        case panels.Recused() | panels.ScoringClosed() | panels.SheetsRevealed():
            if id in world.panels and fact.case in world.panels[id].cases:
                _of_scoring(world.panels[id], world.panels[id].cases[fact.case], fact)
        case _:
            pass


def _of_scoring(
    panel: PanelNow, scoring: ScoringNow, fact: panels.Recused | panels.ScoringClosed | panels.SheetsRevealed
) -> None:
    match fact:
        case panels.Recused():
            scoring.recused.setdefault(fact.member, fact.cause)
            scoring.touched = TallyCause.RECUSAL
        case panels.ScoringClosed():
            scoring.closed_without = fact.missing
        case panels.SheetsRevealed():
            scoring.absent = absent(panel, scoring)
            scoring.opened = fact.judges
            scoring.enrolled = len(panel.members)
            scoring.touched = TallyCause.REVEALED


def absent(panel: PanelNow, scoring: ScoringNow) -> tuple[UUID, ...]:
    """Who sits, the term run out or not, was not recused and has no sheet that opens."""
    there = {*scoring.recused, *openable(panel, scoring)}
    return tuple(one for one in sorted(panel.members) if one not in there)


def openable(panel: PanelNow, scoring: ScoringNow) -> tuple[UUID, ...]:
    """Whose sealed sheets a reveal opens: of those who sit, were not recused and were not closed out, by id."""
    barred = {*scoring.recused, *scoring.closed_without}
    sealed = {judge for judge, sheet in scoring.sheets.items() if sheet.sealed}
    return tuple(sorted((sealed & panel.members.keys()) - barred))


def _of_sheets(world: World, recorded: Recorded) -> None:
    id, fact = recorded.stream, recorded.fact
    if isinstance(fact, sheets.Sealed):
        scoring = world.scoring_of.get(tally_of(fact.panel, fact.case))
        if scoring and id == sheet_of(fact.panel, fact.case, fact.judge):
            world.sheet_of[id] = scoring, fact.judge
            scoring.sheets[fact.judge] = SheetNow(judge=fact.judge, version=recorded.version, text=fact.sheet)
    elif id in world.sheet_of:
        scoring, judge = world.sheet_of[id]
        _of_sheet(scoring, scoring.sheets[judge], recorded)


def _of_sheet(scoring: ScoringNow, sheet: SheetNow, recorded: Recorded) -> None:
    sheet.version = recorded.version
    match recorded.fact:
        case sheets.Reopened():
            sheet.sealed = False
        case sheets.Revealed(marks=marks):
            sheet.revealed, sheet.marks, sheet.text = True, _marks(marks), None
        case sheets.Corrected(marks=marks):
            sheet.marks = _marks(marks)
            scoring.touched = TallyCause.CORRECTION
        case _:
            pass


def _marks(given: tuple[sheets.MarkGiven, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(criterion=one.criterion, points=one.points) for one in given)


def _of_tallies(world: World, recorded: Recorded) -> None:
    scoring = world.scoring_of.get(recorded.stream)
    if scoring and isinstance(recorded.fact, Computed):
        scoring.tallies[recorded.version] = recorded.fact.tally


def _of_meetings_and_notices(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case meetings.Opened():
            world.meetings[id] = MeetingNow(panel=fact.panel, present=fact.present, needed=fact.needed)
        case meetings.VoteCast() if id in world.meetings:
            votes = world.meetings[id].votes.setdefault(fact.case, {})
            votes[fact.voter] = (fact.proposal, fact.choice)
        case meetings.Resolved() if fact.case in world.cases:
            world.cases[fact.case].resolution = Resolution(id, fact.proposal, fact.carried)
        case notices.Issued():
            world.notices[id] = NoticeNow(
                application=fact.application, recipient=fact.recipient, remedies=fact.remedies
            )
        case notices.Arrived() if id in world.notices:
            world.notices[id].due = fact.due
        case _:
            pass


def _of_bars(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case bars.Imposed():
            world.bars.setdefault(id, {})[fact.revocation] = Days(first=fact.on, last=fact.last)
        case bars.Lifted():
            world.bars.get(id, {}).pop(fact.revocation, None)
        case _:
            pass


def _of_confirmations(world: World, id: UUID, fact: Fact) -> None:
    match fact:
        case Published():
            world.published.update(fact.selected)
        case certifications.Issued():
            world.confirmed[id] = ConfirmedNow(
                application=fact.application, product=fact.product.id, last=fact.valid.last
            )
        case certifications.Renewed() if id in world.confirmed:
            world.confirmed[id].last = fact.last
        case certifications.Revoked() if id in world.confirmed:
            ended = world.confirmed[id].ended
            world.confirmed[id].ended = min(ended, fact.on) if ended else fact.on
        case _:
            pass
