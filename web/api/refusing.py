"""How an operation may be refused, told by what its route is marked as: the document lists every status there is.

The codes behind a status, each with its own sentence, stand in `web.wording.refusals`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

MEANINGS: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "A header or the content cannot be read.",
    HTTPStatus.UNAUTHORIZED: "Nobody is signed in.",
    HTTPStatus.FORBIDDEN: "It is not for whom asks; the answer says whom it is for.",
    HTTPStatus.NOT_FOUND: "Nothing is recorded under it, or nothing that whom asks may see.",
    HTTPStatus.CONFLICT: "As things stand, or stood then, it cannot be done or told.",
    HTTPStatus.PRECONDITION_FAILED: "It has changed since the version that If-Match names.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "It is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "This kind of content is not taken.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Something that was sent must be corrected; errors names the fields.",
    HTTPStatus.PRECONDITION_REQUIRED: "If-Match is missing, or the purpose of a reading.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of this office.",
    HTTPStatus.SERVICE_UNAVAILABLE: "A part of this office is away or busy: the same may be asked again.",
}
HEADERS: Mapping[HTTPStatus, Mapping[str, str]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "CHALLENGE"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "RETRY_AFTER"},
}
"""What a refusal carries beside its problem, by the names of the document's headers."""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What is known of an operation: whether it is open to everybody, needs a permission, names things, and so on."""

    reads: bool
    public: bool
    permission: bool
    names: bool
    versioned: bool
    content: bool


def statuses(operation: Operation) -> Iterator[HTTPStatus]:
    """With what it may be refused, in order."""
    signed_in = not operation.public
    writes = not operation.reads
    said = {
        HTTPStatus.BAD_REQUEST: signed_in,
        HTTPStatus.UNAUTHORIZED: signed_in,
        HTTPStatus.FORBIDDEN: operation.permission,
        HTTPStatus.NOT_FOUND: operation.names,
        HTTPStatus.CONFLICT: signed_in,
        HTTPStatus.PRECONDITION_FAILED: operation.versioned,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: writes,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: operation.content,
        HTTPStatus.UNPROCESSABLE_ENTITY: True,
        HTTPStatus.PRECONDITION_REQUIRED: operation.versioned or (operation.reads and signed_in),
        HTTPStatus.INTERNAL_SERVER_ERROR: True,
        HTTPStatus.SERVICE_UNAVAILABLE: True,
    }
    return (status for status, may_be in said.items() if may_be)
