"""Eligibility: an intake officer of the responsible agency answers the findings; a machine only computes them (law 12)."""

from datetime import date
from uuid import UUID

from domain.applications import Application, Status
from domain.applications.facts import FoundEligible, FoundIneligible, OfficerAssigned
from domain.facts import require
from domain.findings import Override, eligible, unmet
from domain.roles import Role
from domain.rules.vocabulary import Finding, Task
from domain.subjects import Subject
from domain.values import Agency, RuleBookName, Sealed


def assign(application: Application, *, officer: UUID, standing: Subject, agency: Agency, on: date) -> OfficerAssigned:
    """Hand the case to an intake officer of the responsible agency who is not away that day."""
    require(application.status is not Status.DRAFT, "not-submitted")
    require((Role.INTAKE_OFFICER, agency) in standing.roles, "not-an-officer-of-the-agency", agency=agency)
    require(officer != application.officer, "already-assigned", officer=officer)
    away = standing.away(on)
    require(away is None, "officer-away", until=away and away.last, deputy=away and away.deputy)
    return OfficerAssigned(officer=officer, instead_of=application.officer, on=on)


def find_eligible(
    application: Application,
    *,
    rules: RuleBookName,
    task: Task,
    findings: tuple[Finding, ...],
    overrides: tuple[Override, ...],
    reasons: Sealed | None,
    on: date,
) -> FoundEligible:
    """Find the application eligible: every decisive finding is met, or overridden with reasons."""
    _require_checkable(application, findings, overrides)
    require(
        eligible(findings, overrides),
        "findings-not-met",
        criteria=[one.criterion for one in unmet(findings, overrides)],
    )
    return FoundEligible(rules=rules, task=task, findings=findings, overrides=overrides, reasons=reasons, on=on)


def find_ineligible(
    application: Application,
    *,
    rules: RuleBookName,
    task: Task,
    findings: tuple[Finding, ...],
    overrides: tuple[Override, ...],
    reasons: Sealed,
    on: date,
) -> FoundIneligible:
    """Find the application not eligible: at least one decisive finding stands unmet; reasons are always given (행정절차법 §23)."""
    _require_checkable(application, findings, overrides)
    require(not eligible(findings, overrides), "every-finding-met")
    return FoundIneligible(rules=rules, task=task, findings=findings, overrides=overrides, reasons=reasons, on=on)


def _require_checkable(
    application: Application, findings: tuple[Finding, ...], overrides: tuple[Override, ...]
) -> None:
    require(application.status is not Status.SUPPLEMENT_REQUESTED, "supplement-pending")
    require(application.status is Status.SUBMITTED, "not-under-check", status=application.status)
    known = {finding.criterion for finding in findings}
    for override in overrides:
        require(override.criterion in known, "unknown-criterion", criterion=override.criterion)
