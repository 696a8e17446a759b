"""Confirming a product, and what becomes of a confirmation. A person of the responsible agency decides (law 12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.applications import Application, Status
from domain.certifications import Certification
from domain.certifications.ending import ends_from, ground_of, require_revocable
from domain.certifications.facts import (
    CertificateNo,
    Expired,
    Issued,
    Renewed,
    Restored,
    RevocationCause,
    Revoked,
    Scope,
    Suspended,
)
from domain.certifications.parameters import RENEWAL_DAYS, VALIDITY, valid_from
from domain.certifications.standing import Standing, day_after
from domain.facts import require
from domain.findings import unmet
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Finding, Task, Track, because
from domain.values import Form, Item, RuleBookName, Sealed

WITH_PRODUCTS = frozenset(Track) - {Track.CAPABILITY_BUILDING}
"""The tracks whose products are confirmed: 역량강화 has none but grades of firms (AMB-17)."""
TRACK, SELECTED, PUBLISHED, HOLDER, UNCONFIRMED = (
    "confirmation-track",
    "confirmation-selected",
    "confirmation-published",
    "confirmation-holder",
    "confirmation-none-yet",
)
"""The criteria of a confirmation in the order they are shown; the rule version's own `target` stands among them."""


@dataclass(frozen=True, kw_only=True)
class Selected:
    """A case as a confirmation rests on it: whether its selection was published, by which rules, and what is confirmed already."""

    application: Application
    published: bool
    rules: RuleBookName
    confirmed: tuple[Certification, ...] = ()


def findings(case: Selected, product: Item, *, holder: UUID, designated: bool, on: date) -> tuple[Finding, ...]:
    """Whether a product of a case may be confirmed on a day: every criterion answers.

    `designated` tells whether its detailed item name is an SME-competition product on that day.
    """
    application = case.application
    return (
        Finding(
            criterion=TRACK,
            met=application.track in WITH_PRODUCTS,
            because=because("track-of-confirmation", track=application.track),
            source="공고 과제별 요약 혜택",
            ambiguity="AMB-17",
        ),
        Finding(
            criterion=SELECTED,
            met=application.status is Status.SELECTED,
            because=because("case-stands", status=application.status),
            source="판로지원법 §20의2②, §21⑧",
        ),
        Finding(
            criterion=PUBLISHED,
            met=case.published,
            because=because("selection-published" if case.published else "selection-not-published"),
            source="판로지원법 §20의2②",
        ),
        _target(case, product, designated=designated, on=on),
        Finding(
            criterion=HOLDER,
            met=holder in holders(application.form),
            because=because("holder-leads" if holder in holders(application.form) else "holder-does-not-lead"),
            source="공고 과제별 요약 주관기업",
            assumed=True,
        ),
        _unconfirmed(case.confirmed, product, on),
    )


def issue(
    case: Selected,
    product: Item,
    *,
    id: UUID,
    number: CertificateNo,
    holder: UUID,
    added: Sealed | None,
    designated: bool,
    first: date,
    on: date,
) -> Issued:
    """Confirm a product of case `id`, valid from `first` on, which is today (`on`) or later.

    A product that the form does not name is added with reasons.
    """
    require(first >= on, "first-day-past", first=first)
    applied_for = any(one.id == product.id for one in case.application.form.items)
    known = applied_for or any(one.product.id == product.id for one in case.confirmed)
    require(known or added, "product-not-of-the-case")
    answered = findings(case, product, holder=holder, designated=designated, on=on)
    lacking = unmet(answered)
    require(not lacking, "confirmation-not-met", criteria=[one.criterion for one in lacking])
    return Issued(
        application=id,
        number=number,
        product=product,
        scope=Scope.LISTED_ITEM if product.goods_listing_no else Scope.DETAIL_ITEM,
        holder=holder,
        added=None if applied_for else added,
        valid=valid_from(first),
        findings=answered,
        rules=case.rules,
        assumed=(VALIDITY,),
        on=first,
    )


def suspend(known: Certification, *, reasons: Sealed, first: date, on: date) -> Suspended:
    """Suspend it from `first` on, which is today (`on`) or later."""
    require(first >= on, "first-day-past", first=first)
    require(known.suspended is None, "suspended-already")
    _require_standing(known, first, Standing.VALID)
    return Suspended(reasons=reasons, on=first)


def restore(known: Certification, *, reasons: Sealed | None, on: date) -> Restored:
    """End its suspension today."""
    _require_standing(known, on, Standing.SUSPENDED)
    return Restored(reasons=reasons, on=on)


def renew(known: Certification, *, on: date) -> Renewed:
    """Renew it while it is valid, in the last days of its validity; it goes on without a gap."""
    _require_standing(known, on, Standing.VALID)
    require(known.revocation is None, "revoked-already")
    opens = known.last - timedelta(days=RENEWAL_DAYS)
    require(on >= opens, "renewal-too-early", opens=opens)
    return Renewed(last=valid_from(day_after(known.last)).last, assumed=(VALIDITY,), on=on)


def expire(known: Certification, *, on: date) -> tuple[Expired, ...]:
    """Put on record that time ended it, for the day it was, however late; nothing where it has not or that was done."""
    ends = known.expires
    return (Expired(on=ends),) if ends and ends <= on else ()


def revoke(
    known: Certification, *, cause: RevocationCause, retroactive: bool, reasons: Sealed, effect: date, on: date
) -> Revoked:
    """Revoke it with effect from a day: before today (`on`) only by cancelling it retroactively.

    What was revoked for the future may be cancelled from an earlier day; what expired may be cancelled from a day on which
    it was valid.
    """
    require_revocable(known, retroactive=retroactive, effect=effect, on=on)
    return Revoked(
        cause=cause,
        retroactive=retroactive,
        ground=ground_of(cause, retroactive=retroactive),
        reasons=reasons,
        on=effect,
    )


def end_with_the_selection(
    known: Certification, *, cause: RevocationCause, reasons: Sealed, effect: date, on: date
) -> tuple[Revoked, ...]:
    """End it with what it rests on, from a day or from its beginning; nothing where it has ended by then."""
    begins = ends_from(known, effect)
    if begins is None:
        return ()
    past = begins < on
    return (revoke(known, cause=cause, retroactive=past, reasons=reasons, effect=begins, on=on),)


def holders(form: Form) -> tuple[UUID, ...]:
    """Who may hold a confirmation of a task's product: its lead firms, members of a cooperative among them."""
    cooperative = (form.cooperative.firm, *form.cooperative.members) if form.cooperative else ()
    return (*form.leads, *cooperative)


def _target(case: Selected, product: Item, *, designated: bool, on: date) -> Finding:
    """The rule version's own question of what a track's products must be."""
    task = Task(track=case.application.track, on=on, targets=(product.target(designated=designated),))
    return next(one for one in BOOKS[case.rules].findings(task) if one.criterion == "target")


def _unconfirmed(confirmed: Iterable[Certification], product: Item, on: date) -> Finding:
    ended = {Standing.EXPIRED, Standing.REVOKED}
    live = [one.number for one in confirmed if one.product.id == product.id and one.standing_on(on) not in ended]
    why = because("confirmed-under", number=live[0]) if live else because("not-confirmed-yet")
    return Finding(criterion=UNCONFIRMED, met=not live, because=why, source="공고 과제별 요약 혜택", assumed=True)


def _require_standing(known: Certification, day: date, wanted: Standing) -> None:
    standing = known.standing_on(day)
    require(standing is wanted, "certification-stands-otherwise", standing=standing, wanted=wanted)
