"""How a refusal is worded."""

from dataclasses import dataclass
from http import HTTPStatus

from web.wording.words import Wording


@dataclass(frozen=True)
class Refusal:
    """A refusal: `title` says what is wrong, `next` what it means here and what to do; values stand in braces."""

    code: str
    status: HTTPStatus
    title: Wording
    next: Wording


def conflict(code: str, title: Wording, what_next: Wording) -> Refusal:
    """A refusal because of how things stand now (409)."""
    return Refusal(code, HTTPStatus.CONFLICT, title, what_next)


def unfit(code: str, title: Wording, what_next: Wording) -> Refusal:
    """A refusal of what the request itself says, however things stand (422)."""
    return Refusal(code, HTTPStatus.UNPROCESSABLE_ENTITY, title, what_next)


def forbidden(code: str, title: Wording, what_next: Wording) -> Refusal:
    """A refusal of who asks (403)."""
    return Refusal(code, HTTPStatus.FORBIDDEN, title, what_next)
