# Two commands do everything on a fresh Debian or Ubuntu machine: `make demo` and `make test`.
.ONESHELL:
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Qt's own libraries (Debian's names), a display for the window tests, and poppler to read PDFs back.
QT_PACKAGES := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2
WINDOW_PACKAGES := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
TEST_PACKAGES := xvfb xauth xdotool poppler-utils git

.PHONY: demo test run install check bench soak pictures bundle clean

demo: install ## A whole contest, headless: contest file and every document into build/demo
	rm -rf build/demo
	$(BIN)/maker-desktop demo build/demo

test: $(VENV)/tested system-packages check ## Lint, types, import rules, all tests
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 -q -m "not soak" tests

check: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

run: install window-packages ## The window
	$(BIN)/maker-desktop

bench: $(VENV)/tested ## Ratios against a stated baseline; never a gate
	$(BIN)/pip install -q -e ".[bench]"
	for script in tests/bench/bench_*.py; do $(BIN)/python $$script; done

soak: $(VENV)/tested ## The longer runs
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -m soak tests

pictures: $(VENV)/tested ## Every page, dialog and error, and the audience screen, to be looked at, into build/pictures
	rm -rf build/pictures
	$(BIN)/python -m tests.end2end.pictures build/pictures/1440x900 --shipped
	$(BIN)/python -m tests.end2end.pictures build/pictures/1280x720 --size 1280x720
	$(BIN)/python -m tests.end2end.pictures build/pictures/2560x1440 --size 1280x720 --scale 2

bundle: $(VENV)/tested window-packages ## One folder with everything, for machines without Python
	.ci/system-packages binutils libpython$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
	$(BIN)/pip install -q pyinstaller
	$(BIN)/pyinstaller --noconfirm --distpath build/bundle --workpath build/pyinstaller build_installer.spec

clean:
	rm -rf build $(VENV)

install: $(VENV)/installed

$(VENV)/python-ready:
	@if ! $(PYTHON) -m venv --clear $(VENV) 2>/dev/null; then
		.ci/system-packages python3 python3-venv
		$(PYTHON) -m venv --clear $(VENV)
	fi
	touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/python-ready
	$(BIN)/pip install -q -e .
	touch $@

$(VENV)/tested: pyproject.toml | $(VENV)/python-ready
	$(BIN)/pip install -q -e ".[test]"
	touch $@ $(VENV)/installed

.PHONY: window-packages system-packages
window-packages:
	.ci/system-packages $(QT_PACKAGES) $(WINDOW_PACKAGES)

system-packages:
	.ci/system-packages $(QT_PACKAGES) $(WINDOW_PACKAGES) $(TEST_PACKAGES)
