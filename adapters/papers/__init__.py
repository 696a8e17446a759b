"""Uploaded papers: what they are, and where their ciphertext lies. A bucket is imported where there is one."""

from adapters.papers.envelope import SealedPapers
from adapters.papers.folder import FolderPapers

__all__ = ["FolderPapers", "SealedPapers"]
