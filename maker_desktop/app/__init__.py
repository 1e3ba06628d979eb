"""The window's entry point: wires start page, contest file, pages and crash handler together."""

import gc
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from maker_desktop.app.backend import lazy_backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.app.ending import Signals, watch_screen
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import UNNAMED
from maker_desktop.resources import resource
from maker_desktop.services.core.bug_log import usual_log
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.focus_habits import press_buttons, select_on_focus
from maker_desktop.ui.kit.main_thread_collector import MainThreadCollector
from maker_desktop.ui.kit.zoom import set_factor
from maker_desktop.ui.window.crash import CrashHandler
from maker_desktop.ui.window.memory import Memory

_NAME = "maker-desktop"
#: Python looks for cycles at every 700 new objects; while modules, pages and records come in, that is a fifth of the
#: time and finds nothing.
OBJECTS_BETWEEN_COLLECTIONS = 20_000


def no_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether Qt would find no screen and abort the whole program, which it does without an exception."""
    return platform == "linux" and not any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def run(path: Path | None = None) -> int:
    """Run the window until it is closed, with a contest file open if one is named; return the exit code."""
    if no_screen(os.environ, sys.platform):
        print("这里没有图形界面，无法打开窗口；请在桌面环境里运行，或改用命令。", file=sys.stderr)  # noqa: T201 - no window to say it in
        return 1
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    app = QApplication(sys.argv[:1])
    MainThreadCollector(app)
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName("创客评审台")
    app.setWindowIcon(QIcon(str(resource("icons", "maker.svg"))))
    memory = Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _NAME, "window"))
    set_factor(memory.zoom())
    theme.apply(app)
    press_buttons(app)
    select_on_focus(app)
    desktop = Desktop(lazy_backend(lambda: memory.person() or UNNAMED), memory, time.monotonic)
    handler = CrashHandler(usual_log(), desktop.heard, desktop.crashed)
    handler.install()
    Signals(desktop.end, app)
    watch_screen(desktop.save)
    desktop.start()
    if path is None:
        desktop.get_ready()
    else:
        try:
            desktop.open_file(path)
        except Refusal as refusal:
            desktop.refused(refusal.sentence)
    code = app.exec()
    desktop.close()
    return code
