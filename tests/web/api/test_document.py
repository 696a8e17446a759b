"""The API's document: valid, complete, and shown on a page that asks nothing of the network."""

import json
import re

import pytest
from flask import Flask
from openapi_spec_validator import validate

from tests.journeys.forking import REPOSITORY
from tests.web.api.clients import API, documented, documented_path
from tests.web.api.test_permissions import PUBLIC
from web.api.blueprints import HEADERS


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
            assert operation["responses"]["default"] == {"$ref": "#/components/responses/PROBLEM"}, where
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


def test_what_a_problem_is_is_said_once(app: Flask) -> None:
    problem = documented(app)["components"]["responses"]["PROBLEM"]
    assert list(problem["content"]) == ["application/problem+json"]


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
