"""Saying what names are needed for: whoever may be told them for a purpose chooses one, and each page is then on record."""

from flask import Blueprint, Response, abort

from application.masking import may_unmask
from domain.access.facts import Purpose
from web import current
from web.pages import visiting
from web.pages.addresses import onward
from web.pages.posting import read_form, see


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/purpose", view_func=choose, endpoint="purpose", methods=["POST"])


def choose() -> Response:
    """Show names for the purpose chosen from now on, or mask them again."""
    viewer = current.actor()
    form = read_form()
    if viewer is None or not may_unmask(viewer):
        abort(403)
    wanted = form.get("purpose", "")
    if wanted and wanted not in set(Purpose):
        abort(400)
    response = see(onward(form.get("onward", "")))
    visiting.keep_purpose(response, viewer.id, Purpose(wanted) if wanted else None)
    return response
