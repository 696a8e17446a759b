"""What requests about sheets carry, and what is answered."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from application.drafting import MarkDrafted
from application.scoring import MarkTyped
from domain.panels.facts import RecusalCause
from domain.rules.vocabulary import Dimension, Stage, Word
from domain.sheets import SheetStatus
from domain.tallies.facts import TallyCause
from web.api.as_of import AsOfPart
from web.api.call_schemas import RulePinAnswer
from web.api.case_schemas import CommandAnswer
from web.api.fields import Body, Figure, Flag, Part, Typed, formatted, one_of, several
from web.api.naming import Named

CRITERIA = 200
MOST_POINTS = 10_000


class MarkPart(Part):
    """Points on one criterion, and why."""

    criterion = formatted(Word, required=True)
    points = Figure(2, most=MOST_POINTS, required=True)
    justification = Typed(required=True)

    @ma.post_load
    def _typed(self, data: dict[str, Any], **_: Any) -> MarkTyped:
        return MarkTyped(**data)


class MarkDraftPart(Part):
    """Points on one criterion and why, as far as you have come; what is not written yet is null."""

    criterion = formatted(Word, required=True)
    points = Figure(2, most=MOST_POINTS, load_default=None, allow_none=True)
    justification = Typed(load_default=None, allow_none=True)

    @ma.post_load
    def _drafted(self, data: dict[str, Any], **_: Any) -> MarkDrafted:
        return MarkDrafted(**data)


class SheetDraftBody(Body):
    """The marks you have come to; nothing of it need be complete."""

    marks = several(fields.Nested(MarkDraftPart), CRITERIA, required=True)


class SheetBody(Body):
    """The marks of one sheet: every criterion of the stage once."""

    marks = several(fields.Nested(MarkPart), CRITERIA, required=True)


class CorrectionBody(SheetBody):
    """The marks as they should have been, and why."""

    reasons = Typed(required=True)


class ClosingBody(Body):
    """Why the scoring is closed without the sheets that are missing."""

    reasons = Typed(required=True)


class OwnSheetAnswer(Part):
    """Your own sheet was recorded. No position: it would tell how much was recorded meanwhile, others' sheets among it."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class MarkDraftAnswer(Part):
    """Points on one criterion and why, null where not written yet."""

    criterion = fields.String(required=True)
    points = Figure(2, most=MOST_POINTS, required=True, allow_none=True)
    justification = fields.String(required=True, allow_none=True)


class SheetDraftAnswer(Part):
    """Your draft; no marks where there is none."""

    marks = fields.List(fields.Nested(MarkDraftAnswer), required=True)


class MarkAnswer(Part):
    """Points on one criterion; the justification is null where it was destroyed."""

    criterion = fields.String(required=True)
    points = Figure(2, most=MOST_POINTS, required=True)
    justification = fields.String(required=True, allow_none=True)


class SheetAnswer(OwnSheetAnswer):
    """Your own sheet."""

    status = one_of(SheetStatus, required=True)
    stage = one_of(Stage, required=True)
    marks = fields.List(fields.Nested(MarkAnswer), required=True)


class ClosedAnswer(CommandAnswer):
    """The scoring was closed without these."""

    missing = fields.List(fields.Nested(Named), required=True)


class RevealedSheetAnswer(Part):
    """A revealed sheet; `void` says why it does not count, null where it does."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    judge = fields.Nested(Named, required=True)
    void = one_of(RecusalCause, required=True, allow_none=True)
    marks = fields.List(fields.Nested(MarkAnswer), required=True)


class SheetsAnswer(AsOfPart):
    """Every sheet that was opened, recused judges' included."""

    sheets = fields.List(fields.Nested(RevealedSheetAnswer), required=True)


class UsedAnswer(Part):
    """A sheet that counts, and the version of its stream."""

    judge = fields.Nested(Named, required=True)
    version = fields.Integer(required=True)


class VoidAnswer(Part):
    """A sheet that does not count, and why."""

    judge = fields.Nested(Named, required=True)
    cause = one_of(RecusalCause, required=True)


class SheetDimensionAnswer(Part):
    """What a sheet gives under one heading."""

    dimension = one_of(Dimension, required=True)
    points = fields.String(required=True)
    percent = fields.String(required=True)


class SheetScoreAnswer(Part):
    """What a sheet comes to, before rounding."""

    judge = fields.UUID(required=True)
    dimensions = fields.List(fields.Nested(SheetDimensionAnswer), required=True)
    score = fields.String(required=True)


class DimensionMeanAnswer(Part):
    """What the sheets that count come to under one heading, before rounding."""

    dimension = one_of(Dimension, required=True)
    max_points = fields.String(required=True)
    weight = fields.String(required=True)
    points = fields.String(required=True)
    percent = fields.String(required=True)


class ScoreAnswer(Part):
    """The score with every figure on the way there; no score where no sheet counts."""

    stage = one_of(Stage, required=True)
    sheets = fields.List(fields.Nested(SheetScoreAnswer), required=True)
    counted = fields.List(fields.UUID(), required=True)
    dropped_highest = fields.UUID(required=True, allow_none=True)
    dropped_lowest = fields.UUID(required=True, allow_none=True)
    dimensions = fields.List(fields.Nested(DimensionMeanAnswer), required=True)
    mean = fields.String(required=True, allow_none=True)
    score = fields.String(required=True, allow_none=True)
    pass_mark = fields.String(required=True, allow_none=True)
    passed = Flag(required=True, allow_none=True)


class RestingAnswer(Part):
    """A fact of the case that rests on an affected tally."""

    name = fields.String(required=True)
    version = fields.Integer(required=True)


class AffectedAnswer(Part):
    """What rests on sheets that no longer count as they did, for the decider: tallies, decisions, and whether the outcome changes.

    `judges` were recused since or corrected their sheet. `then` is the tally that the recorded stage result names (before
    there is a result, the first), `now` the newest.
    """

    stage = one_of(Stage, required=True)
    judges = fields.List(fields.Nested(Named), required=True)
    tallies = fields.List(fields.Integer(), required=True)
    decisions = fields.List(fields.Nested(RestingAnswer), required=True)
    passed_then = Flag(required=True, allow_none=True)
    passed_now = Flag(required=True, allow_none=True)
    score_then = fields.String(required=True, allow_none=True)
    score_now = fields.String(required=True, allow_none=True)
    changes = Flag(required=True)


class TallyAnswer(AsOfPart):
    """The tally of a case as it was last computed. `needed` is the quorum of sheets: more than half of those enrolled (assumed)."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = one_of(Stage, required=True)
    cause = one_of(TallyCause, required=True)
    used = fields.List(fields.Nested(UsedAnswer), required=True)
    void = fields.List(fields.Nested(VoidAnswer), required=True)
    missing = fields.List(fields.Nested(Named), required=True)
    valid = fields.Integer(required=True)
    needed = fields.Integer(required=True)
    quorate = Flag(required=True)
    tally = fields.Nested(ScoreAnswer, required=True)
    rules = fields.Nested(RulePinAnswer, required=True)
    on = fields.Date(required=True)
    affected = fields.Nested(AffectedAnswer, required=True, allow_none=True)
