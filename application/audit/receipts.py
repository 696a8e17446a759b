"""Receipts: what whoever recorded a fact, or was notified by it, carries away so that nobody can drop the fact unseen.

A receipt holds the fact's place and the hash of its body, the proof that it stands in the tree, and the checkpoint that
proof leads to. A fact that is gone from the log later is exposed by its receipt alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.audit.ledger.checkpoints import Checkpoint, cosignatures, trusted_checkpoint
from application.audit.ledger.entries import entry_over, leaf_hash
from application.audit.ledger.kept import Head, Ledger, Place
from application.audit.ledger.notes import NoNote, Note, VerifierKey, Verifies, parse_note
from application.audit.ledger.proving import Proof, inclusion_proof
from application.audit.ledger.tree import verify_inclusion
from application.disclosing import reads_notice
from application.office import NotFound, Office
from application.parts import Thing
from application.permissions import Actor
from application.ports import Unreadable
from application.record import Recorded
from domain.notices import NOTICE

LAST = 2**63 - 1
"""No position is beyond this."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """A sealed fact's proof. `place` is told only to whom it concerns; the entry is public anyway.

    `checkpoint` is a note: signed by the operator, and by a witness where `cosigned`.
    """

    position: int
    index: int
    entry: bytes
    proof: Proof
    checkpoint: str
    cosigned: bool
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Before a checkpoint: the operator's signed word that the entry will stand in the tree."""

    position: int
    entry: bytes
    note: Note
    place: Place | None


def fact_at(office: Office, position: int) -> Recorded:
    """The fact at a position. Raises `NotFound` where there is none that can be read."""
    try:
        found = office.log.read(position - 1, 1) if 0 < position <= LAST else ()
    except Unreadable:
        found = ()
    if not found or found[0].position != position:
        raise NotFound("receipt", UUID(int=0))
    return found[0]


def concerning(office: Office, recorded: Recorded, reader: Actor) -> Thing:
    """A fact, for permission to its receipt: who recorded it, for which firm, and which firm it notified."""
    by = recorded.envelope.by
    party = by.acting_for
    if type(recorded.fact) in NOTICE.facts:
        notice = office.find(NOTICE, recorded.stream).state
        notified = Thing(party=notice.recipient)
        if reads_notice(reader, notified, sent=notice.sent is not None):
            party = notice.recipient
    return Thing(person=by.subject, party=party)


def protecting(ledger: Ledger, position: int) -> Head | None:
    """The checkpoint that a receipt for this position rests on, if there is one already.

    A witness's word is waited for where a witness is trusted; where none is, the operator's own is all there is.
    """
    head = ledger.witnessed() if ledger.witnesses() else ledger.newest()
    return head if head and head.position >= position else None


def receipt(ledger: Ledger, position: int, head: Head, *, told: bool) -> Receipt | None:
    """The receipt of a fact under a checkpoint; None where the tree passed it over, which the log's own count tells."""
    leaf = ledger.leaf(position)
    if leaf is None:
        return None
    return Receipt(
        position=position,
        index=leaf.index,
        entry=leaf.entry,
        proof=inclusion_proof(leaf.index, head.checkpoint.size, ledger.tiles),
        checkpoint=str(head.note),
        cosigned=bool(head.cosigned),
        place=ledger.place(position) if told else None,
    )


def promise(ledger: Ledger, position: int, *, told: bool) -> Promise | None:
    """The operator's word for a fact that no checkpoint protects yet."""
    place = ledger.place(position)
    if place is None:
        return None
    entry = entry_of(place)
    return Promise(position=position, entry=entry, note=ledger.promise(position, entry), place=place if told else None)


def entry_of(place: Place) -> bytes:
    """The entry of a fact by its place and the hash of its body."""
    return entry_over(place.position, place.stream, place.version, place.name, place.body)


def holds(
    given: Receipt,
    origin: str,
    *,
    operators: Iterable[VerifierKey],
    witnesses: Iterable[VerifierKey],
    verifies: Verifies,
) -> Checkpoint:
    """The checkpoint a receipt leads to, if everything in it agrees and is signed. Raises `NoNote`."""
    data = given.checkpoint.encode()
    checkpoint = trusted_checkpoint(data, origin, operators, verifies)
    if given.cosigned and not cosignatures(parse_note(data), witnesses, verifies):
        raise NoNote("no trusted witness cosigned it")
    if given.place is not None and (entry_of(given.place), given.place.position) != (given.entry, given.position):
        raise NoNote("the entry is not that of the fact")
    leaf = leaf_hash(given.entry)
    if not verify_inclusion(leaf, given.index, checkpoint.size, given.proof, checkpoint.root):
        raise NoNote("the proof does not lead to the checkpoint")
    return checkpoint
