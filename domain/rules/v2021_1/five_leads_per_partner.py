"""협력기업은 5개 주관기업과 협약 가능: at most five leads for a partner, over all its live agreements (AMB-01)."""

from domain.rules.v2021_1.firms import distinct
from domain.rules.v2021_1.terms import Answer, no, yes
from domain.rules.vocabulary import Task

PLACES = 5
"""A maximum (가능, may), not a minimum (필수, must): see AMB-01."""


def at_most_five_leads(task: Task) -> Answer:
    """At least one lead in the task, and no more than five for the partner, this task's included."""
    if task.partner is None:
        return no("no-partner")
    leads = len(distinct((*task.leads, *task.members)))
    if leads == 0:
        return no("no-lead")
    places = max(task.partner_places, leads)
    if places > PLACES:
        return no("partner-places-exceeded", limit=PLACES, places=places)
    return yes("partner-has-places", limit=PLACES, places=places)
