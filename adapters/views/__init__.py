"""The book on PostgreSQL: folded by the clerk, read by the office."""
