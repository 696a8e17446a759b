"""협약가능조건 (중소기업자간) 1:1: one lead and one partner in a task, whatever else they do (AMB-08, AMB-24)."""

from domain.rules.v2021_1.firms import distinct
from domain.rules.v2021_1.terms import Answer, no, yes
from domain.rules.vocabulary import Task


def one_to_one(task: Task) -> Answer:
    """Exactly one lead firm. The notice names a cooperative (조합) only beside a large partner (AMB-02)."""
    if task.partner is None:
        return no("no-partner")
    if task.cooperative:
        return no("cooperative-without-large-partner")
    leads = len(distinct(task.leads))
    if leads == 0:
        return no("no-lead")
    return yes("one-to-one") if leads == 1 else no("not-one-to-one", leads=leads)
