"""What a confirmation was issued on, derived anew: its number, its findings, its scope and the rule version."""

from dataclasses import replace
from uuid import UUID

from application.audit.derived import Books, Derived, forbidden
from application.audit.deriving_cases import receipt_of
from application.audit.world import CaseNow, World
from application.certifying import number_of
from application.record import Recorded
from domain.applications import Application, Status
from domain.applications.outcomes import Outcome
from domain.certifications.certifying import Selected, findings
from domain.certifications.facts import Issued, Scope
from domain.values import seoul_day


def issued(world: World, _: Books, recorded: Recorded, fact: Issued) -> Derived:
    """Every finding on the day it was recorded; the validity, whose length is assumed, is taken as given but for its beginning."""
    case = world.case(fact.application)
    version = world.call(case.call).terms.rules.version
    on = seoul_day(recorded.envelope.at)
    before = [one for one in world.confirmed.values() if one.application == fact.application]
    derived = replace(
        fact,
        number=number_of(receipt_of(world, case, case.number or 0), 1 + len(before)),
        scope=Scope.LISTED_ITEM if fact.product.goods_listing_no else Scope.DETAIL_ITEM,
        findings=findings(
            Selected(application=_standing(case), published=fact.application in world.published, rules=version),
            fact.product,
            holder=fact.holder,
            designated=world.designated(fact.product.detail_item_no, on),
            on=on,
        ),
        rules=version,
        on=fact.valid.first,
    )
    same = [one for one in before if one.product == fact.product.id]
    live = any(one.last >= on and (one.ended is None or one.ended > on) for one in same)
    broken = (forbidden("product", fact.product.id, "confirmation-not-met"),) if live else ()
    return Derived(fact=derived, broken=broken)


def _standing(case: CaseNow) -> Application:
    """The case as far as a confirmation asks about it."""
    selected = case.decided is not None and case.decided.outcome is Outcome.SELECTED
    status = Status.SELECTED if selected else Status.REJECTED if case.decided else Status.SUBMITTED
    return Application(call=case.call, track=case.track, filed_by=UUID(int=0), form=case.form, status=status)
