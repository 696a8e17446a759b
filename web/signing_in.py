"""Signing in by bearer token: one token a person, never a role. Cookies are no way into the API."""

from flask import request

from web.current import doors, sign_in


def by_token() -> None:
    """Sign in whom the request's bearer token belongs to; nobody where there is none or it is not live."""
    given = request.authorization
    token = given.token if given and given.type == "bearer" else None
    sign_in(doors().tokens.owner(token) if token else None)
