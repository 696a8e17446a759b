"""The feed for other systems: what a reader is shown of the cases they may read, as CloudEvents 1.0 (docs/feed.md)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from flask import Response, url_for
from marshmallow import fields, validate

from application.actions import Action
from application.feeding import START, Fed, Mark, feed, rights
from application.office import OFFICE_ID
from application.views.book import TimelineRow
from domain.office import OFFICE
from web.api import case_answers
from web.api.answering import position
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.case_schemas import TimelineLine
from web.api.fields import Count, Line, Part, Query
from web.current import doors, language, office
from web.problems import Problem
from web.wording.validation import said

CONTENT_TYPE = "application/cloudevents-batch+json"
TYPES = "kr.sangsaeng."
VERSION = "1.0"
MOST = 500

blueprint = Blueprint("feed", __name__, description="The feed: what you are shown, for other systems to follow.")
_encoder = msgspec.json.Encoder(enc_hook=str)


class FeedQuery(Query):
    """Which page: what follows a cursor, or the beginning."""

    limit = Count(1, MOST, load_default=100)
    cursor = Line(200, load_default=None, metadata={"description": "From the Link header of the page before."})


class LinksPart(Part):
    """Where to read on."""

    case = fields.String(required=True)
    timeline = fields.String(required=True)


class EventData(Part):
    """The fact as the case's timeline shows it to you."""

    fact = fields.Nested(TimelineLine, required=True)
    links = fields.Nested(LinksPart, required=True)


class EventAnswer(Part):
    """A CloudEvent: one fact of one case."""

    specversion = fields.String(required=True, validate=validate.Equal(VERSION))
    id = fields.String(required=True)
    source = fields.String(required=True, metadata={"description": "The origin of the log."})
    type = fields.String(required=True, metadata={"description": f"{TYPES}<name of the fact>"})
    subject = fields.UUID(required=True, metadata={"description": "The case."})
    time = fields.AwareDateTime(required=True, metadata={"description": "When the fact was recorded."})
    datacontenttype = fields.String(required=True)
    data = fields.Nested(EventData, required=True)


@blueprint.get("/feed")
@asks(Action.LIST_CASES)
@blueprint.arguments(FeedQuery, location="query")
@blueprint.response(200, EventAnswer(many=True), content_type=CONTENT_TYPE, description="A batch of CloudEvents.")
def read(query: dict[str, Any]) -> Response:
    """What you are shown of the cases you may read, each fact once; the Link header leads on, also from an empty page."""
    allowed(Action.LIST_CASES)
    shown = position()
    page = feed(office(), me(), after=_after(query["cursor"]), limit=query["limit"])
    response = Response(_encoder.encode(_events(page)), content_type=CONTENT_TYPE)
    cursor = doors().cursors.seal(page.next, reader=me().id, rights=rights(me()))
    following = url_for("feed.read", cursor=cursor, limit=query["limit"])
    response.headers["Link"] = f'<{following}>; rel="next"'
    response.headers["Sangsaeng-Position"] = str(shown)
    return response


def _after(cursor: str | None) -> Mark:
    if cursor is None:
        return START
    mark = doors().cursors.open(cursor, reader=me().id, rights=rights(me()))
    if mark is None:
        raise Problem("invalid", errors={"cursor": [said("cursor", language())]})
    return mark


def _events(page: Fed) -> list[dict[str, Any]]:
    origin = office().find(OFFICE, OFFICE_ID).state.origin
    lines = _lines(page)
    return [_event(row, lines[row.case, row.recorded.position], origin) for row in page.rows]


def _lines(page: Fed) -> Mapping[tuple[UUID, int], dict[str, Any]]:
    """Every fact as its timeline shows it, a case at a time."""
    by_case: dict[UUID, list[TimelineRow]] = {}
    for row in page.rows:
        by_case.setdefault(row.case, []).append(row)
    return {(case, line["position"]): line for case, rows in by_case.items() for line in _of_case(page, case, rows)}


def _of_case(page: Fed, case: UUID, rows: Iterable[TimelineRow]) -> list[dict[str, Any]]:
    thing = page.things[case]
    return case_answers.timeline(list(rows), reader=me(), thing=thing)


def _event(row: TimelineRow, line: dict[str, Any], origin: str) -> dict[str, Any]:
    recorded = row.recorded
    return {
        "specversion": VERSION,
        # Stream and version, as the timeline shows them to this reader: no two facts share them, and no place is told.
        "id": f"{row.case}/{recorded.stream}/{recorded.version}",
        "source": origin,
        "type": f"{TYPES}{recorded.fact.name}",
        "subject": row.case,
        "time": recorded.envelope.at,
        "datacontenttype": "application/json",
        "data": {
            "fact": line,
            "links": {
                "case": url_for("applications.read", id=row.case),
                "timeline": url_for("applications.timeline", id=row.case),
            },
        },
    }
