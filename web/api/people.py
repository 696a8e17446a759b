"""People: who I am, registering people, roles and absences."""

from typing import Any
from uuid import UUID

from flask import Response

from application import registering
from application.actions import Action
from application.permissions import BOTH_AGENCIES, Thing
from application.registering import Description
from domain.subjects import SUBJECT
from domain.subjects.facts import SubjectKind
from web.api.answering import answer, position
from web.api.asking import about_oneself, allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer
from web.api.naming import Names, opened
from web.api.subject_schemas import (
    AbsenceBody,
    MeAnswer,
    PeopleAnswer,
    PersonBody,
    RegisteredAnswer,
    RoleBody,
    RoleWithdrawalBody,
)
from web.current import doors, office

blueprint = Blueprint("people", __name__, description="People, their roles and absences.")

MOST = 500
"""People that are told at once."""


@blueprint.get("/me")
@about_oneself
@blueprint.response(200, MeAnswer)
def who_am_i() -> Response:
    """Who you are here: your roles, and the firms you act for."""
    subject = me().subject
    names = Names(firm for firm, _ in subject.acts_for)
    roles = sorted(subject.roles, key=lambda held: (held[0], held[1] or ""))
    return answer(
        {
            "id": me().id,
            "label": opened(subject.identity.label),
            "roles": [{"role": role, "agency": agency} for role, agency in roles],
            "firms": [{**names.of(firm), "capacity": capacity} for firm, capacity in subject.acts_for],
            "demonstration": doors().demonstration,
        }
    )


@blueprint.get("/people")
@asks(Action.LIST_PEOPLE)
@blueprint.response(200, PeopleAnswer)
def listed() -> Response:
    """Who serves at the office, by name, with their roles: for who gives roles and records absences."""
    allowed(Action.LIST_PEOPLE, BOTH_AGENCIES)
    found = office().book.staff(MOST + 1)
    aways = {row.id: row.subject.away(office().today()) for row in found[:MOST]}
    names = Names([row.id for row in found[:MOST]] + [away.deputy for away in aways.values() if away])
    people = [
        {
            **names.of(row.id),
            "roles": [
                {"role": role, "agency": agency}
                for role, agency in sorted(row.subject.roles, key=lambda held: (held[0], held[1] or ""))
            ],
            "away_until": away.last if (away := aways[row.id]) else None,
            "deputy": names.of_any(away.deputy) if away else None,
        }
        for row in found[:MOST]
    ]
    return answer({"people": people, "more": len(found) > MOST}, position=position())


@blueprint.post("/people")
@asks(Action.REGISTER_PERSON)
@answers_version
@blueprint.arguments(PersonBody)
@blueprint.response(201, RegisteredAnswer)
def register(body: dict[str, Any]) -> Response:
    """Register a person."""
    asked = command(allowed(Action.REGISTER_PERSON))
    id = asked.new_id()
    receipt = asked.done(
        lambda: registering.register(
            office(),
            id=id,
            kind=SubjectKind.PERSON,
            description=Description(**body),
            profile=None,
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.post("/people/<uuid:id>/roles")
@asks(Action.GRANT_ROLE)
@answers_version
@blueprint.arguments(RoleBody)
@blueprint.response(200, CommandAnswer)
def grant(body: dict[str, Any], id: UUID) -> Response:
    """Grant a role to a person."""
    asked = command(allowed(Action.GRANT_ROLE, Thing(person=id)))
    receipt = asked.done(lambda: registering.grant_role(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=id)


@blueprint.post("/people/<uuid:id>/roles/withdrawal")
@asks(Action.WITHDRAW_ROLE)
@answers_version
@blueprint.arguments(RoleWithdrawalBody)
@blueprint.response(200, CommandAnswer)
def withdraw(body: dict[str, Any], id: UUID) -> Response:
    """Withdraw a role from a person, with reasons; their sessions end at once."""
    asked = command(allowed(Action.WITHDRAW_ROLE, Thing(person=id)))
    receipt = asked.done(lambda: registering.withdraw_role(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=id)


@blueprint.post("/people/<uuid:id>/absences")
@asks(Action.RECORD_ABSENCE)
@answers_version
@blueprint.arguments(AbsenceBody)
@blueprint.response(200, CommandAnswer)
def record_absence(body: dict[str, Any], id: UUID) -> Response:
    """Record the days an officer is away, and who stands in."""
    roles = office().find(SUBJECT, id).state.roles
    agencies = frozenset(agency for _, agency in roles if agency)
    asked = command(allowed(Action.RECORD_ABSENCE, Thing(person=id, agencies=agencies)))
    receipt = asked.done(lambda: registering.record_absence(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=id)
