# make install: an environment in .venv and the place index. Then: make demo, make test, make check, make quality.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8400
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DRAGOMAN_DATA ?= $(wildcard ../shared/data)
export DRAGOMAN_DATA

.PHONY: install demo pages test check quality bench picture pictures schema constraints clean

install: $(VENV)/.installed
	@$(BIN)/dragoman atlas build
	@echo "installed: $(BIN)/dragoman"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with: make install PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: constraints.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r constraints.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: constraints-dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes -r constraints-dev.txt
	@touch $@

# The sample desk in the browser, until it is stopped; DEMO_ONCE=1 looks at its front page once and ends.
demo: install
	@$(BIN)/dragoman desk --demo samples/desk/documents --data build/desk --port $(PORT) \
		--atlas samples/atlas --atlas samples/desk/atlas

# The offline pages of claims, events and a report, without a server.
pages: install
	@mkdir -p build/demo
	@$(BIN)/dragoman read samples/*.txt samples/*.html samples/*.pdf samples/*.jsonl --atlas samples/atlas \
		--format html --out build/demo || test $$? -eq 1
	@$(BIN)/dragoman read samples/04-spokesman-post.txt --published 2024-03-03 --atlas samples/atlas --format table
	@$(BIN)/dragoman resolve samples/scenarios --atlas samples/atlas --format html --out build/demo
	@$(BIN)/dragoman resolve samples/scenarios/02-village-toll-rises.jsonl --atlas samples/atlas --format table
	@$(BIN)/dragoman write report samples/scenarios/51-week-in-three-states.jsonl --atlas samples/atlas \
		--out build/demo/report.html > /dev/null
	@echo "claims: $(CURDIR)/build/demo/claims.html"
	@echo "events: $(CURDIR)/build/demo/events.html"
	@echo "report: $(CURDIR)/build/demo/report.html"

# The whole suite on SQLite, then the desk's tests again on PostgreSQL where it is installed.
TESTS_AT_ONCE ?= 2
test: install $(VENV)/.dev
	$(BIN)/python -m pytest -n $(TESTS_AT_ONCE) --dist loadfile
	$(BIN)/python -m tools.postgres -- $(BIN)/python -m pytest -n $(TESTS_AT_ONCE) --dist loadfile tests/desk

check: install $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs

# What is measured, written to docs/explanation/quality.md; one part alone: python -m bench.report --only speed
quality: install $(VENV)/.dev
	$(BIN)/python -m bench.report

bench: quality
	$(BIN)/python -m bench.fuzz

# The pictures in README, of the pages of invented samples. Needs Chromium.
picture: install
	$(BIN)/python tools/picture.py

# Every page of the sample desk, light, dark, phone and right to left, into build/pictures. Needs Chromium.
pictures: install $(VENV)/.dev
	$(BIN)/python -m tools.desk_pictures --out build/pictures

# The published JSON Schemas, from the dataclasses.
schema: install
	$(BIN)/dragoman schema > docs/reference/dragoman-1.schema.json
	$(BIN)/dragoman schema --of resolve > docs/reference/dragoman-1-event.schema.json

# Pins every dependency with the hashes of all its files; writes no registry address. Needs uv on the path.
constraints:
	uv pip compile pyproject.toml --extra build --extra write --extra desk --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-header --no-emit-index-url --exclude-newer "7 days" --upgrade -o constraints.txt
	uv pip compile pyproject.toml --extra build --extra write --extra desk --extra translate --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-header --no-emit-index-url --exclude-newer "7 days" --upgrade -c constraints.txt -o constraints-dev.txt

clean:
	rm -rf $(VENV) build
