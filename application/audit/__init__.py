"""What an auditor does with the log: replay it, compare it, recompute it, prove it."""
