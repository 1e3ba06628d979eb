"""The selection of what to print: a stage, a project, a case, a form of score sheet, as the document allows."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import publishing
from maker_desktop.services.documents.publishing import DocumentKind, Wanted
from maker_desktop.ui.kit.widgets import Choice

Choices = Iterable[tuple[str, object]]

_BY_PROJECT = frozenset({"score-sheets", "derivation", "certificates"})
_FORMS = (("按评委和按项目", ""), ("只要按评委的", "judge"), ("只要按项目的", "project"))


class DocumentScope(QWidget):
    """Shows the choices a document has; `chosen` is emitted when the user chooses, never while they are filled."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self.stage = self._combo("阶段(&S)")
        self.number = self._combo("项目(&X)")
        self.case = self._combo("裁定(&C)")
        self.sheets = self._combo("评分表(&B)")
        self.settled = QCheckBox("只印已定的奖项(&Y)", self)
        self.settled.clicked.connect(lambda _checked: self.chosen.emit())
        self._form.addRow(self.settled)

    def show_document(self, session: Session, document: DocumentKind) -> None:
        """Show what can be chosen for a document, keeping what was chosen where it is still offered."""
        rulebook = session.contest.rulebook
        stages = [(stage.name, stage.id) for stage in rulebook.stages]
        rulings = [
            (f"第 {ruling.id} 号　{rulebook.stage(ruling.stage).name}", ruling.case)
            for ruling in session.contest.rulings
        ]
        self._fill(self.stage, document.staged, [("全部", None), *stages])
        self._fill(self.number, document.id in _BY_PROJECT, [("全部", None), *_projects(session, document.id)])
        self._fill(self.case, document.id == "ruling" and bool(rulings), [("全部", None), *rulings])
        self._fill(self.sheets, document.id == "score-sheets", _FORMS)
        self.settled.setVisible(document.id == "certificates")
        self.setVisible(document.staged or document.id in _BY_PROJECT)

    def wanted(self) -> Wanted:
        """Return what is chosen; parts that the document does not have are left empty."""
        return Wanted(
            stage=_value(self.stage),
            number=_value(self.number),
            case=_value(self.case),
            form=_value(self.sheets) or "",
            settled_only=not self.settled.isHidden() and self.settled.isChecked(),
        )

    def _combo(self, title: str) -> QComboBox:
        combo = Choice(self)
        combo.setAccessibleName(title.partition("(")[0])
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        combo.activated.connect(lambda _index: self.chosen.emit())
        self._form.addRow(title, combo)
        return combo

    def _fill(self, combo: QComboBox, offered: bool, choices: Choices) -> None:
        known = combo.currentData()
        combo.clear()
        for title, value in choices:
            combo.addItem(title, value)
        combo.setCurrentIndex(max(combo.findData(known), 0))
        self._form.setRowVisible(combo, offered)
        combo.setEnabled(offered)


def _projects(session: Session, document: str) -> list[tuple[str, object]]:
    numbers = publishing.awarded(session) if document == "certificates" else sorted(session.contest.by_number)
    return [(f"{number} 号　{session.contest.by_number[number].name}", number) for number in numbers]


def _value(combo: QComboBox) -> Any:
    """Return what was put in with the choice, None while the document does not offer it."""
    return combo.currentData() if combo.isEnabled() else None
