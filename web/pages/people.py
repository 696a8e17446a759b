"""Choosing as whom to look, in a demonstration only. What a person may see is decided as it is for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, request

from application.views.book import RegisterRow
from web import current
from web.doors import Person
from web.pages import visiting
from web.pages.addresses import onward
from web.pages.posting import read_form, see
from web.pages.rendering import names, page, teller, text


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A person of the demonstration with what they may do, in words."""

    person: Person
    roles: tuple[str, ...]
    firms: tuple[str, ...]
    looking: bool


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/people", view_func=show, endpoint="people")
    pages.add_url_rule("/people", view_func=choose, endpoint="choose", methods=["POST"])


def show() -> str:
    """The page."""
    people = current.doors().people
    if not current.doors().demonstration:
        abort(404)
    names().load([person.id for person in people])
    return page("people.html", people=_shown(people), onward=onward(request.args.get("onward", "")))


def choose() -> Response:
    """Look as the person chosen from now on."""
    if not current.doors().demonstration:
        abort(404)
    form = read_form()
    wanted = form.get("person", "")
    person = next((one.id for one in current.doors().people if str(one.id) == wanted), None)
    if wanted and person is None:
        abort(400)
    response = see(onward(form.get("onward", "")))
    visiting.look_as(response, person)
    return response


def _shown(people: Sequence[Person]) -> tuple[Shown, ...]:
    actor = current.actor()
    return tuple(_person(person, looking=actor is not None and actor.id == person.id) for person in people)


def _person(person: Person, *, looking: bool) -> Shown:
    row = names().row(person.id)
    return Shown(
        person=person,
        roles=_roles(row) if row else (person.role,),
        firms=_firms(row) if row else (),
        looking=looking,
    )


def _roles(row: RegisterRow) -> tuple[str, ...]:
    told = teller()
    held = sorted(row.subject.roles, key=lambda held: (held[0], held[1] or ""))
    return tuple(
        text("people.role-of-agency", role=told.word(role), agency=told.word(agency)) if agency else told.word(role)
        for role, agency in held
    )


def _firms(row: RegisterRow) -> tuple[str, ...]:
    told = teller()
    return tuple(
        text("people.capacity-of-firm", firm=told.name(firm), capacity=told.word(capacity))
        for firm, capacity in row.subject.acts_for
    )
