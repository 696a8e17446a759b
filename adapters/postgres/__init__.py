"""PostgreSQL: where it comes from, how it is started and stopped, and the database brought up to date on it."""

from adapters.postgres.binaries import Unusable
from adapters.postgres.kept import Passwords, passwords_in
from adapters.postgres.launcher import External, Server
from adapters.postgres.migrate import migrate
from adapters.postgres.opening import Database, Opened, open_database, running_database

__all__ = [
    "Database",
    "External",
    "Opened",
    "Passwords",
    "Server",
    "Unusable",
    "migrate",
    "open_database",
    "passwords_in",
    "running_database",
]
