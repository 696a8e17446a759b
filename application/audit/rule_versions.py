"""One case under two rule versions: its findings, its tallies and what it comes to, each derived anew from the same inputs."""

from dataclasses import dataclass
from uuid import UUID

from application.audit.counterfactual import UnderRules, changed
from application.audit.outcomes import CaseOutcome, Setting, outcome_of, rivals_of, tallies_of
from domain.rules.vocabulary import Finding, Tally
from domain.values import RuleBookName


@dataclass(frozen=True, kw_only=True)
class Derived:
    """What a case comes to under a rule version."""

    version: RuleBookName
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    outcome: CaseOutcome


def under_both(setting: Setting, id: UUID, version: RuleBookName) -> tuple[Derived, Derived]:
    """Under the version of its call, and under another, the rest of the list with it.

    Refuses `unknown-rule-version`, and what the other version refuses. Always hypothetical, never stored.
    """
    return _derived(setting, id, setting.version), _derived(setting, id, version)


def _derived(setting: Setting, id: UUID, version: RuleBookName) -> Derived:
    under = changed(setting, id, UnderRules(version=version))
    return Derived(
        version=version,
        findings=under.cases[id].findings,
        tallies=tallies_of(under, id),
        outcome=outcome_of(under, id, rivals_of(under, id)),
    )
