"""The head of the page: number, name and applicant of the current project, and its state."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import ElidedLabel

#: A longer name, in characters, is set smaller.
_LONG_NAME = 30


class ProjectHeading(QWidget):
    """The whole name is always there, on as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.name = QLabel(self), QLabel(self)
        self.number.setProperty("look", "projectNumber")
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
        names.setSpacing(4)
        names.addWidget(self.name)
        names.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)

    def show_project(self, project: Project, division: str, presence: Presence) -> None:
        """Show a project of a division and its state in the stage."""
        self.number.setText(f"{project.number} 号")
        self.name.setText(project.name)
        restyle(self.name, "look", "heading" if len(project.name) <= _LONG_NAME else "headingLong")
        self.applicant.setText(project.applicant)
        self._division.say(division, Tone.QUIET)
        self._specialised.say("专精特新" if project.specialised in ("是", "√") else "", Tone.QUIET)
        self._presence.say(PRESENCE_NAMES[presence], Tone.QUIET if presence.competes else Tone.WRONG)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name the lines it needs at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A label never asks for less than it was given before.
        self.name.setMinimumHeight(0)
        self.name.setMinimumHeight(max(0, self.name.heightForWidth(self.name.width())))
