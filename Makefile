# make serve   builds the course and serves it here, renewed when a file is saved
# make build   builds the course into _build/site
# make test    passes every test, in real browsers: ENGINES="chromium firefox" leaves out WebKitGTK
# make test-slow  passes those that take minutes, too
# make bench   measures builds and pages beside others, and writes docs/performance.md
# make lock    pins the newest versions that pyproject.toml allows

PYTHON ?= python3
BIN := .venv/bin
# PORT is where `make serve` begins to look for a free port.
PORT ?= 8000
# One process of tests more than there are cores: browsers and builds let a test wait much of its time.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: serve build test test-slow bench lint lock clean

serve: .venv/.built
	$(BIN)/python -m whotheysay serve --port $(PORT)

build: .venv/.built
	$(BIN)/python -m whotheysay build

test: .venv/.tested
	$(BIN)/python -m tests.browsers
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations 20 $(ARGS)

test-slow: test
	$(BIN)/python -m pytest -m slow $(ARGS)

# About 40 minutes on a quiet machine; a few with ARGS="--sizes 12 --repeat 1".
bench: .venv/.tested bench/.peers/.made
	$(BIN)/python -m tests.browsers
	$(BIN)/python -m bench $(ARGS)

lock: .venv/.tested
	$(BIN)/uv pip compile bench/peers.in $(COMPILE) -o bench/peers.lock
	$(BIN)/uv pip compile pyproject.toml --group build --override unneeded.txt $(COMPILE) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group test --override unneeded-tests.txt -c requirements.lock $(COMPILE) -o requirements-test.lock

COMPILE := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean:
	rm -rf _build .venv bench/.peers bench/.work

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer: install it, or name it, as in: make PYTHON=python3.12 serve"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python's venv is missing: on Debian and Ubuntu, install the package python3-venv"; rm -rf .venv; exit 1; }
	@touch $@

# Our own package is installed last, from here, with nothing fetched that isn't locked.
OURS := --quiet --no-deps --no-build-isolation --editable .

# A lock holds all that is needed, so nothing else is looked for.
.venv/.built: .venv/.made requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install $(OURS)
	@touch $@

.venv/.tested: .venv/.made .venv/.built requirements-test.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-test.lock
	@touch $@

# What we are measured beside has an environment of its own.
bench/.peers/.made: bench/peers.lock
	@$(PYTHON) -m venv bench/.peers
	bench/.peers/bin/python -m pip install --quiet --no-deps --require-hashes -r bench/peers.lock
	@touch $@
