"""The API's document at /openapi.json, and a page to read and try it at /docs: Swagger UI from its wheel, no network."""

import secrets
from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Flask, Response, render_template, send_from_directory

from web.api.answering import answer
from web.api.blueprints import Api

DIST = Path(flask_swagger_ui.__file__).parent / "dist"
FILES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"})


def register(app: Flask, described: Api) -> None:
    """Serve the document and its page."""
    docs = Blueprint("docs", __name__, template_folder="templates")

    @docs.get("/openapi.json")
    def openapi() -> Response:
        return answer(described.spec.to_dict())

    @docs.get("/docs")
    def page() -> Response:
        nonce = secrets.token_urlsafe(16)
        response = Response(render_template("api_docs.html", nonce=nonce))
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; style-src-attr "
            "'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
        return response

    @docs.get("/docs/<name>")
    def file(name: str) -> Response:
        return send_from_directory(DIST, name if name in FILES else "none")

    app.register_blueprint(docs)
