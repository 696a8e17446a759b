"""What the agency decides on an application, and the coded reasons for not selecting."""

from enum import StrEnum


class Outcome(StrEnum):
    """The disposition."""

    SELECTED = "SELECTED"
    """선정."""
    REJECTED = "REJECTED"
    """미선정."""


class Step(StrEnum):
    """Where a case goes back to when its decision is set aside, in the order of the procedure."""

    ELIGIBILITY = "ELIGIBILITY"
    FACE_TO_FACE = "FACE_TO_FACE"
    ON_SITE = "ON_SITE"
    DELIBERATION = "DELIBERATION"
    DECISION = "DECISION"


class ReasonCode(StrEnum):
    """Why an application was not selected; the criteria of 판로지원법 시행령 §17의2① stand first."""

    GROWTH_POTENTIAL = "GROWTH_POTENTIAL"
    """1호: growth potential insufficient."""
    PLAN_UNCLEAR = "PLAN_UNCLEAR"
    """2호: the plan is not clear and feasible."""
    RESULTS_UNACHIEVABLE = "RESULTS_UNACHIEVABLE"
    """3호: the expected results are not achievable."""
    BELOW_PASS_MARK = "BELOW_PASS_MARK"  # noqa: S105  (a mark to pass, no password)
    """A stage's score lies below its pass mark."""
    BEYOND_SELECTION_LIMIT = "BEYOND_SELECTION_LIMIT"
    """The call's selection limit was reached by better applications."""
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    """A requirement of the notice is not met."""
    COMMITTEE_RESOLUTION = "COMMITTEE_RESOLUTION"
    """The committee resolved so."""
