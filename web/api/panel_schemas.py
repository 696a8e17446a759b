"""What requests about panels carry, and what is answered."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from domain.panels.facts import Ground, Member, RecusalCause
from domain.rules.vocabulary import Stage, Track
from web.api.as_of import AsOfPart, AsOfQuery
from web.api.case_schemas import CommandAnswer, Sentences
from web.api.fields import Body, Day, Flag, Id, Part, Typed, one_of, several
from web.api.naming import Named

SEATS = 100
GROUNDS = len(Ground)


class SeatPart(Part):
    """A seat: who, whether from outside, and the days of the term, both included."""

    person = Id(required=True)
    outside_expert = Flag(required=True)
    first = Day(required=True)
    last = Day(required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Member:
        return Member(**data)


class PanelsQuery(AsOfQuery):
    """Which call's panels, and as of when."""

    call = Id(required=True)


class ConveneBody(Body):
    """For which call, track and stage, and who sits. Chair and deputy are among the members, the secretary is not."""

    call = Id(required=True)
    track = one_of(Track, required=True)
    stage = one_of(Stage, required=True)
    members = several(fields.Nested(SeatPart), SEATS, least=1, required=True)
    chair = Id(required=True)
    deputy = Id(required=True)
    secretary = Id(required=True)


class CaseBody(Body):
    """The case to put before the panel."""

    case = Id(required=True)


class DeclarationBody(Body):
    """The answer to the conflict question; a conflict names its grounds or says what it is."""

    conflict = Flag(required=True)
    grounds = several(one_of(Ground), GROUNDS, load_default=list)
    detail = Typed(load_default=None, allow_none=True)


class ChallengeBody(Body):
    """Who is challenged, on which grounds, and what substantiates them."""

    member = Id(required=True)
    grounds = several(one_of(Ground), GROUNDS, least=1, required=True)
    reasons = Typed(required=True)


class ResolutionBody(Body):
    """Who voted to uphold the challenge and who against, and why it was resolved so."""

    ayes = several(Id(), SEATS, required=True)
    noes = several(Id(), SEATS, required=True)
    reasons = Typed(required=True)


class RecusalBody(Body):
    """Who does not count for the case; grounds and reasons may be left out by the member concerned."""

    member = Id(required=True)
    grounds = several(one_of(Ground), GROUNDS, load_default=list)
    reasons = Typed(load_default=None, allow_none=True)


class ReplacementBody(Body):
    """Who takes the seat, and why."""

    successor = fields.Nested(SeatPart, required=True)
    reasons = Typed(required=True)


class DismissalBody(Body):
    """Why."""

    reasons = Typed(required=True)


class ConvenedAnswer(CommandAnswer):
    """The panel that was convened."""


class SeatAnswer(Part):
    """A seat as it stands."""

    person = fields.Nested(Named, required=True)
    outside_expert = Flag(required=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)


class PanelLine(Part):
    """A panel in the list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    call = fields.UUID(required=True)
    track = one_of(Track, required=True)
    stage = one_of(Stage, required=True)
    convened = fields.Date(required=True)


class PanelsAnswer(AsOfPart):
    """The panels of a call that you may see."""

    panels = fields.List(fields.Nested(PanelLine), required=True)


class AssignedAnswer(Part):
    """A case before the panel: whether you answered the conflict question, whether you are recused, how far it is.

    `closed` and `revealed` are all that is told of its sheets before they are opened.
    """

    case = fields.UUID(required=True)
    answered = Flag(required=True)
    recused = Flag(required=True)
    closed = Flag(required=True)
    revealed = Flag(required=True)


class PanelAnswer(PanelLine, AsOfPart):
    """A panel as it stands."""

    members = fields.List(fields.Nested(SeatAnswer), required=True)
    chair = fields.Nested(Named, required=True)
    deputy = fields.Nested(Named, required=True)
    secretary = fields.Nested(Named, required=True)
    cases = fields.List(fields.Nested(AssignedAnswer), required=True)


class HintAnswer(Part):
    """Something on record that may be a conflict: a hint, on which a person decides."""

    member = fields.Nested(Named, required=True)
    ground = one_of(Ground, required=True)
    code = fields.String(required=True)
    values = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    sentence = fields.Nested(Sentences, required=True)


class DeclarationAnswer(Part):
    """A member's answer; `detail` is for the member and for whoever presides."""

    member = fields.Nested(Named, required=True)
    conflict = Flag(required=True)
    grounds = fields.List(one_of(Ground), required=True)
    detail = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class ChallengeAnswer(Part):
    """A challenge; `upheld` is null until it is resolved."""

    member = fields.Nested(Named, required=True)
    party = fields.Nested(Named, required=True)
    grounds = fields.List(one_of(Ground), required=True)
    reasons = fields.String(required=True, allow_none=True)
    upheld = Flag(required=True, allow_none=True)
    on = fields.Date(required=True)


class RecusalAnswer(Part):
    """A member who does not count for the case."""

    member = fields.Nested(Named, required=True)
    cause = one_of(RecusalCause, required=True)
    grounds = fields.List(one_of(Ground), required=True)
    on = fields.Date(required=True)


class PanelCaseAnswer(AssignedAnswer, AsOfPart):
    """A case before the panel: the names of its firms, and what was answered about conflicts.

    A member sees the own answers and hints, whoever presides and the staff those of all. `missing` are the judges the
    scoring was closed without, told once the sheets are revealed.
    """

    panel = fields.UUID(required=True)
    version = fields.Integer(required=True)
    firms = fields.List(fields.Nested(Named), required=True)
    hints = fields.List(fields.Nested(HintAnswer), required=True)
    declarations = fields.List(fields.Nested(DeclarationAnswer), required=True)
    challenges = fields.List(fields.Nested(ChallengeAnswer), required=True)
    recusals = fields.List(fields.Nested(RecusalAnswer), required=True)
    missing = fields.List(fields.Nested(Named), required=True)
