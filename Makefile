# Needs python3 (3.11 or newer) and make; everything else is brought into .venv, as requirements.lock pins it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# Behind a proxy with a certificate of its own, the machine's certificates know it and uv's bundled ones do not.
CERTIFICATES := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem),--system-certs)

# Compiled modules are kept, whatever the machine's habit: an office is several processes, and the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE
export UV_COMPILE_BYTECODE := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test all-tests test-fast lint bench bench-quick bench-long lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## serve a demonstration office at http://127.0.0.1:8000 (PORT and DATA_DIR choose others)
	@exec $(BIN)/sangsaeng serve --demonstration

# Many tests wait for a database or a process: more of them than cores at once, and an idle worker takes another's.
PYTEST := $(BIN)/pytest -n 3 --dist worksteal

test: $(READY) ## lint and every test, side by side
	@$(MAKE) --no-print-directory -j 2 lint all-tests

all-tests: $(READY) ## every test, without lint
	$(PYTEST)

test-fast: $(READY) ## the quick tests, on one PostgreSQL, without lint
	$(PYTEST) -m "not slow"

lint: $(READY) ## style, format, types and the layers of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# On a disk (BENCH_DIR names another folder): in memory fsync costs nothing, and nothing counts.
PEERS = $(BIN)/uv pip install --python $(BIN)/python --quiet $(CERTIFICATES) --require-hashes --only-binary :all: -r bench/requirements.lock
BENCH = $(PEERS) || echo "without the peers that have no wheel here" >&2; $(BIN)/python -m bench $(if $(BENCH_DIR),--folder $(BENCH_DIR))

bench: $(READY) ## measure against limits and peers, a few minutes; writes bench/results.json and the README's table
	@$(BENCH)

bench-quick: $(READY) ## the same, smaller, in about a minute; writes nothing
	@$(BENCH) --mode quick --no-keep

bench-long: $(READY) ## a hundred thousand cases: what each costs as the log grows; an hour or more
	@$(BENCH) --mode long

lock: $(READY) ## renew requirements.lock from pyproject.toml (UPGRADE=1 takes the newest versions)
	$(BIN)/uv pip compile --quiet $(CERTIFICATES) --universal --generate-hashes --no-annotate --python-version 3.11 --extra dev \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
	echo "umadb" | $(BIN)/uv pip compile --quiet $(CERTIFICATES) --universal --generate-hashes --no-annotate --python-version 3.11 \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) - -o bench/requirements.lock

clean: ## remove .venv and caches; the data in ./var stays
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sangsaeng needs Python 3.11 or newer as python3 (or: make PYTHON=/path/to/python3.11 ...)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.lock
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
	$(BIN)/uv pip install --python $(BIN)/python --quiet $(CERTIFICATES) --require-hashes -r requirements.lock
	$(BIN)/uv pip install --python $(BIN)/python --quiet --no-deps --no-build-isolation --offline -e .
	@touch $@
