"""주관기업과 협력기업은 서로 다른 기업: the partner is none of the leads, and no lead is named twice."""

from domain.rules.v2021_1.firms import distinct, lead_side
from domain.rules.v2021_1.terms import Answer, finding, no, yes
from domain.rules.vocabulary import Finding, Task


def distinct_firms(task: Task) -> Finding:
    """Cooperation is with another firm (판로지원법 §20의2②)."""
    return finding("distinct-firms", _distinct(task), source="판로지원법 §20의2②")


def _distinct(task: Task) -> Answer:
    if task.partner is None:
        return no("no-partner")
    if not lead_side(task):
        return no("no-lead")
    if task.partner.firm in {firm.firm for firm in lead_side(task)}:
        return no("partner-among-leads", firm=task.partner.firm)
    if len(distinct(task.leads)) < len(task.leads):
        return no("lead-named-twice")
    return yes("firms-distinct")
