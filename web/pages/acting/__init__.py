"""Acting on the pages: every command of the API as a form of its own, sent through the API's own door.

A page is a client of the API in the same process: validation, permission, versions, idempotency and what goes on record
are there once, and a form can say nothing that a request could not.
"""
