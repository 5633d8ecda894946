# The two commands: `make demo` and `make test`. Python 3.11 or later and make are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: demo test lint types format lock clean browser database peers train-deps

demo: $(VENV)/.run
	$(BIN)/onrecord read samples --format html -o $(OUT)
	$(BIN)/onrecord add $(OUT)/vigil.onrecord samples
	$(BIN)/onrecord report $(OUT)/vigil.onrecord -o $(OUT)/dossier.html

test: $(VENV)/.dev browser database lint types
	$(BIN)/pytest --cov --cov-report=term

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser:
	scripts/install-chromium

database:
	scripts/install-postgresql

# What the product runs on, every file checked against its hash.
$(VENV)/.run: requirements/run.txt pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or later, this is %d.%d; try: make PYTHON=python3.11" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

# The readers that benchmarks/statements.py sets beside ours; neither of the two commands needs them.
peers: $(VENV)/.peers

$(VENV)/.peers: $(VENV)/.run requirements/peers.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.txt
	touch $@

# What training/ needs. torch comes without a hash, and first the lock without its dependencies, because torch is one.
train-deps: $(VENV)/.train

$(VENV)/.train: $(VENV)/.run requirements/train.txt requirements/torch.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/train.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/torch.txt
	touch $@

# Re-pin everything from pyproject.toml (needs pip-tools).
lock:
	scripts/lock

clean:
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
