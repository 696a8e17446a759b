"""Papers of an application: uploading (step 3), reading, taking back."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import intake, looking
from application.actions import Action
from domain.access.facts import Material
from domain.applications import APPLICATION
from domain.applications.facts import PaperAttached
from domain.rules.vocabulary import PaperKind
from web.api import case_answers
from web.api.accounting import account
from web.api.applications import on_case
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, PaperAnswer
from web.api.commanding import answers_version, receipt_answer, recorded, shows_what_was_seen, versioned
from web.api.fields import Body, File, Flag, Id, Nothing, one_of
from web.api.files import saved, uploaded
from web.current import office
from web.problems import Problem

blueprint = Blueprint("papers", __name__, description="Papers (신청서류) of an application.")


class PaperBody(Body):
    """A paper: one file of at most 20 MB, told by its content and not by its name."""

    kind = one_of(PaperKind, required=True)
    replaces = Id(load_default=None, metadata={"description": "The paper it takes the place of."})
    file = File(required=True)


class AttachedAnswer(CommandAnswer):
    """The paper that was attached."""

    paper = fields.Nested(PaperAnswer, required=True)
    scanned = Flag(required=True, metadata={"description": "Whether this office has what is uploaded scanned."})


@blueprint.post("/applications/<uuid:id>/papers")
@asks(Action.ATTACH_PAPER)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(PaperBody, location="multipart")
@blueprint.response(201, AttachedAnswer)
def attach(body: dict[str, Any], id: UUID) -> Response:
    """Upload a paper (step 3: 신청서류 제출), or put it in the place of another."""
    asked = on_case(id, Action.ATTACH_PAPER)
    file = uploaded(body["file"])
    receipt = asked.done(
        lambda: intake.attach_paper(
            office(),
            id,
            kind=body["kind"],
            file_name=file.file_name,
            media_type=file.media_type,
            data=file.data,
            replaces=body["replaces"],
            by=asked.by,
            expecting=asked.expecting,
            once=asked.once,
        )
    )
    paper = case_answers.paper(recorded(receipt, PaperAttached).paper)
    return receipt_answer(receipt, id=id, status=201, paper=paper, scanned=office().scanner.present)


@blueprint.get("/applications/<uuid:id>/papers/<uuid:paper>")
@asks(Action.READ_PAPER)
@blueprint.response(
    200, {"type": "string", "format": "binary"}, content_type="*/*", description="The file, as what it was taken for."
)
def read(id: UUID, paper: UUID) -> Response:
    """The paper itself, for saving: it is never shown inside a page of this office."""
    found = office().find(APPLICATION, id)
    thing = looking.as_read_by(office(), me(), case=id, application=found.state)
    visible(thing)
    given = allowed(Action.READ_PAPER, thing)
    attached = found.state.paper(paper)
    if attached is None:
        raise Problem("not-found")
    account(given, Material.PAPER, paper, id)
    return saved(attached)


@blueprint.delete("/applications/<uuid:id>/papers/<uuid:paper>")
@asks(Action.REMOVE_PAPER)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, CommandAnswer)
def remove(_: dict[str, Any], id: UUID, paper: UUID) -> Response:
    """Take a paper back from a draft; what was submitted is only ever replaced."""
    asked = on_case(id, Action.REMOVE_PAPER)
    receipt = intake.remove_paper(office(), id, paper=paper, by=asked.by, expecting=asked.expecting)
    return receipt_answer(receipt, id=id)
