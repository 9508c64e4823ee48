# The two commands of the README: `make demo` and `make test`. Everything is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check browser format gate docs clean

demo: $(VENV)/.installed
	@rm -f demo.db demo.db-wal demo.db-shm
	@$(BIN)/diurna demo -p demo.db

test: check browser
	$(BIN)/pytest
	$(BIN)/python benchmarks/gate.py

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# The page is tested in the system's own Chromium: installed where that is allowed, its tests left out where it is not.
browser:
	@.ci/browser

gate: $(VENV)/.dev
	$(BIN)/python benchmarks/gate.py

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_catalogues.py

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.db*
