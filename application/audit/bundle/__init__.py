"""The evidence bundle of one case: what a third party verifies offline, without us (docs/bundle.md).

Pure but for the ports: `gathering` finds the facts that bear on a case, `redacting` says what of them a reader carries
away, `contents` makes the files, `zips` the archive. `verify.py` goes into each bundle as it stands here: one file, the
standard library alone, which imports nothing of this house and is never imported by it.
"""
