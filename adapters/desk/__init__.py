"""The desk: people's tokens, and signed proofs of what they were shown."""

from adapters.desk.seen import SignedSeen
from adapters.desk.tokens import PostgresTokens, demonstration_token, issue

__all__ = ["PostgresTokens", "SignedSeen", "demonstration_token", "issue"]
