"""Which hosts the office answers for, and how many proxies before it are believed: none of either unless told."""

from collections.abc import Sequence

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

HSTS = "max-age=31536000"
"""A browser that came by TLS comes by nothing else for a year."""


def trust(app: Flask, *, hosts: Sequence[str], proxies: int) -> None:
    """Answer for these hosts only, any where none is named; take the client's address, scheme and host from so many proxies."""
    app.config["TRUSTED_HOSTS"] = list(hosts) or None
    app.before_request(_for_a_trusted_host)
    app.after_request(_by_tls_only)
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]


def _for_a_trusted_host() -> None:
    """Asking for the host refuses (400) one that is not trusted: addresses made from it would lead elsewhere."""
    request.host  # noqa: B018


def _by_tls_only(response: Response) -> Response:
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    return response
