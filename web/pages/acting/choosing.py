"""What may be chosen on forms, by name: firms and parties of a case, members of a panel, people, meetings, products."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from flask import url_for

from domain.applications.facts import FoundEligible, FoundIneligible
from domain.disputes.codes import Aim
from web import current
from web.pages.acting import client
from web.pages.acting.acts import Given
from web.pages.acting.fields import Options
from web.pages.rendering import call_title, names, teller, told_criterion

Named = Mapping[str, Any]
JUDGING = frozenset({FoundEligible.name, FoundIneligible.name})
"""The facts by which the criteria of a case are judged."""


def named(parties: Iterable[Named | None]) -> Options:
    """Parties as the API names them, each once."""
    told = {one["id"]: one["label"] or one["id"][:8] for one in parties if one}
    return list(told.items())


def own_firms(_: Given) -> Options:
    """The firms that the viewer acts for."""
    return named(client.get("/me").body["firms"])


def firms_of_case(given: Given) -> Options:
    """The firms that have a part in a case."""
    form = client.get(f"/applications/{given['id']}").body["form"]
    together = form["cooperative"] or {"firm": None, "members": []}
    return named([*form["leads"], form["partner"], together["firm"], *together["members"]])


def own_firms_of_case(given: Given) -> Options:
    """Those of them that the viewer acts for."""
    actor = current.actor()
    own = {str(firm) for firm in actor.subject.firms()} if actor else set()
    return [(id, label) for id, label in firms_of_case(given) if id in own]


def parties_of_revocation(given: Given) -> Options:
    """The firms of the case that a revocation is of."""
    case = client.get(f"/revocations/{given['id']}").body["application"]
    return firms_of_case({"id": case})


def own_parties_of_revocation(given: Given) -> Options:
    """Those of them that the viewer acts for."""
    case = client.get(f"/revocations/{given['id']}").body["application"]
    return own_firms_of_case({"id": case})


def firms_of_certification(given: Given) -> Options:
    """The firms that may hold a confirmation of a case."""
    return firms_of_case(given)


def items_of_case(given: Given) -> Options:
    """The products that a case is for."""
    items = client.get(f"/applications/{given['id']}").body["form"]["items"]
    return [(one["id"], one["label"]) for one in items]


def members(given: Given) -> Options:
    """The members of a panel."""
    return named(one["person"] for one in client.get(f"/panels/{given['id']}").body["members"])


def cases_for_panel(given: Given) -> Options:
    """The eligible cases of a panel's call and track, by receipt number."""
    panel = client.get(f"/panels/{given['id']}").body
    asked = client.get("/applications", call=panel["call"], track=panel["track"], status="ELIGIBLE")
    found = asked.body["cases"]
    return [(one["id"], one["receipt"]) for one in found]


def meetings_of_case(given: Given) -> Options:
    """The meetings of the committees that a case is before."""
    case = client.get(f"/applications/{given['id']}").body
    panels = client.get("/panels", call=case["call"]).body["panels"]
    told = teller()
    return [
        (meeting["id"], f"{told.word(panel['stage'])} {meeting['opened']}")
        for panel in panels
        if panel["track"] == case["track"] and panel["stage"] == "DELIBERATION"
        for meeting in client.get(f"/panels/{panel['id']}/meetings").body["meetings"]
    ]


def people(_: Given) -> Options | None:
    """The people of a demonstration by name; null elsewhere, where people are named by their id and never searched for."""
    known = current.doors().people
    if not known:
        return None
    names().load([one.id for one in known])
    told = teller()
    return [(str(one.id), f"{told.name(one.id)} · {one.role}") for one in known]


def staff(_: Given) -> Options | None:
    """Whoever holds a role, by name, for who may read of them; null for others, who name people by their ids."""
    found = client.look("/people")
    return named(found.body["people"]) if found else people(_)


def page_of(endpoint: str) -> Callable[[Named], str]:
    """The page of what an answer says was made."""
    return lambda answer: url_for(endpoint, id=answer["id"])


def calls(_: Given) -> Options:
    """Every call, by its title."""
    return [(str(row.id), f"{row.call.round} · {call_title(row)}") for row in current.office().book.calls()]


def bodies(_: Given) -> Options:
    """The public bodies, by name."""
    return named(client.get("/public-bodies").body["public_bodies"])


def what_was_judged(given: Given) -> Options:
    """What a firm may dispute of the decision that a notice tells: each criterion that was found not met."""
    case = client.get(f"/notices/{given['id']}").body["application"]
    return [
        (msgspec.json.encode(target).decode(), told_criterion(target["criterion"], current.language()))
        for target in findings_unmet(case)
    ]


def findings_unmet(case: str) -> list[dict[str, Any]]:
    """Each criterion that was found not met, as a point is aimed at it: at the version at which it was judged."""
    findings = client.get(f"/applications/{case}").body["findings"]
    facts = client.get(f"/applications/{case}/timeline").body["facts"]
    judged = [one["version"] for one in facts if one["name"] in JUDGING]
    unmet = [one["criterion"] for one in findings if not one["met"]] if judged else []
    return [{"aim": Aim.FINDING, "stream": case, "version": judged[-1], "criterion": one} for one in unmet]
