"""The panel of the witness list on the supervisor's drive, beside the journal."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.kit.witness_drive import WitnessDrive

_HINT = (
    "监督员拿着自己的 U 盘，把每一条流水的码记走；以后拿清单来对，改过一条就看得出。打分页上每确认一个项目按一次 F12。"
)


class WitnessCard(Card):
    """Shows the drive of one contest: its path, the last head on its list, and the signing key."""

    form: ClassVar[str] = "witness_card"
    state: Chip
    told: QLabel
    choose: QPushButton
    record: QPushButton
    make_key: QPushButton

    def __init__(self, drive: WitnessDrive) -> None:
        super().__init__()
        forms.fill(self)
        self._drive = drive
        self.choose.clicked.connect(self._choose)
        self.record.clicked.connect(drive.record)
        self.make_key.clicked.connect(drive.make_key)
        drive.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        folder, last = self._drive.folder, self._drive.last
        self.record.setEnabled(folder is not None)
        self.make_key.setEnabled(folder is not None)
        if folder is None:
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

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "监督员的 U 盘", str(self._drive.folder or ""))
        if chosen:
            self._drive.use(Path(chosen))
