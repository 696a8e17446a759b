"""Auditors audited: who read a case, what one person did across cases, and a sample of cases to look into."""

from itertools import islice
from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import looking
from application.actions import Action
from application.audit import sampling
from application.audit.accesses import acts_of, cases_of, readers_of
from application.audit.told import Audience
from application.record import Recorded
from application.views.questions import AsOf, CaseQuery
from domain.access.facts import BundleExported, Material, Purpose, SealedRead
from domain.applications import APPLICATION, Status
from domain.rules.vocabulary import Track
from domain.subjects import SUBJECT
from domain.values import Agency
from web.api.answering import answer, position
from web.api.as_of import AsOfAnswer, AsOfQuery, KnownBy, in_effect_on, resolved, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.fields import Count, Id, Line, Part, Query, one_of
from web.api.naming import Named, Names, opened
from web.current import office

blueprint = Blueprint("accesses", __name__, description="Auditors audited: readings, acts, samples.")

MOST = 500


class ReadersQuery(Query):
    """As known by, or all that is known."""

    known_by = KnownBy(load_default=None)


class ReadingAnswer(Part):
    """An access: who, when, in which role; what of the case; what for. `note` says more of the purpose, as it was typed."""

    position = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    name = fields.String(required=True)
    by = fields.Nested(Named, required=True)
    role = fields.String(required=True)
    material = one_of(Material, required=True, allow_none=True)
    of = fields.UUID(required=True, allow_none=True)
    purpose = one_of(Purpose, required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)


class ReadersAnswer(Part):
    """Who read what of a case, carried it away, or asked «what if» of it, in order."""

    readings = fields.List(fields.Nested(ReadingAnswer), required=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


class ActsQuery(ReadersQuery):
    """A page of what one person did, from the beginning."""

    limit = Count(1, MOST, load_default=100)
    after = Count(0, 2**53 - 1, load_default=0)


class ActAnswer(Part):
    """Something a person recorded, in which role, and the cases it names."""

    position = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    name = fields.String(required=True)
    stream = fields.UUID(required=True)
    role = fields.String(required=True)
    cases = fields.List(fields.UUID(), required=True)


class ActsAnswer(Part):
    """What a person did, in order; `next` is the `after` of the next page."""

    person = fields.Nested(Named, required=True)
    acts = fields.List(fields.Nested(ActAnswer), required=True)
    next = fields.Integer(required=True, allow_none=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


class SampleQuery(AsOfQuery):
    """The seed, the position of the list, how many, and what must hold of each."""

    seed = Line(100, required=True)
    size = Count(1, MOST, load_default=10)
    known_by = KnownBy(required=True)
    in_effect_on = in_effect_on()
    call = Id(load_default=None)
    track = fields.List(one_of(Track), load_default=list)
    status = fields.List(one_of(Status), load_default=list)
    agency = one_of(Agency, load_default=None)


class DrawnAnswer(Part):
    """A case drawn, as it stood, with the hash that gave it its place."""

    case = fields.UUID(required=True)
    digest = fields.String(required=True)
    receipt = fields.String(required=True, allow_none=True)
    status = one_of(Status, required=True)


class SampleAnswer(Part):
    """A sample that can be drawn again by hand: hash every case of the list so, sort, take the first."""

    seed = fields.String(required=True)
    algorithm = fields.String(required=True)
    population = fields.Integer(required=True)
    cases = fields.List(fields.Nested(DrawnAnswer), required=True)
    as_of = fields.Nested(AsOfAnswer, required=True)


@blueprint.get("/applications/<uuid:id>/readers")
@asks(Action.READ_READERS)
@blueprint.arguments(ReadersQuery, location="query")
@blueprint.response(200, ReadersAnswer)
def readers(query: dict[str, Any], id: UUID) -> Response:
    """Who read sealed material of the case, carried it away, or asked «what if» of it; when, and what for."""
    allowed(Action.READ_READERS)
    office().find(APPLICATION, id)
    asked, until = _until(query)
    found = list(readers_of(office().log, id, until=until))
    names = Names(one.envelope.by.subject for one in found)
    return answer({"readings": [_reading(one, names) for one in found], "as_of": told(asked)}, position=position())


@blueprint.get("/people/<uuid:id>/acts")
@asks(Action.READ_ACTS)
@blueprint.arguments(ActsQuery, location="query")
@blueprint.response(200, ActsAnswer)
def acts(query: dict[str, Any], id: UUID) -> Response:
    """Everything a person recorded across cases, in order; what is sealed until a reveal comes with the reveal."""
    allowed(Action.READ_ACTS)
    office().find(SUBJECT, id)
    (asked, until), audience = _until(query), Audience(office(), me())
    every = acts_of(office().log, id, after=query["after"], until=until)
    found = list(islice((one for one in every if audience.is_told(one)), query["limit"] + 1))
    page = found[: query["limit"]]
    body = {
        "person": Names([id]).of(id),
        "acts": [_act(one) for one in page],
        "next": page[-1].position if len(found) > len(page) else None,
        "as_of": told(asked),
    }
    return answer(body, position=position())


@blueprint.get("/samples")
@asks(Action.SAMPLE_CASES)
@blueprint.arguments(SampleQuery, location="query")
@blueprint.response(200, SampleAnswer)
def sample(query: dict[str, Any]) -> Response:
    """A sample of the cases on the list as of a position: the same seed and position draw the same cases ever after."""
    allowed(Action.SAMPLE_CASES)
    asked = resolved(query["known_by"], query["in_effect_on"])
    listed = CaseQuery(
        scope=looking.scope_of(me()),
        as_of=asked,
        call=query["call"],
        tracks=frozenset(query["track"]),
        statuses=frozenset(query["status"]),
        agency=query["agency"],
    )
    found = sampling.sample(office().book, listed, seed=query["seed"], size=query["size"])
    cases = [
        {"case": one.row.id, "digest": one.digest, "receipt": one.row.receipt, "status": one.row.status}
        for one in found.drawn
    ]
    body = {"seed": query["seed"], "algorithm": sampling.ALGORITHM, "population": found.population, "cases": cases}
    return answer({**body, "as_of": told(asked)}, position=position())


def _until(query: dict[str, Any]) -> tuple[AsOf | None, int]:
    """Until when: readings stand on no page, so that now is everything on record, not only what the book shows."""
    if query["known_by"] is None:
        return None, office().log.head()
    asked = resolved(query["known_by"], None)
    return asked, asked.known_by


def _reading(one: Recorded, names: Names) -> dict[str, object]:
    fact, by = one.fact, one.envelope.by
    material, of, purpose, note = None, None, None, None
    match fact:
        case SealedRead():
            material, of, purpose, note = fact.material, fact.of, fact.purpose, opened(fact.note)
        case BundleExported():
            note = opened(fact.purpose)
        case _:
            pass
    return {
        "position": one.position,
        "at": one.envelope.at,
        "name": fact.name,
        "by": names.of(by.subject),
        "role": by.role,
        "material": material,
        "of": of,
        "purpose": purpose,
        "note": note,
    }


def _act(one: Recorded) -> dict[str, object]:
    return {
        "position": one.position,
        "at": one.envelope.at,
        "name": one.fact.name,
        "stream": one.stream,
        "role": one.envelope.by.role,
        "cases": cases_of(one),
    }
