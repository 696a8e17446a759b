"""Rule versions as data: what each asks of each track, and the hashes of its source."""

from datetime import date

from flask import Response
from marshmallow import fields

from domain.rules.books import BOOKS, RuleBook
from domain.rules.vocabulary import Task, Track, TrackRules, Weight
from web.api.answering import answer
from web.api.asking import public
from web.api.blueprints import Blueprint
from web.api.call_schemas import RuleFileAnswer
from web.api.case_schemas import Sentences
from web.api.fields import Flag, Part, one_of
from web.current import office
from web.problems import Problem
from web.wording import findings as words

blueprint = Blueprint("rules", __name__, description="Rule versions (published).")


class CriterionAnswer(Part):
    """A criterion. `assumed`: no source states it."""

    criterion = fields.String(required=True)
    title = fields.Nested(Sentences, required=True)
    source = fields.String(required=True)
    weight = one_of(Weight, required=True)
    assumed = Flag(required=True)
    ambiguity = fields.String(required=True, allow_none=True)


class TrackRulesAnswer(Part):
    """What a version asks of a track."""

    track = one_of(Track, required=True)
    agency = fields.String(required=True)
    clause = fields.String(required=True)
    places_per_partner = fields.Integer(required=True, allow_none=True)
    criteria = fields.List(fields.Nested(CriterionAnswer), required=True)


class RulesAnswer(Part):
    """A rule version."""

    version = fields.String(required=True)
    tracks = fields.List(fields.Nested(TrackRulesAnswer), required=True)
    manifest = fields.List(fields.Nested(RuleFileAnswer), required=True)


@blueprint.get("/rules/<version>")
@public
@blueprint.response(200, RulesAnswer)
def read(version: str) -> Response:
    """A rule version, with the SHA-256 of each file of its source."""
    book = BOOKS.get(version)
    if book is None:
        raise Problem("not-found")
    tracks = [_track(book, rules) for rules in book.tracks]
    return answer({"version": version, "tracks": tracks, "manifest": office().manifest(version)})


def _track(book: RuleBook, rules: TrackRules) -> dict[str, object]:
    """A track's rules. What a criterion is called and where it comes from it says itself, asked about an empty task."""
    nothing = Task(track=rules.track, on=date.min)
    return {
        "track": rules.track,
        "agency": rules.agency,
        "clause": rules.clause,
        "places_per_partner": rules.places_per_partner,
        "criteria": [
            {
                "criterion": one.criterion,
                "title": {language: words.title(one.criterion, language) for language in ("ko", "en")},
                "source": one.source,
                "weight": one.weight,
                "assumed": one.assumed,
                "ambiguity": one.ambiguity,
            }
            for one in book.findings(nothing)
        ],
    }
