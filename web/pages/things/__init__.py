"""Pages of single things: what the API tells of one, as it tells it, and what may be done with it now."""
