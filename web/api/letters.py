"""Letters (보낸 문서): what the office wrote to a party, as the PDF that was made once."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import looking
from application.actions import Action
from application.letters import reading
from application.office import Found
from application.permissions import Verdict
from domain.access.facts import Material
from domain.applications import APPLICATION
from domain.letters import LETTER, Letter
from domain.letters.facts import LetterKind
from web.api.accounting import account, require_purpose
from web.api.answering import answer, position
from web.api.as_of import AsOfPart, AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.fields import Part, one_of
from web.api.files import saved
from web.api.naming import Named, Names
from web.current import office
from web.problems import Problem

blueprint = Blueprint("letters", __name__, description="Letters to parties, as documents.")
OF_LETTERS = (Action.READ_CASE, Action.READ_NOTICE, Action.READ_DISPUTE, Action.READ_REVOCATION)


class LetterAnswer(Part):
    """A letter. `about` is what it tells of, such as a notice."""

    id = fields.UUID(required=True)
    kind = one_of(LetterKind, required=True)
    about = fields.UUID(required=True)
    recipient = fields.Nested(Named, required=True)
    on = fields.Date(required=True)
    size = fields.Integer(required=True, metadata={"description": "Bytes of the document."})


class LettersAnswer(AsOfPart):
    """The letters of a case that you may read."""

    letters = fields.List(fields.Nested(LetterAnswer), required=True)


@blueprint.get("/applications/<uuid:id>/letters")
@asks(*OF_LETTERS)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, LettersAnswer)
def of_case(query: dict[str, Any], id: UUID) -> Response:
    """The letters of a case: the agency's and auditors' are all, a party's its own, once they were sent."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    allowed(Action.READ_CASE, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = [
            one
            for one in reading.letters_of(then, id, then.find(APPLICATION, id).state)
            if _readable(one.state) is not None
        ]
    names = Names(one.state.recipient for one in found)
    return answer({"letters": [_shown(one, names) for one in found], "as_of": told(asked)}, position=position())


@blueprint.get("/letters/<uuid:id>")
@asks(*OF_LETTERS)
@blueprint.response(
    200, {"type": "string", "format": "binary"}, content_type="application/pdf", description="The document."
)
def read(id: UUID) -> Response:
    """The letter itself, for saving."""
    letter = office().find(LETTER, id).state
    given = _readable(letter)
    if given is None:
        raise Problem("not-found")
    if reading.purpose_needed(me(), letter):
        require_purpose()
    account(given, Material.LETTER, id, letter.application)
    return saved(letter.paper)


def _readable(letter: Letter) -> Verdict | None:
    """By which rule the asker reads it, as things stand now; null where they may not even know of it."""
    action, thing = reading.asked_of(office(), me(), letter)
    given = verdict(action, thing)
    return given if given.allowed and not reading.hidden(office(), me(), letter, given) else None


def _shown(found: Found[Letter], names: Names) -> dict[str, object]:
    letter = found.state
    return {
        "id": found.id,
        "kind": letter.kind,
        "about": letter.about,
        "recipient": names.of(letter.recipient),
        "on": letter.on,
        "size": letter.paper.size,
    }
