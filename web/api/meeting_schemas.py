"""What requests about the committee's meetings carry, and what is answered."""

from marshmallow import fields

from domain.meetings.facts import Choice, Proposal, QuorumBase
from web.api.as_of import AsOfPart
from web.api.case_schemas import CommandAnswer
from web.api.fields import Body, Flag, Id, Part, Typed, one_of, several
from web.api.naming import Named

SEATS = 100


class OpeningBody(Body):
    """Who is present."""

    present = several(Id(), SEATS, least=1, required=True)


class VoteBody(Body):
    """Your vote on a case."""

    case = Id(required=True)
    proposal = one_of(Proposal, required=True)
    choice = one_of(Choice, required=True)


class MeetingResolutionBody(Body):
    """The case to resolve, and the reasons."""

    case = Id(required=True)
    reasons = Typed(required=True)


class MinutesBody(Body):
    """The minutes."""

    minutes = Typed(required=True)


class OpenedAnswer(CommandAnswer):
    """The meeting and its quorum."""

    needed = fields.Integer(required=True)
    base = one_of(QuorumBase, required=True)


class ResolutionAnswer(Part):
    """A resolution: `needed` is more than half of those present for the case."""

    proposal = one_of(Proposal, required=True)
    present = fields.Integer(required=True)
    ayes = fields.Integer(required=True)
    noes = fields.Integer(required=True)
    abstentions = fields.Integer(required=True)
    needed = fields.Integer(required=True)
    carried = Flag(required=True)
    reasons = fields.String(required=True, allow_none=True)


class ResolvedAnswer(CommandAnswer):
    """What the votes came to."""

    resolution = fields.Nested(ResolutionAnswer, required=True)


class BallotAnswer(Part):
    """Who voted how."""

    voter = fields.Nested(Named, required=True)
    choice = one_of(Choice, required=True)


class AgendaItemAnswer(Part):
    """A case on the agenda. A member is shown the others' votes once it is resolved; never those of a case they may not read."""

    case = fields.UUID(required=True)
    proposal = one_of(Proposal, required=True)
    voted = Flag(required=True, metadata={"description": "Whether you voted."})
    votes = fields.List(fields.Nested(BallotAnswer), required=True)
    resolution = fields.Nested(ResolutionAnswer, required=True, allow_none=True)


class MeetingAnswer(AsOfPart):
    """A meeting as it stands."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    panel = fields.UUID(required=True)
    opened = fields.Date(required=True)
    enrolled = fields.List(fields.Nested(Named), required=True)
    present = fields.List(fields.Nested(Named), required=True)
    base = one_of(QuorumBase, required=True)
    needed = fields.Integer(required=True)
    items = fields.List(fields.Nested(AgendaItemAnswer), required=True)
    minutes = fields.String(required=True, allow_none=True)
    closed = Flag(required=True)


class MeetingLine(Part):
    """A meeting in the list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    opened = fields.Date(required=True)
    closed = Flag(required=True)


class MeetingsAnswer(AsOfPart):
    """The committee's meetings, the first first."""

    meetings = fields.List(fields.Nested(MeetingLine), required=True)
