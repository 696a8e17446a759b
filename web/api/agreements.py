"""The win-win agreement (상생협약) of an application: its own resource with its own version."""

from typing import Any
from uuid import UUID

from flask import Response

from application import agreements, known, looking
from application.actions import Action
from application.office import agreement_of
from web.api import case_answers
from web.api.answering import answer, position
from web.api.applications import meant, on_case, readable
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, OneAgreementAnswer
from web.api.commanding import answers_version, command, receipt_answer, shows_what_was_seen, versioned
from web.api.fields import Body, Id, Typed
from web.api.naming import Names
from web.current import office
from web.problems import Problem

blueprint = Blueprint("agreements", __name__, description="Agreements (상생협약): parties, terms, signatures.")


class TermsBody(Body):
    """Division of roles, rights and duties (판로지원법 시행령 §17의2② 2호); the parties are the form's firms."""

    role_division = Typed(required=True)
    rights_and_duties = Typed(required=True)


class SignatureBody(Body):
    """For whom it is signed."""

    party = Id(required=True)


@blueprint.get("/applications/<uuid:id>/agreement")
@asks(Action.READ_CASE)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, OneAgreementAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """The agreement as it stands, or stood."""
    thing = looking.as_read_by(office(), me(), case=id, application=readable(id))
    asked = as_of(query)
    with standing(asked) as then:
        agreed, version = known.agreement_as_known(then, me(), thing, case=id)
    if agreed is None:
        raise Problem("not-there-then" if asked else "not-found")
    parties = agreed.parties
    members = parties.cooperative.members if parties.cooperative else ()
    names = Names([*parties.leads, *parties.signatories(), *members])
    shown = case_answers.agreement(agreement_of(id), version, agreed, names)
    return answer({**shown, "as_of": told(asked)}, version=version, position=position())


@blueprint.post("/applications/<uuid:id>/agreement")
@asks(Action.DRAFT_AGREEMENT)
@answers_version
@shows_what_was_seen
@blueprint.arguments(TermsBody)
@blueprint.response(201, CommandAnswer)
def draft(body: dict[str, Any], id: UUID) -> Response:
    """Put the agreement into words between the firms of the form."""
    asked = on_case(id, Action.DRAFT_AGREEMENT)
    receipt = asked.done(lambda: agreements.draft(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.put("/applications/<uuid:id>/agreement")
@asks(Action.AMEND_AGREEMENT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(TermsBody)
@blueprint.response(200, CommandAnswer)
def amend(body: dict[str, Any], id: UUID) -> Response:
    """Change the agreement to the form's firms as they now stand and to new terms; every party signs anew."""
    asked = on_case(id, Action.AMEND_AGREEMENT, stream=agreement_of(id))
    receipt = agreements.amend(office(), id, **body, by=asked.by, expecting=asked.expecting)
    return receipt_answer(receipt, id=receipt.stream)


@blueprint.post("/applications/<uuid:id>/agreement/signatures")
@asks(Action.SIGN_AGREEMENT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(SignatureBody)
@blueprint.response(200, CommandAnswer)
def sign(body: dict[str, Any], id: UUID) -> Response:
    """Sign for a party. In capability building the partner's signature takes its places for the leads."""
    party = body["party"]
    thing = looking.case_thing(office(), id, party=party)
    visible(thing)
    asked = meant(command(allowed(Action.SIGN_AGREEMENT, thing), case=id), thing, case=id, stream=agreement_of(id))
    receipt = asked.done(
        lambda: agreements.sign(office(), id, party=party, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=receipt.stream)
