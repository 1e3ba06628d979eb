"""The start page: a new contest on one page, or an existing one; it emits the choice and opens nothing."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from maker_desktop.domain.rules.preset import Preset
from maker_desktop.ui import forms
from maker_desktop.ui.kit.menus import literal, menu
from maker_desktop.ui.kit.messages import Toast
from maker_desktop.ui.kit.scroll_frame import ScrollFrame
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.window.recent_files import SHOWN, RecentFiles
from maker_desktop.ui.window.zooming import turn

# The start page must not wait for rules and database, which a summary is made with.
if TYPE_CHECKING:
    from maker_desktop.services.overview.summary import Summary

SUFFIX: Final = ".maker"
MINIMUM_SIZE: Final = (1040, 640)
#: Not `Level`: the start page must not wait for the rules to be imported.
_LEVELS: Final = {"city": "市级", "province": "省级", "national": "国家级"}
_UNQUOTED: Final = str.maketrans("", "", "“”")


class StartPage(QWidget):
    """Emits the choice: `new_wanted(preset id, Path)`, `open_wanted(Path)`; the other signals carry nothing."""

    new_wanted = Signal(str, object)
    open_wanted = Signal(object)
    open_asked = Signal()
    restore_asked = Signal()
    sample_wanted = Signal()
    help_wanted = Signal()
    #: Carries the zoom the desk is now shown at.
    zoomed = Signal(float)

    form: ClassVar[str] = "start_page"
    message: Toast
    presets: RecordTable
    file_name: QLineEdit
    folder: QLineEdit
    browse: QPushButton
    target: QLabel
    forward: QPushButton
    more: QPushButton
    open_file: QPushButton
    restore: QPushButton
    sample: QPushButton
    manual: QPushButton
    recent: RecentFiles

    def __init__(self, presets: Sequence[Preset], recent: Sequence[Path], folder: Path) -> None:
        super().__init__()
        forms.fill(self)
        self._scroll()
        self.setAcceptDrops(True)
        self.setMinimumSize(*MINIMUM_SIZE)
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
        self.show_recent(recent)
        self._connect()
        self.presets.pick_row(0)
        self._show_target()
        self.presets.setFocus()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Show the files opened last, newest first: three as cards, the others in a menu."""
        self.recent.show_paths(paths)
        older = menu(self, "更早的赛事")
        for path in paths[SHOWN:]:
            action = older.addAction(literal(path.stem), partial(self.open_wanted.emit, path))
            action.setToolTip(str(path))
        self.more.setMenu(older)
        self.more.setHidden(older.isEmpty())

    def show_summary(self, path: Path, summary: "Summary | None") -> None:
        """Show what one of the files holds, None where it cannot be read as it is."""
        self.recent.show_summary(path, summary)

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
        self.presets.opened.connect(lambda _preset: self._go_to_name())
        self.browse.clicked.connect(self._choose_folder)
        self.file_name.textChanged.connect(self._show_target)
        self.folder.textChanged.connect(self._show_target)
        for field in (self.file_name, self.folder):
            field.returnPressed.connect(self._make)
        self.forward.clicked.connect(self._make)
        self.open_file.clicked.connect(self.open_asked)
        self.open_file.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        self.restore.clicked.connect(self.restore_asked)
        self.sample.clicked.connect(self.sample_wanted)
        self.manual.clicked.connect(self.help_wanted)
        self.manual.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        for button in (self.open_file, self.manual):
            button.setToolTip(button.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        for key, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+Shift+0", 0)):
            QShortcut(QKeySequence(key), self, partial(self.zoom, steps))
        self.recent.chosen.connect(self.open_wanted)

    def zoom(self, steps: int) -> None:
        """Show the page so many steps larger or smaller, 0 as it is drawn."""
        shown = turn(steps)
        self.message.say(f"界面缩放 {shown:.0%}", Tone.QUIET)
        self.zoomed.emit(shown)

    def _scroll(self) -> None:
        """Let the page scroll what finds no room once it is zoomed."""
        layout = self.layout()
        item = layout.takeAt(0) if layout is not None else None
        content = item.widget() if item is not None else None
        assert layout is not None
        assert content is not None, "the form has been filled in"
        layout.addWidget(ScrollFrame(content, MINIMUM_SIZE, self))

    def _go_to_name(self) -> None:
        self.file_name.setFocus()
        self.file_name.selectAll()

    def _make(self) -> None:
        if self._show_target():
            self.new_wanted.emit(self._preset().id, self._path())

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
        self.target.setToolTip(self.target.text())
        restyle(self.target, "tone", "wrong" if objection else "")
        self.forward.setEnabled(not objection)
        return not objection

    def _objection(self) -> str:
        if self.presets.current_record() is None:
            return "没有可以选的规则，请重新安装程序。"
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


def _dropped_contest(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix == SUFFIX else None
