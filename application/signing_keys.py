"""The keys that sign the ledger, as far as the record tells of them: which took over from which, and which are destroyed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from application.audit.ledger.notes import VerifierKey
from application.office import OFFICE_ID, Office
from application.ports import Receipt
from application.record import By, Recorded
from domain.office import OFFICE
from domain.office.facts import LedgerKeyRetired, LedgerKeyRotated
from domain.values import Sha256


def fingerprint(key: VerifierKey) -> Sha256:
    """What the record calls a key: the SHA-256 of its verifier key as it is printed."""
    return sha256(str(key).encode()).hexdigest()


def record_rotation(office: Office, key: VerifierKey, *, beside: Iterable[VerifierKey], by: By) -> Receipt:
    """Record that another key signs the ledger, beside these."""
    rotated = LedgerKeyRotated(key=fingerprint(key), beside=tuple(sorted(map(fingerprint, beside))))
    return office.log.append(office.find(OFFICE, OFFICE_ID).then(rotated), by=by)


def record_retirement(office: Office, key: VerifierKey, *, by: By) -> Receipt:
    """Record that a key's secret was destroyed."""
    return office.log.append(office.find(OFFICE, OFFICE_ID).then(LedgerKeyRetired(key=fingerprint(key))), by=by)


@dataclass(frozen=True, kw_only=True)
class KeyOnRecord:
    """A key of the operator's: the positions of the facts that it took over and that it was destroyed, null where there is none."""

    key: VerifierKey
    rotated: int | None
    retired: int | None


def on_record(keys: Sequence[VerifierKey], record: Iterable[Recorded]) -> Iterator[KeyOnRecord]:
    """What the record tells of each of these keys. Of the first key of a log it tells nothing until that is retired."""
    rotated: dict[Sha256, int] = {}
    retired: dict[Sha256, int] = {}
    for one in record:
        match one.fact:
            case LedgerKeyRotated(key=key):
                rotated[key] = one.position
            case LedgerKeyRetired(key=key):
                retired[key] = one.position
            case _:
                pass
    for each in keys:
        named = fingerprint(each)
        yield KeyOnRecord(key=each, rotated=rotated.get(named), retired=retired.get(named))
