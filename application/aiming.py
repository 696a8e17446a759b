"""Aiming a point of an objection: its target is found in the record of the case, or the point is refused."""

from uuid import UUID

from application.evaluation import meetings_of, panels_before
from application.notifying import notices_of
from application.office import Office, agreement_of, tally_of
from application.staging import plan_of
from domain.applications import Application
from domain.applications.facts import Rejected, Selected
from domain.disputes.aiming import hits
from domain.disputes.codes import Aim
from domain.disputes.facts import Target
from domain.facts import Refused, require

OF_THE_DECISION = frozenset({Aim.DECISION, Aim.CLAUSE})


def exact(office: Office, case: UUID, application: Application, target: Target | None) -> Target:
    """The target as the record has it; the decision that was notified where none is named. Refuses what is not of this case.

    What was set aside is objected to no more: a decision, its correction and its clause are those of the last decision.
    """
    decided = _decided_at(office, case)
    if target is None:
        return Target(aim=Aim.DECISION, stream=case, version=decided)
    of_the_case = target.stream in _streams(office, case, application)
    record = office.log.history(target.stream) if of_the_case else ()
    meant = next((one for one in record if one.version == target.version), None)
    found = meant is not None and hits(target, meant.fact, meant.position, plan_of(office, application))
    stands = target.aim not in OF_THE_DECISION or (target.stream == case and target.version >= decided)
    require(found and stands, "no-such-target", aim=target.aim)
    return target


def _streams(office: Office, case: UUID, application: Application) -> frozenset[UUID]:
    panels = [one.id for one in panels_before(office, application, case)]
    return frozenset(
        {
            case,
            agreement_of(case),
            *panels,
            *(tally_of(panel, case) for panel in panels),
            *(meeting.id for panel in panels for meeting in meetings_of(office, panel)),
            *(one.id for one in notices_of(office, case, application)),
        }
    )


def _decided_at(office: Office, case: UUID) -> int:
    decided = [one.version for one in office.log.history(case) if isinstance(one.fact, Rejected | Selected)]
    if not decided:
        raise Refused("no-such-target", aim=Aim.DECISION)
    return decided[-1]
