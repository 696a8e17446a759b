"""The doors: the API, the pages and the command line."""
