"""Sets the members of the expert committee and its chair, all at once."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from maker_desktop.domain.model.ruling import CommitteeMember
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.session import Session
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.zoom import px

_NAME, _EMPLOYER, _CHAIR = range(3)
_TITLES: Final = ("姓名", "单位", "主任委员")
_ROW_HEIGHT = 36


class CommitteeDialog(FormDialog):
    """A table to write the members in; what is wrong is said below it."""

    form: ClassVar[str] = "committee_dialog"
    members: QTableWidget
    add: QPushButton
    drop: QPushButton
    refusal: QLabel
    save: QPushButton

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self.members.setColumnCount(len(_TITLES))
        self.members.setHorizontalHeaderLabels(list(_TITLES))
        self.members.horizontalHeader().setSectionResizeMode(_EMPLOYER, QHeaderView.ResizeMode.Stretch)
        self.members.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.members.verticalHeader().hide()
        self.members.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.members.setTabKeyNavigation(True)
        for member in session.contest.committee or (CommitteeMember(""),):
            self._add(member)
        self.add.clicked.connect(self._add_empty)
        self.drop.clicked.connect(lambda: self.members.removeRow(self.members.currentRow()))
        self.save.clicked.connect(self._save)
        resize(self, 560, 460)

    def _add_empty(self) -> None:
        self._add(CommitteeMember(""))
        name = self.members.item(self.members.rowCount() - 1, _NAME)
        if name is not None:
            self.members.setCurrentItem(name)
            self.members.editItem(name)

    def _add(self, member: CommitteeMember) -> None:
        row = self.members.rowCount()
        self.members.insertRow(row)
        self.members.setItem(row, _NAME, QTableWidgetItem(member.name))
        self.members.setItem(row, _EMPLOYER, QTableWidgetItem(member.employer))
        chair = QTableWidgetItem("是")
        chair.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        chair.setCheckState(Qt.CheckState.Checked if member.chair else Qt.CheckState.Unchecked)
        self.members.setItem(row, _CHAIR, chair)

    def _member(self, row: int) -> CommitteeMember:
        chair = self.members.item(row, _CHAIR)
        is_chair = chair is not None and chair.checkState() is Qt.CheckState.Checked
        return CommitteeMember(self._text(row, _NAME), self._text(row, _EMPLOYER), is_chair)

    def _text(self, row: int, column: int) -> str:
        item = self.members.item(row, column)
        return item.text() if item is not None else ""

    def _save(self) -> None:
        written = [self._member(row) for row in range(self.members.rowCount())]
        members = [each for each in written if each.name or each.employer]
        self.close_after(lambda: arbitration.seat_committee(self._session, members), self.refusal)
