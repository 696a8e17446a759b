"""The log: every fact, once, for ever."""

from adapters.log.canonical import Unwritable
from adapters.log.codec import Malformed, decode, encode
from adapters.log.listening import Listener
from adapters.log.log import PostgresLog, open_log

__all__ = ["Listener", "Malformed", "PostgresLog", "Unwritable", "decode", "encode", "open_log"]
