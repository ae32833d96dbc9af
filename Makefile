# Two commands on a fresh machine with Python 3.11, pip and make:
#   make demo   the main job: a sample market, one monitoring run, then the desk at 127.0.0.1:8000
#   make test   the tests, on SQLite and on PostgreSQL, with a real browser where one can be had
# Each step leaves a stamp, so a second call does only what changed. What cannot be had is said in one line.

SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
TOOLS := .tools
UV := PYTHONPATH=$(TOOLS)/uv UV_PYTHON_DOWNLOADS=never $(TOOLS)/uv/bin/uv
VENV := .venv
BIN := $(VENV)/bin
LOCK_FLAGS := --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
VENDOR := src/wangjian/web/static/vendor
SOURCES := src tests tools

.DEFAULT_GOAL := help
.PHONY: help demo serve test test-sqlite test-postgres check format lock vendor system-packages clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

demo: $(VENV)/.base $(VENDOR)/.stamp ## sample market, one monitoring run, then the desk
	$(BIN)/wangjian demo --port $(PORT) $(DEMO_FLAGS)

serve: $(VENV)/.base $(VENDOR)/.stamp ## web and worker on the data in WANGJIAN_HOME
	$(BIN)/wangjian serve --port $(PORT)

test: test-sqlite test-postgres ## all tests, on both databases

test-sqlite: $(VENV)/.dev $(VENDOR)/.stamp system-packages ## all tests, browser included, on SQLite
	$(BIN)/pytest $(PYTEST_FLAGS)

test-postgres: $(VENV)/.dev $(VENDOR)/.stamp ## the tests that reach a database, on PostgreSQL
	$(BIN)/pytest --postgres -m "not browser" tests/unit/desk tests/unit/web tests/integration tests/functional $(PYTEST_FLAGS)

check: $(VENV)/.dev ## formatting, lint, types, import contracts, migrations, rule packs, dependencies
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/mypy
	WANGJIAN_HOME=build/check $(BIN)/django-admin makemigrations --check --dry-run --settings wangjian.web.settings
	$(BIN)/wangjian rules validate
	$(BIN)/deptry src

format: $(VENV)/.dev ## put the sources into the agreed form
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

lock: $(TOOLS)/.uv ## renew the locks from pyproject.toml and frontend/package.json
	$(UV) pip compile $(LOCK_FLAGS) pyproject.toml -o requirements/base.lock
	$(UV) pip compile $(LOCK_FLAGS) pyproject.toml --group dev -o requirements/dev.lock
	$(UV) pip compile $(LOCK_FLAGS) requirements/build.in -o requirements/build.lock
	cd frontend && npm install --package-lock-only --ignore-scripts

vendor: $(VENDOR)/.stamp ## front-end libraries, served by ourselves

system-packages: ## Chromium and Chinese fonts, where they are missing and may be installed
	@sh tools/system_packages.sh

clean: ## remove what make built; data in var/ stays
	rm -rf $(VENV) $(TOOLS) build frontend/node_modules $(VENDOR)

# --target: works without the venv module and on Debian's externally managed Python.
$(TOOLS)/.uv: requirements/uv.lock
	rm -rf $(TOOLS)/uv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target $(TOOLS)/uv -r requirements/uv.lock
	touch $@

$(VENV)/pyvenv.cfg: | $(TOOLS)/.uv
	$(UV) venv --quiet --python $(PYTHON) $(VENV)

$(VENV)/.base: requirements/base.lock requirements/build.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --build-constraints requirements/build.lock --editable .
	touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.base
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	touch $@

# Node comes from the machine or, where there is none, from a wheel.
$(VENDOR)/.stamp: frontend/package-lock.json tools/vendor.py | $(TOOLS)/.uv
	@if command -v npm >/dev/null 2>&1; then :; else \
	  $(UV) venv --quiet --clear --python $(PYTHON) $(TOOLS)/node && \
	  $(UV) pip install --quiet --python $(TOOLS)/node/bin/python --require-hashes -r requirements/node.lock; fi
	cd frontend && PATH="$$PATH:$(CURDIR)/$(TOOLS)/node/bin" npm ci --ignore-scripts --no-progress --no-update-notifier --loglevel=error
	$(PYTHON) tools/vendor.py
	touch $@
