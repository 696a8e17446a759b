"""협력기업: what the partner firm must be, and whether a large firm may take part at all (대기업 참여)."""

from domain.rules.v2021_1.firms import everyone, is_large, is_sme
from domain.rules.v2021_1.terms import Answer, listed, no, yes
from domain.rules.vocabulary import Task


def sme_only(task: Task) -> Answer:
    """중소기업 only."""
    if task.partner is None:
        return no("no-partner")
    if is_large(task.partner):
        return no("partner-not-sme", size=task.partner.profile.size)
    return yes("partner-is-sme", size=task.partner.profile.size)


def sme_or_large(task: Task) -> Answer:
    """중소기업 or 대기업: any firm, once there is one."""
    if task.partner is None:
        return no("no-partner")
    if is_large(task.partner):
        return yes("partner-is-large", size=task.partner.profile.size)
    return yes("partner-is-sme", size=task.partner.profile.size)


def large_builder(task: Task) -> Answer:
    """대형건설기업: a firm other than an SME builder that holds a general or specialty licence (AMB-07, AMB-16)."""
    if task.partner is None:
        return no("no-partner")
    if is_sme(task.partner):
        return no("partner-not-large", size=task.partner.profile.size)
    if not task.partner.profile.licences:
        return no("partner-without-licence")
    return yes("partner-is-large-builder", licences=listed(dict.fromkeys(task.partner.profile.licences)))


def no_large_firm(task: Task) -> Answer:
    """참여 불가능: no large firm on either side."""
    large = [firm for firm in everyone(task) if is_large(firm)]
    if large:
        return no("large-firm-excluded", firm=large[0].firm, firms=len(large))
    return yes("no-large-firm")


def large_firm_welcome(task: Task) -> Answer:
    """참여 가능: a large firm may be the partner. Nothing fails this; it tells whether one takes part."""
    return yes("large-partner-allowed") if task.partner and is_large(task.partner) else yes("no-large-firm")
