"""Whatever is sent by whomever, allowed by the document or nearly: an answer that the document lists, and never a fault of ours."""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from copy import deepcopy
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from adapters.clocks import ScriptedClock
from application import looking
from domain.roles import Role
from tests.journeys.worlds import MORNING, a_world, in_one_world
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.web.api.everybody import Crowd, everybody

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

METHODS = ("get", "post", "put", "delete")
CHECKS = [status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance]
TAKING_ANYTHING = {
    *("/api/v1/rules/{version}", "/api/v1/statistics/published-2020"),
    "/api/v1/certificates/{number}/statement",
}
"""Addresses with nothing that could be sent wrongly."""
NOT_YET = {
    *("/api/v1/panels/{id}/cases/{case}/sheets", "/api/v1/panels/{id}/cases/{case}/tally"),
    "/api/v1/applications/{id}/rules-difference",
}
"""What is told of a case once its sheets were opened."""
NO_CONTEXT: Any = None
"""These checks look at nothing but the answer and the document."""
DONE, NOBODY, FAILED = 200, 401, 500
NOT_FOUND = {401, 404}
SEATED = {
    *(Role.APPLICANT, Role.PARTNER, Role.MACHINE),
    *(Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR, Role.SECRETARY),
}
"""Roles that nobody is granted: they come with acting for a firm or with a seat, which people of the crowd do and have."""


@pytest.fixture(scope="module")
def crowd(postgres_servers: Servers) -> Iterator[Crowd]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(MORNING)) as at,
    ):
        yield everybody(a_world(at, in_one_world))


@pytest.fixture(scope="module")
def described(crowd: Crowd) -> Any:
    """The API over its own document."""
    return schemathesis.openapi.from_wsgi("/openapi.json", crowd.app)


@pytest.mark.parametrize("mode", GenerationMode, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_every_answer_to_everybody_is_one_the_document_lists(
    method: str, mode: GenerationMode, described: Any, crowd: Crowd
) -> None:
    operations = [one.ok() for one in described.get_all_operations() if one.ok().method == method]
    assert operations
    turns = cycle(crowd.tokens)
    told = {
        operation.path: asked(
            operation, mode, crowd, [next(turns)] if mode is GenerationMode.NEGATIVE else crowd.tokens
        )
        for operation in operations
    }
    assert {path for path, answers in told.items() if not answers} <= TAKING_ANYTHING
    if mode is GenerationMode.POSITIVE:
        assert [path for path, answers in told.items() if set(answers) <= NOT_FOUND] == []
        unread = {path for path, answers in told.items() if DONE not in answers} if method == "get" else set()
        assert unread <= NOT_YET


def asked(operation: Any, mode: GenerationMode, crowd: Crowd, people: Iterable[str]) -> list[int]:
    """What these people are answered who ask the same of what is there; nothing where there was nothing to ask.

    Before them somebody who may do nearly everything asks it of what is not there.
    """
    told: list[int] = []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=1,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        answered(case, crowd, "everything")
        case.path_parameters = crowd.there(operation.path, case.path_parameters)
        if mode is GenerationMode.POSITIVE:
            case.body, case.query = crowd.named(case.body), crowd.asked(case.query)
        told.extend(answered(case, crowd, person) for person in people)

    with suppress(Unsatisfiable):
        ask()
    return told


def answered(case: Any, crowd: Crowd, person: str) -> int:
    """The status of an answer that the document lists."""
    token = crowd.tokens[person]
    headers = {"Sangsaeng-After": "0", **({"Authorization": f"Bearer {token}"} if token else {})}
    if case.method != "GET":
        headers["If-Match"] = f'"{crowd.version(case.path_parameters.get("id"))}"'
    sent = case.as_transport_kwargs(headers=headers)
    with closing(crowd.app.test_client(use_cookies=False).open(**sent)) as answer:
        response = Response.from_any(answer)
    about = (person, case.method, sent["path"], answer.status_code, response.content[:500])
    assert response.status_code < FAILED, about
    public = not case.operation.definition.raw.get("security")
    assert token or public or response.status_code == NOBODY, about
    try:
        for check in CHECKS:
            check(NO_CONTEXT, response, case)
    except Failure as failure:
        failure.add_note(str(about))
        raise
    return int(response.status_code)


def test_an_answer_that_the_document_does_not_list_is_found(described: Any, crowd: Crowd) -> None:
    for wrong in (
        {"204": {"description": "nothing"}},
        {"200": {"description": "a text", "content": {"text/plain": {"schema": {"type": "string"}}}}},
        {"200": {"description": "a header", "headers": {"Never": {"required": True, "schema": {"type": "string"}}}}},
        {"200": {"description": "a number", "content": {"application/json": {"schema": {"type": "integer"}}}}},
    ):
        document = deepcopy(described.raw_schema)
        document["paths"]["/api/v1/me"]["get"]["responses"] = wrong
        schema = schemathesis.openapi.from_dict(document)
        schema.app = crowd.app
        me: Any = schema["/api/v1/me"]["GET"]
        with pytest.raises(Failure):
            answered(me.Case(), crowd, "everything")


def test_everybody_is_somebody_else(crowd: Crowd) -> None:
    people = [person for person in crowd.people.values() if person]
    held = {role for person in people for role, _ in looking.actor_of(crowd.world.at.office, person).subject.roles}
    assert len(set(people)) == len(people) == len(crowd.people) - 1
    assert held >= set(Role) - SEATED
