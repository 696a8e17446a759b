"""What more than one room of pages must know of a case's file."""

CASE_PARTS = ("application", "agreement", "findings", "evaluation", "decision", "papers", "history", "disputes")
"""The parts of a case's file, each a page, in the order of their tabs."""
