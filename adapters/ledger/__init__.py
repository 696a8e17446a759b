"""The ledger kept in PostgreSQL, the keys that sign it, and the witness beside it."""
