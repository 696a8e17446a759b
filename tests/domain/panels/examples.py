"""A panel of seven and a case before it, for stories."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.panels.facts import (
    CaseAssigned,
    ChallengeRaised,
    ConflictDeclared,
    Convened,
    Ground,
    Member,
    RecusalCause,
    Recused,
)
from domain.rules.vocabulary import Stage, Track
from tests.domain.examples import CALL_ID, CASE, DAY, LEAD, TEXT

PEOPLE = tuple(UUID(int=number) for number in range(101, 108))
CHAIR, DEPUTY, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = PEOPLE
SECRETARY, OUTSIDER, PANEL_ID = (UUID(int=number) for number in range(111, 114))
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


def seat(person: UUID) -> Member:
    return Member(person=person, outside_expert=True, first=FIRST, last=LAST)


SEATS = tuple(seat(one) for one in PEOPLE)
convened = Convened(
    call=CALL_ID,
    track=Track.INNOVATION_GROWTH,
    stage=Stage.FACE_TO_FACE,
    members=SEATS,
    chair=CHAIR,
    deputy=DEPUTY,
    secretary=SECRETARY,
    on=DAY,
)
assigned = CaseAssigned(case=CASE, on=DAY)
BEGUN = (convened, assigned)


def cleared(member: UUID) -> ConflictDeclared:
    return ConflictDeclared(case=CASE, member=member, conflict=False, grounds=(), detail=None, on=DAY)


ALL_CLEARED = (*BEGUN, *(cleared(one) for one in PEOPLE))


def recused(member: UUID) -> Recused:
    return Recused(
        case=CASE,
        member=member,
        cause=RecusalCause.EXCLUDED,
        grounds=(Ground.ADVISED,),
        reasons=TEXT,
        on=DAY,
    )


def challenged(member: UUID, party: UUID = LEAD) -> ChallengeRaised:
    return ChallengeRaised(
        case=CASE, member=member, party=party, grounds=(Ground.AGENT_OF_PARTY,), reasons=TEXT, on=DAY
    )


def a_seat_until(person: UUID, last: date) -> Member:
    return replace(seat(person), last=last)
