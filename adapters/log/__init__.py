"""The log: every fact, once, for ever."""

from adapters.log.codec import Malformed, decode, encode
from adapters.log.log import PostgresLog, open_log

__all__ = ["Malformed", "PostgresLog", "decode", "encode", "open_log"]
