"""What the page of projects shows before there are any: a place to drop a list on, other ways, and what is checked."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.icons import icon, show
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.zoom import px

#: Headings of a list that must be there, and some that may be.
_NEEDED: Final = ("项目名称", "参赛主体", "组别")
_KNOWN: Final = ("是否专精特新", "联系人", "联系方式", "团队成员")
#: What an import checks, each with its drawing.
_CHECKS: Final = (
    ("copy", "同一主体、相近名称的项目"),
    ("file-text", "注册日期是否符合组别"),
    ("users-group", "同一人在几个项目团队中"),
    ("shield-check", "往年获奖与入围名单"),
)
_SIDE_WIDTH: Final = 320

#: Title, remark, key and what is done, of one way to begin.
Way = tuple[str, str, str, str, Callable[[], object]]


class EmptyRoster(QWidget):
    """`nothing` is the state with the main button; the page takes what is dropped."""

    def __init__(self, nothing: EmptyState, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._zone(nothing), 1)
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(self._ways(ways))
        side.addWidget(self._checks())
        side.addStretch(1)
        row.addLayout(side)

    def _zone(self, nothing: EmptyState) -> QFrame:
        zone = QFrame(self)
        zone.setProperty("look", "dropZone")
        column = QVBoxLayout(zone)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(nothing)
        says = QLabel("表头顺序不限；打勾的三列必须有", zone)
        says.setProperty("look", "small")
        column.addWidget(says, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_chips(zone, _NEEDED, Tone.DONE))
        column.addLayout(_chips(zone, _KNOWN, Tone.QUIET))
        column.addStretch(1)
        return zone

    def _ways(self, ways: Sequence[Way]) -> Card:
        card, column = self._card("也可以")
        for picture, title, remark, key, act in ways:
            button = QPushButton(icon(picture), title, card)
            button.clicked.connect(act)
            button.setToolTip(key)
            column.addWidget(button)
            words = QLabel(f"{remark}（{key}）", card)
            words.setProperty("look", "small")
            column.addWidget(words)
        return card

    def _checks(self) -> Card:
        card, column = self._card("导入时自动核对")
        for picture, words in _CHECKS:
            line = QHBoxLayout()
            line.setSpacing(10)
            drawing = QLabel(card)
            show(drawing, picture)
            line.addWidget(drawing)
            line.addWidget(QLabel(words, card), 1)
            column.addLayout(line)
        return card

    def _card(self, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(self)
        card.setFixedWidth(px(_SIDE_WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        heading = QLabel(title, card)
        heading.setProperty("look", "cardTitle")
        column.addWidget(heading)
        return card, column


def _chips(parent: QWidget, words: Sequence[str], tone: Tone) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for each in words:
        chip = Chip(parent)
        chip.say(each, tone)
        row.addWidget(chip)
    row.addStretch(1)
    return row
