"""The ledger, pure: a Merkle tree over the stored facts (RFC 6962), its tiles, notes and checkpoints (C2SP).

docs/ledger.md says what it proves and what it does not. Nothing here reads a disk, knows a clock or holds a secret.
"""

from application.audit.ledger.entries import entry_hash, leaf_hash

__all__ = ["entry_hash", "leaf_hash"]
