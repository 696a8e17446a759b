"""Advice to the officer: rules that no source of this round states, all marked as assumed. None decides anything."""

from datetime import date

from domain.rules.v2021_1.firms import everyone, lead_side
from domain.rules.v2021_1.terms import Answer, advice, no, yes
from domain.rules.vocabulary import Finding, Target, Task

PILOT = "2018·2019 건설 상생협력 시범사업 기준"
"""The predecessor scheme in construction; whether its rules were kept is unknown (AMB-01)."""
NO_SOURCE = "확인된 출처 없음"
CLASS_DIGITS = 8
STARTUP_YEARS = 7
PILOT_MINIMUM = 2


def affiliates(task: Task) -> Finding:
    """계열사: partner and a lead of one business group, excluded in 2018 and 2019."""
    return advice("affiliates", _affiliates(task), source=PILOT, ambiguity="AMB-01")


def other_partner(task: Task) -> Finding:
    """A lead with a second partner, excluded in 2018."""
    leads = len(task.leads_with_another_partner)
    answer = no("lead-has-other-partner", leads=leads) if leads else yes("no-other-partner")
    return advice("other-partner", answer, source=PILOT, ambiguity="AMB-01")


def two_leads_or_more(task: Task) -> Finding:
    """A mentor was asked to pick two or more in 2018."""
    return advice("two-leads-or-more", _two_leads(task), source=PILOT, ambiguity="AMB-01")


def same_target_elsewhere(task: Task) -> Finding:
    """The same firm and product, or work, in another live application."""
    cases = len(task.same_target_elsewhere)
    answer = no("same-target-elsewhere", cases=cases) if cases else yes("target-nowhere-else")
    return advice("same-target-elsewhere", answer, source=NO_SOURCE)


def class_of_listing_number(task: Task) -> Finding:
    """물품목록번호 is thought to begin with the 물품분류번호."""
    differing = sum(_differs_from_class(target) for target in task.targets)
    answer = no("listing-number-of-other-class", items=differing) if differing else yes("listing-numbers-fit-class")
    return advice("class-of-listing-number", answer, source=NO_SOURCE)


def startup_age(task: Task) -> Finding:
    """창업기업 is thought to be a firm of at most seven years."""
    return advice("startup-age", _startup_age(task), source=NO_SOURCE, ambiguity="AMB-06")


def business_numbers_verified(task: Task) -> Finding:
    """The tax office has confirmed every business number; a check digit alone misses many slips."""
    unverified = sum(not firm.profile.number_verified for firm in everyone(task))
    answer = no("business-number-unverified", firms=unverified) if unverified else yes("business-numbers-verified")
    return advice("business-numbers-verified", answer, source=NO_SOURCE)


def _affiliates(task: Task) -> Answer:
    group = task.partner.profile.business_group if task.partner else None
    same = sum(group is not None and firm.profile.business_group == group for firm in lead_side(task))
    return no("affiliated-with-partner", firms=same) if same else yes("no-affiliates")


def _two_leads(task: Task) -> Answer:
    if task.partner is None:
        return no("no-partner")
    places = task.partner_places
    if places < PILOT_MINIMUM:
        return no("partner-has-one-lead", asked=PILOT_MINIMUM, places=places)
    return yes("partner-has-several-leads", places=places)


def _differs_from_class(target: Target) -> bool:
    return (
        target.goods_listing_no is not None
        and target.goods_class_no is not None
        and target.goods_listing_no[:CLASS_DIGITS] != target.goods_class_no
    )


def _startup_age(task: Task) -> Answer:
    startups = [lead.profile for lead in task.leads if lead.profile.startup]
    if not startups:
        return yes("no-startup")
    undated = sum(profile.established is None for profile in startups)
    if undated:
        return no("startup-day-unknown", firms=undated)
    older = sum(_older(profile.established, task.on) for profile in startups if profile.established)
    if older:
        return no("startup-too-old", firms=older, years=STARTUP_YEARS)
    return yes("startups-young", years=STARTUP_YEARS)


def _older(established: date, on: date) -> bool:
    return (on.year - STARTUP_YEARS, on.month, on.day) > (established.year, established.month, established.day)
