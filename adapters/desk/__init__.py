"""The desk: how people come in, proofs of what they were shown, cursors of the feed, drafts of sheets, saved views."""

from adapters.desk.accounts import PostgresAccounts, PostgresAttempts, disable_account, give_account, reset_account
from adapters.desk.codes import PostgresCodes
from adapters.desk.cursors import SealedCursors
from adapters.desk.doors import PostgresDesk
from adapters.desk.drafts import PostgresDrafts
from adapters.desk.identities import Listed, PostgresIdentities, PostgresPassages, identities_of, invite, unlink
from adapters.desk.seen import SignedSeen
from adapters.desk.sessions import PostgresSessions
from adapters.desk.tokens import PostgresTokens, admit, demonstration_token, issue, revoke
from adapters.desk.views import PostgresViews

__all__ = [
    "Listed",
    "PostgresAccounts",
    "PostgresAttempts",
    "PostgresCodes",
    "PostgresDesk",
    "PostgresDrafts",
    "PostgresIdentities",
    "PostgresPassages",
    "PostgresSessions",
    "PostgresTokens",
    "PostgresViews",
    "SealedCursors",
    "SignedSeen",
    "admit",
    "demonstration_token",
    "disable_account",
    "give_account",
    "identities_of",
    "invite",
    "issue",
    "reset_account",
    "revoke",
    "unlink",
]
