"""Signing in by bearer token: one token a person, never a role. Cookies are no way into the API.

A page asks the API in its own process: it names its viewer, and the instant at which its request had arrived, in the
environment of the request, which nobody outside can write to.
"""

from flask import request

from web.current import doors, sign_in

PERSON, ARRIVED = "sangsaeng.person", "sangsaeng.arrived"


def by_token() -> None:
    """Sign in whom the request's bearer token belongs to; nobody where there is none or it is not live."""
    if PERSON in request.environ:
        sign_in(request.environ[PERSON])
        return
    given = request.authorization
    token = given.token if given and given.type == "bearer" else None
    sign_in(doors().tokens.owner(token) if token else None)
