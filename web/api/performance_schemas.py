"""What is asked of performance reviews."""

from domain.performance.facts import Outcome, ReviewKind
from web.api.as_of import AsOfQuery
from web.api.fields import Body, Day, Flag, Id, Line, Typed, Whole, one_of

MOST_REVIEWS = 100


class SupportPeriodBody(Body):
    """The last day of support; without one it is as long as is assumed."""

    end = Day(load_default=None, allow_none=True)


class ReviewKeyBody(Body):
    """Which review: the nth of its kind."""

    kind = one_of(ReviewKind, required=True)
    nth = Whole(1, MOST_REVIEWS, required=True)


class ReviewScheduleBody(ReviewKeyBody):
    """The day of the review, the place where it is on site, what data is demanded and by when."""

    day = Day(required=True)
    place = Line(load_default=None, allow_none=True)
    data_by = Day(required=True)
    demand = Typed(required=True)


class ReviewEvidenceBody(ReviewKeyBody):
    """For which firm, and what it reports: what was delivered, how results were shared."""

    party = Id(required=True)
    report = Typed(required=True)


class ReviewResolutionBody(ReviewKeyBody):
    """What the review came to, and why; the new last day of support with an extension, and with nothing else."""

    outcome = one_of(Outcome, required=True)
    extended_to = Day(load_default=None, allow_none=True)
    reasons = Typed(required=True)


class ReviewsDueQuery(AsOfQuery):
    """Whether only those are asked for whose last day came."""

    due = Flag(load_default=False)
