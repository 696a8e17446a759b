"""Blueprints of the API: strict arguments, documented headers, and answers that leave as they are."""

import copy
from collections.abc import Mapping
from typing import Any

import flask_smorest
import marshmallow as ma
from flask import Flask
from marshmallow import fields

from web.api import refusing
from web.api.bodies import parser
from web.problems import CONTENT_TYPE

Doc = dict[str, Any]

HEADERS: Mapping[str, Doc] = {
    "AFTER": {
        "name": "Sangsaeng-After",
        "in": "header",
        "description": "Wait, at most 3 seconds, until what is shown has come to this position.",
        "schema": {"type": "integer", "minimum": 0},
    },
    "IF_MATCH_VERSION": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": 'The ETag of what the decision rests on, such as "3". Missing: 428; no longer the newest: 412.',
        "schema": {"type": "string"},
    },
    "IDEMPOTENCY_KEY": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "8 to 200 visible characters. The same request under the same key is done once and answered alike.",
        "schema": {"type": "string", "minLength": 8, "maxLength": 200},
    },
    "PURPOSE": {
        "name": "Sangsaeng-Purpose",
        "in": "header",
        "description": "What you read it for; it stays on record. Auditors must say; for others it is DUTY unless they do.",
        "schema": {"type": "string", "enum": ["DUTY", "AUDIT", "DISPUTE", "INFORMATION_REQUEST", "INVESTIGATION"]},
    },
    "PURPOSE_NOTE": {
        "name": "Sangsaeng-Purpose-Note",
        "in": "header",
        "description": "More of the purpose in your own words, percent-encoded UTF-8, at most 200 characters; it is sealed.",
        "schema": {"type": "string"},
    },
    "SEEN": {
        "name": "Sangsaeng-Seen",
        "in": "header",
        "description": "The Sangsaeng-Seen of the case as it was read: proves what the decision rests on.",
        "schema": {"type": "string"},
    },
}
ANSWER_HEADERS: Mapping[str, Doc] = {
    "VERSION": {
        "description": "The version of the stream, quoted.",
        "required": True,
        "schema": {"type": "string", "pattern": '^"[0-9]{1,18}"$'},
    },
    "VERSION_TOLD": {
        "description": "The version of the stream, quoted; a party is not told, which would see in it how far the office has come.",
        "schema": {"type": "string", "pattern": '^"[0-9]{1,18}"$'},
    },
    "POSITION": {
        "description": "How far the answer goes in the log.",
        "required": True,
        "schema": {"type": "integer", "minimum": 0},
    },
    "REPR_DIGEST": {
        "description": "SHA-256 of the file (RFC 9530).",
        "required": True,
        "schema": {"type": "string", "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$"},
    },
    "SEEN": {
        "description": "Proof of what was shown, for the writes that follow; only where it is shown as it stands.",
        "schema": {"type": "string"},
    },
    "RETRY_AFTER": {
        "description": "Ask again after so many seconds.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    },
    "CHALLENGE": {
        "description": "How to sign in.",
        "required": True,
        "schema": {"type": "string", "pattern": "^Bearer"},
    },
}


class ProblemAnswer(ma.Schema):
    """A refused request (RFC 9457)."""

    type = fields.String(required=True, metadata={"description": "urn:sangsaeng:problem:<code>"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata={"description": "What to do next."})
    code = fields.String(required=True)
    values = fields.Dict(required=True)
    request = fields.UUID(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))


class Api(flask_smorest.Api):
    """The API with its document."""

    ERROR_SCHEMA = ProblemAnswer

    def _register_error_handlers(self) -> None:
        """`web.problems` answers errors, those of the pages too."""

    def _register_responses(self) -> None:
        for name, header in HEADERS.items():
            self.spec.components.parameter(name, "header", dict(header))
        for name, header in ANSWER_HEADERS.items():
            self.spec.components.header(name, dict(header))
        for status, meaning in refusing.MEANINGS.items():
            problem: Doc = {"description": meaning, "content": {CONTENT_TYPE: {"schema": ProblemAnswer}}}
            if headers := refusing.HEADERS.get(status):
                problem["headers"] = dict(headers)
            self.spec.components.response(status.name, problem)
        self.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})


class Blueprint(flask_smorest.Blueprint):
    """A resource's routes."""

    ARGUMENTS_PARSER = parser
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING = {  # noqa: RUF012 - the library's own attribute
        "json": "application/json",
        "multipart": "multipart/form-data",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._prepare_doc_cbks = [self._prepare_arguments_doc, self._prepare_response_doc, self._prepare_house_doc]

    def arguments(self, schema: Any, **given: Any) -> Any:
        """Arguments read by a schema that is made once: the library makes a class's anew at every request."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **given)

    def add_url_rule(
        self, rule: str, endpoint: str | None = None, view_func: Any = None, *given: Any, **options: Any
    ) -> None:
        """Add a route; the document knows whether its address names things."""
        super().add_url_rule(rule, endpoint, mark(view_func, names="<" in rule), *given, **options)

    def _prepare_arguments_doc(self, doc: Doc, doc_info: Doc, **given: Any) -> Doc:
        # The library would document 422 as a response of its own kind; ours stands beside the other refusals.
        info = copy.copy(doc_info)
        if "arguments" in info:
            info["arguments"] = {name: one for name, one in info["arguments"].items() if name != "responses"}
        prepared: Doc = super()._prepare_arguments_doc(doc, info, **given)
        return prepared

    def _prepare_house_doc(self, doc: Doc, doc_info: Doc, *, method: str, **_: Any) -> Doc:
        """The headers everyone knows, and how it may be refused, by what the route was marked as."""
        house, reads = doc_info.get("house", {}), method == "get"
        public = bool(house.get("public"))
        headers, wanted = {**house.get("headers", {})}, [*house.get("parameters", ())]
        if reads and not public:
            headers["Sangsaeng-Position"] = "POSITION"
            wanted += ["AFTER", "PURPOSE", "PURPOSE_NOTE"]
        if method == "post":
            wanted.append("IDEMPOTENCY_KEY")
        operation = refusing.Operation(
            reads=reads,
            public=public,
            permission=bool(house.get("permission")),
            names=bool(house.get("names")) or any(one["in"] == "query" for one in doc.get("parameters", ())),
            versioned="IF_MATCH_VERSION" in wanted,
            content="requestBody" in doc,
        )
        doc.setdefault("parameters", []).extend(wanted)
        # The library's own answer to everything else would let any status pass for a documented one.
        done = {status: response for status, response in doc["responses"].items() if status != "default"}
        for response in done.values():
            response.setdefault("headers", {}).update(headers)
            if files := house.get("files"):
                response["content"] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in files}
        refused = {str(status.value): status.name for status in refusing.statuses(operation)}
        security: list[Doc] = [] if public else [{"token": []}]
        return {**doc, "responses": {**done, **refused}, "security": security}


def mark(view: Any, **house: Any) -> Any:
    """Note on a view what the document says of it; lists and tables add up."""
    doc = view._apidoc = copy.deepcopy(getattr(view, "_apidoc", {}))  # noqa: SLF001 - where the library looks
    known = doc.setdefault("house", {})
    for name, value in house.items():
        if isinstance(value, tuple):
            known[name] = (*known.get(name, ()), *value)
        elif isinstance(value, dict):
            known[name] = {**known.get(name, {}), **value}
        else:
            known[name] = value
    return view


def configure(app: Flask) -> Api:
    """The API of an application, its document at /openapi.json."""
    app.config.update(
        API_TITLE="Sangsaeng 상생",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={
            "info": {"description": "The case office of the public procurement win-win cooperation support program."},
            "servers": [{"url": "/"}],
        },
    )
    return Api(app)
