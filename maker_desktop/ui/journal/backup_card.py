"""Where the copies of the open contest go and which are kept: beside the journal, at the right."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from maker_desktop.services.journal.backup import Copy
from maker_desktop.ui import forms
from maker_desktop.ui.kit.backup_schedule import FOLDER, Safekeeping, when
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card, Chip
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable


class BackupCard(Card):
    """Follows the copies of one contest and lets their places be chosen; `copy` is the page's to answer."""

    form: ClassVar[str] = "backup_card"
    state: Chip
    places: QLabel
    copies: RecordTable
    now: QPushButton
    copy: QPushButton
    choose_stick: QPushButton
    drop_stick: QPushButton

    def __init__(self, safekeeping: Safekeeping) -> None:
        super().__init__()
        forms.fill(self)
        self._safekeeping = safekeeping
        self._model = RecordTableModel(
            [
                Column[Copy]("时间", lambda copy: when(copy.time), tip=lambda copy: str(copy.path), stretch=True),
                Column[Copy]("流水", lambda copy: f"{copy.entries} 条", right=True),
                Column[Copy]("位置", self._place, tip=lambda copy: str(copy.path)),
            ],
            self,
        )
        self.copies.setModel(self._model)
        self.now.clicked.connect(safekeeping.copy_now)
        self.choose_stick.clicked.connect(self._choose)
        self.drop_stick.clicked.connect(lambda: safekeeping.use_stick(None))
        safekeeping.followed.connect(self._show)
        safekeeping.stick_chosen.connect(lambda _stick: self._show())
        self._show()

    def _show(self) -> None:
        copies, stick = self._safekeeping.copies, self._safekeeping.stick
        if not self._safekeeping.sound:
            self.state.say("有一处没有备份", Tone.WRONG)
        else:
            self.state.say(f"{len(copies)} 份" if copies else "还没有备份", Tone.DONE if copies else Tone.QUIET)
        second = f"U 盘：{stick}" if stick else "还没有选 U 盘。多一处备份，电脑坏了换一台就能接着做。"
        self.places.setText(f"每确认一个项目备份一次，平时每 5 分钟一次。\n本机：赛事文件旁的“{FOLDER}”\n{second}")
        self.drop_stick.setVisible(stick is not None)
        self._model.show(copies)

    def _place(self, copy: Copy) -> str:
        return "本机" if copy.path.parent == self._safekeeping.folder else "U 盘"

    def _choose(self) -> None:
        start = self._safekeeping.stick or self._safekeeping.folder.parent
        chosen = QFileDialog.getExistingDirectory(self, "第二处备份放在哪里", str(start))
        if chosen:
            self._safekeeping.use_stick(Path(chosen))
