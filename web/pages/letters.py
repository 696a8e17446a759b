"""A letter's document, for whoever may read it; it leaves as a download and is never opened among our pages."""

from uuid import UUID

from flask import Blueprint, Response, abort

from application.letters import reading
from application.permissions import may
from domain.letters import LETTER
from web import current
from web.masking import stated_purpose
from web.pages.rendering import opened
from web.saving import for_saving


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/letters/<uuid:id>", view_func=download, endpoint="letter")


def download(id: UUID) -> Response:
    """The PDF; a letter that is not there, gone, or not for this viewer is not found. Who looks on says what for, first."""
    office, viewer, found = current.office(), current.actor(), current.office().begun(LETTER, id)
    if viewer is None or found is None:
        abort(404)
    letter = found.state
    given = may(viewer, *reading.asked_of(office, viewer, letter))
    if not given.allowed or reading.hidden(office, viewer, letter, given):
        abort(404)
    if reading.purpose_needed(viewer, letter) and stated_purpose() is None:
        abort(403)
    try:
        data = office.papers.get(letter.paper)
    except LookupError:
        abort(404)
    return for_saving(letter.paper, data, opened(letter.paper.label))
