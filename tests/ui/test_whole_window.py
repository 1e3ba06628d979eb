"""Every page and every form: what a screen reader says, where Tab leads, and that no word is left in English."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from maker_desktop import ui
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.widgets import Choice
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.records.editable_table import EditableTable
from maker_desktop.ui.scoring.sheet_grid import SheetGrid
from maker_desktop.ui.window.open_contest import OpenContest
from tests.services.contests import RULES, key_sheets, small_contest

_INPUTS: Final = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractButton)
#: Words in Latin letters that a Chinese office writes so.
_ALLOWED: Final = {
    *("Enter", "Ctrl", "Alt", "Shift", "Tab", "Del", "Esc", "PgUp", "PgDown", "Space", "Home", "End"),
    *("PDF", "Excel", "Word", "CSV", "xlsx", "xls", "csv", "docx", "txt", "toml", "maker", "TOML", "UTF"),
    *("PIN", "SHA", "U", "W", "D", "F", "EMS", "JSON"),
}


def owners() -> dict[str, type[QWidget]]:
    """Return the class of every form of the program, by the form's name."""
    found = {}
    for module in pkgutil.walk_packages(ui.__path__, "maker_desktop.ui."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, QWidget) and isinstance(value.__dict__.get("form"), str):
                found[value.__dict__["form"]] = value
    return found


OWNERS: Final = owners()


def nameless(root: QWidget) -> list[str]:
    """Return the inputs below a widget that a screen reader could not call by any name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _INPUTS)
        and widget.isVisibleTo(root)
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not inside_another(widget)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def inside_another(widget: QWidget) -> bool:
    """Whether a widget is only a part of an input: the list or the line of a choice, the editor of a table."""
    parent = widget.parentWidget()
    return parent is not None and (
        isinstance(parent, (QComboBox, QAbstractSpinBox, QAbstractItemView)) or inside_another(parent)
    )


def texts(root: QObject) -> Iterator[str]:
    """Yield every text the user can read on a widget and what is in it, except what he has typed himself."""
    for part in (root, *root.findChildren(QObject)):
        if isinstance(part, (QLabel, QAbstractButton, QAction)):
            yield part.text()
        if isinstance(part, (QLineEdit, QPlainTextEdit, QTextEdit)):
            yield part.placeholderText()
        if isinstance(part, QWidget):
            yield from (part.toolTip(), part.accessibleName(), part.windowTitle())
        if isinstance(part, QTabWidget):
            yield from (part.tabText(index) for index in range(part.count()))
        if isinstance(part, QComboBox):
            yield from (part.itemText(index) for index in range(part.count()))
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), 30)):
            yield str(model.index(row, column).data() or "")


def english(root: QObject) -> set[str]:
    """Return the words in Latin letters that do not belong into a Chinese program."""
    found = set()
    for text in texts(root):
        plain = re.sub(r"<[^>]*>|&(?=\w)|\b[0-9a-f]{4}\b|[0-9a-f]{8,}|\(&?[A-Z]\)|\{\w+[^}]*\}", " ", text)
        found |= {word for word in re.findall(r"[A-Za-z]{2,}", plain) if word not in _ALLOWED}
    return found


@pytest.mark.parametrize("name", sorted(OWNERS))
def test_every_form_names_its_inputs_and_is_in_chinese(name: str, qapp: QApplication) -> None:
    content = forms.load(name, OWNERS[name])
    assert nameless(content) == []
    assert english(content) == set()
    content.deleteLater()


def test_there_is_a_class_for_every_form() -> None:
    files = {path.stem for path in (Path(__file__).parents[2] / "forms").glob("*.ui")}
    assert files == set(OWNERS)


@pytest.fixture
def session() -> Session:
    """Return a contest with a tie for the committee, so that every page has something to show."""
    session = small_contest(RULES.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }'))
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    return session


@pytest.fixture
def opened(session: Session, idle_menu: FileMenu) -> Iterator[OpenContest]:
    opened = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1440, 900)
    opened.window.show()
    opened.window.activateWindow()
    QApplication.processEvents()
    yield opened
    opened.window.close()


def shown_tabs(page: QWidget) -> Iterator[str]:
    """Show each tab of a page, one after the other; a page without tabs is shown as it is."""
    tabs = page.findChildren(QTabWidget)
    for index in range(tabs[0].count() if tabs else 1):
        if tabs:
            tabs[0].setCurrentIndex(index)
        QApplication.processEvents()
        yield tabs[0].tabText(index) if tabs else ""


@pytest.mark.parametrize("key", [entry.key for entry in ENTRIES])
def test_every_page_can_be_heard_and_walked_through(opened: OpenContest, key: str) -> None:
    window = opened.window
    window.go_to_key(key)
    page = window.page([entry.key for entry in ENTRIES].index(key))
    for tab in shown_tabs(page):
        assert nameless(window) == [], f"{key} {tab}"
        assert english(page) == set(), f"{key} {tab}"
        assert jumps(page) == [], f"{key} {tab}"
        assert all(isinstance(box, Choice) for box in page.findChildren(QComboBox)), f"{key} {tab}: the wheel changes"


@pytest.mark.parametrize("key", [entry.key for entry in ENTRIES])
def test_tab_comes_to_everything_that_can_be_used(opened: OpenContest, key: str) -> None:
    window = opened.window
    window.go_to_key(key)
    page = window.page([entry.key for entry in ENTRIES].index(key))
    for tab in shown_tabs(page):
        walked = walk()
        missed = [f"{type(each).__name__} {each.objectName()}" for each in usable(window) if each not in walked]
        assert missed == [], f"{key} {tab}"


def walk() -> list[QWidget]:
    """Press Tab until it comes again to where it first came; return what it came to, in order."""
    walked = [after_tab()]
    while (following := after_tab()) is not walked[0]:
        assert following not in walked, f"Tab goes round between {walked[-1]} and {following}"
        walked.append(following)
    return walked


def after_tab() -> QWidget:
    """Press Tab where the keyboard is; return where it is then."""
    here = QApplication.focusWidget()
    assert here is not None, "a page that is shown has the keyboard"
    QTest.keyClick(here, Qt.Key.Key_Tab)
    # A table that is typed into is walked cell by cell, and left after the last.
    while isinstance(here, EditableTable | SheetGrid) and QApplication.focusWidget() is here:
        QTest.keyClick(here, Qt.Key.Key_Tab)
    there = QApplication.focusWidget()
    assert there is not None
    return there


def usable(window: QWidget) -> list[QWidget]:
    """Return every input and button in sight; of a switch that is one for Tab, only the choice made."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _INPUTS)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not inside_another(widget)
        and not (isinstance(widget, QAbstractButton) and widget.group() and not widget.isChecked())
    ]


def jumps(page: QWidget) -> list[str]:
    """Return where Tab goes against the way of reading: down a column, along a row, then to the column at its right."""
    stops = [
        widget
        for widget in focus_chain(page.window())
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and page.isAncestorOf(widget)
    ]
    return [
        f"{type(first).__name__} {first.objectName()} → {type(second).__name__} {second.objectName()}"
        for first, second in pairwise(stops)
        if _place(second, page).bottom() < _place(first, page).top()
        and _place(second, page).left() < _place(first, page).left()
    ]


def focus_chain(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget of a window in the order of Tab."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        yield widget
        widget = widget.nextInFocusChain()


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
