"""The panel of backup copies beside the journal: their folders, and which are kept."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from maker_desktop.services.journal.backup import Copy
from maker_desktop.ui import forms
from maker_desktop.ui.kit.backup_schedule import FOLDER, BackupSchedule, when
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.holdings import Holdings
from maker_desktop.ui.kit.tasks import Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable


class BackupCard(Card):
    """Shows the copies of one contest and lets their folders be chosen; the page handles `copy`."""

    form: ClassVar[str] = "backup_card"
    state: Chip
    places: QLabel
    copies: RecordTable
    now: QPushButton
    copy: QPushButton
    choose_usb_drive: QPushButton
    drop_usb_drive: QPushButton

    def __init__(self, backup_schedule: BackupSchedule, tasks: Tasks) -> None:
        """`tasks` are the card's own: what the copies hold is read with them."""
        super().__init__()
        forms.fill(self)
        self._holdings = Holdings(tasks)
        self._backup_schedule = backup_schedule
        self._model = RecordTableModel(
            [
                Column[Copy]("时间", lambda copy: when(copy.time), tip=lambda copy: str(copy.path), stretch=True),
                Column[Copy]("内容", lambda copy: self._holdings.words(copy.path)),
                Column[Copy]("流水", lambda copy: f"{copy.entries} 条", right=True),
                Column[Copy]("位置", self._place, tip=lambda copy: str(copy.path)),
            ],
            self,
        )
        self.copies.setModel(self._model)
        self.now.clicked.connect(backup_schedule.copy_now)
        self.choose_usb_drive.clicked.connect(self._choose)
        self.drop_usb_drive.clicked.connect(lambda: backup_schedule.use_usb_drive(None))
        backup_schedule.followed.connect(self._show)
        self._holdings.known.connect(lambda: self._model.show(self._backup_schedule.copies))
        backup_schedule.usb_drive_chosen.connect(lambda _usb_drive: self._show())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the copies hold only where it is looked at: reading takes time that belongs to the marks."""
        super().showEvent(event)
        self._holdings.ask(copy.path for copy in self._backup_schedule.copies)

    def _show(self) -> None:
        copies, usb_drive = self._backup_schedule.copies, self._backup_schedule.usb_drive
        if not self._backup_schedule.sound:
            self.state.say("有一处没有备份", Tone.WRONG)
        else:
            self.state.say(f"{len(copies)} 份" if copies else "还没有备份", Tone.DONE if copies else Tone.QUIET)
        second = f"U 盘：{usb_drive}" if usb_drive else "还没有选 U 盘。多一处备份，电脑坏了换一台就能接着做。"
        self.places.setText(f"每确认一个项目备份一次，平时每 5 分钟一次。\n本机：赛事文件旁的“{FOLDER}”\n{second}")
        self.drop_usb_drive.setVisible(usb_drive is not None)
        self._model.show(copies)
        if self.isVisible():
            self._holdings.ask(copy.path for copy in copies)

    def _place(self, copy: Copy) -> str:
        return "本机" if copy.path.parent == self._backup_schedule.folder else "U 盘"

    def _choose(self) -> None:
        start = self._backup_schedule.usb_drive or self._backup_schedule.folder.parent
        chosen = QFileDialog.getExistingDirectory(self, "第二处备份放在哪里", str(start))
        if chosen:
            self._backup_schedule.use_usb_drive(Path(chosen))
