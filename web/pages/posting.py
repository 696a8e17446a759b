"""Forms of the pages' own: read where this office gave them to this browser, and answered by going on to another page.

What a form records is an act: see `web.pages.acting`.
"""

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from web.pages import visiting
from web.reading import seat_for_anybody

SEE_OTHER = 303


def read_form() -> MultiDict[str, str]:
    """What was typed, once all of it is read; a form that this office did not give to this browser is refused (400)."""
    with seat_for_anybody():
        form = request.form
    if not visiting.from_our_form():
        abort(400)
    return form


def see(where: str) -> Response:
    """Go on to another page."""
    return Response(status=SEE_OTHER, headers={"Location": where})
