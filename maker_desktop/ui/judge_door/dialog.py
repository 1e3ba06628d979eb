"""平板打分: opens and closes the judges' door, and shows every seat with its state and its code."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import judge_passes, judge_sheets
from maker_desktop.services.scoring.door_process import USUAL_PORT, DoorSettings
from maker_desktop.services.scoring.judge_door import SeatState, SeatStatus, place_of
from maker_desktop.ui.judge_door.addresses import addresses
from maker_desktop.ui.judge_door.code_picture import code_picture
from maker_desktop.ui.judge_door.door import JudgesDoor
from maker_desktop.ui.judge_door.seat_words import COLUMNS
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.record_model import RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_CODE_SIDE: Final = 300
#: How often the seconds since the last contact are written anew, in milliseconds.
_EVERY: Final = 1000


class DoorDialog(QDialog):
    """A window beside the scoring page, so that marks can be keyed while it is open."""

    def __init__(
        self,
        session: Session,
        door: JudgesDoor,
        parent: QWidget,
        print_cards: Callable[[Mapping[Seat, str]], object] = lambda _addresses: None,
    ) -> None:
        super().__init__(parent)
        self._print_cards = print_cards
        self._session = session
        self._door = door
        self._stage = ""
        self.setWindowTitle("平板打分")
        self.resize(980, 640)
        self.where = QComboBox(self)
        self.where.setAccessibleName("本机地址")
        self.port = QSpinBox(self)
        self.port.setRange(1024, 65535)
        self.port.setValue(USUAL_PORT)
        self.port.setAccessibleName("端口")
        self.toggle = QPushButton(self)
        self.toggle.setProperty("look", "commit")
        self.toggle.clicked.connect(lambda _on: self._toggle())
        self.state = _label(self, "plain")
        self.seats = RecordTable(self)
        self.model = RecordTableModel[SeatStatus](COLUMNS, self)
        self.seats.setModel(self.model)
        self.seats.setAccessibleName("席位")
        self.seats.picked.connect(lambda _status: self._show_code())
        self.code = QLabel(self)
        self.code.setFixedSize(_CODE_SIDE, _CODE_SIDE)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code_words = _label(self, "soft")
        self.trust = QPushButton("安装证书的二维码", self)
        self.trust.setCheckable(True)
        self.trust.toggled.connect(lambda _on: self._show_code())
        self.issue = self._act("重新发码　F2", "F2", self._issue)
        self.paper = self._act("改用纸质　F3", "F3", self._ask_paper)
        self.back = self._act("退回评分表　F4", "F4", self._ask_back)
        self.cards = QPushButton("打印打分卡…", self)
        self.cards.clicked.connect(lambda _on: self._guarded(self._ask_cards))
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.refresh)
        door.opened.connect(lambda _address: self._opened())
        door.closed.connect(self._closed)
        door.changed.connect(self.refresh)

    def show_for(self, stage_id: str) -> None:
        """Show the window for a stage; an open door stays with its own."""
        if not self._door.is_open:
            self._stage = stage_id
            self.where.clear()
            for each in addresses():
                self.where.addItem(each.words, each.address)
        self._clock.start()
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Show the seats as they are now; nothing moves, and the chosen one stays chosen."""
        is_open = self._door.is_open
        for field in (self.where, self.port):
            field.setEnabled(not is_open)
        self.toggle.setText("关闭平板打分" if is_open else "开启平板打分")
        self.state.setText(self._state_words())
        before = self.seats.currentIndex().row()
        self.model.show(self._door.status())
        if is_open and before < 0 and self.model.rowCount():
            self.seats.selectRow(0)
        for button in (self.issue, self.paper, self.back, self.cards, self.trust):
            button.setEnabled(is_open)
        self._show_code()

    def chosen(self) -> SeatStatus | None:
        """Return the seat that is chosen in the table."""
        row = self.seats.currentIndex().row()
        return self.model.record(row) if 0 <= row < self.model.rowCount() else None

    def _state_words(self) -> str:
        if not self._door.is_open:
            return "没有开启。平板须与本机连在同一个网络里；请选一个地址，再按“开启平板打分”。"
        reached = (
            "已有设备打开过页面，网络通。" if self._door.reached else "还没有设备打开过页面，请用一台平板扫码试一下。"
        )
        return f"已开启：{self._door.address}　{reached}"

    def _toggle(self) -> None:
        if self._door.is_open:
            self._door.close()
            return
        self._guarded(partial(self._door.open, self._stage, DoorSettings(self.where.currentData(), self.port.value())))

    def _opened(self) -> None:
        self._guarded(self._door.issue_missing)
        self.refresh()

    def _closed(self, why: str) -> None:
        self.refresh()
        if why:
            self.state.setText(why)
            restyle(self.state, "tone", Tone.WRONG.value)

    def _show_code(self) -> None:
        status = self.chosen()
        text, words = "", "请选一个席位。"
        if self.trust.isChecked() and self._door.is_open:
            text = f"{self._door.address}install"
            words = f"平板扫这个码安装会场证书，装过的不再提示“不安全”。\n指纹：{self._door.fingerprint}"
        elif status is not None:
            text = self._door.url(place_of(status.seat))
            words = _code_words(status, bool(text))
        self.code.setPixmap(code_picture(text, _CODE_SIDE) if text else QPixmap())
        self.code_words.setText(words)

    def _issue(self) -> None:
        status = self.chosen()
        if status is not None:
            self._guarded(partial(self._door.issue, status))

    def _ask_cards(self) -> None:
        """Print a card for every seat whose code has not been used."""
        seats = [each.seat for each in self._door.status()]
        self._print_cards({seat: url for seat in seats if (url := self._door.url(place_of(seat)))})

    def _ask_paper(self) -> None:
        status = self.chosen()
        if status is None:
            return
        question = f"{status.seat.seat} 号席{status.seat.judge}改用纸质评分表？"
        says = "这台平板随即停用，已提交的评分表不受影响。\n要再用平板，请重新发码。"
        dialog = ReasonDialog(self, question, says, "改用纸质")
        dialog.given.connect(
            lambda reason: self._guarded(
                partial(judge_passes.take_over_on_paper, self._session, place_of(status.seat), reason)
            )
        )
        dialog.open()

    def _ask_back(self) -> None:
        status = self.chosen()
        number = self._on_stage(status) if status is not None else 0
        if status is None or status.state is not SeatState.SUBMITTED:
            self.state.setText("这个席位没有提交台上项目的评分表，不用退回。")
            return
        dialog = give_back_dialog(self, self._session, status.seat.stage, number, status.seat.judge)
        dialog.open()

    def _on_stage(self, status: SeatStatus) -> int:
        calls = self._session.contest.calls(status.seat.stage, status.seat.panel)
        return calls[-1].number if calls else 0

    def _guarded(self, act: Callable[[], object]) -> None:
        """Do something whose refusal is shown here, over the window it is about."""
        restyle(self.state, "tone", "")
        try:
            act()
        except Refusal as refusal:
            self.state.setText(refusal.sentence)
            restyle(self.state, "tone", Tone.WRONG.value)

    def _act(self, words: str, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda _on: slot())
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on: button.click())
        self.addAction(action)
        return button

    def _lay_out(self) -> None:
        top, acts, side, across, down = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for layout, spacing in ((top, 10), (acts, 10), (side, 10), (across, 16), (down, 12)):
            layout.setSpacing(spacing)
        down.setContentsMargins(22, 18, 22, 18)
        for words, field in (("地址", self.where), ("端口", self.port)):
            label = QLabel(words, self)
            label.setBuddy(field)
            top.addWidget(label)
            top.addWidget(field, 1 if field is self.where else 0)
        top.addWidget(self.toggle)
        for button in (self.issue, self.paper, self.back):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.cards)
        side.addWidget(self.code)
        side.addWidget(self.code_words)
        side.addStretch(1)
        side.addWidget(self.trust)
        across.addWidget(self.seats, 1)
        across.addLayout(side)
        down.addLayout(top)
        down.addWidget(self.state)
        down.addLayout(across, 1)
        down.addLayout(acts)
        self.code_words.setFixedWidth(_CODE_SIDE)


def give_back_dialog(parent: QWidget, session: Session, stage_id: str, number: int, judge: str) -> ReasonDialog:
    """Return the dialog that asks why a sheet is given back, and gives it back."""
    question = f"退回评委{judge}给 {number} 号项目的评分表？"
    says = "他的平板会显示您写的原因，改好后再提交一次。\n退回以前的分数留在流水里，不再计入。"
    dialog = ReasonDialog(parent, question, says, "退回")
    dialog.given.connect(partial(judge_sheets.give_back, session, stage_id, number, judge))
    return dialog


def _code_words(status: SeatStatus, has_code: bool) -> str:
    who = f"{status.seat.seat} 号席 {status.seat.judge}"
    if has_code:
        return f"{who}\n请这位评委用平板扫码；一张码只能接入一台设备。"
    if status.device:
        return f"{who}\n已接入设备 {status.device}（{status.device_name}）。换设备请按 F2 重新发码。"
    return f"{who}\n没有可用的二维码，请按 F2 发码。"


def _label(parent: QWidget, look: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
