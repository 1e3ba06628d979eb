"""The words of the help: what stands in “…” is a label that a reader finds in the program or on its proof page."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from maker_desktop.resources import resource
from maker_desktop.services.journal.proof_package import PAGE
from maker_desktop.ui.window.help_window import MANUALS

ROOT = Path(__file__).parents[3]
#: Modules whose texts are on screen: the window, the names of records, states and rules, and those of documents.
SOURCES = (
    *sorted((ROOT / "maker_desktop" / "ui").rglob("*.py")),
    *sorted((ROOT / "maker_desktop" / "app").rglob("*.py")),
    *sorted((ROOT / "maker_desktop" / "domain" / "model").rglob("*.py")),
    ROOT / "maker_desktop" / "pdf" / "catalogue.py",
    ROOT / "maker_desktop" / "services" / "documents" / "words.py",
)
TEXTS = sorted(resource("help", "rules.md").parent.glob("*.md"))
QUOTED = re.compile(r"“([^“”]+)”")


def plain(label: str) -> str:
    """Return a label as it is read: without the letter of its key and the dots of a dialog."""
    return re.sub(r"\(&.\)|&", "", label).rstrip("…").strip()


def texts() -> Iterator[str]:
    """Yield every text of forms, of the modules named above, and of the pages for browsers."""
    for form in sorted((ROOT / "forms").glob("*.ui")):
        yield from (each.text or "" for each in ElementTree.parse(form).iter("string"))
    for module in SOURCES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        yield from ("".join(map(_part, each.values)) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr))
        yield from (
            each.value for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )
    for script in ("page.js", "marking.js"):
        yield from re.findall(r"'([一-鿿][^']*)'", resource("judge", script).read_text(encoding="utf-8"))
    yield from re.findall(r">([^<>]+)<", resource("proof", "page.html").read_text(encoding="utf-8"))


def _part(part: ast.expr) -> str:
    """Return the text of a part of an f-string; a value in it is written {}."""
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{}"


@cache
def labels() -> frozenset[str]:
    """Return what can be read in the program; a form that a text itself puts in “…” is one of them."""
    found = {plain(text) for text in texts()}
    quoted = {part for text in found for part in QUOTED.findall(text)}
    return frozenset(found | quoted | {PAGE, *(f"使用手册：{reader}" for _name, reader in MANUALS)})


@cache
def with_numbers() -> re.Pattern[str]:
    """Match the labels that hold a number."""
    found = (re.escape(label).replace(r"\{\}", r"\d+") for label in labels() if re.search("[一-鿿]", label))
    return re.compile("|".join(found))


def strange(text: str) -> list[str]:
    """Return what a text quotes that is no label."""
    quoted = [plain(each) for each in QUOTED.findall(text)]
    return [each for each in quoted if each not in labels() and not with_numbers().fullmatch(each)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_help_quotes_only_labels_that_are_there(path: Path) -> None:
    assert strange(path.read_text(encoding="utf-8")) == []


def test_a_label_that_is_not_there_is_found() -> None:
    assert strange("按“确认得分”，再按“确认一切”。") == ["确认一切"]


def test_there_is_a_text_for_every_manual_and_none_that_nobody_opens() -> None:
    written = {path.stem for path in TEXTS if path.stem.startswith("manual-")}
    assert written == {name for name, _reader in MANUALS}
