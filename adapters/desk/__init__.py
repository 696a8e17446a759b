"""The desk: people's tokens, accounts and sessions, signed proofs of what they were shown, cursors of the feed, drafts of sheets."""

from adapters.desk.accounts import (
    PostgresAccounts,
    PostgresAttempts,
    PostgresSessions,
    disable_account,
    give_account,
    reset_account,
)
from adapters.desk.cursors import SealedCursors
from adapters.desk.drafts import PostgresDrafts
from adapters.desk.seen import SignedSeen
from adapters.desk.tokens import PostgresTokens, admit, demonstration_token, issue, revoke

__all__ = [
    "PostgresAccounts",
    "PostgresAttempts",
    "PostgresDrafts",
    "PostgresSessions",
    "PostgresTokens",
    "SealedCursors",
    "SignedSeen",
    "admit",
    "demonstration_token",
    "disable_account",
    "give_account",
    "issue",
    "reset_account",
    "revoke",
]
