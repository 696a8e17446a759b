"""Receipts: the proof that a fact stands in the ledger, for whom it concerns."""

from base64 import b64encode
from http import HTTPStatus
from threading import BoundedSemaphore
from time import monotonic, sleep

from flask import Response
from marshmallow import fields

from application.actions import Action
from application.audit import receipts
from application.audit.ledger.kept import Head, Place
from web.api.answering import WAIT_SECONDS, answer
from web.api.asking import asks, me, verdict
from web.api.blueprints import Blueprint
from web.api.fields import Flag, Part
from web.current import doors, office
from web.problems import Problem

LOOK_SECONDS = 0.1
"""How often whoever waits looks for a checkpoint."""
AUDITOR = ":auditor"
"""How the rule ends that lets an auditor ask."""
WAITING = BoundedSemaphore(4)
"""Seats for those who wait: where all are taken the answer is what there is."""

blueprint = Blueprint(
    "receipts", __name__, description="Receipts (기록 증명): proofs that a fact stands in the ledger."
)


class SealedFactAnswer(Part):
    """What an entry is made of, beside the position; `body` is SHA-256 of the stored bytes, hexadecimal."""

    stream = fields.UUID(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    body = fields.String(required=True)


class ProofAnswer(Part):
    """A receipt, its hashes in base64. `checkpoint` is a signed note; `cosigned` tells whether a witness signed it too."""

    position = fields.Integer(required=True)
    index = fields.Integer(required=True)
    entry = fields.String(required=True)
    proof = fields.List(fields.String(), required=True)
    checkpoint = fields.String(required=True)
    cosigned = Flag(required=True)
    fact = fields.Nested(SealedFactAnswer, required=True, allow_none=True)


class PromiseAnswer(Part):
    """No checkpoint protects it yet: the operator's signed word that one will. Ask again."""

    position = fields.Integer(required=True)
    entry = fields.String(required=True)
    promise = fields.String(required=True)
    fact = fields.Nested(SealedFactAnswer, required=True, allow_none=True)


@blueprint.get("/receipts/<int:position>")
@asks(Action.READ_RECEIPT)
@blueprint.response(200, ProofAnswer)
@blueprint.alt_response(202, schema=PromiseAnswer, description="Not protected yet: a signed promise.")
def read_receipt(position: int) -> Response:
    """The receipt of a fact, waiting at most 3 seconds for its checkpoint; an auditor's does not tell what the fact is."""
    recorded = receipts.fact_at(office(), position)
    given = verdict(Action.READ_RECEIPT, receipts.concerning(office(), recorded, me()))
    if not given.allowed:
        raise Problem("not-found")
    # Which of all positions are sheets would be told by what an auditor is told of the others.
    told = not given.rule.endswith(AUDITOR)
    head = _protecting(position)
    if head is None:
        return _promised(position, told=told)
    found = receipts.receipt(doors().ledger, position, head, told=told)
    if found is None:
        raise Problem("not-found")
    return answer(
        {
            "position": found.position,
            "index": found.index,
            "entry": _base64(found.entry),
            "proof": [_base64(one) for one in found.proof],
            "checkpoint": found.checkpoint,
            "cosigned": found.cosigned,
            "fact": _place(found.place),
        }
    )


def _protecting(position: int) -> Head | None:
    """The checkpoint to rest on, waited for where there is a seat."""
    head = receipts.protecting(doors().ledger, position)
    if head or not WAITING.acquire(blocking=False):
        return head
    try:
        end = monotonic() + WAIT_SECONDS
        while head is None and monotonic() < end:
            sleep(LOOK_SECONDS)
            head = receipts.protecting(doors().ledger, position)
    finally:
        WAITING.release()
    return head


def _promised(position: int, *, told: bool) -> Response:
    given = receipts.promise(doors().ledger, position, told=told)
    if given is None:
        raise Problem("not-found")
    body = {
        "position": given.position,
        "entry": _base64(given.entry),
        "promise": str(given.note),
        "fact": _place(given.place),
    }
    return answer(body, status=HTTPStatus.ACCEPTED)


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"stream": place.stream, "version": place.version, "name": place.name, "body": place.body.hex()}


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
