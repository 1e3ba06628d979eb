# Two commands do everything on a fresh Debian or Ubuntu machine: `make demo` and `make test`.
.ONESHELL:
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check
PYTHON ?= python3
# The order of the tests; a run is repeated with `make test SEED=...`.
SEED ?= $(shell date +%s)
# Qt's own libraries (Debian's names), a display, a bus for the window tests, and poppler to read PDFs back.
QT_PACKAGES := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2
WINDOW_PACKAGES := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
TEST_PACKAGES := dbus xvfb xauth xdotool poppler-utils git chromium? firefox-esr?
BUNDLE_PACKAGES = binutils libpython$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# A zoom styles every widget there is: in a process that has shown thousands before, it takes minutes.
ZOOM := tests/ui/window/test_zoom.py

GOALS := $(or $(MAKECMDGOALS),demo)
PACKAGES = $(if $(filter run test soak bench pictures bundle,$(GOALS)),$(QT_PACKAGES) $(WINDOW_PACKAGES))
PACKAGES += $(if $(filter test soak,$(GOALS)),$(TEST_PACKAGES)) $(if $(filter bundle,$(GOALS)),$(BUNDLE_PACKAGES))

.PHONY: demo test run install check lint types suite bench soak mutants pictures bundle wheels clean prepare

demo: install ## A whole contest, headless: contest file and every document into build/demo
	@rm -rf build/demo
	$(BIN)/maker-desktop demo build/demo

# The types are checked while the first tests run: they keep one core busy for a minute, and the other one idle.
test: lint ## Lint, types, import rules, all tests
	@$(MAKE) --no-print-directory -j 2 types suite SEED=$(SEED)

check: lint types

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/tested
	@echo "The types take about a minute the first time."
	$(BIN)/mypy

suite: $(VENV)/tested
	@echo "All tests in random order, about six minutes on two cores; this order again: make test SEED=$(SEED)"
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist worksteal -q -m "not soak" --randomly-seed=$(SEED) --ignore=$(ZOOM) tests
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q --randomly-seed=$(SEED) $(ZOOM)

run: install ## The window
	@$(BIN)/maker-desktop

bench: $(VENV)/tested ## Ratios against a stated baseline; never a gate
	$(PIP) install -q -e ".[bench]"
	for script in tests/bench/bench_*.py; do $(BIN)/python $$script; done

soak: $(VENV)/tested ## The longer runs, and every property on three times as many examples
	QT_QPA_PLATFORM=offscreen MAKER_ALL_EXAMPLES=1 $(BIN)/pytest -q -m "soak or hypothesis" tests

mutants: $(VENV)/tested ## Changes the rules and use cases at random for 15 minutes; tells which changes no test notices
	$(PIP) install -q -e ".[mutants]"
	$(BIN)/python -m tests.mutants --seed $(SEED)

pictures: $(VENV)/tested ## Every page, dialog and error, and the audience screen, to be looked at, into build/pictures
	rm -rf build/pictures
	$(BIN)/python -m tests.end2end.pictures build/pictures/1440x900 --shipped
	$(BIN)/python -m tests.end2end.pictures build/pictures/1280x720 --size 1280x720
	$(BIN)/python -m tests.end2end.pictures build/pictures/2560x1440 --size 1280x720 --scale 2
	$(BIN)/python -m tests.end2end.tablet_pictures build/pictures/judges

bundle: $(VENV)/tested ## One folder with everything, for machines without Python
	$(PIP) install -q pyinstaller
	$(BIN)/pyinstaller --noconfirm --distpath build/bundle --workpath build/pyinstaller build_installer.spec

wheels: install ## The program with all it needs from the package index, for a machine without a network
	@echo "Collecting the program and its libraries in build/wheels, about 250 MB ..."
	$(PIP) wheel --wheel-dir build/wheels .

clean:
	rm -rf build $(VENV)

install: $(VENV)/installed

# Named before anything is installed: what a newcomer has to ask somebody else for.
prepare:
	@.ci/prepare "$(PYTHON)" $(PACKAGES)

$(VENV)/python-ready: | prepare
	@$(PYTHON) -m venv --clear $(VENV)
	touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/python-ready
	@echo "Installing the program and its libraries into $(VENV) ..."
	$(PIP) install -e .
	touch $@

$(VENV)/tested: pyproject.toml | $(VENV)/python-ready
	@echo "Installing the program, its libraries and what tests it into $(VENV) ..."
	$(PIP) install -e ".[test]"
	touch $@ $(VENV)/installed
