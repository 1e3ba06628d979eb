"""The dialog that chooses a copy and the contest file to restore, and explains the effect; it changes nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.journal.backup import Copy, Foreseen, contest_name
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.backup_schedule import FOLDER, when
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.holdings import Holdings
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_KINDS = "赛事文件 (*.maker)"


class RestoreDialog(FormDialog):
    """The copies found, newest first, or any other file; `source` and `target` say what was chosen."""

    form: ClassVar[str] = "restore_dialog"
    other: QPushButton
    found: QStackedWidget
    copies: RecordTable
    none: EmptyState
    target: QLineEdit
    browse: QPushButton
    promise: QLabel
    restore: QPushButton

    def __init__(
        self,
        parent: QWidget | None,
        copies: Sequence[Copy],
        recent: Sequence[Path],
        folder: Path,
        foresee: Callable[[Path, Path], Foreseen],
    ) -> None:
        """`recent` are contest files a copy may belong to; what belongs to none is restored into `folder`.

        `foresee` returns what restoring a copy would do to a file; it is called off the main thread.
        """
        super().__init__(parent)
        self._recent, self._folder, self._foresee = tuple(recent), folder, foresee
        self._tasks = Tasks(self)
        self._source: Path | None = None
        self._reading = Tasks(self)
        self._holdings = Holdings(self._reading)
        self._told = ""
        self._model = RecordTableModel(
            [
                Column[Copy]("赛事文件", lambda copy: copy.name, tip=lambda copy: copy.name, stretch=True),
                Column[Copy]("备份时间", lambda copy: when(copy.time)),
                Column[Copy]("内容", lambda copy: self._holdings.words(copy.path)),
                Column[Copy]("流水", lambda copy: f"{copy.entries} 条", right=True),
                Column[Copy]("位置", lambda copy: str(copy.path.parent), tip=lambda copy: str(copy.path), width=240),
            ],
            self,
        )
        self.copies.setModel(self._model)
        self._connect()
        self._model.show(copies)
        self._holdings.known.connect(lambda: self._model.show(copies))
        self._holdings.ask(copy.path for copy in copies)
        self.found.setCurrentIndex(0 if copies else 1)
        self.none.say("没有找到备份", "插好存有备份的 U 盘，再用“其他文件”选一个文件。")
        self.copies.pick_row(0)
        self._show_promise()
        resize(self, 820, 600)
        (self.copies if copies else self.other).setFocus()

    def source(self) -> Path:
        """Return the copy that was chosen; a bug where none was."""
        assert self._source is not None, "without a copy there is nothing to accept"
        return self._source

    def target_path(self) -> Path:
        """Return the contest file it becomes."""
        return Path(self.target.text().strip())

    def _connect(self) -> None:
        self.copies.picked.connect(self._choose)
        self.copies.opened.connect(lambda _copy: self.restore.click())  # nothing while it is not enabled
        self.other.clicked.connect(self._ask_other)
        self.browse.clicked.connect(self._ask_target)
        self.target.textChanged.connect(lambda _text: self._show_promise())
        self.restore.clicked.connect(self.accept)

    def _choose(self, copy: Copy) -> None:
        self._take(copy.path, copy.name, f" {when(copy.time)} 的备份（{copy.entries} 条流水）")

    def _ask_other(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "用哪一份备份或副本", str(self._folder), _KINDS)
        if chosen:
            path = Path(chosen)
            self.copies.selectionModel().clear()  # the current row, too: it can be chosen again
            self._take(path, contest_name(path), f"“{path.name}”")

    def _take(self, source: Path, name: str, told: str) -> None:
        self._source, self._told = source, told
        beside = [source.parent.parent / f"{name}.maker"] if source.parent.name == FOLDER else []
        known = [path for path in self._recent if path.stem == name]
        self.target.setText(str((*beside, *known, self._folder / f"{name}.maker")[0]))
        self._show_promise()

    def _ask_target(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            "恢复成哪个赛事文件",
            self.target.text(),
            _KINDS,
            options=QFileDialog.Option.DontConfirmOverwrite,  # an existing file is not lost
        )
        if chosen:
            self.target.setText(chosen)

    def _show_promise(self) -> None:
        objection = self._objection()
        self._tasks.cancel()
        # Nothing is wrong before anything has been chosen.
        self._say(objection or self._consequence(), wrong=bool(objection) and self._source is not None)
        self.restore.setEnabled(False)
        if not objection:
            self._say(f"正在与现在的文件比对…\n{self._consequence()}", wrong=False)
            self._look_ahead(self.source(), self.target_path())

    def _look_ahead(self, source: Path, target: Path) -> None:
        """Compare the copy with the file it would replace; only then can it be restored."""

        def work(_progress: TaskProgress) -> Foreseen | Refusal:
            try:
                return self._foresee(source, target)
            except Refusal as refusal:
                return refusal

        def then(found: Foreseen | Refusal) -> None:
            if (source, target) != (self._source, self.target_path()):
                return
            if isinstance(found, Refusal):
                self._say(found.sentence, wrong=True)
                return
            self._say(f"{found.words}\n{self._consequence()}".strip(), wrong=found.other)
            self.restore.setText("换成另一场赛事(&R)" if found.other else "恢复并打开(&R)")
            self.restore.setEnabled(True)

        self._tasks.replace("比对备份", work, then)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self.promise.setText(sentence)
        restyle(self.promise, "tone", "wrong" if wrong else "")

    def done(self, result: int) -> None:
        """Wait for a comparison that is still being made, and close."""
        self._tasks.close()
        self._reading.close()
        super().done(result)

    def _objection(self) -> str:
        target = self.target_path()
        if self._source is None:
            return "请先选一份备份。"
        if target.suffix != ".maker" or not target.parent.is_dir():
            return "请填写赛事文件的完整位置，文件名以 .maker 结尾，文件夹要已经有。"
        if target == self._source:
            return "这就是备份本身，请换一个位置；备份要留着。"
        return ""

    def _consequence(self) -> str:
        target = self.target_path()
        if target.exists():
            return (
                f"先校验备份，再把“{target.name}”换成{self._told}。"
                "现在的文件不删除，改名留在旁边；备份之后做的修改只在那个文件里。"
            )
        return f"先校验备份，再在“{target.parent}”新建“{target.name}”，内容是{self._told}。"
