"""Disputes on their way: reviewed, ruled, told."""

from datetime import date

from domain.disputes.codes import RemedyKind, Result
from domain.disputes.facts import ConflictDeclared, ObjectionFiled, PointRuled, ReviewerAssigned, Sought
from domain.disputes.ruling import Given, rule
from domain.facts import Fact
from domain.roles import Role
from domain.rules.vocabulary import Stage
from tests.domain.disputes.examples import KOREA, REVIEWER, TEXT, state

REMAND = Sought(kind=RemedyKind.REMAND, stage=Stage.ON_SITE)


def reviewed(filed: ObjectionFiled) -> tuple[Fact, ...]:
    """Filed, and taken up by a reviewer without a conflict."""
    declared = ConflictDeclared(reviewer=REVIEWER, conflict=False, grounds=(), detail=None, on=filed.on)
    return filed, ReviewerAssigned(reviewer=REVIEWER, on=filed.on), declared


def dismissed(point: int = 1) -> PointRuled:
    """A point dismissed."""
    return PointRuled(point=point, result=Result.DISMISSED, ground=None, reasons=TEXT)


def upheld(point: int = 1) -> PointRuled:
    """A point upheld."""
    return PointRuled(point=point, result=Result.UPHELD, ground=None, reasons=TEXT)


def ruled(filed: ObjectionFiled, *, on: date, upholding: bool = False) -> tuple[Fact, ...]:
    """Filed, reviewed and ruled: dismissed, or upheld with a remand."""
    facts = reviewed(filed)
    return *facts, *rule(
        state(*facts),
        KOREA,
        reviewer=REVIEWER,
        role=Role.DISPUTE_REVIEWER,
        involved=(),
        stands=True,
        points=(upheld() if upholding else dismissed(),),
        remedies=(Given(points=(1,), remedy=REMAND),) if upholding else (),
        excused=False,
        on=on,
    )
