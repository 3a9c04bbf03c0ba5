PYTHON ?= python3
PORT ?= 8000
DATA ?= data
VENV := .venv
BIN := $(VENV)/bin
COMPILE := uv pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	--python-version 3.11 --only-binary :all: pyproject.toml --extra newsroom --group build

.DEFAULT_GOAL := help
.PHONY: help serve test

help:  ## list the jobs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/newsroom: requirements/newsroom.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/newsroom.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: $(VENV)/newsroom requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

lock:  ## renew the lock files
	$(COMPILE) -o requirements/newsroom.txt
	$(COMPILE) --group dev -c requirements/newsroom.txt -o requirements/dev.txt
