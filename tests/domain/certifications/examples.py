"""A confirmation and what may happen to it, for stories and for any course of events."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from domain.applications import Application, Status
from domain.certifications import CERTIFICATION, Certification, certifying
from domain.certifications.certifying import Selected
from domain.certifications.facts import CertificationFact, RevocationCause
from domain.facts import Refused
from domain.rules.vocabulary import TargetKind, Track
from domain.values import Item
from tests.domain.examples import CALL_ID, CASE, FORM, LEAD, TEXT

PRODUCT = Item(id=UUID(int=70), kind=TargetKind.GOODS, label=TEXT, detail_item_no="3911160301")
ADDED = replace(PRODUCT, id=UUID(int=71))
ISSUED_ON = date(2021, 9, 1)
LAST = date(2024, 8, 31)
NUMBER = "2021-1-IG-0007-P01"
SELECTED = Selected(
    application=Application(
        call=CALL_ID,
        track=Track.INNOVATION_GROWTH,
        filed_by=LEAD,
        form=replace(FORM, items=(PRODUCT,)),
        status=Status.SELECTED,
    ),
    published=True,
    rules="v2021_1",
)
ISSUED = certifying.issue(
    SELECTED,
    PRODUCT,
    id=CASE,
    number=NUMBER,
    holder=LEAD,
    added=None,
    designated=True,
    first=ISSUED_ON,
    on=ISSUED_ON,
)
CONFIRMED = CERTIFICATION.begin(ISSUED)

ACTS = ("suspend", "restore", "renew", "expire", "revoke", "cancel")
DAYS = st.integers(-1500, 3500).map(lambda days: LAST + timedelta(days=days))
COURSES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 500), st.integers(0, 400)), min_size=1, max_size=12)
"""What is tried one after the other: the act, so many days later, with effect so many days from then."""


def taken(course: list[tuple[str, int, int]]) -> tuple[CertificationFact, ...]:
    """The facts that a course of acts came to; what may not be is not recorded."""
    facts: list[CertificationFact] = [ISSUED]
    known, today = CONFIRMED, ISSUED_ON
    for act, days, off in course:
        today += timedelta(days=days)
        try:
            new = _acted(known, act, today, timedelta(days=off))
        except Refused:
            continue
        for fact in new:
            facts.append(fact)
            known = CERTIFICATION.after(known, fact)
    return tuple(facts)


def _acted(known: Certification, act: str, today: date, off: timedelta) -> tuple[CertificationFact, ...]:
    falsely, lost = RevocationCause.OBTAINED_FALSELY, RevocationCause.REQUIREMENT_LOST
    match act:
        case "suspend":
            return (certifying.suspend(known, reasons=TEXT, first=today + off, on=today),)
        case "restore":
            return (certifying.restore(known, reasons=None, on=today),)
        case "renew":
            return (certifying.renew(known, on=today),)
        case "expire":
            return certifying.expire(known, on=today)
        case "revoke":
            effect = today + off
            return (certifying.revoke(known, cause=lost, retroactive=False, reasons=TEXT, effect=effect, on=today),)
        case _:
            effect = today - off
            return (certifying.revoke(known, cause=falsely, retroactive=True, reasons=TEXT, effect=effect, on=today),)
