"""Scanners of uploaded files."""

from adapters.scanning.clamd import ClamdScanner, NoScanner

__all__ = ["ClamdScanner", "NoScanner"]
