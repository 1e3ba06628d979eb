"""The awards as tiers: a band for each award, in it a card for each place, those of each division side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.ui.awards.award_rows import AwardRow
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import TIER_TOKENS, Tone
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.kit.zoom import px

_HEAD_WIDTH: Final = 88
#: The heights of a card whose band has one row, and of one in a band of several.
_TALL, _LOW = 84, 66
#: Cards side by side in a division.
_ACROSS: Final = 2


@dataclass(frozen=True, slots=True)
class Band:
    """One award: its name, and by division, in the order of the rulebook, its places and their cards."""

    name: str
    places: int
    divisions: tuple[tuple[str, tuple[AwardRow, ...]], ...]


class TierBoard(QScrollArea):
    """`opened` carries the row of the card that is pressed. `recommended` are the numbers that have a seat."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: object = None
        self.cards: list[AwardCard] = []

    def show_bands(self, bands: Sequence[Band], recommended: frozenset[int]) -> None:
        """Show these awards, the highest first; with the same ones the cards stay, and with them the focus."""
        if (shown := (tuple(bands), recommended)) == self._shown:
            return
        self._shown, self.cards = shown, []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for turn, band in enumerate(bands):
            token = TIER_TOKENS[min(turn, len(TIER_TOKENS) - 1)]
            column.addWidget(self._band(band, token, recommended, content))
        column.addStretch(1)
        self.setWidget(content)

    def _band(self, band: Band, token: str, recommended: frozenset[int], parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("tier", token)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(0)
        for words, look in ((band.name, "tierName"), (f"共 {band.places} 个", "small")):
            label = QLabel(words, frame)
            label.setProperty("look", look)
            label.setProperty("tier", token)
            label.setFixedWidth(px(_HEAD_WIDTH))
            head.addWidget(label)
        head.addStretch(1)
        row.addLayout(head)
        for name, rows in band.divisions:
            row.addLayout(self._division(name, rows, recommended, frame), 1)
        return frame

    def _division(
        self, name: str, rows: Sequence[AwardRow], recommended: frozenset[int], parent: QWidget
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        title = QLabel(name, parent)
        title.setProperty("look", "small")
        column.addWidget(title)
        grid = QGridLayout()
        grid.setSpacing(8)
        across = min(len(rows), _ACROSS)
        for turn, each in enumerate(rows):
            given = each.project is not None and each.project.number in recommended
            card = AwardCard(each, given, _TALL if len(rows) <= _ACROSS else _LOW, parent)
            card.clicked.connect(lambda _checked, its=each: self.opened.emit(its))
            grid.addWidget(card, turn // max(across, 1), turn % max(across, 1))
            self.cards.append(card)
        column.addLayout(grid)
        column.addStretch(1)
        return column


class AwardCard(QPushButton):
    """One place of an award: who has it, with which score; or that a ruling is awaited; or that it stays vacant."""

    def __init__(self, row: AwardRow, recommended: bool, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height
        self.setProperty("look", "waitingCard" if row.pending else "card")
        number = str(row.project.number) if row.project is not None else ""
        name = row.project.name if row.project is not None else row.remark
        score = str(row.standing.score) if row.standing is not None and row.standing.score is not None else ""
        upper, lower = QHBoxLayout(), QHBoxLayout()
        self._put(upper, number, "cardNumber")
        self._put(upper, name, "strong", elided=True)
        low = height == _LOW
        # A low card has no room for the applicant; the whole of it is in the tool tip.
        applicant = row.project.applicant if row.project is not None and not low else ""
        self._put(lower, applicant, "small", elided=True)
        if row.pending or recommended:
            self._mark(lower, row.pending)
        self._put(lower, score, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        for part in (upper, lower):
            part.setSpacing(8)
            column.addLayout(part)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        states = [f"{number} 号 {name}" if number else name, row.award, row.division, score and f"{score} 分"]
        states += ["待裁定" if row.pending else "推荐" if recommended else "", row.remark if number else ""]
        self.setAccessibleName("，".join(dict.fromkeys(filter(None, states))))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """Return the size of a card; a button would ask for the size of a text it does not have."""
        return QSize(px(150), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Give way in its width; its name is then cut."""
        return QSize(px(110), px(self._height))

    def _mark(self, line: QHBoxLayout, pending: bool) -> None:
        chip = Chip(self)
        chip.say("待裁定" if pending else "推荐", Tone.WRONG if pending else Tone.VIOLET)
        line.addWidget(chip)

    def _put(self, row: QHBoxLayout, text: str, look: str, *, elided: bool = False) -> None:
        if text or elided:
            label = ElidedLabel(self) if elided else QLabel(self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("look", look)
            label.setText(text)
            row.addWidget(label, int(elided), Qt.AlignmentFlag.AlignVCenter if not elided else Qt.AlignmentFlag(0))
