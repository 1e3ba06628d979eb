"""Enters the positions from drawn lots, one for each project, within each division."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.widgets import keep_place
from maker_desktop.ui.records.editable_model import EditableModel
from maker_desktop.ui.records.editable_table import EditableTable
from maker_desktop.ui.records.record_model import Column

_NUMBER_COLUMN = 3


class HandDrawDialog(FormDialog):
    """A column of numbers to type; all of them are taken together or, with a reason, none."""

    form: ClassVar[str] = "hand_draw_dialog"
    projects: EditableTable
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
        self._competing = _competing(session, stage)
        self._model.show(self._competing)
        self.projects.setModel(self._model)
        self.projects.written.connect(lambda project, _column, text: self._note([(project, text)]))
        self.projects.pasted.connect(self._paste)
        self.projects.cleared.connect(lambda projects: self._note([(project, "") for project in projects]))
        self.projects.setCurrentIndex(self._model.index(0, _NUMBER_COLUMN))
        keep_place(self.objection, lines=2)
        self.take.clicked.connect(self._take)
        self.projects.setFocus()
        resize(self, 760, 620)

    def _columns(self) -> list[Column[Project]]:
        divisions = self._session.contest.rulebook.division
        return [
            Column[Project]("组别", lambda project: divisions(project.division).name, width=90),
            Column[Project]("编号", lambda project: str(project.number), right=True, width=72),
            Column[Project]("项目名称", lambda project: project.name, tip=lambda project: project.name, stretch=True),
            Column[Project]("抽签号", lambda project: self._typed.get(project.number, ""), right=True, width=100),
        ]

    def _note(self, typed: Sequence[tuple[Project, str]]) -> None:
        self._typed |= {project.number: text for project, text in typed}
        self._model.show(self._competing)

    def _paste(self, project: Project, _column: int, text: str) -> None:
        """Fill the numbers from a project on with one line of the text each."""
        below = self._competing[self._competing.index(project) :]
        lines = [line.split("\t")[0].strip() for line in text.rstrip().splitlines()]
        if len(lines) > len(below):
            self._object(f"粘贴的有 {len(lines)} 个号，从这一格起只有 {len(below)} 个项目，没有粘贴。")
            return
        self._note(list(zip(below, lines, strict=False)))

    def _object(self, sentence: str) -> None:
        self.objection.setText(sentence)
        self.objection.show()

    def _take(self) -> None:
        wrong = [number for number, text in self._typed.items() if text and not text.isdecimal()]
        if wrong:
            self._object(f"{wrong[0]} 号项目的抽签号“{self._typed[wrong[0]][:10]}”不是数字。")
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
