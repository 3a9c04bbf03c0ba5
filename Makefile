PYTHON ?= python3
PORT ?= 8000
DATA ?= data
MODELS ?= build/models
FOLDS = $(if $(wildcard $(MODELS)/fold-0.bin),--models $(MODELS))
VENV := .venv
BIN := $(VENV)/bin
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
	--python-version 3.11 --only-binary :all: pyproject.toml --extra newsroom --group build

.DEFAULT_GOAL := help
.PHONY: help setup serve houses test check fix bench bench-cleaning bench-feeds validate train train-ledger pictures docs words lock

help:  ## list the jobs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

serve: $(VENV)/newsroom  ## the newsroom with sample copy, site and desk, on this machine
	$(BIN)/copydesk serve --sample --port $(PORT) --data $(DATA)

houses: $(VENV)/newsroom  ## three newsrooms in a row: what the first corrects or kills, the others do
	$(BIN)/copydesk houses --data $(DATA)/houses

test: $(VENV)/dev  ## the full suite; browsers and servers where they are installed
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/dev  ## format, lint, types, layers, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sphinx-build -qnW docs docs/_build

fix: $(VENV)/dev  ## what can be put right by machine
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(VENV)/dev  ## figures of the core on the shared benches, into bench/results
	$(BIN)/python bench/cleaning/run.py $(FOLDS) --write bench/results/cleaning.md
	$(BIN)/python bench/cleaning/feed_scores.py --every 4 $(FOLDS) --write bench/results/cleaning-feeds.md
	$(BIN)/python bench/wire/run.py --out bench/results/wire.md
	$(BIN)/python bench/checks/run.py
	$(BIN)/python bench/ledger/run.py
	$(BIN)/python bench/serving/run.py
	$(BIN)/python bench/serving/streams.py
	$(BIN)/python bench/bulk/run.py --write bench/results/bulk.md

validate: $(VENV)/dev  ## pages and machine files by their standards' validators (VNU_JAR names the jar of npm's vnu-jar)
	$(BIN)/python bench/press/validate.py --write bench/results/validity.md

bench-cleaning: $(VENV)/dev build/bench/made  ## cleaning beside its peers: quality, speed, memory (25 minutes)
	$(BIN)/python bench/cleaning/peers.py --cache build/peers $(FOLDS)

bench-feeds: $(VENV)/dev build/bench/made  ## reading feeds beside other readers: speed (5 minutes)
	$(BIN)/python bench/wire/feed_speed.py --out bench/results/feed-speed.md

train: build/training/made  ## the line model of cleaning, from the shared pages and our labels
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=src build/training/bin/python bench/cleaning/train.py --folds $(MODELS)

train-ledger: build/training/made  ## the ledger's judge of statements, from its labelled paragraphs; measured first
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=src build/training/bin/python bench/ledger/train.py --check --write

build/training/made: requirements/training.txt
	@$(PYTHON) -m venv build/training
	@build/training/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r $<
	@touch $@

# --no-deps: the file is complete, and pip stumbles over an extra that newspaper4k names twice.
build/bench/made: requirements/bench.txt
	@echo "Making the peers' own environment in build/bench ..."
	@$(PYTHON) -m venv build/bench
	@build/bench/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --require-hashes -r $<
	@touch $@

pictures: $(VENV)/dev  ## the README's screenshots, of a fresh sample newsroom
	$(BIN)/python docs/pictures/take.py

docs: $(VENV)/dev  ## the handbook as web pages
	$(BIN)/sphinx-build -q docs docs/_build && echo "docs/_build/index.html"

words: $(VENV)/dev  ## the desk's catalogues, renewed from what the rooms say
	$(BIN)/python -m copydesk.newsroom.locale

setup: $(VENV)/dev  ## the environment, from the lock files

$(VENV)/newsroom: requirements/newsroom.txt pyproject.toml
	@echo "Making the environment in $(VENV) (some 65 packages, a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/newsroom.txt
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: $(VENV)/newsroom requirements/dev.txt
	@echo "Adding what tests and checks need ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --only-binary :all: --require-hashes -r requirements/dev.txt
	@touch $@

lock:  ## renew the lock files
	$(COMPILE) -o requirements/newsroom.txt
	$(COMPILE) --extra bulk --group dev -c requirements/newsroom.txt -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --only-binary :all: pyproject.toml --extra ray \
		-c requirements/dev.txt -o requirements/bulk.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 requirements/bench.in -o requirements/bench.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --only-binary :all: pyproject.toml --extra training \
		-c requirements/newsroom.txt -o requirements/training.txt
