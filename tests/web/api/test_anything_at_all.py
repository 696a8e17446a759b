"""Whatever is sent, allowed by the document or nearly: an answer that the document knows, and never a fault of ours."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from domain.roles import Role
from domain.values import Agency
from tests.scenes import Scene
from tests.web.api.clients import app_of

pytestmark = pytest.mark.slow

METHODS = ("get", "post", "put", "delete")
EXAMPLES = 2
TAKING_ANYTHING = {
    *("/api/v1/rules/{version}", "/api/v1/statistics/published-2020"),
    "/api/v1/certificates/{number}/statement",
}
"""Addresses with nothing that could be sent wrongly."""


@pytest.fixture(scope="module")
def token(shared_scene: Scene) -> str:
    """Of somebody who may ask for nearly everything."""
    agencies = [(role, agency) for role in (Role.DECIDER, Role.INTAKE_OFFICER) for agency in Agency]
    person = shared_scene.person("(가상) 모두", (Role.OPERATOR, None), (Role.AUDITOR, None), *agencies)
    return shared_scene.at.token(person)


@pytest.fixture(scope="module")
def described(shared_scene: Scene) -> Any:
    """The API over its own document."""
    return schemathesis.openapi.from_wsgi("/openapi.json", app_of(shared_scene.at))


@pytest.mark.parametrize("mode", GenerationMode, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_every_answer_is_one_the_document_knows(method: str, mode: GenerationMode, described: Any, token: str) -> None:
    operations = [one.ok() for one in described.get_all_operations() if one.ok().method == method]
    assert operations
    headers = {"Authorization": f"Bearer {token}", "If-Match": '"1"', "Sangsaeng-After": "0"}
    unspoilt: list[str] = []
    for operation in operations:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def send(case: Any) -> None:
            answer = case.call(headers=headers)
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)
            kind = answer.headers["content-type"][0]
            assert (kind == "application/problem+json") == (answer.status_code >= 400), case.as_curl_command()

        try:
            send()
        except Unsatisfiable:
            unspoilt.append(operation.path)
    assert set(unspoilt) <= TAKING_ANYTHING
