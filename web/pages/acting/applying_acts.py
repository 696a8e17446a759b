"""What applicants draft, upload and agree on; firms are chosen by name, and others found by their business number."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import request, url_for

from domain.subjects.facts import SubjectKind
from web import current
from web.pages.acting import choosing, client
from web.pages.acting.acts import NUMBERS, Act, Given
from web.pages.acting.fields import Options
from web.pages.rendering import call_title, teller

NAMED_LATER = frozenset({"form.leads", "form.partner", "form.cooperative", "form.items", "form.evidence"})
"""What the first form leaves to the steps after it."""
MOST_FOUND = 20
"""Numbers that one form looks for."""


def open_calls(_: Given) -> Options:
    """The calls that take applications now, by title."""
    now = current.office().clock.now()
    rows = (row for row in current.office().book.calls() if row.call.accepts(now))
    return [(str(row.id), f"{row.call.round} · {call_title(row)}") for row in rows]


def firms(given: Given) -> Options:
    """The viewer's own firms, those on the form already, and those found by the numbers that were typed."""
    known = [*choosing.own_firms(given), *(choosing.firms_of_case(given) if "id" in given else ())]
    return list(dict([*known, *found()]).items())


def found() -> Options:
    """The firms with the numbers that were typed into this form."""
    wanted = [one.strip() for one in request.form.getlist(NUMBERS) if one.strip()]
    answers = [client.look("/firms", q=one) for one in wanted[:MOST_FOUND]]
    return choosing.named(firm for answer in answers if answer for firm in answer.body["firms"])


def form_so_far(given: Given) -> Mapping[str, Any]:
    """The form as it stands."""
    form = client.get(f"/applications/{given['id']}").body["form"]
    together = form["cooperative"]
    return {
        "form": {
            "title": form["title"],
            "leads": [one["id"] for one in form["leads"]],
            "partner": form["partner"] and form["partner"]["id"],
            "cooperative": together
            and {"firm": together["firm"]["id"], "members": [one["id"] for one in together["members"]]},
            "items": form["items"],
            "evidence": form["evidence"],
        }
    }


def reasons_before_submission(given: Given) -> frozenset[str]:
    """A draft is changed without reasons."""
    drafted = client.get(f"/applications/{given['id']}").body["status"] == "DRAFT"
    return frozenset({"reasons"}) if drafted else frozenset()


def terms_so_far(given: Given) -> Mapping[str, Any]:
    """The agreement as it stands."""
    agreed = client.get(f"/applications/{given['id']}/agreement").body
    return {name: agreed[name] for name in ("role_division", "rights_and_duties")}


def papers(given: Given) -> Options:
    """The papers of a case, by kind and file name."""
    told = teller()
    attached = client.get(f"/applications/{given['id']}").body["papers"]
    return [(one["id"], f"{told.word(one['kind'])} · {one['file_name'] or ''}") for one in attached]


def unsigned_parties(given: Given) -> Options:
    """The parties of a case's agreement for whom the viewer may sign and has not."""
    agreed = client.get(f"/applications/{given['id']}/agreement").body
    actor = current.actor()
    own = {str(firm) for firm in actor.subject.firms()} if actor else set()
    waiting = [one for one in agreed["signatories"] if one["id"] in own and one["id"] not in agreed["signed"]]
    return choosing.named(waiting)


def tracks(given: Given) -> Options | None:
    """The tracks of the call that the form is for; every track where the address names none."""
    if "call" not in given:
        return None
    terms = client.get(f"/calls/{given['call']}").body["terms"]
    told = teller()
    return [(one["track"], told.word(one["track"])) for one in terms["tracks"]["value"]]


def filed_by_a_lead(typed: dict[str, Any]) -> dict[str, Any]:
    """Who files is among the leads, or the cooperative that stands for them: the first form does not ask for that twice."""
    firm = client.look(f"/firms/{typed['filed_by']}") if typed.get("filed_by") else None
    if firm is None:
        return typed
    together = firm.body["kind"] == SubjectKind.COOPERATIVE
    part = {"cooperative": {"firm": typed["filed_by"], "members": []}} if together else {"leads": [typed["filed_by"]]}
    return {**typed, "form": {**typed["form"], **part}}


def to_the_form(done: Mapping[str, Any]) -> str:
    """A new application goes on with its form."""
    return url_for("pages.applying", id=UUID(done["id"]))


ACTS = (
    Act(
        endpoint="applications.draft",
        choices={"call": open_calls, "track": tracks, "filed_by": choosing.own_firms},
        without=lambda _: NAMED_LATER,
        leads_on=to_the_form,
        completed=filed_by_a_lead,
    ),
    Act(
        endpoint="applications.put_form",
        choices={
            "form.leads": firms,
            "form.partner": firms,
            "form.cooperative.firm": firms,
            "form.cooperative.members": firms,
        },
        begins=form_so_far,
        without=reasons_before_submission,
        finds=True,
    ),
    Act(endpoint="papers.attach", choices={"replaces": papers}),
    Act(endpoint="papers.remove"),
    Act(endpoint="agreements.draft"),
    Act(endpoint="agreements.amend", begins=terms_so_far),
    Act(endpoint="agreements.sign", choices={"party": unsigned_parties}),
)
