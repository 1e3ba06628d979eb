"""The panel of the witness list on the supervisor's drive, beside the journal."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton

from maker_desktop.services.journal.witness import Comparison
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.witness_drive import WitnessDrive

_HINT = (
    "监督员拿着自己的 U 盘，把每一条流水的码记走；以后拿清单来对，改过一条就看得出。打分页上每确认一个项目按一次 F12。"
)
#: What the clock can be set to; 0: it stands still.
_MINUTES = (0, 5, 10, 30)


class WitnessCard(Card):
    """Shows the drive of one contest: its path, the last head on its list, its clock, and the signing key.

    The page handles `compare`, and gives what was found to `show_comparison`.
    """

    form: ClassVar[str] = "witness_card"
    state: Chip
    told: QLabel
    choose: QPushButton
    record: QPushButton
    every: QComboBox
    make_key: QPushButton
    compare: QPushButton
    compared: QLabel

    def __init__(self, drive: WitnessDrive) -> None:
        super().__init__()
        forms.fill(self)
        self._drive = drive
        self.choose.clicked.connect(self._choose)
        self.record.clicked.connect(drive.record)
        self.make_key.clicked.connect(drive.make_key)
        for minutes in _MINUTES:
            self.every.addItem(f"每 {minutes} 分钟自动记一次" if minutes else "只在按 F12 时记", minutes)
        self.every.activated.connect(lambda _index: drive.record_every(self.every.currentData()))
        self.compared.hide()
        drive.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        folder, last = self._drive.folder, self._drive.last
        self.record.setEnabled(folder is not None)
        self.make_key.setEnabled(folder is not None)
        self.every.setEnabled(folder is not None)
        self.every.setCurrentIndex(max(self.every.findData(self._drive.minutes), 0))
        if self._drive.stopped:
            self.state.say("停了", Tone.WRONG)
            reached = f"清单只记到{last.head.words}。" if last is not None else ""
            self.told.setText(f"{self._drive.stopped}{reached}")
        elif folder is None:
            self.state.say("没有 U 盘", Tone.QUIET)
            self.told.setText(_HINT)
        elif last is None:
            self.state.say("还没有记", Tone.LOOK)
            self.told.setText(folder.name or str(folder))
        else:
            key = f"公钥指纹 {last.key}" if last.key else "没有签名"
            self.state.say("已签名" if last.key else "已记", Tone.DONE)
            self.told.setText(f"{last.path.name}\n记到{last.head.words}\n{key}")
        self.told.setToolTip(str(folder or ""))

    def show_comparison(self, name: str, found: Comparison) -> None:
        """Say what comparing a list with the file has found."""
        self.compared.setText("\n".join([f"{name}：{found.words}", *found.notes]))
        restyle(self.compared, "tone", "done" if found.ok else "wrong")
        self.compared.show()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "监督员的 U 盘", str(self._drive.folder or ""))
        if chosen:
            self._drive.use(Path(chosen))
