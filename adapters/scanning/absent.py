"""An office without a scanner, which says so."""

from typing import BinaryIO

from application.ports import Scanned, Verdict


class NoScanner:
    """Looks at nothing."""

    present = False

    def scan(self, stream: BinaryIO) -> Scanned:  # noqa: ARG002 - the port's signature
        """Say that nobody looked."""
        return Scanned(Verdict.ABSENT)
