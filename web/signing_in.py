"""Signing in by bearer token: one of ours, or a provider's for the person it is linked to; never a role. Cookies open no API.

A page asks the API in its own process: it names its viewer, and the instant at which its request had arrived, in the
environment of the request, which nobody outside can write to.
"""

from uuid import UUID

import structlog
from flask import request

from application import looking, signing_in_elsewhere
from application.identities import NotProven, ProviderAway, looks_signed
from application.office import NotFound
from application.signing_in import Entrance
from application.signing_in_elsewhere import FactorMissing
from domain.subjects import Subject
from web import current
from web.problems import Problem

_events = structlog.get_logger(__name__)

PERSON, ARRIVED = "sangsaeng.person", "sangsaeng.arrived"


def by_token() -> None:
    """Sign in whom the request's bearer token belongs to; nobody where there is none or it is not live."""
    if PERSON in request.environ:
        current.sign_in(request.environ[PERSON])
        return
    given = request.authorization
    token = given.token if given and given.type == "bearer" else None
    entrance = current.doors().entrance
    if token and entrance and entrance.providers and looks_signed(token):
        _by_signed(entrance, token)
    else:
        current.sign_in(current.doors().tokens.owner(token) if token else None)


def _by_signed(entrance: Entrance, token: str) -> None:
    """Sign in whom a provider's token is about; else nobody, and whoever asks for more than is published is told why."""
    try:
        current.sign_in(signing_in_elsewhere.by_bearer(entrance, token, person=_subject))
    except FactorMissing:
        current.sign_in(None, because=Problem("second-factor-missing"))
    except (NotProven, NotFound) as refused:
        _events.warning("token-refused", reason=str(refused), cause=str(current.cause()))
        current.sign_in(None, because=Problem("token-refused"))
    except ProviderAway as away:
        _events.warning("provider-away", reason=str(away), cause=str(current.cause()))
        current.sign_in(None, because=Problem("provider-away"))


def _subject(person: UUID) -> Subject:
    return looking.actor_of(current.office(), person).subject
