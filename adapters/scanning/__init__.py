"""Looking for malicious programs in what is uploaded."""

from adapters.scanning.absent import NoScanner
from adapters.scanning.clamd import Clamd

__all__ = ["Clamd", "NoScanner"]
