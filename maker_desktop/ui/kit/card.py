"""A white card with a thin border on which a page lays what belongs together."""

from PySide6.QtWidgets import QFrame, QWidget


class Card(QFrame):
    """A frame the style sheet draws as a card; its first label usually has the look `cardTitle`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
