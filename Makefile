# make demo | test | lint | bench | pictures | lock | clean. Each sets itself up in .venv the first time.
# Another Python or place: make test PYTHON=python3.13 VENV=/tmp/venv

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test browser lint bench pictures lock clean

demo: $(VENV)/web.stamp
	$(BIN)/onrecord demo

test: lint browser
	$(BIN)/python -m pytest

# The browser that some tests look with. Where it is missing and may not be installed, they are skipped.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	&& timeout 60 apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
	timeout 300 apt-get -qq install --yes --no-install-recommends chromium >/dev/null; } \
	|| echo "chromium is missing and cannot be installed here: the tests in a browser are skipped"

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/bench.stamp
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/stages.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/workers.py
	$(BIN)/python bench/accuracy.py

# The pictures in README.md, from the examples.
pictures: $(VENV)/dev.stamp
	$(BIN)/python docs/pictures.py docs

# What a user's machine holds: every package by version and hash, then onrecord itself. Byte code is
# left to the first use: 60 MB less and a quicker start.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-compile --require-hashes --only-binary :all: -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

# What the workbench needs besides (onrecord[web]).
$(VENV)/web.stamp: requirements/web.txt $(VENV)/run.stamp
	$(PIP) install --no-compile --require-hashes --only-binary :all: -r requirements/web.txt
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(PIP) install --no-compile --require-hashes --only-binary :all: -r requirements/dev.txt
	touch $@

$(VENV)/bench.stamp: bench/requirements.txt $(VENV)/run.stamp
	$(PIP) install -r bench/requirements.txt
	touch $@

# Asks the package index anew: one set of versions for all Pythons and platforms.
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)-lock/bin/uv pip compile --quiet --no-config --upgrade \
	--universal --python-version 3.11 --generate-hashes --strip-extras --no-emit-index-url \
	--no-emit-find-links pyproject.toml requirements/build.in

lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --quiet install uv
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --extra web --constraint requirements/run.txt --output-file requirements/web.txt
	$(COMPILE) --extra dev --constraint requirements/web.txt --output-file requirements/dev.txt
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) $(VENV)-lock .mypy_cache .pytest_cache .ruff_cache .hypothesis
