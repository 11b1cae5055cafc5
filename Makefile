# Two commands set everything up: `make edition` builds the sample, `make test` runs the tests.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin

.DEFAULT_GOAL := edition
.PHONY: edition test quick check lock wheel tools clean help

edition: ## set up, then build every text in source/ into output/
	@tools/set-up run
	@$(BIN)/edition build

test: ## set up, then run all tests
	@tools/set-up test
	@$(BIN)/python -m pytest --numprocesses auto

quick: ## run the fast tests only
	@tools/set-up test
	@$(BIN)/python -m pytest --numprocesses auto -m "not slow"

check: ## run the linter, the formatter and the type checker
	@tools/set-up test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

tools: ## install the outside programs that some tests compare with (chromium, jing, …)
	@tools/set-up tools

wheel: ## build the wheel into dist/
	@tools/set-up test
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

lock: ## resolve the dependencies again and write requirements.lock
	@tools/set-up test
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--no-emit-index-url --no-annotate --upgrade --quiet --output-file requirements.lock

clean: ## remove what was set up and built, but never source/ or output/
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis htmlcov .coverage

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
