"""Where the API begins: a module of its own, so that whoever only names it loads nothing else."""

ROOT = "/api/v1"
PREFIX = f"{ROOT}/"
