# Keepgate's commands. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FONT := static/fonts/math.woff2
WHOLE_FONT := static/fonts/math-whole.woff2
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist worksteal

.PHONY: help run test test-deep check content lab-models oracles bench lighthouse screenshots lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

run: $(VENV)/run.stamp $(FONT) ## install, bring the database up to date, serve on http://127.0.0.1:8000
	@exec $(BIN)/flask --app wsgi serve

test: $(VENV)/dev.stamp $(FONT) ## install what tests need and run every test
	@sh tests/system_packages.sh
	$(ONE_THREAD) $(BIN)/python -m pytest $(SIDE_BY_SIDE)

test-deep: $(VENV)/dev.stamp $(FONT) ## as test, with many more examples, seeds and kills
	@sh tests/system_packages.sh
	KEEPGATE_DEEP=1 $(ONE_THREAD) $(BIN)/python -m pytest $(SIDE_BY_SIDE)

check: $(VENV)/dev.stamp ## lint, format, types, import rules, Dockerfile
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

content: $(VENV)/run.stamp ## tell every problem of the study sets
	@$(BIN)/flask --app wsgi content check

lab-models: $(VENV)/run.stamp ## train every model again and say what differs from what is shipped
	$(BIN)/python -m bench.lab_models

oracles: $(VENV)/oracles.stamp ## compare the lab with PyTorch
	$(BIN)/python -m pytest -m oracle tests/lab/oracles

bench: $(VENV)/oracles.stamp $(FONT) ## measure speed and size against stated bounds; exit status 1 where one is missed
	$(ONE_THREAD) $(BIN)/python -m bench

lighthouse: $(VENV)/dev.stamp $(FONT) bench/lighthouse/node_modules ## Lighthouse's scores on a phone, median of five (wants Node.js and Chromium)
	$(BIN)/python -m bench.lighthouse

screenshots: $(VENV)/dev.stamp $(FONT) ## take the README's screenshots again
	$(BIN)/python -m docs.screenshots

lock: ## pin every dependency again, with hashes
	for name in requirements requirements-dev; do \
	  uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links $$name.in --output-file $$name.txt || exit 1; done

clean: ## remove what the other commands made, but not your data in instance/
	rm -rf $(VENV) $(FONT) $(WHOLE_FONT) bench/lighthouse/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/oracles.stamp: requirements-oracles.txt $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-oracles.txt
	@touch $@

bench/lighthouse/node_modules: bench/lighthouse/package-lock.json
	@cd bench/lighthouse && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-fund --no-audit
	@touch $@

$(FONT): $(VENV)/run.stamp static/fonts/cut.sh static/css/fonts.css
	@sh static/fonts/cut.sh $(BIN)
