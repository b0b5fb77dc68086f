# The one vocabulary. Every target sets up what it needs; CI calls the same ones.
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
DEMO_OUT := decompose-out

# The first of these that runs and is new enough. `make PYTHON=/path/to/python test` takes another one.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)

.PHONY: help demo test check accept docs bench bench-registry bench-facts bench-cut bench-seams bench-core bench-open bench-roles bench-scaling real test-lowest test-all clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(READY): pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "decompose needs Python 3.11 or newer, which was not found. Try: make PYTHON=/path/to/python3.11 ..." >&2; exit 2; }
	@echo "setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)  ## set everything up and analyse the sample application
	@$(BIN)/decompose analyze sample_monolith --output $(DEMO_OUT)

test: $(READY)  ## set everything up and run the tests
	@$(BIN)/python -m pytest

check: $(READY)  ## format, lint, types, import contracts, architecture tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest tests/test_architecture.py

accept: $(READY)  ## rewrite the expected reports in tests/golden from today's output
	$(BIN)/python -m pytest tests/golden --accept

docs: $(READY)  ## rewrite the generated parts of the documentation
	$(BIN)/python -m docs.generate

bench: $(READY)  ## measure speed: make bench TREE=path (the sample without it)
	$(BIN)/python -m bench.speed $(or $(TREE),sample_monolith)

bench-registry: $(READY)  ## score the facts of real applications: BENCH=path make bench-registry
	@$(BIN)/python -m bench.registry

bench-facts: $(READY)  ## score accesses, calls and reach of real applications: BENCH=path make bench-facts
	@$(BIN)/python -m bench.facts

bench-cut: $(READY)  ## score the proposed services: BENCH=path SPLITS=path make bench-cut [THIN=thin]
	@$(BIN)/python -m bench.cut $(THIN)

bench-seams: $(READY)  ## rank of the service that people really took out: BENCH=path SPLITS=path make bench-seams
	@$(BIN)/python -m bench.seams

bench-open: $(READY)  ## count data accesses of the pinned real applications that were not tied to a table
	@$(BIN)/python -m bench.open_sites

bench-roles: $(READY)  ## score platform against domain code on modules of real applications read by hand
	@$(BIN)/python -m bench.roles $(HELD_OUT)

bench-core: $(READY)  ## how the clustering core grows: up to 30,000 units and 300,000 pairs
	@$(BIN)/python -m bench.near_linear

bench-scaling: $(READY)  ## twice the code, twice the time? and what one entry point reaches: make bench-scaling TREE=path
	@$(BIN)/python -m bench.scaling $(or $(TREE),sample_monolith)

real: $(READY)  ## fetch and analyse the pinned real applications, all sizes, and print a table
	@$(BIN)/python -m pytest tests/real -m real -rN

test-lowest: $(READY)  ## run the tests with the lowest dependencies that pyproject.toml allows
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct --editable '.[dev]'
	.venv-lowest/bin/python -m pytest

test-all:  ## run the tests with every supported Python that is installed
	@for version in 3.11 3.12 3.13; do \
		if python$$version --version >/dev/null 2>&1; \
		then $(MAKE) --no-print-directory test VENV=.venv-$$version PYTHON=python$$version || exit 1; \
		else echo "python$$version is not installed: skipped"; fi; done

clean:  ## remove environments, caches and outputs
	rm -rf .venv .venv-* .real build dist *.egg-info $(DEMO_OUT) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
