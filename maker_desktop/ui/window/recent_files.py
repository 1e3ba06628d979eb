"""The files opened last, as cards side by side: a ring for its progress, what each holds, when it was saved."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.kit.zoom import px

# The start page must not wait for rules and database, which a summary is made with.
if TYPE_CHECKING:
    from maker_desktop.services.overview.summary import Summary

#: Cards side by side; older files are in a menu.
SHOWN: Final = 3
_HEIGHT, _RING, _STROKE = 104, 56, 6


class RecentFiles(QWidget):
    """`chosen` carries the path of the card that was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self.setFixedHeight(px(_HEIGHT))
        self.nothing = QLabel("还没有打开过赛事：在下面新建一个，把赛事文件拖到这里，或先打开示范赛事试用。", self)
        self.nothing.setProperty("look", "soft")
        self.nothing.setWordWrap(True)
        self._row.addWidget(self.nothing)
        self.cards: list[RecentCard] = []

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show the newest files, the first of them first."""
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [RecentCard(path, self) for path in paths[:SHOWN]]
        for card in self.cards:
            card.clicked.connect(lambda _checked, its=card.path: self.chosen.emit(its))
            self._row.addWidget(card, 1)
        self.nothing.setVisible(not self.cards)

    def show_summary(self, path: Path, summary: "Summary | None") -> None:
        """Show what a file holds, or that it cannot be read as it is."""
        for card in self.cards:
            if card.path == path:
                card.show_summary(summary)


class RecentCard(QPushButton):
    """One file; its place and size stay when its progress becomes known."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self.setToolTip(str(path))
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.ring = Ring(_RING, _STROKE, "blue", self)
        self.name, self.holds = ElidedLabel(self), ElidedLabel(self)
        self.name.setProperty("look", "strong")
        self.name.setText(path.stem)
        self.holds.setProperty("look", "small")
        self.holds.setText(str(path.parent))
        self.state = Chip(self)
        self.time = QLabel(_saved(path), self)
        self.time.setProperty("look", "small")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state)
        foot.addWidget(self.time, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.name, self.holds):
            words.addWidget(part)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self.ring)
        row.addLayout(words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"打开 {path.stem}")

    def sizeHint(self) -> QSize:
        """Return the size of a card; a button would ask for the size of a text it does not have."""
        return QSize(280, px(_HEIGHT))

    def show_summary(self, summary: "Summary | None") -> None:
        """Show the share of the steps done, the stage and its scores, and whether all is sealed."""
        if summary is None:
            self.state.say("打开后可见", Tone.QUIET)
            return
        self.ring.show_share(summary.done, summary.total)
        self.holds.setText(summary.holds)
        self.state.say("已封存" if summary.sealed else "进行中", Tone.DONE if summary.sealed else Tone.WHERE)
        self.setAccessibleName(f"打开 {self.path.stem}，{summary.holds}，{self.state.text()}")


def _saved(path: Path) -> str:
    """Return when a file was last saved, today by its time alone; empty where it is gone."""
    try:
        time = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return ""
    today = time.date() == datetime.now().astimezone().date()
    return f"今天 {time:%H:%M}" if today else f"{time:%Y-%m-%d}"
