"""Uploaded papers: what they are, and where their ciphertext lies."""

from adapters.papers.folder import FolderPapers

__all__ = ["FolderPapers"]
