"""협력기업 보유자격 (中 1개 필수): at least one of the qualifications listed, valid on the day judged (AMB-05)."""

from collections.abc import Iterable

from domain.rules.v2021_1.terms import Answer, listed, no, yes
from domain.rules.vocabulary import Evidence, EvidenceHeld, Task


def holds_one_of(task: Task, accepted: tuple[Evidence, ...]) -> Answer:
    """At least one qualification of an accepted kind."""
    fitting = _fitting(task, accepted)
    if not fitting:
        return no("evidence-missing", accepted=listed(accepted))
    valid = _valid(task, fitting)
    if not valid:
        return _invalid(task, fitting)
    return yes("evidence-held", held=listed(dict.fromkeys(held.kind for held in valid)))


def covers_every_item(task: Task, accepted: tuple[Evidence, ...]) -> Answer:
    """At least one, related to the applied product: every product's detailed item name is covered (AMB-15)."""
    fitting = _fitting(task, accepted)
    if not fitting:
        return no("evidence-missing", accepted=listed(accepted))
    valid = _valid(task, fitting)
    if not valid:
        return _invalid(task, fitting)
    if not task.targets:
        return no("no-item")
    unnumbered = [target for target in task.targets if target.detail_item_no is None]
    if unnumbered:
        return no("item-without-detail-number", items=len(unnumbered))
    covered = {held.covers for held in valid}
    uncovered = [target for target in task.targets if target.detail_item_no not in covered]
    if uncovered:
        return no("evidence-covers-other-item", item=uncovered[0].detail_item_no, items=len(uncovered))
    return yes("evidence-covers-items", held=listed(dict.fromkeys(held.kind for held in valid)))


def _fitting(task: Task, accepted: tuple[Evidence, ...]) -> list[EvidenceHeld]:
    return [held for held in task.evidence if held.kind in accepted]


def _valid(task: Task, fitting: Iterable[EvidenceHeld]) -> list[EvidenceHeld]:
    return [
        held
        for held in fitting
        if (held.valid_from is None or held.valid_from <= task.on)
        and (held.valid_until is None or task.on <= held.valid_until)
    ]


def _invalid(task: Task, fitting: Iterable[EvidenceHeld]) -> Answer:
    return no("evidence-not-valid", held=listed(dict.fromkeys(held.kind for held in fitting)), on=task.on)
