"""What a person may do with a case as it stands: permission says who, the stage says when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from application.actions import Action
from application.permissions import Actor, Thing, may
from domain.agreements import Agreement
from domain.applications import DECIDED, LIVE, UNDECIDED, Application, Status

When = Callable[[Application, Agreement | None], bool]


def _while(*statuses: Status) -> When:
    return lambda application, _: application.status in statuses


def _agreement_live(application: Application, agreement: Agreement | None) -> bool:
    return agreement is not None and not agreement.ended and application.status in LIVE


def _open(application: Application) -> bool:
    return application.status in {Status.ELIGIBLE, Status.INELIGIBLE}


def _reviewed(application: Application) -> bool | None:
    """Whether the draft of the decision was reviewed and agreed to; null where there is none, or it was sent back."""
    draft = application.draft
    return None if draft is None or draft.agreed is False else draft.agreed is not None


CASE_ACTIONS: Mapping[Action, When] = MappingProxyType(
    {
        Action.READ_PAPER: lambda application, _: bool(application.papers),
        Action.AMEND: _while(Status.DRAFT),
        Action.ATTACH_PAPER: _while(*LIVE),
        Action.REMOVE_PAPER: _while(Status.DRAFT),
        Action.SUBMIT: _while(Status.DRAFT),
        Action.CHANGE: _while(*UNDECIDED),
        Action.WITHDRAW: _while(*LIVE),
        Action.PROVIDE_SUPPLEMENT: _while(Status.SUPPLEMENT_REQUESTED),
        Action.DRAFT_AGREEMENT: lambda application, agreement: agreement is None and application.status in LIVE,
        Action.AMEND_AGREEMENT: _agreement_live,
        Action.ASSIGN_OFFICER: lambda application, _: application.status is not Status.DRAFT,
        Action.REQUEST_SUPPLEMENT: _while(Status.SUBMITTED),
        Action.EXTEND_SUPPLEMENT: _while(Status.SUPPLEMENT_REQUESTED),
        Action.RETURN_APPLICATION: _while(Status.SUPPLEMENT_REQUESTED),
        Action.JUDGE_ELIGIBILITY: _while(Status.SUBMITTED),
        Action.SCHEDULE_HEARING: _while(Status.ELIGIBLE),
        Action.REPORT_HEARING: lambda application, _: bool(application.hearings) and _open(application),
        Action.RECORD_STAGE: _while(Status.ELIGIBLE),
        Action.DRAFT_DECISION: _while(Status.ELIGIBLE, Status.INELIGIBLE),
        Action.REVIEW_DECISION: lambda application, _: _open(application) and _reviewed(application) is False,
        Action.DECIDE: lambda application, _: _open(application) and _reviewed(application) is True,
        Action.CORRECT_DECISION: _while(*DECIDED),
        Action.ISSUE_NOTICES: _while(*DECIDED),
    }
)
"""When each action on a case makes sense. Signing stands apart: it is done for one party."""


def open_actions(actor: Actor, thing: Thing, application: Application, agreement: Agreement | None) -> list[Action]:
    """Everything the person may do with the case now; a last check, such as a date, may still refuse it."""
    actions = [
        action
        for action, when in CASE_ACTIONS.items()
        if when(application, agreement) and may(actor, action, thing).allowed
    ]
    return [*actions, Action.SIGN_AGREEMENT] if signable(actor, thing, application, agreement) else actions


def signable(actor: Actor, thing: Thing, application: Application, agreement: Agreement | None) -> list[UUID]:
    """The parties the person may sign for now."""
    if agreement is None or not _agreement_live(application, agreement):
        return []
    waiting = [party for party in agreement.parties.signatories() if party not in agreement.signed]
    return [party for party in waiting if may(actor, Action.SIGN_AGREEMENT, replace(thing, party=party)).allowed]
