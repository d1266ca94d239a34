# Every command a contributor or CI needs. `make` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Quiet twice: errors only. Once leaves warnings about each package that a local index lacks.
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
PIP_TOOLS := pip-tools==7.6.2

# Material prints an advertisement about MkDocs 2 on every build unless told not to.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site test lock bench serve chromium clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

site: $(VENV)/.ready ## run the scenarios, verify the guidelines and build the site
	@$(BIN)/guideline build

# Stops at the first tool that fails, and names it last, where a reader of a log looks first.
test: $(VENV)/.ready chromium ## check and test everything
	@run() { echo "== $$*"; "$(BIN)/$$@" || { echo "make test stopped at: $$*" >&2; exit 1; }; }; \
	run ruff check --quiet . && \
	run ruff format --quiet --check . && \
	run mypy && \
	run lint-imports --no-logo && \
	run guideline check && \
	run guideline format --check && \
	run guideline schema --check && \
	run guideline verify && \
	run guideline build --check && \
	run coverage erase && \
	run coverage run -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder && \
	run coverage combine --quiet && \
	run coverage report

# Keeps the pins that still fit; `make lock UPGRADE=--upgrade` moves all of them. Local pip settings
# are left out, so that every hash is that of the public registry's file.
lock: ## write requirements.lock from pyproject.toml
	@$(call need_python)
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && $(PYTHON) -m venv "$$work" && \
	export PIP_CONFIG_FILE=/dev/null && unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL && \
	"$$work/bin/python" -m pip install --quiet --quiet --disable-pip-version-check $(PIP_TOOLS) && \
	CUSTOM_COMPILE_COMMAND="make lock" "$$work/bin/pip-compile" --quiet $(UPGRADE) \
	    --extra dev --extra bench --build-deps-for editable \
	    --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --output-file requirements.lock pyproject.toml

bench: $(VENV)/.ready ## measure speed
	@$(BIN)/python -m benchmarks

serve: $(VENV)/.ready ## preview the site while editing
	@$(BIN)/guideline serve

chromium:
	@tests/browser/ensure_chromium.sh >/dev/null

clean: ## remove everything that is not committed: outputs, caches, .venv
	@rm -rf $(VENV) build dist site .guideline .coverage .coverage.* htmlcov *.egg-info \
	    .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A new environment for a new lock: packages that left the lock leave the environment too.
$(VENV)/.locked: requirements.lock
	@$(call need_python)
	@echo "Setting up $(VENV)"
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes --requirement requirements.lock
	@touch $@

# The lock holds the build backend, so nothing unpinned is fetched to build the project.
$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check >/dev/null || { echo "requirements.lock does not fit pyproject.toml. Run: make lock" >&2; exit 1; }
	@touch $@

define need_python
command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is $$($(PYTHON) -V 2>&1), and 3.11 or newer is needed. Name another: make PYTHON=python3.12" >&2; exit 1; }; \
$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
endef
