"""What requests about calls carry, and what is answered. What no source states is marked `assumed`, parameter by parameter."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from application.announcing import CallPaper
from domain.calls.facts import ObjectionRegime, PaperRequired, RetentionClass, TrackOpen
from domain.rules.vocabulary import (
    Criterion,
    Dimension,
    DimensionWeight,
    LimitUnit,
    PaperKind,
    PassMark,
    ScoringPlan,
    SelectionLimit,
    Source,
    Stage,
    TieRule,
    Track,
    Word,
)
from domain.values import Agency, NoticeNumber, RoundId, RuleBookName
from web.api.case_schemas import CommandAnswer
from web.api.fields import (
    Body,
    Figure,
    Flag,
    Instant,
    Line,
    Part,
    Typed,
    Whole,
    formatted,
    one_of,
    several,
    with_tuples,
)

MANY = 200


class TrackPart(Part):
    """A track the call opens, and its responsible agency."""

    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> TrackOpen:
        return TrackOpen(**data)


class PaperPart(Part):
    """A paper asked of a track, with the source that asks for it."""

    kind = one_of(PaperKind, required=True)
    track = one_of(Track, required=True)
    source = formatted(Source, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> PaperRequired:
        return PaperRequired(**data)


class CriterionPart(Part):
    """A line of the rubric."""

    code = formatted(Word, required=True)
    stage = one_of(Stage, required=True)
    dimension = one_of(Dimension, required=True)
    max_points = Figure(2, most=10_000, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Criterion:
        return Criterion(**data)


class WeightPart(Part):
    """How much of the score a dimension makes, between 0 and 1."""

    dimension = one_of(Dimension, required=True)
    weight = Figure(4, most=1, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> DimensionWeight:
        return DimensionWeight(**data)


class PassMarkPart(Part):
    """The score a task needs at a stage, of 100."""

    stage = one_of(Stage, required=True)
    points = Figure(2, most=100, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> PassMark:
        return PassMark(**data)


class LimitPart(Part):
    """At most so many are selected."""

    unit = one_of(LimitUnit, required=True)
    count = Whole(1, 100_000, required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> SelectionLimit:
        return SelectionLimit(**data)


class PlanPart(Part):
    """How the call scores."""

    rubric = several(fields.Nested(CriterionPart), MANY, required=True)
    weights = several(fields.Nested(WeightPart), len(Dimension), required=True)
    pass_marks = several(fields.Nested(PassMarkPart), len(Stage), required=True)
    panel_size = Whole(1, 100, required=True)
    trim_from = Whole(3, 100, required=True)
    decimal_places = Whole(0, 2, required=True)
    gate = Flag(required=True)
    carry_scores = Flag(required=True)
    ties = one_of(TieRule, required=True)
    limit = fields.Nested(LimitPart, load_default=None, allow_none=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> ScoringPlan:
        return ScoringPlan(**with_tuples(data, "rubric", "weights", "pass_marks"))


class PaperOfCallPart(Part):
    """A call as an agency writes it."""

    title = Line(required=True)
    notices = several(formatted(NoticeNumber), 10, load_default=list)
    opens = Instant(required=True)
    closes = Instant(required=True)
    tracks = several(fields.Nested(TrackPart), len(Track), least=1, required=True)
    papers = several(fields.Nested(PaperPart), MANY, load_default=list)
    rules = formatted(RuleBookName, required=True)
    plan = fields.Nested(PlanPart, required=True)
    product_target = Whole(1, 1_000_000, load_default=None, allow_none=True)
    regimes = several(one_of(ObjectionRegime), len(ObjectionRegime), least=1, required=True)
    retention = one_of(RetentionClass, required=True)
    assumed = several(formatted(Word), MANY, load_default=list)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> CallPaper:
        return CallPaper(**with_tuples(data, "notices", "tracks", "papers", "regimes", "assumed"))


class AnnouncementBody(Body):
    """A call, and the round it is for."""

    round = formatted(RoundId, required=True)
    paper = fields.Nested(PaperOfCallPart, required=True)


class CallExtensionBody(Body):
    """The later closing instant, and why."""

    closes = Instant(
        required=True, metadata={"description": "The first instant at which nothing is accepted any more."}
    )
    reasons = Typed(required=True)


class AmendmentBody(Body):
    """The call as it shall stand, and why."""

    paper = fields.Nested(PaperOfCallPart, required=True)
    reasons = Typed(required=True)


class CancellationBody(Body):
    """Why."""

    reasons = Typed(required=True)


class AnnouncedAnswer(CommandAnswer):
    """The call that was announced."""

    round = fields.String(required=True)


def _said(of: str, value: fields.Field[Any]) -> fields.Nested:
    """A parameter: its value, and whether no source states it."""
    kind = Part.from_dict({"value": value, "assumed": Flag(required=True)}, name=f"{of}Parameter")
    return fields.Nested(kind, required=True)


class PlanAnswer(Part):
    """How the call scores; each figure says whether it is assumed."""

    rubric = _said("Rubric", fields.List(fields.Nested(CriterionPart), required=True))
    weights = _said("Weights", fields.List(fields.Nested(WeightPart), required=True))
    pass_marks = _said("PassMarks", fields.List(fields.Nested(PassMarkPart), required=True))
    panel_size = _said("PanelSize", fields.Integer(required=True))
    trim_from = _said("TrimFrom", fields.Integer(required=True))
    decimal_places = _said("DecimalPlaces", fields.Integer(required=True))
    gate = _said("Gate", Flag(required=True))
    carry_scores = _said("CarryScores", Flag(required=True))
    ties = _said("Ties", one_of(TieRule, required=True))
    limit = _said("Limit", fields.Nested(LimitPart, required=True, allow_none=True))


class RuleFileAnswer(Part):
    """A file of the rule version and the SHA-256 of its source."""

    path = fields.String(required=True)
    sha256 = fields.String(required=True)


class RulePinAnswer(Part):
    """The rule version the call is bound to."""

    version = fields.String(required=True)
    manifest = fields.List(fields.Nested(RuleFileAnswer), required=True)


class TermsAnswer(Part):
    """What the call says; each parameter says whether it is assumed."""

    title = _said("Title", fields.String(required=True, allow_none=True))
    notices = _said("Notices", fields.List(fields.String(), required=True))
    opens = _said("Opens", fields.AwareDateTime(required=True))
    closes = _said("Closes", fields.AwareDateTime(required=True))
    tracks = _said("Tracks", fields.List(fields.Nested(TrackPart), required=True))
    papers = _said("Papers", fields.List(fields.Nested(PaperPart), required=True))
    rules = _said("Rules", fields.Nested(RulePinAnswer, required=True))
    plan = fields.Nested(PlanAnswer, required=True)
    product_target = _said("ProductTarget", fields.Integer(required=True, allow_none=True))
    regimes = _said("Regimes", fields.List(one_of(ObjectionRegime), required=True))
    retention = _said("Retention", one_of(RetentionClass, required=True))


class CallAnswer(Part):
    """A call. `assumed` lists the names of every parameter that no source states; `terms` marks each as well."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    round = fields.String(required=True)
    announced = fields.Date(required=True)
    cancelled = Flag(required=True)
    demonstration = Flag(required=True)
    open = Flag(required=True, metadata={"description": "Whether it accepts applications now, by the office clock."})
    terms = fields.Nested(TermsAnswer, required=True)
    assumed = fields.List(fields.String(), required=True)


class CallsAnswer(Part):
    """Every call, the newest first."""

    calls = fields.List(fields.Nested(CallAnswer), required=True)
