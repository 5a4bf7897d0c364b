# Every target works on a fresh machine with Python >= 3.11, make and git.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

setup: .venv/ready  ## Make .venv with the locked dependencies and the wireroom command

run: setup  ## Start Kafka, workers and the live page; publish the sample articles; Ctrl-C stops all
	@exec $(BIN)/wireroom up

test: .venv/ready-dev  ## Run every test against a real Kafka
	$(BIN)/python -m pytest -n 3 --dist loadfile

lint: .venv/ready-dev  ## Check style, types and the topic files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/wireroom topics check

bench: .venv/ready-dev .venv/ready-peers  ## Measure CPU per article beside other engines; writes docs/benchmarks.md
	$(BIN)/python -m tests.bench

eval: .venv/ready-dev  ## Measure every stage on labelled data (EVAL_DATA, else ../shared/data); writes docs/evaluation.md
	$(BIN)/python -m tests.evaluation $(EVAL_DATA)

chaos: .venv/ready-dev  ## Kill, freeze and starve the pipeline; writes docs/chaos.md
	$(BIN)/python -m tests.chaos

fuzz: .venv/ready-dev  ## 500 hostile pages through the clean stage: none may fail, hang or eat memory
	$(BIN)/python -m tests.fuzz

soak: .venv/ready-dev  ## Half an hour at a steady rate: does anything grow? Writes docs/soak.md
	$(BIN)/python -m tests.chaos.soak

replays: .venv/ready-dev  ## Replay a third of 100,000 articles beside the live flow; writes docs/replays.md
	$(BIN)/python -m tests.chaos.replays

lock: .venv/ready-dev  ## Resolve the dependencies anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml deploy/build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml deploy/build.in --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml tests/bench/peers/requirements.in -o tests/bench/peers/requirements.lock

clean:  ## Remove the virtual environment and the local instance
	rm -rf .venv .wireroom

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Wireroom needs Python 3.11 or newer: none found on PATH. Install one, or run make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The engines that `make bench` compares with. Where one has no wheel, its row says so.
.venv/ready-peers: .venv/ready-dev tests/bench/peers/requirements.lock
	$(BIN)/python -m venv .venv/peers
	-.venv/peers/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r tests/bench/peers/requirements.lock
	@touch $@

.PHONY: help setup run test lint bench eval chaos fuzz soak replays lock clean
