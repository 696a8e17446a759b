"""Everybody who may come to the API, and what is there for them to ask about: for tests that ask everything as everybody."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask

from application import grading
from domain.applications import APPLICATION
from domain.grades.facts import Grade
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.certifications import a_selected_case, decider
from tests.disputes import Rejected
from tests.journeys.worlds import World
from tests.web.api.clients import API, Client, app_of, done, read

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
BODY_NUMBER = "999-83-00019"


ALIKE = frozenset({"judge who did not", "judge with a secret"})
"""Judges of the worlds who are asked no more than others."""


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """A web process, who comes to it, by what they are, and the ids of what is there.

    Of an address `things` knows the ids by what it is about and by their name, of a query or a body by their name alone.
    """

    app: Flask
    people: Mapping[str, UUID | None]
    tokens: Mapping[str, str | None]
    things: Mapping[tuple[str, ...], Sequence[object]]
    world: World

    def version(self, id: object) -> int:
        """The version of a stream; 1 of what is none."""
        history = self.world.at.log.history(UUID(str(id))) if ID.fullmatch(str(id)) else ()
        return history[-1].version if history else 1

    def there(self, path: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """What a path may be given to name things that are there; what the crowd does not know stays as it is given."""
        root, names = path.removeprefix(f"{API}/").split("/")[0], sorted(given)
        together = self.world.together.get((root, *names)) if names else None
        if together:
            return {name: str(value) for name, value in zip(names, together[0], strict=True)}
        known = {name: self.things.get((root, name), self.things.get((name,), ())) for name in names}
        return {name: str(known[name][0]) if known[name] else value for name, value in given.items()}

    def named(self, value: Any, name: str = "") -> Any:
        """What a body says, with the ids of what is there in the place of any ids."""
        if isinstance(value, dict):
            return {key: self.named(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.named(inner, name) for inner in value]
        known = self.things.get((name,))
        return str(known[0]) if known and isinstance(value, str) and ID.fullmatch(value) else value

    def asked(self, query: Mapping[str, Any]) -> dict[str, Any]:
        """A query, with the ids of what is there and the places of the log it may name."""
        known = {name: self.things.get((name,)) for name in query}
        return {name: str(there[0]) if (there := known[name]) else value for name, value in query.items()}


def everybody(world: World) -> Crowd:
    """Somebody of every role and in every seat, people of either firm, a stranger, nobody, and who holds nearly everything."""
    scene, ids = world.course.scene, world.ids
    open_case, decided = ids["applications", "id"][0], ids["applications", "id"][-1]
    lead = ids["firms", "id"][0]
    both = [(role, agency) for role in (Role.DECIDER, Role.INTAKE_OFFICER, Role.SECRETARY) for agency in Agency]
    everything = scene.person("(가상) 모두", (Role.OPERATOR, None), (Role.AUDITOR, None), *both)
    dispute = ids["disputes", "id"][0]
    people: dict[str, UUID | None] = {
        **{name: person for name, person in world.people.items() if name not in ALIKE},
        "agent": scene.acting_for(UUID(str(lead)), Capacity.AGENT),
        "buyer": scene.person("(가상) 구매담당", (Role.BUYER, None)),
        "privacy officer": scene.person("(가상) 보호책임자", (Role.PRIVACY_OFFICER, None)),
        "reviewer of the dispute": Rejected.of(world.course, UUID(str(decided)), ()).take_up(UUID(str(dispute))),
        "everything": everything,
        "nobody": None,
    }
    app = app_of(world.at)
    body, purchase = _bought(Client(app, world.at, world.at.token(everything)), world)
    seat = world.sitting(world.open_case).people[3]
    named: dict[str, Sequence[object]] = {
        "call": ids["calls", "id"],
        "case": (open_case,),
        "application": (decided,),
        "member": (seat,),
        "person": (people["stranger"],),
        "reviewer": (people["dispute reviewer"],),
        "officer": (people["officer"],),
        "judge": (world.people["judge who did not"],),
        **dict.fromkeys(("lead", "leads", "party", "filed_by", "firm", "holder", "to_be_barred", "barred"), (lead,)),
        **dict.fromkeys(("partner", "successor"), ids["firms", "id"][1:]),
        **dict.fromkeys(("paper", "replaces"), ids["applications", "paper"]),
        "product": (scene.office.find(APPLICATION, UUID(str(decided))).state.form.items[0].id,),
        "body": (body,),
        "thing": (decided,),
        "known_by": (world.begun,),
        "from_known_by": (1,),
    }
    about: dict[tuple[str, str], Sequence[object]] = {
        ("grades", "id"): (_graded(world),),
        ("purchases", "id"): (purchase,),
        ("public-bodies", "id"): (body,),
    }
    things: dict[tuple[str, ...], Sequence[object]] = {
        **{(name,): known for name, known in named.items()},
        **{(root, name): known for (root, name), known in {**ids, **about}.items()},
    }
    world.at.catch_up()
    tokens = {name: world.at.token(person) if person else None for name, person in people.items()}
    return Crowd(app=app, people=people, tokens=tokens, things=things, world=world)


def _bought(client: Client, world: World) -> tuple[str, str]:
    """A public body, and a line of what it bought on a certificate."""
    number = world.ids["certificates", "number"][0]
    made = done(client.post("/public-bodies", {"label": "(가상) 해돋이공단", "business_number": BODY_NUMBER}), 201)
    head = "구분,계약번호,순번,기관사업자번호,확인서번호,금액,부가세,일자"
    row = f'계약,R21-0001,1,{BODY_NUMBER},{number},"120,000,000",포함,2021-04-02'
    listed = f"{head}\n{row}".encode()
    taken = client.upload("", None, listed, "list.csv", to="/purchases", fields={"source": "BODY_REPORT"})
    assert taken.status_code == 201, taken.get_data(as_text=True)
    (line,) = read(client.get("/purchases"))["purchases"]
    return str(made["id"]), str(line["id"])


def _graded(world: World) -> UUID:
    """A grade of a firm whose capability was built."""
    scene = world.course.scene
    case = a_selected_case(scene, Track.CAPABILITY_BUILDING)
    firm = scene.office.find(APPLICATION, case).state.form.leads[0]
    given = {"application": case, "year": 2021, "grade": Grade.A, "reasons": "(가상) 우수", "first": None}
    return grading.give_grade(scene.office, firm, **given, by=decider(Agency.PPS)).stream  # type: ignore[arg-type]
