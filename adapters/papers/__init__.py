"""Uploaded papers: what they are, and where their ciphertext lies."""

from adapters.papers.bucket import Bucket, BucketPapers
from adapters.papers.folder import FolderPapers

__all__ = ["Bucket", "BucketPapers", "FolderPapers"]
