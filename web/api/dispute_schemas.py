"""What is asked and answered about disputes."""

from typing import Any

from marshmallow import fields, post_load

from application.dispute_reviewing import PointRuledTyped
from application.disputing import HindranceTyped, ObjectionTyped, PointTyped, SupplementTyped
from domain.disputes.codes import (
    Aim,
    BarGround,
    Consequence,
    Content,
    Inadmissible,
    RemedyKind,
    Result,
    Status,
)
from domain.disputes.facts import Sought, Target
from domain.disputes.ruling import Given
from domain.notices.facts import AppealKind, AppealOutcome, Method, Regime
from domain.panels.facts import Ground
from domain.rules.vocabulary import Source, Stage, Word
from web.api.as_of import AsOfPart, AsOfQuery
from web.api.fields import Body, Day, Flag, Id, Instant, Line, Part, Typed, Whole, formatted, one_of, several
from web.api.naming import Named

POINTS = 20
MOST = 2**31 - 1


class TargetBody(Part):
    """What a point is aimed at: a stream of the case at a version, and what of it."""

    aim = one_of(Aim, required=True)
    stream = Id(required=True)
    version = Whole(1, MOST, required=True)
    stage = one_of(Stage, load_default=None, allow_none=True)
    criterion = formatted(Word, load_default=None, allow_none=True)
    clause = formatted(Source, load_default=None, allow_none=True)
    position = Whole(1, MOST, load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Target:
        return Target(**data)


class SoughtBody(Part):
    """A remedy: its kind, and the stage and criterion that its kind needs."""

    kind = one_of(RemedyKind, required=True)
    stage = one_of(Stage, load_default=None, allow_none=True)
    criterion = formatted(Word, load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Sought:
        return Sought(**data)


class PointBody(Part):
    """A point; without a target it is aimed at the decision itself."""

    sought = fields.Nested(SoughtBody, required=True)
    arguments = several(Typed(), POINTS, load_default=list)
    target = fields.Nested(TargetBody, load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> PointTyped:
        return PointTyped(**{**data, "arguments": tuple(data["arguments"])})


class HindranceBody(Part):
    """What kept the objector from filing without fault."""

    first = Day(required=True)
    last = Day(required=True)
    reasons = Typed(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> HindranceTyped:
        return HindranceTyped(**data)


class ObjectionBody(Body):
    """An objection (이의신청). What the law asks for and is missing here is asked for later."""

    points = several(fields.Nested(PointBody), POINTS, least=1, required=True)
    known = Day(load_default=None, allow_none=True)
    contact = Line(load_default=None, allow_none=True)
    purport = Typed(load_default=None, allow_none=True)
    hindrance = fields.Nested(HindranceBody, load_default=None, allow_none=True)


def objection_of(data: dict[str, Any]) -> ObjectionTyped:
    """The objection as the use case takes it."""
    return ObjectionTyped(**{**data, "points": tuple(data["points"])})


class AddedBody(Part):
    """An argument for a point."""

    point = Whole(1, POINTS, required=True)
    text = Typed(required=True)


class ObjectionSupplementBody(Body):
    """What the supplement brings."""

    known = Day(load_default=None, allow_none=True)
    contact = Line(load_default=None, allow_none=True)
    purport = Typed(load_default=None, allow_none=True)
    arguments = several(fields.Nested(AddedBody), POINTS, load_default=list)


def supplement_of(data: dict[str, Any]) -> SupplementTyped:
    """The supplement as the use case takes it."""
    arguments = tuple((one["point"], one["text"]) for one in data["arguments"])
    return SupplementTyped(**{**data, "arguments": arguments})


class WithdrawingBody(Body):
    """Why the objection is withdrawn, if anything is said."""

    reasons = Typed(load_default=None, allow_none=True)


class ReviewerBody(Body):
    """Who is asked to review."""

    reviewer = Id(required=True)


class DeclaringBody(Body):
    """The answer to the conflict question."""

    conflict = Flag(required=True)
    grounds = several(one_of(Ground), len(Ground), load_default=list)
    detail = Typed(load_default=None, allow_none=True)


class AskingBody(Body):
    """What is asked to be supplemented, and how many days are given."""

    contents = several(one_of(Content), len(Content), least=1, required=True)
    days = Whole(1, 60, required=True)
    reasons = Typed(required=True)


class ExtendingBody(Body):
    """By how many days the answer is put off, and why."""

    days = Whole(1, 60, required=True)
    reasons = Typed(required=True)


class RulingPointBody(Part):
    """What a point comes to."""

    point = Whole(1, POINTS, required=True)
    result = one_of(Result, required=True)
    ground = one_of(Inadmissible, load_default=None, allow_none=True)
    reasons = Typed(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> PointRuledTyped:
        return PointRuledTyped(**data)


class GivenBody(Part):
    """A remedy for points that are upheld."""

    points = several(Whole(1, POINTS), POINTS, least=1, required=True)
    remedy = fields.Nested(SoughtBody, required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Given:
        return Given(points=tuple(data["points"]), remedy=data["remedy"])


class RulingBody(Body):
    """The ruling, point by point."""

    points = several(fields.Nested(RulingPointBody), POINTS, least=1, required=True)
    remedies = several(fields.Nested(GivenBody), POINTS, load_default=list)
    excused = Flag(load_default=False)


class ResultBody(Body):
    """How the result is sent, and what it says."""

    method = one_of(Method, required=True)
    text = Typed(required=True)


class ResultArrivalBody(Body):
    """When the result arrived."""

    arrived = Instant(required=True)


class EffectuatingBody(Body):
    """Which remedy was carried out."""

    number = Whole(1, POINTS, required=True)


class AppealBody(Body):
    """An appeal outside the agency."""

    kind = one_of(AppealKind, required=True)
    docket = Line(load_default=None, allow_none=True)
    filed = Day(required=True)


class AppealOutcomeBody(Body):
    """What an appeal came to."""

    appeal = Whole(1, POINTS, required=True)
    outcome = one_of(AppealOutcome, required=True)
    text = Typed(required=True)
    decided = Day(required=True)


class DisputesQuery(AsOfQuery):
    """Whether only what waits is asked for, the most pressing first."""

    due = Flag(load_default=False)


class TargetAnswer(Part):
    """What a point is aimed at."""

    aim = one_of(Aim, required=True)
    stream = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = one_of(Stage, required=True, allow_none=True)
    criterion = fields.String(required=True, allow_none=True)
    clause = fields.String(required=True, allow_none=True)
    position = fields.Integer(required=True, allow_none=True)


class SoughtAnswer(Part):
    """A remedy."""

    kind = one_of(RemedyKind, required=True)
    stage = one_of(Stage, required=True, allow_none=True)
    criterion = fields.String(required=True, allow_none=True)


class EvidenceLine(Part):
    """A paper for an argument."""

    argument = fields.Integer(required=True)
    id = fields.UUID(required=True)
    file_name = fields.String(required=True, allow_none=True)


class PointAnswer(Part):
    """A point with what is said for it, and, once it may be told, what it came to."""

    number = fields.Integer(required=True)
    target = fields.Nested(TargetAnswer, required=True)
    arguments = fields.List(fields.String(allow_none=True), required=True)
    evidence = fields.List(fields.Nested(EvidenceLine), required=True)
    sought = fields.Nested(SoughtAnswer, required=True)
    result = one_of(Result, required=True, allow_none=True)
    ground = one_of(Inadmissible, required=True, allow_none=True)
    reasons = fields.String(required=True, allow_none=True)


class AdmissibilityAnswer(Part):
    """A question of admissibility: `because` is the sentence."""

    criterion = fields.String(required=True)
    title = fields.String(required=True)
    met = fields.Boolean(required=True)
    because = fields.String(required=True)
    source = fields.String(required=True)


class InvolvedAnswer(Part):
    """What shows somebody's part in the case."""

    ground = one_of(BarGround, required=True)
    stream = fields.UUID(required=True)
    position = fields.Integer(required=True)


class ReviewerAnswer(Part):
    """Somebody asked to review."""

    person = fields.Nested(Named, required=True)
    conflict = fields.Boolean(required=True, allow_none=True)
    barred = fields.List(one_of(BarGround), required=True)
    involved = fields.List(fields.Nested(InvolvedAnswer), required=True)


class RemedyAnswer(Part):
    """A remedy ordered, and the log position of what carried it out."""

    number = fields.Integer(required=True)
    points = fields.List(fields.Integer(), required=True)
    remedy = fields.Nested(SoughtAnswer, required=True)
    due = fields.Date(required=True)
    overdue = fields.Boolean(required=True)
    effectuated = fields.Integer(required=True, allow_none=True)
    displaced = fields.List(fields.UUID(), required=True)


class DisplacedAnswer(Part):
    """A case whose place on the list fell since the objection, as it would be ranked now; nothing of it is undone by that."""

    application = fields.UUID(required=True)
    before = fields.Integer(required=True)
    after = fields.Integer(required=True)
    within_before = Flag(required=True)
    within_after = Flag(required=True)


class MissedAnswer(Part):
    """That no answer came in time, and what follows."""

    due = fields.Date(required=True)
    consequence = one_of(Consequence, required=True)
    appeal_by = fields.Date(required=True)


class DisputeLine(Part):
    """A dispute in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True, allow_none=True)
    application = fields.UUID(required=True)
    notice = fields.UUID(required=True)
    objector = fields.Nested(Named, required=True)
    regime = one_of(Regime, required=True)
    ground = fields.String(required=True)
    received = fields.AwareDateTime(required=True)
    status = one_of(Status, required=True)
    object_by = fields.Date(required=True, allow_none=True)
    answer_by = fields.Date(required=True, allow_none=True)
    working_days_left = fields.Integer(
        required=True, allow_none=True, metadata={"description": "To answer; below zero so many working days late."}
    )
    missed = fields.Nested(MissedAnswer, required=True, allow_none=True)
    result = one_of(Result, required=True, allow_none=True)


class SupplementRequestAnswer(Part):
    """What was asked for in supplement, why, and by when; `pauses`: the answer's clock stood still for it."""

    contents = fields.List(one_of(Content), required=True)
    reasons = fields.String(required=True, allow_none=True)
    requested = fields.Date(required=True)
    due = fields.Date(required=True)
    pauses = Flag(required=True)


class ExtensionAnswer(Part):
    """By how many days the answer was put off, why, and until when."""

    days = fields.Integer(required=True)
    reasons = fields.String(required=True, allow_none=True)
    answer_by = fields.Date(required=True)
    source = fields.String(required=True)
    on = fields.Date(required=True)


class DisputeFileAnswer(DisputeLine):
    """A dispute as it stands, or stood; to the objector as far as it was told."""

    points = fields.List(fields.Nested(PointAnswer), required=True)
    findings = fields.List(fields.Nested(AdmissibilityAnswer), required=True)
    missing = fields.List(one_of(Content), required=True)
    supplement_due = fields.Date(required=True, allow_none=True)
    supplement_requests = fields.List(fields.Nested(SupplementRequestAnswer), required=True)
    extension = fields.Nested(ExtensionAnswer, required=True, allow_none=True)
    reviewers = fields.List(fields.Nested(ReviewerAnswer), required=True)
    remedies = fields.List(fields.Nested(RemedyAnswer), required=True)
    displaced = fields.List(fields.Nested(DisplacedAnswer), required=True)
    told = fields.String(required=True, allow_none=True)
    appeal_by = fields.Date(required=True, allow_none=True)


class DisputeAnswer(DisputeFileAnswer, AsOfPart):
    """A dispute as it stands, or stood."""


class RegisterLine(DisputeLine):
    """A line of the register."""

    number = fields.Integer(required=True)
    receipt = fields.String(required=True, allow_none=True)
    overdue = fields.List(fields.Integer(), required=True)


class DisputesAnswer(AsOfPart):
    """The objection register of your agencies; a reviewer's own disputes."""

    disputes = fields.List(fields.Nested(RegisterLine), required=True)


class CountedAnswer(Part):
    """How often, and in which disputes."""

    of = fields.String(required=True)
    count = fields.Integer(required=True)
    disputes = fields.List(fields.UUID(), required=True)


class DaysToAnswer(Part):
    """How many days an objection took to answer, from receipt."""

    dispute = fields.UUID(required=True)
    days = fields.Integer(required=True)


class ListsAnswer(Part):
    """The lists auditors ask for."""

    overturned = fields.Integer(required=True)
    missed = fields.List(fields.UUID(), required=True)
    days_to_answer = fields.List(fields.Nested(DaysToAnswer), required=True)
    by_ground = fields.List(fields.Nested(CountedAnswer), required=True)
    by_remedy = fields.List(fields.Nested(CountedAnswer), required=True)
    by_panel = fields.List(fields.Nested(CountedAnswer), required=True)
    by_evaluator = fields.List(fields.Nested(CountedAnswer), required=True)
    after_remand = fields.List(fields.Nested(CountedAnswer), required=True)
