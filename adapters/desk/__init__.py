"""The desk: people's tokens, signed proofs of what they were shown, and drafts of sheets."""

from adapters.desk.drafts import PostgresDrafts
from adapters.desk.seen import SignedSeen
from adapters.desk.tokens import PostgresTokens, demonstration_token, issue

__all__ = ["PostgresDrafts", "PostgresTokens", "SignedSeen", "demonstration_token", "issue"]
