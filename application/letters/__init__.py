"""Letters: what the office writes to parties, as plain data, and when it is written. How it looks is `adapters/letters`."""
