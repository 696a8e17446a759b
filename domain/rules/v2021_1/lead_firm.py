"""주관기업: what a lead firm must be. The four tracks ask three different things."""

from domain.rules.v2021_1.firms import is_sme
from domain.rules.v2021_1.terms import Answer, no, yes
from domain.rules.vocabulary import FirmSize, FirmSnapshot, Task


def startups_or_small(task: Task) -> Answer:
    """창업기업 or 소기업: one of the two suffices (AMB-04), as the firm stands on the submission date (AMB-06)."""
    if not task.leads:
        return no("no-lead")
    unfit = [lead for lead in task.leads if not lead.profile.startup and lead.profile.size is not FirmSize.SMALL]
    if unfit:
        return no("lead-neither-startup-nor-small", firm=unfit[0].firm, size=unfit[0].profile.size, unfit=len(unfit))
    return yes("leads-are-startups-or-small", leads=len(task.leads))


def smes(task: Task) -> Answer:
    """중소기업. A cooperative that stands for its members is a 중소기업자 itself (판로지원법 §2 1호 나목; AMB-02)."""
    if not task.leads and task.cooperative:
        return yes("cooperative-leads") if task.cooperative.cooperative else no("not-a-cooperative")
    if not task.leads:
        return no("no-lead")
    large = [lead for lead in task.leads if not is_sme(lead)]
    if large:
        return _not_sme(large)
    return yes("leads-are-smes", leads=len(task.leads))


def sme_builders(task: Task) -> Answer:
    """중소건설기업: an SME that holds a general or specialty construction licence (AMB-16)."""
    if not task.leads:
        return no("no-lead")
    large = [lead for lead in task.leads if not is_sme(lead)]
    if large:
        return _not_sme(large)
    unlicensed = [lead for lead in task.leads if not lead.profile.licences]
    if unlicensed:
        return no("lead-without-licence", firm=unlicensed[0].firm, unfit=len(unlicensed))
    return yes("leads-are-sme-builders", leads=len(task.leads))


def _not_sme(large: list[FirmSnapshot]) -> Answer:
    return no("lead-not-sme", firm=large[0].firm, unfit=len(large))
