"""The views of the case list that you saved under a name."""

from typing import Any

from flask import Response
from marshmallow import fields

from application import saved_views
from application.saved_views import LONGEST_NAME, LONGEST_QUERY, MOST, SavedView
from web.api.answering import answer, position
from web.api.asking import about_oneself, me
from web.api.blueprints import Blueprint
from web.api.fields import Body, Line, Part, several
from web.current import office

blueprint = Blueprint("saved_views", __name__, description="Filters of the case list that you saved under a name.")


class ViewPart(Part):
    """A name, and the filters as they stand in the address of the case list."""

    name = Line(LONGEST_NAME, required=True)
    query = Line(LONGEST_QUERY, required=True)


class ViewsBody(Body):
    """All of them, in your order."""

    views = several(fields.Nested(ViewPart), MOST, required=True)


class ViewAnswer(Part):
    """A view."""

    name = fields.String(required=True)
    query = fields.String(required=True)


class ViewsAnswer(Part):
    """Your views, in your order."""

    views = fields.List(fields.Nested(ViewAnswer), required=True)


@blueprint.get("/views")
@about_oneself
@blueprint.response(200, ViewsAnswer)
def read() -> Response:
    """The views you saved. Nobody else sees them."""
    return _answered(saved_views.views_of(office(), me().id))


@blueprint.put("/views")
@about_oneself
@blueprint.arguments(ViewsBody)
@blueprint.response(200, ViewsAnswer)
def keep(body: dict[str, Any]) -> Response:
    """Keep these views in place of those before. They are no part of the record."""
    views = tuple(SavedView(name=one["name"].strip(), query=one["query"]) for one in body["views"])
    saved_views.keep_views(office(), me().id, views)
    return _answered(views)


def _answered(views: tuple[SavedView, ...]) -> Response:
    return answer({"views": [{"name": one.name, "query": one.query} for one in views]}, position=position())
