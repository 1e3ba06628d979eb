"""What is typed into a spin box that has just got the keyboard replaces its number."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Box = QSpinBox | QDoubleSpinBox


@pytest.fixture(params=[QSpinBox, QDoubleSpinBox])
def box(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Box]:
    window, box = QWidget(), request.param()
    qtbot.addWidget(window)
    down = QVBoxLayout(window)
    down.addWidget(QPushButton("先"))
    down.addWidget(box)
    box.setMaximum(9999)
    box.setValue(10)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    assert isinstance(box, QSpinBox | QDoubleSpinBox)
    yield box
    window.close()


def typed(box: Box) -> float:
    QTest.keyClick(box, Qt.Key.Key_4)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return box.value()


def test_tab_into_a_box_and_a_digit_replace_its_number(box: Box) -> None:
    QTest.keyClick(box.window().findChildren(QPushButton)[0], Qt.Key.Key_Tab)
    assert box.hasFocus()
    assert typed(box) == 4


def test_a_click_into_a_box_and_a_digit_replace_its_number(box: Box) -> None:
    box.window().findChildren(QPushButton)[0].setFocus()
    line = box.lineEdit()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 4, line.height() // 2))
    QApplication.processEvents()
    assert typed(box) == 4


def test_a_second_digit_is_added_to_the_first(box: Box) -> None:
    box.setFocus()
    QApplication.processEvents()
    QTest.keyClick(box, Qt.Key.Key_4)
    QApplication.processEvents()
    QTest.keyClick(box, Qt.Key.Key_2)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 42
