"""Which facts bear on a case: its own streams whole, and of streams it shares with others what is about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from application.evaluation import meetings_of, panels_before
from application.letters.writing import letters_about
from application.notifying import notices_of
from application.office import OFFICE_ID, Office, agreement_of, receipts_of, selection_of, sheet_of, tally_of
from application.record import Recorded
from domain.applications import APPLICATION, Application
from domain.facts import require
from domain.meetings.facts import Resolved, VoteCast
from domain.office.facts import OfficeOpened
from domain.panels.facts import ChallengeResolved, Convened, MemberReplaced, ScoringClosed, SheetsRevealed
from domain.receipts import ReceiptGiven
from domain.selections.facts import Listed


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A case, the facts that bear on it in the order of the log, who ever judged it, and the cases it ran against."""

    case: UUID
    application: Application
    facts: tuple[Recorded, ...]
    judges: frozenset[UUID]
    peers: frozenset[UUID]


def gathered(office: Office, case: UUID, *, until: int) -> Gathered:
    """The facts that bear on a case, up to a position. Refuses `not-submitted` before it was submitted.

    A sheet that was not opened is not among them, nor anything that tells whether it is there: neither its own facts, nor
    that the scoring was closed without some.
    """
    application = office.find(APPLICATION, case).state
    require(application.submitted is not None, "not-submitted")
    facts = {one.position: one for one in _bearing(office, case, application, until) if one.position <= until}
    ordered = tuple(facts[position] for position in sorted(facts))
    return Gathered(
        case=case,
        application=application,
        facts=ordered,
        judges=frozenset(judge for one in ordered for judge in _judges(one)),
        peers=frozenset(peer for one in ordered for peer in _cases(one)) - {case},
    )


def _bearing(office: Office, case: UUID, application: Application, until: int) -> Iterator[Recorded]:
    call, track, log = application.call, application.track, office.log
    yield from (one for one in log.history(OFFICE_ID) if isinstance(one.fact, OfficeOpened))
    for stream in (call, case, agreement_of(case), receipts_of(call, track), selection_of(call, track)):
        yield from log.history(stream)
    for panel in panels_before(office, application, case):
        yield from _before_a_panel(office, panel.id, case, until)
        yield from log.history(tally_of(panel.id, case))
        for meeting in meetings_of(office, panel.id):
            held = log.history(meeting.id)
            if any(isinstance(one.fact, VoteCast | Resolved) and one.fact.case == case for one in held):
                yield from (one for one in held if _concerns(one, case))
    notices = [notice.id for notice in notices_of(office, case, application)]
    for notice in notices:
        yield from log.history(notice)
    for about in (case, *notices):
        for letter in letters_about(office, about):
            yield from log.history(letter.id)


def _before_a_panel(office: Office, panel: UUID, case: UUID, until: int) -> Iterator[Recorded]:
    record = [one for one in office.log.history(panel) if one.position <= until and _concerns(one, case)]
    opened = [one.fact for one in record if isinstance(one.fact, SheetsRevealed)]
    yield from (one for one in record if opened or not isinstance(one.fact, ScoringClosed))
    for revealed in opened:
        for judge in revealed.judges:
            yield from office.log.history(sheet_of(panel, case, judge))


def _concerns(one: Recorded, case: UUID) -> bool:
    """Whether a fact of a stream that cases share is about this one, or about all of them."""
    return getattr(one.fact, "case", case) == case


def _judges(one: Recorded) -> Iterator[UUID]:
    match one.fact:
        case Convened() as fact:
            yield from (member.person for member in fact.members)
            yield from (fact.chair, fact.deputy)
        case MemberReplaced() as fact:
            yield from (fact.member, fact.by.person)
        case ChallengeResolved() as fact:
            yield from (*fact.ayes, *fact.noes)
        case _:
            return


def _cases(one: Recorded) -> Iterator[UUID]:
    match one.fact:
        case ReceiptGiven() as fact:
            yield fact.application
        case Listed() as fact:
            yield from (standing.candidate.application for standing in fact.standings)
        case _:
            return
