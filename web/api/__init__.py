"""The API: one file a resource, its schemas beside it."""
