"""How performance reviews are shown: whole to the agency, to a party without what others submitted."""

from uuid import UUID

from marshmallow import fields

from application import performing
from application.office import Found, Office
from domain.performance import Performance
from domain.performance.facts import Outcome, Resolved, ReviewKind, ReviewScheduled
from web.api.as_of import AsOfPart
from web.api.fields import Flag, Part, one_of
from web.api.naming import Named, Names, opened


class ReviewDueLine(Part):
    """A review with its last day; working days left to it, below zero so many late, null where it is not owed."""

    application = fields.UUID(required=True)
    kind = one_of(ReviewKind, required=True)
    nth = fields.Integer(required=True)
    due = fields.Date(required=True)
    working_days_left = fields.Integer(required=True, allow_none=True)
    day = fields.Date(required=True, allow_none=True)
    submissions = fields.Integer(required=True)


class ReviewsDueAnswer(AsOfPart):
    """The reviews that are owed, the first due first; and the tasks whose support period nobody set, of which none falls due yet."""

    reviews = fields.List(fields.Nested(ReviewDueLine), required=True)
    without_period = fields.List(fields.UUID(), required=True)


class SupportPeriodPart(Part):
    """The support period, both days included; `assumed` names what no source sets."""

    published = fields.Date(required=True)
    first = fields.Date(required=True)
    end = fields.Date(required=True)
    assumed = fields.List(fields.String(), required=True)


class ReviewScheduledPart(Part):
    """The day a review was set for, on site at a place or at the desk, and what data was demanded by when."""

    day = fields.Date(required=True)
    on_site = Flag(required=True)
    place = fields.String(required=True, allow_none=True)
    data_by = fields.Date(required=True)
    demand = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class ReviewEvidencePart(Part):
    """What a party submitted."""

    party = fields.Nested(Named, required=True)
    report = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class ReviewResolvedPart(Part):
    """What a review came to; the new last day of support where it was extended."""

    outcome = one_of(Outcome, required=True)
    extended_to = fields.Date(required=True, allow_none=True)
    reasons = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class ReviewFilePart(Part):
    """A review as it stands; `fell_due` is its last day where it was put on record that it came unresolved."""

    kind = one_of(ReviewKind, required=True)
    nth = fields.Integer(required=True)
    due = fields.Date(required=True)
    working_days_left = fields.Integer(required=True, allow_none=True)
    scheduled = fields.Nested(ReviewScheduledPart, required=True, allow_none=True)
    evidence = fields.List(fields.Nested(ReviewEvidencePart), required=True)
    fell_due = fields.Date(required=True, allow_none=True)
    resolved = fields.Nested(ReviewResolvedPart, required=True, allow_none=True)


class PerformanceAnswer(AsOfPart):
    """A task's support period, null where none was set, and its reviews by last day."""

    version = fields.Integer(required=True, allow_none=True)
    period = fields.Nested(SupportPeriodPart, required=True, allow_none=True)
    reviews = fields.List(fields.Nested(ReviewFilePart), required=True)


def line_of(line: performing.Line) -> dict[str, object]:
    """A review in the worklist."""
    scheduled = line.review.scheduled
    return {
        "application": line.application,
        **_due(line),
        "day": scheduled.day if scheduled else None,
        "submissions": len(line.review.evidence),
    }


def file_of(then: Office, found: Found[Performance] | None, *, firms: frozenset[UUID] | None) -> dict[str, object]:
    """A task's reviews as they stand; to the people of `firms` with what these submitted only."""
    if found is None:
        return {"version": None, "period": None, "reviews": []}
    lines = performing.reviews(then, found.state)
    names = Names(one.party for line in lines for one in line.review.evidence)
    return {
        "version": found.version if firms is None else None,
        "period": {name: getattr(found.state, name) for name in ("published", "first", "end", "assumed")},
        "reviews": [_file(line, names, firms) for line in lines],
    }


def _file(line: performing.Line, names: Names, firms: frozenset[UUID] | None) -> dict[str, object]:
    review = line.review
    return {
        **_due(line),
        "scheduled": _scheduled(review.scheduled),
        "evidence": [
            {"party": names.of(one.party), "report": opened(one.report), "on": one.on}
            for one in review.evidence
            if firms is None or one.party in firms
        ],
        "fell_due": review.fell_due.due if review.fell_due else None,
        "resolved": _resolved(review.resolved),
    }


def _due(line: performing.Line) -> dict[str, object]:
    return {
        "kind": line.key.kind,
        "nth": line.key.nth,
        "due": line.due,
        "working_days_left": line.working_days_left,
    }


def _scheduled(one: ReviewScheduled | None) -> dict[str, object] | None:
    return (
        None
        if one is None
        else {
            **{name: getattr(one, name) for name in ("day", "on_site", "data_by", "on")},
            "place": opened(one.place),
            "demand": opened(one.demand),
        }
    )


def _resolved(one: Resolved | None) -> dict[str, object] | None:
    return (
        None
        if one is None
        else {
            **{name: getattr(one, name) for name in ("outcome", "extended_to", "on")},
            "reasons": opened(one.reasons),
        }
    )
