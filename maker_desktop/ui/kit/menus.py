"""The file menu; the actions of its entries are supplied by the caller."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class FileMenu:
    """文件: the action of each entry, supplied by the caller."""

    new: Callable[[], None]
    open: Callable[[], None]
    open_recent: Callable[[Path], None]
    recent: Callable[[], tuple[Path, ...]]
    close: Callable[[], None]
    quit: Callable[[], None]

    def build(self, parent: QWidget) -> QMenu:
        """Return the menu; its list of recent files is read again each time it opens."""
        files = menu(parent, "文件(&F)")
        files.addAction("新建(&N)…", QKeySequence(QKeySequence.StandardKey.New), self.new)
        files.addAction("打开(&O)…", QKeySequence(QKeySequence.StandardKey.Open), self.open)
        recent = menu(files, "最近打开(&R)")
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        files.addMenu(recent)
        files.addSeparator()
        files.addAction("关闭赛事(&C)", QKeySequence("Ctrl+W"), self.close)
        files.addAction("退出(&X)", QKeySequence("Ctrl+Q"), self.quit)
        return files

    def _fill_recent(self, recent: QMenu) -> None:
        recent.clear()
        for path in self.recent():
            action = recent.addAction(literal(path.name))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open, path))
        if recent.isEmpty():
            recent.addAction("还没有打开过赛事").setEnabled(False)

    def _open(self, path: Path, _checked: bool) -> None:
        self.open_recent(path)


def menu(parent: QWidget, title: str) -> QMenu:
    """Return an empty menu that shows the tooltips of its entries."""
    made = QMenu(title, parent)
    made.setToolTipsVisible(True)
    return made


def literal(text: str) -> str:
    """Return a text for a menu or a button with & escaped, so that it does not mark a mnemonic."""
    return text.replace("&", "&&")
