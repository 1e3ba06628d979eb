"""Starting: what the start page must not wait for, and what Qt must not lose."""

import subprocess
import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_the_start_page_does_not_wait_for_database_paper_and_tables() -> None:
    code = "import sys, maker_desktop.app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "maker_desktop.ui.window.start_page" in loaded
    assert "maker_desktop.ui.window.main_window" not in loaded
    assert "maker_desktop.services.core.session" not in loaded
    assert not {"sqlalchemy", "reportlab", "openpyxl", "docx", "rapidfuzz", "fontTools"} & set(loaded)


def test_qt_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one with every void call and aborted after some thousands."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(5000):
        widget.update()
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 500
