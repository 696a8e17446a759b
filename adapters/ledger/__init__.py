"""The ledger kept in PostgreSQL, the keys that sign it, and the witness beside it."""

from adapters.ledger.keys import KeyRefused, LedgerKeys
from adapters.ledger.ledger import PostgresLedger
from adapters.ledger.sealing import Sealer

__all__ = ["KeyRefused", "LedgerKeys", "PostgresLedger", "Sealer"]
