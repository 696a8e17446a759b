"""The log: its bytes, its one way in, and what becomes of an append whose answer is lost."""
