"""Enters the positions from drawn lots, one for each project, within each division."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.records.editable_model import EditableModel
from maker_desktop.ui.records.record_model import Column
from maker_desktop.ui.records.record_table import RecordTable

_NUMBER_COLUMN = 3


class HandDrawDialog(FormDialog):
    """A column of numbers to type; all of them are taken together or, with a reason, none."""

    form: ClassVar[str] = "hand_draw_dialog"
    projects: RecordTable
    witness: QLineEdit
    objection: QLabel
    take: QPushButton

    def __init__(self, parent: QWidget, session: Session, stage: Stage) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._stage = stage
        self._typed: dict[int, str] = {}
        self._model = EditableModel(self._columns(), [_NUMBER_COLUMN], self)
        self._model.edited.connect(self._note)
        self._model.show(_competing(session, stage))
        self.projects.setModel(self._model)
        self.projects.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.projects.setCurrentIndex(self._model.index(0, _NUMBER_COLUMN))
        self.objection.hide()
        self.take.clicked.connect(self._take)
        self.projects.setFocus()
        self.resize(760, 620)

    def _columns(self) -> list[Column[Project]]:
        divisions = self._session.contest.rulebook.division
        return [
            Column[Project]("组别", lambda project: divisions(project.division).name, width=90),
            Column[Project]("编号", lambda project: str(project.number), right=True, width=72),
            Column[Project]("项目名称", lambda project: project.name, tip=lambda project: project.name, stretch=True),
            Column[Project]("抽签号", lambda project: self._typed.get(project.number, ""), right=True, width=100),
        ]

    def _note(self, project: Project, _column: int, text: str) -> None:
        self._typed[project.number] = text
        row = self.projects.currentIndex().row()
        if row + 1 < self._model.rowCount():
            self.projects.setCurrentIndex(self._model.index(row + 1, _NUMBER_COLUMN))

    def _take(self) -> None:
        wrong = [number for number, text in self._typed.items() if text and not text.isdecimal()]
        if wrong:
            self.objection.setText(f"{wrong[0]} 号项目的抽签号“{self._typed[wrong[0]][:10]}”不是数字。")
            self.objection.show()
            row = self._model.row_of(lambda project: project.number == wrong[0])
            self.projects.setCurrentIndex(self._model.index(row or 0, _NUMBER_COLUMN))
            self.projects.setFocus()
            return
        positions = {number: int(text) for number, text in self._typed.items() if text}
        witness = self.witness.text()
        self.close_after(lambda: draw.enter_draw(self._session, self._stage.id, positions, witness), self.objection)


def _competing(session: Session, stage: Stage) -> list[Project]:
    contest = session.contest
    projects = [each for each in contest.in_stage(stage) if contest.presence(stage.id, each.number).competes]
    return sorted(projects, key=lambda each: (stage.divisions.index(each.division), each.number))
