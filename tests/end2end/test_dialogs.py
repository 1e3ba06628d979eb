"""Every dialog, question and menu fits the smallest screen, is in Chinese, and works by keyboard and screen reader."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from maker_desktop.ui.kit import theme
from tests.end2end.album import Album, Showing, in_front_of
from tests.end2end.dialog_pictures import take_dialogs
from tests.end2end.sample_contests import at_work
from tests.end2end.start_pictures import take_start

_SMALLEST: Final = (1280, 720)
#: What a desktop adds at the top of a dialog, in pixels.
_TITLE_BAR: Final = 30
#: Names of keys, licences, libraries and kinds of files, and what stands in paths of this test.
_NO_ENGLISH: Final = re.compile(
    r"MIT|LGPL-3.0|Qt|PySide6|Excel|Ctrl|Shift|Alt|Enter|Esc|Tab|Del|PDF|\.maker|\S*/\S*|<[^>]*>"
)
_ENGLISH: Final = re.compile(r"[A-Za-z]{3,}")
W = TypeVar("W", bound=QWidget)
_INPUTS: Final = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox, QAbstractItemView)


class Inspector(Album):
    """An album that looks at dialogs instead of taking them; `faults` says what is wrong, with the picture's name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, _SMALLEST)
        self.seen = 0
        self.faults: list[str] = []

    def take(self, window: QWidget, name: str) -> None:
        """Look at everything that stands in front of a window."""
        window.show()
        QApplication.processEvents()
        for front in in_front_of(window):
            self.seen += 1
            self.faults += [f"{name}: {fault}" for fault in _faults(front)]


def _faults(front: QWidget) -> Iterator[str]:
    if front.width() > _SMALLEST[0] or front.height() + _TITLE_BAR > _SMALLEST[1]:
        yield f"is {front.width()} × {front.height()}"
    for words in _words(front):
        if _ENGLISH.search(_NO_ENGLISH.sub("", words)):
            yield f"says “{words}”"
    if isinstance(front, QDialog) and type(front).__module__.startswith("maker_desktop."):
        yield from _faults_of_ours(front)
    if isinstance(front, QMessageBox):
        yield from (f"cuts “{label.text()}”" for label in _shown(front, QLabel) if _cut(label))


def _faults_of_ours(dialog: QDialog) -> Iterator[str]:
    if not dialog.windowTitle():
        yield "has no title"
    focused = dialog.focusWidget()
    cancel = next((each for each in _shown(dialog, QPushButton) if each.text() == "取消"), None)
    if focused is not None and focused is cancel and not _cannot_be_taken_back(dialog):
        yield "begins at 取消"
    deciding = [each for each in _shown(dialog, QPushButton) if each.property("look") == "commit"]
    if cancel is not None and any(each.x() < cancel.x() for each in deciding):
        yield "has 取消 at the right"
    buddies = {label.buddy() for label in _shown(dialog, QLabel)}
    for kind in _INPUTS:
        for each in _shown(dialog, kind):
            if not _is_part(each) and not each.accessibleName() and each not in buddies:
                yield f"has an input nobody can name: {each.objectName() or each}"


def _cannot_be_taken_back(dialog: QDialog) -> bool:
    return any(each.property("look") == "seal" for each in _shown(dialog, QPushButton))


def _is_part(widget: QWidget) -> bool:
    """Return whether a widget belongs to another input, as the editor of a cell and the line of a choice do."""
    above = widget.parentWidget()
    return above is not None and (isinstance(above, _INPUTS) or _is_part(above))


def _cut(label: QLabel) -> bool:
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return label.height() < needed or (not label.wordWrap() and label.width() < label.sizeHint().width())


def _words(front: QWidget) -> Iterator[str]:
    yield front.windowTitle()
    if isinstance(front, QMenu):
        yield from (action.text() for action in front.actions())
    for label in _shown(front, QLabel):
        yield label.text()
    for button in _shown(front, QAbstractButton):
        yield button.text()
    for line in _shown(front, QLineEdit):
        yield line.placeholderText()


def _shown(dialog: QWidget, kind: type[W]) -> list[W]:
    return [each for each in dialog.findChildren(kind) if each.isVisible()]


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    if not qapp.styleSheet():  # to style again whatever other tests have left would take minutes
        theme.apply(qapp)


def test_every_dialog_of_a_contest_is_fit_to_be_used(tmp_path: Path) -> None:
    inspector = Inspector(tmp_path)
    showing = Showing(inspector, at_work(tmp_path / "晋中2026.maker"), "dialogs")
    take_dialogs(showing)
    showing.close()
    assert inspector.seen > 50, "so many dialogs, questions and menus there are"
    assert not inspector.faults, "\n".join(inspector.faults)


def test_every_dialog_before_a_contest_is_fit_to_be_used(tmp_path: Path) -> None:
    inspector = Inspector(tmp_path)
    take_start(inspector, tmp_path)
    assert inspector.seen >= 6
    assert not inspector.faults, "\n".join(inspector.faults)
