"""Whom we are held against: limits, the library as it comes, and peers where they are installed."""
