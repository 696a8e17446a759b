"""A case told as steps: filed by its people before the close, then handled by officers of the responsible agency."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from application.demonstration import asking
from application.demonstration.cases import PAPERS, Agreeing, Case, Course
from application.demonstration.officers import in_charge, second
from application.demonstration.people import Person
from application.demonstration.steps import Ask, Step
from domain.values import start_of

FIRST_DAY_OF_CHECKS = date(2021, 4, 20)
MINUTES_APART = 4
"""Between one case and the next on a day of checks."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something that is done in a case: its name within the case, and on which day of the checks."""

    name: str
    ask: Ask
    day: int = 0
    refused: str | None = None
    reads_book: bool = False


def told(case: Case, nth: int) -> Iterator[Step]:
    """Every step of a case; `nth` is its place among the cases."""
    filing = tuple(_filing(case))
    yield from (_step(case, one, at) for one, at in zip(filing, _instants(case, len(filing)), strict=True))
    yield from (_step(case, one, _check(case, one.day, nth)) for one in COURSES[case.course](case, nth))


def _step(case: Case, one: Told, at: datetime | None) -> Step:
    name = f"{case.key}/{one.name}"
    return Step(name=name, at=at, ask=one.ask, refused=one.refused, reads_book=one.reads_book)


def _instants(case: Case, many: int) -> Iterable[datetime | None]:
    """So many instants evenly from the beginning to the submission, whole seconds."""
    if case.begins is None or case.submits is None:
        return [None] * many
    between = (case.submits - case.begins) / max(many - 1, 1)
    return [*((case.begins + between * k).replace(microsecond=0) for k in range(many - 1)), case.submits]


def _check(case: Case, day: int, nth: int) -> datetime | None:
    if case.begins is None:
        return None
    return start_of(FIRST_DAY_OF_CHECKS) + timedelta(days=day, hours=9, minutes=MINUTES_APART * nth)


def _filing(case: Case) -> Iterator[Told]:
    """What the firms do: the form, the papers, the agreement, the submission."""
    corrected = len(case.items) > 1 and case.members == ()
    first = replace(case.form(), items=case.items[:1]) if corrected else case.form()
    yield Told(name="draft", ask=partial(asking.draft, case, first))
    if corrected:
        yield Told(name="amend", ask=partial(asking.amend, case, case.form()))
    drafted = case.course is Course.DRAFT
    attached = [kind for kind in PAPERS if kind not in case.missing]
    for kind in attached[:2] if drafted else attached:
        yield Told(name=f"paper/{kind}", ask=partial(asking.attach, case, kind))
    if not drafted:
        yield from _agreeing(case)
        yield _submission(case)


def _agreeing(case: Case) -> Iterator[Told]:
    if case.agreeing is Agreeing.NOT_AT_ALL or case.partner is None:
        return
    yield Told(name="agreement", ask=partial(asking.agree, case))
    for firm in case.signatories:
        yield Told(name=f"signature/{firm.key}", ask=partial(asking.sign, case, firm))
    if case.agreeing is Agreeing.ALL:
        yield Told(name="signature/partner", ask=partial(asking.sign, case, case.partner))
    if case.agreeing is Agreeing.PARTNER_REFUSED:
        yield Told(
            name="signature/refused", ask=partial(asking.sign, case, case.partner), refused="partner-places-full"
        )
    if case.leads_in_the_end:
        changed = replace(case, leads=case.leads_in_the_end)
        yield Told(name="other-leads", ask=partial(asking.amend, changed, changed.form()))


def _submission(case: Case) -> Told:
    if case.course is Course.LATE:
        return Told(name="submission", ask=partial(asking.submit_too_late, case), refused="call-closed")
    return Told(name="submission", ask=partial(asking.submit, case), reads_book=case.reads_book)


def _nothing(_: Case, __: int) -> Iterator[Told]:
    return iter(())


def _assigned(case: Case, nth: int) -> Iterator[Told]:
    officer = in_charge(case.track, nth)
    yield Told(name="assignment", ask=partial(asking.assign, case, officer, officer), day=1)


def _asked(case: Case, nth: int) -> Iterator[Told]:
    yield from _assigned(case, nth)
    yield Told(name="supplement", ask=partial(asking.request_supplement, case, in_charge(case.track, nth)), day=2)


def _provided(case: Case, nth: int) -> Iterator[Told]:
    yield from _asked(case, nth)
    yield Told(name="more-time", ask=partial(asking.extend_supplement, case, in_charge(case.track, nth)), day=7)
    for kind in case.missing:
        yield Told(name=f"late-paper/{kind}", ask=partial(asking.attach, case, kind), day=10)
    yield Told(name="provided", ask=partial(asking.provide_supplement, case), day=11)


def _supplemented(case: Case, nth: int) -> Iterator[Told]:
    yield from _provided(case, nth)
    yield _judgment(case, in_charge(case.track, nth), day=20)


def _returned(case: Case, nth: int) -> Iterator[Told]:
    yield from _asked(case, nth)
    yield Told(name="returned", ask=partial(asking.return_application, case, in_charge(case.track, nth)), day=14)


def _withdrawn(case: Case, nth: int) -> Iterator[Told]:
    yield from _assigned(case, nth)
    yield Told(name="withdrawn", ask=partial(asking.withdraw, case), day=5)


def _changed(case: Case, nth: int) -> Iterator[Told]:
    yield from _assigned(case, nth)
    yield Told(name="changed", ask=partial(asking.change, case), day=6)
    yield _judgment(case, in_charge(case.track, nth), day=13)


def _reassigned(case: Case, nth: int) -> Iterator[Told]:
    yield from _assigned(case, nth)
    officer, other = in_charge(case.track, nth), second(case.track, nth)
    yield Told(name="reassignment", ask=partial(asking.assign, case, officer, other), day=3)
    yield _judgment(case, other, day=15)


def _judged(case: Case, nth: int) -> Iterator[Told]:
    yield from _assigned(case, nth)
    yield _judgment(case, in_charge(case.track, nth), day=8 + nth % 9)


def _judgment(case: Case, officer: Person, *, day: int) -> Told:
    ask = asking.find_ineligible if case.course is Course.INELIGIBLE else asking.find_eligible
    return Told(name="judgment", ask=partial(ask, case, officer), day=day)


COURSES: dict[Course, Callable[[Case, int], Iterator[Told]]] = {
    Course.DRAFT: _nothing,
    Course.LATE: _nothing,
    Course.RECEIVED: _nothing,
    Course.CHECKED: _assigned,
    Course.ASKED: _asked,
    Course.PROVIDED: _provided,
    Course.SUPPLEMENTED: _supplemented,
    Course.RETURNED: _returned,
    Course.WITHDRAWN: _withdrawn,
    Course.CHANGED: _changed,
    Course.REASSIGNED: _reassigned,
    Course.ELIGIBLE: _judged,
    Course.OVERRIDDEN: _judged,
    Course.INELIGIBLE: _judged,
}
"""What the officers, and the firms after the submission, do in each course."""
