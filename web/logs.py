"""Logs: one JSON line an event on standard error; never a name, a number, a typed text or a secret."""

import logging
import sys

import structlog

PROCESSORS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.JSONRenderer(ensure_ascii=False),
]
"""One list for the whole process: a logger that was used already keeps the one it began with."""


def configure() -> None:
    """Set up logging for this process; doing it twice changes nothing."""
    structlog.configure(
        processors=PROCESSORS,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
