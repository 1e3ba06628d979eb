"""The structure of the project: docstrings and sizes of modules, packages that work without Qt, words, and README."""

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterable
from pathlib import Path

import pytest

from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "maker_desktop").rglob("*.py"))


def first_words(path: Path) -> str:
    """Return the first paragraph of a module's docstring."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return words.split("\n\n")[0].strip()


def test_every_module_says_in_its_first_sentence_what_it_is_for() -> None:
    assert [
        path.name for path in MODULES if len(first_words(path)) < 15 or not first_words(path).endswith((".", ":"))
    ] == []


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def run_without_qt(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python where PySide6 is not installed."""
    blocked = "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
    return subprocess.run([sys.executable, "-c", blocked + code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_everything_but_the_window_works_where_qt_is_not_installed(tmp_path: Path) -> None:
    code = f"""
import pkgutil, importlib
import maker_desktop
for layer in ("domain", "exchange", "store", "pdf", "services", "cli"):
    package = importlib.import_module(f"maker_desktop.{{layer}}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
from maker_desktop import cli
assert cli.main(["new", r"{tmp_path / "a.maker"}", "--preset", "jinzhong-2026"]) == 0
assert cli.main(["cases", r"{tmp_path / "a.maker"}"]) == 0
"""
    ran = run_without_qt(code)
    assert ran.returncode == 0, ran.stderr


def test_the_shell_never_loads_qt() -> None:
    code = "import sys, maker_desktop.cli; print([name for name in sys.modules if name.startswith('PySide6')])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_five_rulebooks_of_the_notices_can_be_read() -> None:
    found = {each.id: read_rulebook(preset_text(each.id), each.id) for each in presets()}
    assert set(found) >= {"national-2024", "shanxi-2026", "jinzhong-2026", "jinzhong-2025", "changzhi-2026"}
    assert all(rulebook.contest.id == name for name, rulebook in found.items())


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_readme_names_the_commands_that_the_makefile_has(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n{command.removeprefix('make ')}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_readme_shows_only_pictures_that_are_there() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [part.split(")")[0] for part in words.split("](")[1:] if part.split(")")[0].endswith(".png")]
    assert shown
    for name in shown:
        assert (ROOT / name).is_file(), name
        assert (ROOT / name).stat().st_size < 150_000, name


DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").glob("*.md"))


def paths_named_in(document: Path) -> set[str]:
    """Return what stands in backticks and looks like a path below the repository or the package."""
    words = document.read_text(encoding="utf-8")
    return {name for name in re.findall(r"`([\w.-]+(?:/[\w.-]*)+)`", words) if not name.startswith(("build/", "."))}


def is_there(name: str) -> bool:
    """Say whether a path, or the module of a function `package/module.function`, exists."""
    places = [top / written for top in (ROOT, ROOT / "maker_desktop") for written in (name, f"{name}.py")]
    module = ROOT / "maker_desktop" / f"{name.rpartition('.')[0]}.py"
    function = name.rpartition(".")[2]
    return any(place.exists() for place in places) or (
        module.is_file() and bool(re.search(rf"def {function}\b", module.read_text(encoding="utf-8")))
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_only_files_that_are_there(document: Path) -> None:
    assert {name for name in paths_named_in(document) if not is_there(name)} == set()


def test_the_architecture_and_the_recipes_name_their_files() -> None:
    assert len(paths_named_in(ROOT / "docs" / "architecture.md")) > 50
    assert len(paths_named_in(ROOT / "CONTRIBUTING.md")) > 20


def test_no_package_holds_more_modules_than_can_be_overlooked() -> None:
    packages = {path.parent for path in MODULES}
    sizes = {str(package.relative_to(ROOT)): len(list(package.glob("*.py"))) for package in packages}
    assert {package: size for package, size in sizes.items() if size > 22} == {}


#: Words that were given up, as whole parts of an identifier; the glossary has those that took their place.
GIVEN_UP = frozenset(
    {"hall", "honour", "honours", "honoured", "rung", "rungs", "ladder", "keying", "stick", "occasion"} | {"house"}
)


def identifiers(modules: Iterable[Path]) -> set[str]:
    """Return every name that modules define or use."""
    found: set[str] = set()
    for path in modules:
        with tokenize.open(path) as source:
            tokens = tokenize.generate_tokens(source.readline)
            found |= {token.string for token in tokens if token.type == tokenize.NAME}
    return found


def test_the_words_of_the_glossary_are_those_of_the_code() -> None:
    rows = [line.split("|") for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()]
    words = {word for row in rows if len(row) == 5 for word in re.findall(r"`(\w+)`", row[2])}
    assert len(words) > 30
    assert words - identifiers(MODULES) == set()


def test_words_given_up_do_not_come_back() -> None:
    names = identifiers([*MODULES, *sorted((ROOT / "tests").rglob("*.py"))])
    assert {name for name in names if GIVEN_UP & set(name.lower().split("_")) or name == "one"} == set()
