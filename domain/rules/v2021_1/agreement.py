"""상생협약: the agreement on roles, rights and duties is between the firms of the form, and all of them signed."""

from domain.rules.v2021_1.terms import Answer, finding, no, yes
from domain.rules.vocabulary import Finding, Task

SOURCE = "판로지원법 시행령 §17의2② 2호"


def agreement_concluded(task: Task) -> Finding:
    """협약 체결: every party signed."""
    return finding("agreement-concluded", _concluded(task), source=SOURCE)


def agreement_parties(task: Task) -> Finding:
    """협약 당사자: the same leads, cooperative and partner as the form names."""
    return finding("agreement-parties", _parties(task), source=SOURCE)


def _concluded(task: Task) -> Answer:
    if task.agreement is None:
        return no("no-agreement")
    standing = (task.agreement.cooperative,) if task.agreement.cooperative else task.agreement.leads
    parties = {*standing, task.agreement.partner}
    if not task.agreement.concluded:
        return no("agreement-unsigned", parties=len(parties), unsigned=len(parties.difference(task.agreement.signed)))
    return yes("agreement-signed-by-all", parties=len(parties))


def _parties(task: Task) -> Answer:
    if task.agreement is None:
        return no("no-agreement")
    if task.partner is None:
        return no("no-partner")
    same = (
        set(task.agreement.leads) == {lead.firm for lead in task.leads}
        and task.agreement.partner == task.partner.firm
        and task.agreement.cooperative == (task.cooperative.firm if task.cooperative else None)
    )
    return yes("agreement-parties-same") if same else no("agreement-parties-differ")
