"""Grading the firms of capability building for a year's performance (이행실적), and revoking a grade."""

from datetime import date
from uuid import UUID

from domain.applications import Application, Status
from domain.certifications.ending import ends_from, ground_of, require_revocable
from domain.certifications.facts import RevocationCause
from domain.certifications.parameters import BONUS, BONUS_YEARS, valid_from
from domain.facts import require
from domain.findings import unmet
from domain.grades import Graded
from domain.grades.facts import Given, Grade, Revoked
from domain.rules.vocabulary import Finding, Track, because
from domain.values import Sealed

TRACK, SELECTED, PUBLISHED, PARTY = "grade-track", "grade-selected", "grade-published", "grade-party"
"""The criteria of a grade in the order they are shown."""


def findings(application: Application, *, published: bool, firm: UUID) -> tuple[Finding, ...]:
    """Whether a firm of a case may be graded: every criterion answers."""
    party = firm in application.form.firms()
    return (
        Finding(
            criterion=TRACK,
            met=application.track is Track.CAPABILITY_BUILDING,
            because=because("track-of-grade", track=application.track),
            source="공고 과제별 요약 혜택",
            ambiguity="AMB-17",
        ),
        Finding(
            criterion=SELECTED,
            met=application.status is Status.SELECTED,
            because=because("case-stands", status=application.status),
            source="판로지원법 §20의2②",
        ),
        Finding(
            criterion=PUBLISHED,
            met=published,
            because=because("selection-published" if published else "selection-not-published"),
            source="판로지원법 §20의2②",
        ),
        Finding(
            criterion=PARTY,
            met=party,
            because=because("firm-takes-part" if party else "firm-takes-no-part"),
            source="공고 과제별 요약 혜택",
            ambiguity="AMB-17",
        ),
    )


def give(
    before: Graded | None,
    application: Application,
    *,
    id: UUID,
    published: bool,
    firm: UUID,
    year: int,
    grade: Grade,
    reasons: Sealed,
    first: date,
    on: date,
) -> Given:
    """Grade a firm of case `id` for a year that is not to come; the bonus begins on `first`, today (`on`) or later."""
    require(before is None, "graded-already", year=year)
    require(year <= on.year, "year-to-come", year=year)
    require(first >= on, "first-day-past", first=first)
    lacking = unmet(findings(application, published=published, firm=firm))
    require(not lacking, "grade-not-met", criteria=[one.criterion for one in lacking])
    return Given(
        firm=firm,
        application=id,
        year=year,
        grade=grade,
        bonus=valid_from(first, BONUS_YEARS),
        reasons=reasons,
        assumed=(BONUS,),
        on=first,
    )


def revoke(
    known: Graded, *, cause: RevocationCause, retroactive: bool, reasons: Sealed, effect: date, on: date
) -> Revoked:
    """Revoke a grade with effect from a day: before today (`on`) only by cancelling it retroactively."""
    require_revocable(known, retroactive=retroactive, effect=effect, on=on)
    ground = ground_of(cause, retroactive=retroactive)
    return Revoked(cause=cause, retroactive=retroactive, ground=ground, reasons=reasons, on=effect)


def end_with_the_selection(
    known: Graded, *, cause: RevocationCause, reasons: Sealed, effect: date, on: date
) -> tuple[Revoked, ...]:
    """End it with what it rests on, from a day or from its beginning; nothing where it has ended by then."""
    begins = ends_from(known, effect)
    if begins is None:
        return ()
    past = begins < on
    return (revoke(known, cause=cause, retroactive=past, reasons=reasons, effect=begins, on=on),)
