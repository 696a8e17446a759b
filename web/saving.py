"""A paper as it leaves the office: a file for saving, which no browser runs, guesses at, frames or keeps."""

from urllib.parse import quote

from flask import Response

from domain.values import Paper

SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def for_saving(paper: Paper, data: bytes, name: str | None) -> Response:
    """A paper's plain bytes, to be saved under its name, or its id where the name was destroyed."""
    response = Response(data, content_type=paper.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name or str(paper.id), safe='')}"
    response.headers.update(SAFE)
    return response
