"""A person at the API: every answer is checked against the API's own document."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import jsonschema_rs
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.test import TestResponse, encode_multipart

from domain.rules.vocabulary import PaperKind
from tests.offices import TestOffice
from tests.scenes import PDF
from tests.web.applications import an_application

API = "/api/v1"


def app_of(at: TestOffice) -> Flask:
    """The application over a test's office, as one web process has it."""
    return an_application(at.office, at.doors)


@dataclass(frozen=True)
class Client:
    """One person at one web process. Reads see everything that was recorded before."""

    app: Flask
    at: TestOffice
    token: str | None
    language: str = "en"

    def get(self, path: str, **options: Any) -> TestResponse:
        self.at.catch_up()
        return self.ask("GET", path, **options)

    def post(self, path: str, body: object = None, **options: Any) -> TestResponse:
        return self.ask("POST", path, json=body or {}, **options)

    def put(self, path: str, body: object, **options: Any) -> TestResponse:
        return self.ask("PUT", path, json=body, **options)

    def delete(self, path: str, **options: Any) -> TestResponse:
        return self.ask("DELETE", path, **options)

    def upload(
        self, case: object, kind: PaperKind | None, data: bytes = PDF, name: str = "서류.pdf", **options: Any
    ) -> TestResponse:
        fields = {
            **({"kind": kind.value} if kind else {}),
            "file": FileStorage(BytesIO(data), name),
            **options.pop("fields", {}),
        }
        to = options.pop("to", f"/applications/{case}/papers")
        boundary, body = encode_multipart(fields)
        kind_of_body = f"multipart/form-data; boundary={boundary}"
        return self.ask("POST", to, data=body, content_type=kind_of_body, **options)

    def ask(
        self,
        method: str,
        path: str,
        *,
        version: object = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> TestResponse:
        """Send a request: `version` goes into If-Match, `key` into Idempotency-Key."""
        given = {"Accept-Language": self.language, **(headers or {})}
        if self.token:
            given.setdefault("Authorization", f"Bearer {self.token}")
        if version is not None:
            given.setdefault("If-Match", f'"{version}"')
        if key is not None:
            given["Idempotency-Key"] = key
        client = self.app.test_client(use_cookies=False)
        answer = client.open(API + path, method=method, headers=given, **options)
        self._check(method, answer)
        return answer

    def _check(self, method: str, answer: TestResponse) -> None:
        """Every answer is one of those that the document lists, and what it says of that."""
        said = self._documented(method, answer)
        if answer.status_code >= 400:
            assert answer.content_type == "application/problem+json", answer.get_data(as_text=True)
            _document(self.app).validator("#/components/schemas/ProblemAnswer").validate(answer.get_json(force=True))
        elif answer.content_type == "application/json" and said:
            schema = said["content"]["application/json"]["schema"]["$ref"]
            _document(self.app).validator(schema).validate(answer.get_json())

    def _documented(self, method: str, answer: TestResponse) -> dict[str, Any] | None:
        """What the document says of this answer; of what is asked where nothing answers it says nothing."""
        try:
            rule, _ = self.app.url_map.bind("").match(answer.request.path, method, return_rule=True)
        except (NotFound, MethodNotAllowed):
            return None
        operation = documented(self.app)["paths"][documented_path(rule.rule)][method.lower()]
        responses: dict[str, dict[str, Any]] = operation["responses"]
        listed = sorted(responses)
        assert str(answer.status_code) in listed, (method, rule.rule, listed, answer.get_data(as_text=True))
        return responses[str(answer.status_code)]


def documented_path(rule: str) -> str:
    """A route's pattern as the document writes it."""
    return rule.replace("<uuid:", "{").replace("<int:", "{").replace("<", "{").replace(">", "}")


@dataclass(frozen=True)
class Document:
    """The API's own document, with a validator for each of its schemas that was asked for."""

    whole: dict[str, Any]
    validators: dict[str, jsonschema_rs.Draft202012Validator] = field(default_factory=dict)

    def validator(self, schema: str) -> jsonschema_rs.Draft202012Validator:
        if schema not in self.validators:
            within = {"$ref": schema, "components": self.whole["components"]}
            self.validators[schema] = jsonschema_rs.Draft202012Validator(within)
        return self.validators[schema]


_documents: dict[object, Document] = {}


def documented(app: Flask) -> dict[str, Any]:
    """The API's own document."""
    return _document(app).whole


def _document(app: Flask) -> Document:
    """Copies of an application have in common what answers with the document, so that it is asked once."""
    answering = app.view_functions["docs.openapi"]
    if answering not in _documents:
        _documents[answering] = Document(app.test_client().get("/openapi.json").get_json())
    return _documents[answering]


def problem(answer: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem an answer holds, which must be this one."""
    body: dict[str, Any] = answer.get_json(force=True)
    assert (answer.status_code, body["code"]) == (status, code), body
    assert body["status"] == status
    assert body["type"] == f"urn:sangsaeng:problem:{code}"
    return body


def done(answer: TestResponse, status: int = 200) -> dict[str, Any]:
    """The answer of a command, with its version also as ETag and its position also as header."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    body: dict[str, Any] = answer.get_json()
    assert answer.headers["ETag"] == f'"{body["version"]}"'
    assert answer.headers["Sangsaeng-Position"] == str(body["position"])
    return body


def read(answer: TestResponse) -> dict[str, Any]:
    """What a read answers."""
    assert answer.status_code == 200, answer.get_data(as_text=True)
    body: dict[str, Any] = answer.get_json()
    return body


def upload_list(client: Client, text: str | bytes, encoding: str = "utf-8") -> TestResponse:
    """Import a list of products."""
    data = text.encode(encoding) if isinstance(text, str) else text
    return client.upload("", None, data, "list.csv", to="/competition-products")
