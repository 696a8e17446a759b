"""협약가능조건 (대·중소기업자간) 1:多: with a large partner five SMEs or more, or a cooperative of five (AMB-02)."""

from domain.rules.v2021_1.firms import distinct, has_large_partner, is_sme
from domain.rules.v2021_1.one_to_one import one_to_one
from domain.rules.v2021_1.terms import Answer, no, yes
from domain.rules.vocabulary import Task

FIVE = 5
"""5개 중소기업 이상, five included."""


def one_to_one_or_five_smes(task: Task) -> Answer:
    """1:1 with an SME partner, five SMEs or more with a large one."""
    return five_smes_or_cooperative(task) if has_large_partner(task) else one_to_one(task)


def five_smes_or_cooperative(task: Task) -> Answer:
    """Five distinct lead SMEs in the task, or one cooperative with five distinct SME members."""
    leads = sum(is_sme(lead) for lead in distinct(task.leads))
    if task.cooperative is None:
        return _enough_leads(leads)
    if not task.cooperative.cooperative:
        return no("not-a-cooperative")
    cooperative = task.cooperative.firm
    members = sum(is_sme(member) for member in distinct(task.members) if member.firm != cooperative)
    if members >= FIVE:
        return yes("cooperative-brings-five", members=members, needed=FIVE)
    if leads >= FIVE:
        return _enough_leads(leads)
    return no("cooperative-brings-too-few", members=members, needed=FIVE)


def _enough_leads(leads: int) -> Answer:
    if leads == 0:
        return no("no-lead")
    if leads < FIVE:
        return no("too-few-smes", leads=leads, needed=FIVE)
    return yes("five-smes-or-more", leads=leads, needed=FIVE)
