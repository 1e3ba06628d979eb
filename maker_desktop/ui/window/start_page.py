"""The start page: a new contest in three steps, or an existing one; it emits the choice and opens nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maker_desktop.domain.rules.preset import Preset
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import Toast
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import StepMarks
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

SUFFIX: Final = ".maker"
#: Not `Level`: the start page must not wait for the rules to be imported.
_LEVELS: Final = {"city": "市级", "province": "省级", "national": "国家级"}
_STEPS: Final = ("选择规则", "选择位置", "确认新建")
_PATH_ROLE: Final = Qt.ItemDataRole.UserRole
_UNQUOTED: Final = str.maketrans("", "", "“”")


class StartPage(QWidget):
    """Emits the choice: `new_wanted(preset id, Path)`, `open_wanted(Path)`; the other signals carry nothing."""

    new_wanted = Signal(str, object)
    open_wanted = Signal(object)
    open_asked = Signal()
    restore_asked = Signal()
    sample_wanted = Signal()
    help_wanted = Signal()

    form: ClassVar[str] = "start_page"
    message: Toast
    steps: StepMarks
    step_pages: QStackedWidget
    presets: RecordTable
    file_name: QLineEdit
    folder: QLineEdit
    browse: QPushButton
    target: QLabel
    summary_contest: QLabel
    summary_file: QLabel
    back: QPushButton
    forward: QPushButton
    open_file: QPushButton
    restore: QPushButton
    sample: QPushButton
    manual: QPushButton
    recent: QListWidget
    recent_pages: QStackedWidget
    no_recent: EmptyState

    def __init__(self, presets: Sequence[Preset], recent: Sequence[Path], folder: Path) -> None:
        super().__init__()
        forms.fill(self)
        self.setAcceptDrops(True)
        self.setMinimumSize(1040, 640)
        self.steps.show_steps(_STEPS)
        self._presets = RecordTableModel(
            [
                Column[Preset]("赛事规则", lambda preset: preset.name, tip=lambda preset: preset.name, stretch=True),
                Column[Preset]("级别", lambda preset: _LEVELS[preset.level]),
                Column[Preset]("年份", lambda preset: str(preset.year or ""), right=True),
            ],
            self,
        )
        self._presets.show(presets)
        self.presets.setModel(self._presets)
        self.folder.setText(str(folder))
        self.no_recent.say("还没有打开过赛事", "新建一个，或把文件拖到这里。")
        self.recent.setItemDelegate(_RecentDelegate(self.recent))
        self.show_recent(recent)
        self._connect()
        self._go_to(0)
        self.presets.pick_row(0)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Show the files opened last, newest first."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.stem}\n{path.parent}", self.recent)
            item.setData(_PATH_ROLE, path)
            item.setToolTip(str(path))
        self.recent_pages.setCurrentIndex(0 if paths else 1)

    def step(self) -> int:
        """Return the step that is being done, from 0."""
        return self.step_pages.currentIndex()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one contest file."""
        if _dropped_contest(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the contest file that was dropped."""
        path = _dropped_contest(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_wanted.emit(path)

    def _connect(self) -> None:
        self.presets.picked.connect(self._suggest_name)
        self.presets.opened.connect(lambda _preset: self._forward())
        self.browse.clicked.connect(self._choose_folder)
        self.file_name.textChanged.connect(self._show_target)
        self.folder.textChanged.connect(self._show_target)
        for field in (self.file_name, self.folder):
            field.returnPressed.connect(self._forward)
        self.back.clicked.connect(lambda: self._go_to(self.step() - 1))
        self.forward.clicked.connect(self._forward)
        self.open_file.clicked.connect(self.open_asked)
        self.open_file.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        for button in (self.open_file, self.manual):
            button.setToolTip(button.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.restore.clicked.connect(self.restore_asked)
        self.sample.clicked.connect(self.sample_wanted)
        self.manual.clicked.connect(self.help_wanted)
        self.manual.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self.recent.itemActivated.connect(lambda item: self.open_wanted.emit(item.data(_PATH_ROLE)))
        self.recent.itemClicked.connect(lambda item: self.open_wanted.emit(item.data(_PATH_ROLE)))

    def _forward(self) -> None:
        if self.step() == 2:
            self.new_wanted.emit(self._preset().id, self._path())
        elif self.step() == 0 or self._show_target():
            self._go_to(self.step() + 1)

    def _go_to(self, step: int) -> None:
        self.step_pages.setCurrentIndex(step)
        self.steps.go_to(step)
        self.back.setVisible(step > 0)
        self.forward.setText("新建并打开(&N)" if step == 2 else "下一步(&N)")
        restyle(self.forward, "look", "commit" if step == 2 else "")
        self.forward.setEnabled(self._presets.rowCount() > 0)
        (self.presets, self.file_name, self.forward)[step].setFocus()
        if step == 1:
            self._show_target()
        if step == 2:
            self.summary_contest.setText(self._preset().name)
            self.summary_file.setText(str(self._path()))

    def _preset(self) -> Preset:
        preset = self.presets.current_record()
        assert isinstance(preset, Preset)
        return preset

    def _path(self) -> Path:
        name = self.file_name.text().strip().removesuffix(SUFFIX)
        return Path(self.folder.text().strip()) / f"{name}{SUFFIX}"

    def _suggest_name(self, preset: Preset) -> None:
        # Without its quotation marks, which some shells and programs do not take.
        self.file_name.setText(f"{preset.name.translate(_UNQUOTED)}{SUFFIX}")

    def _show_target(self) -> bool:
        objection = self._objection()
        self.target.setText(objection or f"将新建：{self._path()}")
        restyle(self.target, "tone", "wrong" if objection else "")
        if self.step() == 1:
            self.forward.setEnabled(not objection)
        return not objection

    def _objection(self) -> str:
        if not self.file_name.text().strip().removesuffix(SUFFIX):
            return "请填写文件名。"
        if not Path(self.folder.text().strip()).is_dir():
            return "没有这个文件夹，请重新选择。"
        if self._path().exists():
            return "这里已有同名文件，请换一个文件名；要继续原来的赛事，请用“打开赛事文件”。"
        return ""

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "赛事文件存到哪里", self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))


class _RecentDelegate(QStyledItemDelegate):
    """Gives every file the width of the list, so that long names are cut short instead of running out of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a size that asks for height only."""
        return QSize(0, super().sizeHint(option, index).height())


def _dropped_contest(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix == SUFFIX else None
