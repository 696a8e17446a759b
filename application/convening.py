"""Panels: convened, changed, given cases; conflicts declared, challenged and found, in whatever order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application import drafting
from application.evaluation import lost_quorum, lost_stages, meetings_of, panels_before, panels_of
from application.office import Found, Office, agreement_of, panel_of, settled, sheet_of
from application.ports import Change, Once, Receipt, beginning
from application.record import By
from application.scoring import retallied
from application.succeeding import with_successors
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION, Application
from domain.calls import CALL
from domain.facts import Refused
from domain.panels import PANEL, Panel, challenging, convening, declaring
from domain.panels.declaring import Hint, Service, conflict_hints
from domain.panels.facts import Ground, Member, PanelFact, RecusalCause
from domain.rules.vocabulary import Stage, Track
from domain.subjects import SUBJECT
from domain.subjects.facts import AuthorisationEnded, Authorised
from domain.tallies.facts import TallyCause


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Who sits on a panel, and in which office."""

    members: tuple[Member, ...]
    chair: UUID
    deputy: UUID
    secretary: UUID


def convene(
    office: Office, *, call: UUID, track: Track, stage: Stage, roster: Roster, by: By, once: Once | None = None
) -> Receipt:
    """Convene a panel for a call, track and stage; a further one where there is one already."""
    announced = office.find(CALL, call).state
    if announced.agency(track) is None:
        raise Refused("track-not-open", track=track)
    people = [one.person for one in roster.members]
    convening.require_people(office.find(SUBJECT, one).state for one in [*people, roster.secretary])
    convened = convening.convene(
        call=call,
        track=track,
        stage=stage,
        size=announced.terms.plan.panel_size,
        members=roster.members,
        chair=roster.chair,
        deputy=roster.deputy,
        secretary=roster.secretary,
        on=office.today(),
    )

    def decide() -> Receipt:
        number = 1 + sum(1 for _ in panels_of(office, call, track, stage))
        return office.log.append(beginning(PANEL, panel_of(call, track, stage, number), convened), by=by, once=once)

    return settled(decide)


def replace_member(
    office: Office,
    id: UUID,
    *,
    member: UUID,
    successor: Member,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Give a member's seat to a successor."""
    found = office.find(PANEL, id, expecting=expecting)
    convening.require_people([office.find(SUBJECT, successor.person).state])
    sealed = office.seal(reasons, "subject", member)
    replaced = convening.replace_member(found.state, member=member, by=successor, reasons=sealed, on=office.today())
    receipt = office.log.append(found.then(replaced), by=by, once=once)
    _discard_drafts(office, id, member, *found.state.cases)
    return receipt


def dismiss_member(
    office: Office,
    id: UUID,
    *,
    member: UUID,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Dismiss a member (해촉)."""
    found = office.find(PANEL, id, expecting=expecting)
    sealed = office.seal(reasons, "subject", member)
    dismissed = convening.dismiss_member(found.state, member=member, reasons=sealed, on=office.today())
    receipt = office.log.append(found.then(dismissed), by=by, once=once)
    _discard_drafts(office, id, member, *found.state.cases)
    return receipt


def assign_case(
    office: Office, id: UUID, *, case: UUID, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Put an eligible case before the panel; anew before another panel of the stage once the tally there lost its quorum."""
    found = office.find(PANEL, id, expecting=expecting)
    panel = found.state
    application = office.find(APPLICATION, case).state
    others = [
        one.state
        for one in panels_of(office, panel.call, panel.track, panel.stage)
        if one.id != id and not _hears_no_more(office, one, case, application)
    ]
    assigned = convening.assign_case(
        panel,
        application,
        case=case,
        others=others,
        lost=lost_stages(office, application, case),
        heard=_heard(office, application, case),
        on=office.today(),
    )
    return office.log.append(found.then(assigned), by=by, once=once)


def _hears_no_more(office: Office, panel: Found[Panel], case: UUID, application: Application) -> bool:
    """Whether a panel that the case was before lost its quorum for it, or a remand took the case from it."""
    before = case in panel.state.cases
    return before and (panel.id in application.superseded or lost_quorum(office, panel, case))


def _heard(office: Office, application: Application, case: UUID) -> frozenset[UUID]:
    """Everybody who had a seat on a panel that a remand took the case from."""
    panels = [one.state for one in panels_before(office, application, case) if one.id in application.superseded]
    return frozenset(person for panel in panels for person in (*panel.people(), *panel.left))


def declare_conflict(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    member: UUID,
    conflict: bool,
    grounds: tuple[Ground, ...],
    detail: str | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Answer the conflict question; a conflict recuses, and what was scored already is tallied anew."""

    def decide() -> Receipt:
        found = office.find(PANEL, id)
        facts = declaring.declare(
            found.state,
            case=case,
            member=member,
            conflict=conflict,
            grounds=grounds,
            detail=office.seal_if(detail, "subject", member),
            on=office.today(),
        )
        return office.log.append(*_with_tally(office, found, case, *facts), by=by, once=once)

    return settled(decide)


def raise_challenge(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    member: UUID,
    party: UUID,
    grounds: tuple[Ground, ...],
    reasons: str,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Challenge a member for a party (기피 신청)."""

    def decide() -> Receipt:
        found = office.find(PANEL, id)
        raised = challenging.raise_challenge(
            found.state,
            case=case,
            member=member,
            party=party,
            grounds=grounds,
            reasons=office.seal(reasons, "case", case),
            on=office.today(),
        )
        return office.log.append(found.then(raised), by=by, once=once)

    return settled(decide)


def resolve_challenge(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    member: UUID,
    ayes: tuple[UUID, ...],
    noes: tuple[UUID, ...],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Record how the others resolved what is pending against a member; upheld, the member is recused."""

    def decide() -> Receipt:
        found = office.find(PANEL, id, expecting=expecting)
        facts = challenging.resolve_challenge(
            found.state,
            case=case,
            member=member,
            ayes=ayes,
            noes=noes,
            reasons=office.seal(reasons, "case", case),
            on=office.today(),
        )
        return office.log.append(*_with_tally(office, found, case, *facts), by=by, once=once)

    receipt = settled(decide)
    if office.find(PANEL, id).state.cases[case].recusal(member):
        _discard_drafts(office, id, member, case)
    return receipt


def recuse(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    member: UUID,
    cause: RecusalCause,
    grounds: tuple[Ground, ...],
    reasons: str | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Take a member out of a case from its beginning; after the reveal the stage is tallied anew with it."""

    def decide() -> Receipt:
        found = office.find(PANEL, id)
        recused = declaring.recuse(
            found.state,
            case=case,
            member=member,
            cause=cause,
            grounds=grounds,
            reasons=office.seal_if(reasons, "subject", member),
            on=office.today(),
        )
        return office.log.append(*_with_tally(office, found, case, recused), by=by, once=once)

    receipt = settled(decide)
    _discard_drafts(office, id, member, case)
    return receipt


def hints(office: Office, panel: UUID, *, case: UUID, members: Iterable[UUID]) -> tuple[Hint, ...]:
    """What on record may be a conflict of members of a panel in a case, for each and for whoever presides to judge."""
    application = office.find(APPLICATION, case)
    agreement = office.log.load(AGREEMENT, agreement_of(case))
    actors = application.actors | agreement.actors | frozenset(_elsewhere(office, application, panel))
    firms = with_successors(office, application.state.form.firms())
    return tuple(
        hint
        for member in members
        for hint in conflict_hints(
            member, service=_service(office, member), firms=firms, actors=actors, on=office.today()
        )
    )


def _elsewhere(office: Office, application: Found[Application], panel: UUID) -> Iterator[UUID]:
    """Whose sheets were opened on another panel the case is before, and who voted there on what was resolved.

    What is sealed or not resolved yet is not told: a hint would tell who scored.
    """
    for other in panels_before(office, application.state, application.id):
        if other.id != panel:
            yield from other.state.cases[application.id].judges or ()
            for meeting in meetings_of(office, other.id):
                if meeting.state.resolution(application.id):
                    yield from meeting.state.voters(application.id)


def _discard_drafts(office: Office, id: UUID, member: UUID, *cases: UUID) -> None:
    """Who scores these cases no more needs no draft of a sheet."""
    drafting.outlived(office, *(sheet_of(id, case, member) for case in cases))


def _with_tally(office: Office, found: Found[Panel], case: UUID, *facts: PanelFact) -> tuple[Change, ...]:
    """The panel's facts, and the new tally where the sheets are open and somebody stopped counting."""
    panel = found.state
    for fact in facts:
        panel = PANEL.after(panel, fact)
    before, now = found.state.cases[case], panel.cases[case]
    if not now.revealed or before.recusals == now.recusals:
        return (found.then(*facts),)
    tallied = retallied(office, found.id, panel, case=case, cause=TallyCause.RECUSAL)
    return found.then(*facts), tallied


def _service(office: Office, member: UUID) -> tuple[Service, ...]:
    """The firms a person acts or acted for, each with the last day; as far as the office knows."""
    last: dict[UUID, date | None] = {}
    for recorded in office.log.history(member):
        fact = recorded.fact
        if isinstance(fact, Authorised):
            last[fact.firm] = None
        if isinstance(fact, AuthorisationEnded):
            last[fact.firm] = fact.on
    return tuple(Service(firm=firm, last=day) for firm, day in last.items())
