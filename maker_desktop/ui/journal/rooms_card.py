"""The panel of rooms (分会场): splitting a stage by panel into files, and merging them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton

from maker_desktop.domain.model.contest import Contest
from maker_desktop.services.core import contest
from maker_desktop.services.journal import merging, rooms
from maker_desktop.services.journal.merging import Merged, MergePlan
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.ui import forms
from maker_desktop.ui.journal.merge_dialog import MergeDialog
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.page_context import PageContext

_HINT = "几个评审组分头评审时，每组一个文件、一台电脑；评完把文件拿回来合并。各组只能改本组的评分表。"


class RoomsCard(Card):
    """Splits by panel and merges; in a room's own file it only names the room."""

    form: ClassVar[str] = "rooms_card"
    state: QLabel
    stage: QComboBox
    split: QPushButton
    merge: QPushButton

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        forms.fill(self)
        self._context = context
        self.split.clicked.connect(self._ask_folder)
        self.merge.clicked.connect(self._ask_files)

    def refresh(self) -> None:
        """Show what can be split and merged now."""
        session = self._context.session
        room = session.contest.room
        stages = _with_panels(session.contest)
        chosen = self.stage.currentData()
        self.stage.clear()
        for stage_id, words in stages.items():
            self.stage.addItem(words, stage_id)
        self.stage.setCurrentIndex(max(self.stage.findData(chosen), 0) if stages else -1)
        self.state.setText(_HINT if room is None else room_words(session.contest))
        for widget in (self.stage, self.split, self.merge):
            widget.setVisible(room is None)
        self.stage.setVisible(room is None and bool(stages))
        self.split.setEnabled(bool(stages))
        self.split.setToolTip("" if stages else "先安排评委、分好评审组，才能拆分。")
        self.merge.setEnabled(not session.read_only)

    def split_into(self, folder: Path) -> None:
        """Write a file for each panel of the chosen stage into a folder, off the main thread."""
        session, stage = self._context.session, self.stage.currentData()
        self._context.tasks.run("拆分", lambda _progress: rooms.split(session, folder, stage), self._tell_split)

    def preview(self, paths: Sequence[Path]) -> None:
        """Show the plan of merging room files, computed off the main thread from the file on disk."""
        session = self._context.session
        moment, path = session.moment, session.file.path

        def plan() -> MergePlan:
            with contest.open_session(path, session.person, read_only=True) as reader:
                return replace(merging.preview(reader, paths), moment=moment)

        self._context.tasks.run("预览合并", lambda _progress: plan(), self._show_plan)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, "分会场文件放在哪里", str(self._context.session.file.path.parent)
        )
        if folder:
            self.split_into(Path(folder))

    def _ask_files(self) -> None:
        here = str(self._context.session.file.path.parent)
        names, _kind = QFileDialog.getOpenFileNames(self, "合并哪些分会场文件", here, "赛事文件 (*.maker)")
        if names:
            self.preview([Path(name) for name in names])

    def _tell_split(self, files: Sequence[RoomFile]) -> None:
        panels = "、".join(f"{file.panel} 组 {len(file.numbers)} 个项目" for file in files)
        self._context.tell(f"已拆分成 {len(files)} 个文件（{panels}），在 {files[0].path.parent}。")

    def _show_plan(self, plan: MergePlan) -> None:
        dialog = MergeDialog(self, self._context, plan)
        dialog.merged.connect(self._tell_merged)
        dialog.open()

    def _tell_merged(self, merged: Merged | None) -> None:
        if merged is None:
            self._context.tell("合并已停下，什么也没有修改。", Tone.QUIET)
            return
        kept = f"合并前的文件备份为“{merged.backup.name}”。" if merged.backup else ""
        if merged.conflicts:
            self._context.tell(f"已合并，有 {len(merged.conflicts)} 项冲突，请到仲裁页逐项处理。{kept}", Tone.LOOK)
        else:
            self._context.tell(f"已全部合并，没有冲突。{kept}")


def room_words(contest: Contest) -> str:
    """Return the name of the room of a file; empty for a contest's own."""
    room = contest.room
    if room is None:
        return ""
    stage = next(stage.name for stage in contest.rulebook.stages if stage.id == room.stage)
    return f"这是{stage}第 {room.panel} 组的分会场文件，只能录入本组 {len(room.numbers)} 个项目；评完交给主文件合并。"


def _with_panels(contest: Contest) -> dict[str, str]:
    """Return the stages that can be split and how each is offered, those with several panels first."""
    listed = [
        (len(contest.panels(stage.id)), stage)
        for stage in contest.rulebook.stages
        if stage.id not in contest.closed and contest.panels(stage.id)
    ]
    return {
        stage.id: f"{stage.name}（{count} 个评审组）" for count, stage in sorted(listed, key=lambda each: each[0] == 1)
    }
