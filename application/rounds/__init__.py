"""The calls this office ships with, as data: one file a call."""
