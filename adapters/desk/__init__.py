"""The desk: people's tokens, signed proofs of what they were shown, cursors of the feed, and drafts of sheets."""

from adapters.desk.cursors import SealedCursors
from adapters.desk.drafts import PostgresDrafts
from adapters.desk.seen import SignedSeen
from adapters.desk.tokens import PostgresTokens, admit, demonstration_token, issue

__all__ = ["PostgresDrafts", "PostgresTokens", "SealedCursors", "SignedSeen", "admit", "demonstration_token", "issue"]
