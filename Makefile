# Each target sets up what it needs; Python 3.11 or newer with venv, and make, are all it asks for.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export SIDEDOOR_DIST ?= $(CURDIR)/dist
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
WORKBOX := benchmarks/workbox
BROWSERS = browser="$$($(BIN)/python tools/browser.py)" && shell="$$($(BIN)/python tools/browser.py shell)" \
	|| exit 1; SIDEDOOR_BROWSER="$$browser" SIDEDOOR_SHELL="$$shell"
AUDIT := tools/audit

.PHONY: help run dev test test-engines test-faults audit gallery build export bench check icons lock clean
.DEFAULT_GOAL := help

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("PYTHON: found Python " + sys.version.split()[0] + "; expected 3.11 or newer.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo "PYTHON: no venv for it; expected one (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(RUNTIME) ## Build and serve (PORT and HOST override 8000 and 127.0.0.1; practice code 7410)
	@export SIDEDOOR_DOOR_CODE="$${SIDEDOOR_DOOR_CODE:-7410}"; \
	$(BIN)/flask --app app build && exec $(BIN)/flask --app app serve

dev: $(DEVELOPMENT) ## Serve, rebuild on change, reload the page
	@exec $(BIN)/flask --app app dev

build: $(RUNTIME) ## Build dist/ (wants SIDEDOOR_DOOR_CODE)
	@$(BIN)/flask --app app build

export: $(RUNTIME) ## Write the site for a static host: make export OUT=folder
	@test -n "$(OUT)" || { echo "OUT: not set; expected a folder, as in make export OUT=site." >&2; exit 1; }
	@$(BIN)/flask --app app export "$(OUT)"

check: $(DEVELOPMENT) ## Lint, types, templates, catalogs, content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint --quiet --lint pwa
	@$(BIN)/biome ci --colors=off .
	@$(BIN)/flask --app app catalog check
	@$(BIN)/flask --app app content check

test: check ## Check, then run all tests in a real Chromium
	@$(BROWSERS) $(BIN)/python -m pytest -n auto --dist loadfile

test-engines: $(DEVELOPMENT) ## The whole story in Chromium, Firefox ESR and WebKitGTK
	@browser="$$($(BIN)/python -m tools.engines)" || exit 1; \
	SIDEDOOR_BROWSER="$$browser" $(BIN)/python -m pytest -m engines -rs tests/engines

test-faults: $(DEVELOPMENT) ## Try every fault of network, storage and processes at every request
	@$(BROWSERS) $(BIN)/python -m pytest -m '' -n auto --dist load tests/service_worker

# Without npm the bench and the audit say so, and what they leave out.
%/node_modules/.installed: %/package-lock.json
	@! command -v npm >/dev/null || { npm ci --prefix $* --silent --ignore-scripts --no-audit --no-fund && touch $@; } || true

audit: $(DEVELOPMENT) $(AUDIT)/node_modules/.installed ## The Nu HTML checker on all pages, Lighthouse on the covers
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; \
	SIDEDOOR_BROWSER="$$browser" $(BIN)/python -m tools.audit

bench: $(DEVELOPMENT) $(WORKBOX)/node_modules/.installed ## Measure sizes and speeds, as ratios
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; \
	SIDEDOOR_BROWSER="$$browser" $(BIN)/python -m benchmarks

gallery: $(DEVELOPMENT) ## Take every screen in every language, theme and width, on one page
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; \
	SIDEDOOR_BROWSER="$$browser" $(BIN)/python -m tools.gallery

icons: $(DEVELOPMENT) ## Draw every cover's icons from its icon.svg
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; \
	SIDEDOOR_BROWSER="$$browser" $(BIN)/flask --app app icons

lock: $(DEVELOPMENT) ## Lock the dependencies anew, with hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean: ## Remove what was built and installed
	@rm -rf dist dist.* gallery $(VENV) $(WORKBOX)/node_modules $(AUDIT)/node_modules .pytest_cache .mypy_cache .ruff_cache
