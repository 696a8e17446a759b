"""Cookies that hold a secret and say nothing: of this host alone where the connection is secure, out of reach of scripts."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Response, request


@dataclass(frozen=True, kw_only=True)
class KeptSecret:
    """A secret that a browser keeps under a name, so long; until it is closed where that is null."""

    name: str
    lasts: timedelta | None = None

    def read(self) -> str:
        """The secret this browser keeps, or nothing."""
        return request.cookies.get(self._name(), "")

    def keep(self, response: Response, secret: str) -> None:
        """Give it to the browser. Lax: it comes along when a provider sends the browser back, with nothing that changes anything."""
        response.set_cookie(
            self._name(), secret, max_age=self.lasts, secure=request.is_secure, httponly=True, samesite="Lax", path="/"
        )

    def forget(self, response: Response) -> None:
        """Take it away."""
        response.delete_cookie(self._name(), secure=request.is_secure, httponly=True, samesite="Lax", path="/")

    def _name(self) -> str:
        """A name with this prefix is taken by browsers from no other host and path."""
        return f"__Host-{self.name}" if request.is_secure else self.name
