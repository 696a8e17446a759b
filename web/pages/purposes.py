"""Saying what names are needed for: whoever may be told them for a purpose chooses one, and each page is then on record."""

from flask import Response, abort, request

from application.masking import may_unmask
from domain.access.facts import Purpose
from web import current
from web.pages import visiting
from web.pages.addresses import onward
from web.reading import seat_for_anybody

SEE_OTHER = 303


def choose() -> Response:
    """Show names for the purpose chosen from now on, or mask them again."""
    viewer = current.actor()
    with seat_for_anybody():
        request.form  # noqa: B018 - reading it reads the stream
    if not visiting.from_our_form():
        abort(400)
    if viewer is None or not may_unmask(viewer):
        abort(403)
    wanted = request.form.get("purpose", "")
    if wanted and wanted not in set(Purpose):
        abort(400)
    response = Response(status=SEE_OTHER, headers={"Location": onward(request.form.get("onward", ""))})
    visiting.keep_purpose(response, viewer.id, Purpose(wanted) if wanted else None)
    return response
