"""Whatever is sent by whomever, allowed by the document or nearly: an answer that the document knows, and never a fault of ours."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import PaperKind
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.scenes import Scene
from tests.web.api.clients import app_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

METHODS = ("get", "post", "put", "delete")
CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)
TAKING_ANYTHING = {
    *("/api/v1/rules/{version}", "/api/v1/statistics/published-2020"),
    "/api/v1/certificates/{number}/statement",
}
"""Addresses with nothing that could be sent wrongly."""
REFUSED, FAILED = 400, 500


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Everybody who may come to the API, by what they are, with their tokens; and the ids of what is there."""

    tokens: Mapping[str, str | None]
    ids: Mapping[str, UUID]


@pytest.fixture(scope="module")
def crowd(shared_scene: Scene) -> Crowd:
    """Somebody of every role, two firms' people, somebody who holds nearly everything, and nobody."""
    scene = shared_scene
    case = scene.draft()
    scene.attach(case, PaperKind.OTHER)
    scene.submit(case)
    state = scene.office.find(APPLICATION, case).state
    lead, partner = state.form.leads[0], state.form.partner
    assert partner
    both = [(role, agency) for role in (Role.DECIDER, Role.INTAKE_OFFICER) for agency in Agency]
    alone = {"lead firm": scene.acting_for(lead), "agent": scene.acting_for(lead, Capacity.AGENT)}
    outside = {
        "partner firm": scene.acting_for(partner, Capacity.STAFF),
        "stranger": scene.person("(가상) 지나가는 사람"),
    }
    holding = {
        role.value: scene.person("(가상) 직원", (role, Agency.MSS if role in OF_AN_AGENCY else None)) for role in HELD
    }
    everything = scene.person("(가상) 모두", (Role.OPERATOR, None), (Role.AUDITOR, None), *both)
    people = {**alone, **outside, **holding, "everything": everything}
    ids = {"applications": case, "calls": scene.call, "firms": lead, "people": everything, "papers": state.papers[0].id}
    scene.at.catch_up()
    return Crowd(tokens={name: scene.at.token(one) for name, one in people.items()} | {"nobody": None}, ids=ids)


OF_AN_AGENCY = frozenset(
    {Role.INTAKE_OFFICER, Role.DECIDER, Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR, Role.SECRETARY}
)
HELD = (*sorted(OF_AN_AGENCY), Role.DISPUTE_REVIEWER, Role.BUYER, Role.PRIVACY_OFFICER, Role.AUDITOR, Role.OPERATOR)


@pytest.fixture(scope="module")
def described(shared_scene: Scene) -> Any:
    """The API over its own document."""
    return schemathesis.openapi.from_wsgi("/openapi.json", app_of(shared_scene.at))


@pytest.mark.parametrize("mode", GenerationMode, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_every_answer_to_everybody_is_one_the_document_knows(
    method: str, mode: GenerationMode, described: Any, crowd: Crowd
) -> None:
    operations = [one.ok() for one in described.get_all_operations() if one.ok().method == method]
    assert operations
    unspoilt = {operation.path for operation in operations if not asked_by_all(operation, mode, crowd)}
    assert unspoilt <= TAKING_ANYTHING


def asked_by_all(operation: Any, mode: GenerationMode, crowd: Crowd) -> bool:
    """Ask the same as everybody, of what is there and of what is not; whether there was anything to ask."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=1,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        told = [answered(case, crowd.tokens["everything"])]
        case.path_parameters = {
            name: known(operation.path, name, value, crowd) for name, value in case.path_parameters.items()
        }
        told += [answered(case, token) for token in crowd.tokens.values()]
        public = not operation.definition.raw.get("security")
        assert public or told[-1] >= REFUSED, "nobody is answered"

    try:
        ask()
    except Unsatisfiable:
        return False
    return True


def answered(case: Any, token: str | None) -> int:
    """The status of an answer that the document knows."""
    headers = {"If-Match": '"1"', "Sangsaeng-After": "0", **({"Authorization": f"Bearer {token}"} if token else {})}
    answer = case.call(headers=headers)
    assert answer.status_code < FAILED, (case.as_curl_command(), answer.text)
    case.validate_response(answer, checks=CHECKS)
    return int(answer.status_code)


def known(path: str, name: str, value: object, crowd: Crowd) -> object:
    """Something that is there, where the address can name it."""
    root = path.removeprefix("/api/v1/").split("/")[0]
    found = {"id": crowd.ids.get(root), "case": crowd.ids["applications"], "paper": crowd.ids["papers"]}
    there = found.get(name)
    return str(there) if there else value


def test_everybody_is_somebody_else(crowd: Crowd) -> None:
    assert len(set(crowd.tokens.values())) == len(crowd.tokens) > len(HELD)


def test_an_answer_that_the_document_does_not_know_is_found(described: Any, crowd: Crowd) -> None:
    wrong = deepcopy(described.raw_schema)
    wrong["paths"]["/api/v1/me"]["get"]["responses"] = {"204": {"description": "nothing"}}
    undocumented = schemathesis.openapi.from_dict(wrong)
    undocumented.app = described.app
    me: Any = undocumented["/api/v1/me"]["GET"]
    with pytest.raises(FailureGroup):
        answered(me.Case(), crowd.tokens["everything"])
