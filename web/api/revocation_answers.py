"""How a revocation is shown: whole to the agency, to a party as far as it was told; and bars."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from marshmallow import fields

from application.office import Found, Office
from domain.bars import Bars
from domain.notices.facts import Method, Regime
from domain.revocations import Revocation, Status
from domain.revocations.facts import Arrived, Ground
from web.api.as_of import AsOfPart
from web.api.fields import Flag, Part, one_of
from web.api.naming import Named, Names, opened


class RevocationLine(Part):
    """A revocation in a list; `party` is the firm that reported it of itself, null where the office did."""

    id = fields.UUID(required=True)
    application = fields.UUID(required=True)
    status = one_of(Status, required=True)
    ground = one_of(Ground, required=True)
    party = fields.Nested(Named, required=True, allow_none=True)
    reported = fields.Date(required=True)
    comment_by = fields.Date(required=True, allow_none=True)


class RevocationsAnswer(AsOfPart):
    """Revocations, in the order they were reported."""

    revocations = fields.List(fields.Nested(RevocationLine), required=True)


class PriorNoticePart(Part):
    """What the parties were told before."""

    parties = fields.List(fields.Nested(Named), required=True)
    to_be_barred = fields.List(fields.Nested(Named), required=True)
    clause = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    comment_by = fields.Date(required=True)
    method = one_of(Method, required=True)
    on = fields.Date(required=True)


class OpinionPart(Part):
    """An opinion; without a text the firm has none."""

    party = fields.Nested(Named, required=True)
    text = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class RevocationHearingPart(Part):
    """The hearing that was ordered, and what was heard."""

    day = fields.Date(required=True)
    place = fields.String(required=True, allow_none=True)
    reasons = fields.String(required=True, allow_none=True)
    attended = fields.List(fields.Nested(Named), required=True, allow_none=True)
    report = fields.String(required=True, allow_none=True)


class RevocationDecidedPart(Part):
    """The decision: whom the bar names, on which basis, why."""

    clause = fields.String(required=True)
    barred = fields.List(fields.Nested(Named), required=True)
    reasons = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)


class RevocationNotifiedPart(Part):
    """How it was sent, and what may be done against it."""

    method = one_of(Method, required=True)
    on = fields.Date(required=True)
    regime = one_of(Regime, required=True)
    ground = fields.String(required=True)
    object_within = fields.Integer(required=True, allow_none=True)
    appeal_within = fields.Integer(required=True)
    text = fields.String(required=True, allow_none=True)


class RevocationArrivalPart(Part):
    """An arrival, with the last days that follow from it."""

    party = fields.Nested(Named, required=True)
    arrived = fields.AwareDateTime(required=True)
    object_by = fields.Date(required=True, allow_none=True)
    appeal_by = fields.Date(required=True)


class RevocationFileAnswer(RevocationLine, AsOfPart):
    """A revocation as it stands, or stood."""

    version = fields.Integer(required=True, allow_none=True)
    report = fields.String(required=True, allow_none=True)
    prior_notice = fields.Nested(PriorNoticePart, required=True, allow_none=True)
    comments = fields.List(fields.Nested(OpinionPart), required=True)
    hearing = fields.Nested(RevocationHearingPart, required=True, allow_none=True)
    decision = fields.Nested(RevocationDecidedPart, required=True, allow_none=True)
    notification = fields.Nested(RevocationNotifiedPart, required=True, allow_none=True)
    arrivals = fields.List(fields.Nested(RevocationArrivalPart), required=True)
    dropped = fields.String(required=True, allow_none=True)
    set_aside = fields.String(required=True, allow_none=True)


class BarLine(Part):
    """A bar: its days, both included; `lifted` and `ended` are null as long as it was neither."""

    firm = fields.Nested(Named, required=True)
    revocation = fields.UUID(required=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    lifted = fields.Date(required=True, allow_none=True)
    ended = fields.Date(required=True, allow_none=True)
    holds = Flag(required=True)


class BarsAnswer(AsOfPart):
    """Bars, by firm."""

    bars = fields.List(fields.Nested(BarLine), required=True)


def line_of(id: UUID, revocation: Revocation, names: Names) -> dict[str, object]:
    """A revocation in a list."""
    return {
        "id": id,
        **{name: getattr(revocation, name) for name in ("application", "status", "ground", "reported")},
        "party": names.of_any(revocation.party),
        "comment_by": revocation.told.comment_by if revocation.told else None,
    }


def file_of(found: Found[Revocation], *, firms: frozenset[UUID] | None) -> dict[str, object]:
    """A whole revocation; to the people of `firms` as far as they were told, their own report, comments and arrivals only."""
    revocation = found.state if firms is None else _as_told(found.state, firms)
    names = Names(_named(revocation))
    own = firms is None or revocation.party in firms
    return {
        **line_of(found.id, revocation, names),
        "version": found.version if firms is None else None,
        "report": opened(revocation.report) if own else None,
        "prior_notice": _prior_notice(revocation, names),
        "comments": [
            {"party": names.of(one.party), "text": opened(one.text) if one.text else None, "on": one.on}
            for one in revocation.comments
        ],
        "hearing": _hearing(revocation, names),
        "decision": _decision(revocation, names),
        "notification": _notification(revocation),
        "arrivals": [_arrival(one, names) for one in revocation.arrivals],
        "dropped": opened(revocation.dropped.reasons) if revocation.dropped else None,
        "set_aside": opened(revocation.set_aside.reasons) if revocation.set_aside else None,
    }


def bars_answer(then: Office, found: Iterable[Bars]) -> dict[str, object]:
    """Bars as they stand on the office's day."""
    known = tuple(found)
    names, today = Names(one.firm for one in known), then.today()
    return {
        "bars": [
            {
                "firm": names.of(one.firm),
                **{name: getattr(bar, name) for name in ("revocation", "first", "last", "lifted", "ended")},
                "holds": bar.holds(today),
            }
            for one in known
            for bar in one.bars
        ]
    }


def _as_told(revocation: Revocation, firms: frozenset[UUID]) -> Revocation:
    """What a party knows: the decision from its sending on, of comments and arrivals its own."""
    decided = revocation.decided if revocation.notified else None
    return replace(
        revocation,
        comments=tuple(one for one in revocation.comments if one.party in firms),
        arrivals=tuple(one for one in revocation.arrivals if one.party in firms),
        decided=decided,
        set_aside=revocation.set_aside if decided else None,
    )


def _named(revocation: Revocation) -> list[UUID]:
    told, decided = revocation.told, revocation.decided
    return [
        *((revocation.party,) if revocation.party else ()),
        *((*told.parties, *told.to_be_barred) if told else ()),
        *(one.party for one in revocation.comments),
        *(one.party for one in revocation.arrivals),
        *(revocation.heard.attended if revocation.heard else ()),
        *(decided.barred if decided else ()),
    ]


def _prior_notice(revocation: Revocation, names: Names) -> dict[str, object] | None:
    told = revocation.told
    return (
        None
        if told is None
        else {
            **{name: getattr(told, name) for name in ("clause", "comment_by", "method", "on")},
            "parties": names.of_all(told.parties),
            "to_be_barred": names.of_all(told.to_be_barred),
            "text": opened(told.text),
        }
    )


def _hearing(revocation: Revocation, names: Names) -> dict[str, object] | None:
    ordered, heard = revocation.hearing, revocation.heard
    return (
        None
        if ordered is None
        else {
            "day": ordered.day,
            "place": opened(ordered.place),
            "reasons": opened(ordered.reasons),
            "attended": names.of_all(heard.attended) if heard else None,
            "report": opened(heard.report) if heard else None,
        }
    )


def _decision(revocation: Revocation, names: Names) -> dict[str, object] | None:
    decided = revocation.decided
    return (
        None
        if decided is None
        else {
            "clause": decided.clause,
            "barred": names.of_all(decided.barred),
            "reasons": opened(decided.reasons),
            "on": decided.on,
        }
    )


def _notification(revocation: Revocation) -> dict[str, object] | None:
    sent = revocation.notified
    plain = ("regime", "ground", "object_within", "appeal_within")
    return (
        None
        if sent is None
        else {
            "method": sent.method,
            "on": sent.on,
            **{name: getattr(sent.remedies, name) for name in plain},
            "text": opened(sent.remedies.text),
        }
    )


def _arrival(one: Arrived, names: Names) -> dict[str, object]:
    return {
        "party": names.of(one.party),
        "arrived": one.arrived,
        "object_by": one.due.object_by,
        "appeal_by": one.due.appeal_by,
    }
