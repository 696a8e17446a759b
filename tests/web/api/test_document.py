"""The API's document: valid, complete, and shown on a page that asks nothing of the network."""

import json
import re
from http import HTTPStatus

import pytest
from flask import Flask
from openapi_spec_validator import validate

from tests.journeys.forking import REPOSITORY
from tests.web.api.clients import API, documented, documented_path
from tests.web.api.test_permissions import PUBLIC
from web.api.blueprints import HEADERS
from web.wording.refusals import REFUSALS


@pytest.mark.slow
def test_the_document_is_openapi_3_1_and_valid(app: Flask) -> None:
    document = documented(app)
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_route_is_in_the_document_and_nothing_else_is(app: Flask) -> None:
    routes = {
        (documented_path(rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(API)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {
        (path, method) for path, item in documented(app)["paths"].items() for method in item if method != "parameters"
    }
    assert routes == described
    assert len(routes) > 35


def test_every_request_the_readme_names_is_one_the_office_answers(app: Flask) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(GET|POST|PUT|DELETE) (/[^`]+)`", readme)
    answered = re.sub(r"{\w+}", "{}", "\n".join(documented(app)["paths"]))
    unknown = [path for _, path in named if API + re.sub(r"{\w+}", "{}", path) not in answered.splitlines()]
    assert len(named) > 20
    assert unknown == []


def test_every_operation_says_what_it_does_how_it_fails_and_who_may_ask(app: Flask) -> None:
    for path, item in documented(app)["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            where = f"{method} {path}"
            assert operation["summary"].endswith((".", "now.")), where
            assert "default" not in operation["responses"], f"{where}: any status would be a documented one"
            for status, response in operation["responses"].items():
                refused = {"$ref": f"#/components/responses/{HTTPStatus(int(status)).name}"}
                assert (response == refused) == (not status.startswith("2")), where
            assert {"422", "500", "503"} <= operation["responses"].keys(), where
            assert ("401" in operation["responses"]) == bool(operation["security"]), where
            named = {one.get("$ref", "").rsplit("/", 1)[-1] for one in operation["parameters"]}
            assert ("412" in operation["responses"]) == ("IF_MATCH_VERSION" in named), where
            public = path.removeprefix("/api/v1").replace("{", "<").replace("}", ">") in PUBLIC
            assert operation["security"] == ([] if public else [{"token": []}]), where


def test_every_post_takes_an_idempotency_key_and_every_read_a_position(app: Flask) -> None:
    for path, item in documented(app)["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            named = {one.get("$ref", "").rsplit("/", 1)[-1] for one in operation.get("parameters", [])}
            assert ("IDEMPOTENCY_KEY" in named) == (method == "post"), path
            assert ("AFTER" in named) == (method == "get" and operation["security"] != []), path
    assert HEADERS.keys() <= documented(app)["components"]["parameters"].keys()


def test_every_refusal_is_a_problem_and_says_what_its_status_means(app: Flask) -> None:
    responses = documented(app)["components"]["responses"]
    used = {one.status for one in REFUSALS.values()} - OUTSIDE
    assert {status.name for status in used} == responses.keys()
    assert len({one["description"] for one in responses.values()}) == len(responses)
    assert {tuple(one["content"]) for one in responses.values()} == {("application/problem+json",)}


OUTSIDE = {HTTPStatus.METHOD_NOT_ALLOWED}
"""What is answered where no operation is."""


def test_the_page_runs_only_the_scripts_of_this_office(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/docs")
    policy = page.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce
    html = page.get_data(as_text=True)
    assert re.findall(r"<script(?! nonce=)", html) == []
    assert html.count(f'nonce="{nonce[1]}"') == 2
    assert "unsafe-eval" not in policy
    assert "script-src 'nonce-" in policy
    assert client.get("/docs").headers["Content-Security-Policy"] != policy
    for address in re.findall(r'(?:src|href)="([^"]+)"', html):
        assert address.startswith("/")
        with client.get(address) as part:
            assert part.status_code == 200


def test_only_the_files_of_the_page_are_served_beside_it(app: Flask) -> None:
    for name in ("index.html", "VERSION", "../__init__.py", "swagger-ui.js"):
        assert app.test_client().get(f"/docs/{name}").status_code == 404


def test_the_document_is_the_same_in_every_process(app: Flask) -> None:
    first = app.test_client().get("/openapi.json").get_data()
    assert first == app.test_client().get("/openapi.json").get_data()
    assert json.loads(first)["info"]["title"] == "Sangsaeng 상생"
