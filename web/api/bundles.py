"""Evidence bundles (증거 묶음): a case to carry away and to verify without us."""

from typing import Any
from uuid import UUID

from flask import Response

from application import looking
from application.actions import Action
from application.audit.accesses import record_export
from application.audit.bundle.exporting import Asked, export
from application.audit.bundle.redacting import Variant
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.commanding import command
from web.api.fields import Body, Line
from web.bundling import History
from web.current import doors, office

blueprint = Blueprint("bundles", __name__, description="Evidence bundles (증거 묶음), verified offline.")


class BundleBody(Body):
    """What the bundle is for."""

    purpose = Line(required=True)


@blueprint.post("/applications/<uuid:id>/bundle")
@asks(Action.EXPORT_BUNDLE)
@blueprint.arguments(BundleBody)
@blueprint.response(
    200, {"type": "string", "format": "binary"}, content_type="application/zip", description="The bundle."
)
def make(body: dict[str, Any], id: UUID) -> Response:
    """The evidence bundle of a case as of the newest cosigned checkpoint: an auditor's whole, a party's as it may be shown to it."""
    thing = looking.case_thing(office(), id, reader=me())
    if not verdict(Action.EXPORT_BUNDLE, thing).allowed:
        visible(thing)
    given = allowed(Action.EXPORT_BUNDLE, thing)
    capacity = given.capacity
    firm = capacity.acting_for if capacity else None
    asked = Asked(case=id, variant=Variant.PARTY if firm else Variant.AUDITOR, firm=firm, purpose=body["purpose"])
    made = export(office(), doors().ledger, asked, History(office()))
    told = command(given)
    record_export(office(), id, firm=firm, purpose=asked.purpose, by=told.by, once=told.once)
    response = Response(made, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="sangsaeng-{id}.zip"'
    return response
