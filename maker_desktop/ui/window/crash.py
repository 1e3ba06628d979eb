"""The handler of uncaught exceptions: a refusal becomes a message, a bug a log entry and one dialog."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.bug_log import write_down


class CrashHandler(QObject):
    """Receives exceptions of every thread and answers on the main thread; it never touches the contest file.

    `refused` is called with a refusal; `crashed` with the log file a bug was written to, None where it could
    not be written, one at a time.
    """

    _arrived = Signal(object)

    def __init__(self, log: Path, refused: Callable[[Refusal], None], crashed: Callable[[Path | None], None]) -> None:
        super().__init__()
        self._log = log
        self._refused = refused
        self._crashed = crashed
        self._telling = False
        self._arrived.connect(self._answer, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Take over the hooks of the interpreter for all threads."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self._arrived.emit(args.exc_value)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception as `sys.excepthook` does; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._arrived.emit(error)

    def _answer(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._refused(error)
            return
        log = self._written(error)
        if self._telling:
            return
        self._telling = True
        try:
            self._crashed(log)
        finally:
            self._telling = False

    def _written(self, error: BaseException) -> Path | None:
        """Write a bug down; a failure to do so must not come back here as the next bug, and the next."""
        try:
            write_down(error, self._log)
        except OSError:
            return None
        return self._log


def tell_of_bug(parent: QWidget | None, log: Path | None) -> None:
    """Say in one dialog that the program made a mistake and where it is written down, if it could be.

    It may have made it after the change was on the disk, while a page followed it: so nothing is said of this one.
    """
    box = QMessageBox(parent)
    box.setWindowTitle("创客评审台")
    box.setText("程序出错，刚才的操作可能没有完成。")
    where = f"出错的详情写在：\n{log}" if log else "出错的详情没能写下，请检查磁盘空间和权限。"
    box.setInformativeText(
        f"请先看刚才的操作有没有记下，再到“流水与备份”页按“校验”，核对赛事文件；这里没有核对过它。\n{where}"
    )
    folder = box.addButton("打开所在文件夹", QMessageBox.ButtonRole.ActionRole) if log else None
    go_on = box.addButton("继续工作", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    if log and box.clickedButton() is folder:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.parent)))
