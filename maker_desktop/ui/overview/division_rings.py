"""The progress of each division of the current stage: a ring and a few figures for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from maker_desktop.services.overview.divisions import DivisionProgress
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.kit.widgets import Card

_DIAMETER, _STROKE = 96, 10
#: The first division of a rulebook, the second, and any further.
_TOKENS = ("navy", "teal", "violet")


class DivisionRings(QWidget):
    """A card for each division."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._cards: list[_DivisionCard] = []

    def show_divisions(self, divisions: Sequence[DivisionProgress]) -> None:
        """Show the counts of each division; the cards stay while their number does."""
        if len(divisions) != len(self._cards):
            for card in self._cards:
                self._row.removeWidget(card)
                card.hide()
                card.deleteLater()
            self._cards = [_DivisionCard(_TOKENS[min(index, 2)], self) for index in range(len(divisions))]
            for card in self._cards:
                self._row.addWidget(card)
        for card, division in zip(self._cards, divisions, strict=True):
            card.show_division(division)


class _DivisionCard(Card):
    def __init__(self, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ring = Ring(_DIAMETER, _STROKE, token, self)
        self._name = _label("strong", self)
        self._words = _label("small", self)
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(6)
        for widget in (self._ring, self._name, self._words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_division(self, division: DivisionProgress) -> None:
        self._ring.show_share(division.scored, division.competing)
        self._name.setText(division.name)
        waiting = division.scored - division.revealed
        parts = [f"已亮分 {division.revealed}"]
        parts += [f"待亮分 {waiting}"] if waiting else []
        parts += [f"不参评 {division.out}"] if division.out else []
        self._words.setText(" · ".join(parts))


def _label(look: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
