"""The head of the page: number, name and applicant of the current project, and its state."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.kit.zoom import px

#: Pixels: the square of the number, and the whole heading; a name of two lines is set smaller.
_SQUARE, _HEIGHT, _NAME_PIXELS = 56, 68, 23


class ProjectHeading(QWidget):
    """Always of one height, so that no project moves the grid: a long name takes two lines in a smaller size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.name = QLabel(self), QLabel(self)
        self.number.setProperty("look", "projectNumber")
        self.number.setFixedSize(px(_SQUARE), px(_SQUARE))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setProperty("look", "heading")
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.applicant = ElidedLabel(self)
        self.applicant.setProperty("look", "soft")
        self.applicant.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._division, self._specialised, self._presence = Chip(self), Chip(self), Chip(self)
        below = QHBoxLayout()
        below.setSpacing(10)
        for widget in (self.applicant, self._division, self._specialised, self._presence):
            below.addWidget(widget)
        below.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name, 1)
        names.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(names, 1)
        self.setFixedHeight(px(_HEIGHT))

    def show_project(self, project: Project, division: str, presence: Presence) -> None:
        """Show a project of a division and its state in the stage."""
        self.number.setText(str(project.number))
        self.number.setAccessibleName(f"{project.number} 号")
        self.name.setText(project.name)
        self.name.setToolTip(project.name)
        self.applicant.setText(project.applicant)
        self._division.say(division, Tone.QUIET)
        self._specialised.say("专精特新" if project.specialised in ("是", "√") else "", Tone.QUIET)
        self._presence.say(PRESENCE_NAMES[presence], Tone.QUIET if presence.competes else Tone.WRONG)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the name in the size that fits this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        font = self.font()
        font.setPixelSize(px(_NAME_PIXELS))
        font.setBold(True)
        fits = QFontMetrics(font).horizontalAdvance(self.name.text()) <= self.name.width()
        restyle(self.name, "look", _LOOKS[fits])


#: The look of a name that fits a line, and of another.
_LOOKS: Final = {True: "heading", False: "headingLong"}
