"""大屏幕外观: logo, background, colours, sponsors and pictures of projects, with what the audience will see."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards.screen_theme import SUFFIXES, Draft, drafted, save
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.cues import SponsorsCue, TitleCue
from maker_desktop.ui.audience.operator_strip import Preview
from maker_desktop.ui.audience.staging.pictures import scene_of
from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import keep_place

_PREVIEW: Final = 234
_NONE: Final = "没有"


class LookDialog(DialogFrame):
    """Keeps a draft until it is saved beside the contest file; `saved` says that it was."""

    saved = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        says = "保存在赛事文件旁边，选中的图片一并复制过去。"
        super().__init__(parent, "presentation", Tone.WHERE, "大屏幕外观", says)
        self._session = session
        self.draft = drafted(session)
        stage = session.contest.rulebook.stages[0].id
        self._scenes = scene_of(session, TitleCue(stage)), scene_of(session, SponsorsCue())
        self.previews = tuple(Preview(self) for _scene in self._scenes)
        pictures = QHBoxLayout()
        pictures.setSpacing(10)
        for preview in self.previews:
            preview.give_width(_PREVIEW)
            pictures.addWidget(preview)
        pictures.addStretch(1)
        self._words: dict[str, QLabel] = {}
        lines = QFormLayout()
        lines.setHorizontalSpacing(14)
        lines.addRow("标志", self._picture_line("logo"))
        lines.addRow("背景图片", self._picture_line("background"))
        lines.addRow("颜色", self._colour_line())
        self.sponsors = QPlainTextEdit(self)
        self.sponsors.setPlaceholderText("每行一个单位名称，或一个图片文件名")
        self.sponsors.setFixedHeight(76)
        self.sponsors.setPlainText("\n".join(map(str, self.draft.sponsors)))
        self.sponsors.setAccessibleName("鸣谢单位")
        lines.addRow("鸣谢单位", self.sponsors)
        lines.addRow("项目图片", self._folder_line())
        self.objection = QLabel(self)
        restyle(self.objection, "tone", Tone.WRONG.value)
        keep_place(self.objection, lines=2)
        for part in (pictures, lines):
            self.body.addLayout(part)
            self.body.addSpacing(6)
        self.body.addWidget(self.objection)
        self.sponsors.textChanged.connect(self._show)
        cancel = self.add_button("取消")
        cancel.clicked.connect(self.reject)
        self.keep = self.add_button("保存", "commit")
        self.keep.clicked.connect(self._save)
        self._show()

    def theme(self) -> ScreenTheme | None:
        """Return the look as the draft has it; None, with the reason shown, where it cannot be used."""
        try:
            theme = self._told().theme()
        except Refusal as refusal:
            self.objection.setText(refusal.sentence)
            return None
        self.objection.setText("")
        return theme

    def _told(self) -> Draft:
        named = tuple(line.strip() for line in self.sponsors.toPlainText().splitlines() if line.strip())
        return replace(self.draft, sponsors=named)

    def _show(self) -> None:
        """Show what the draft says, and what the audience would see of it."""
        for name, label in self._words.items():
            path: Path | None = getattr(self.draft, name)
            label.setText(path.name if path is not None else _NONE)
        theme = self.theme()
        self.keep.setEnabled(theme is not None)
        for preview, scene in zip(self.previews, self._scenes, strict=True):
            preview.theme = theme or ScreenTheme()
            preview.show_scene(scene, 0.0)
            preview.update()

    def _save(self) -> None:
        try:
            save(self._session, self._told())
        except Refusal as refusal:
            self.objection.setText(refusal.sentence)
            return
        self.saved.emit()
        self.accept()

    def _picture_line(self, name: str) -> QHBoxLayout:
        kinds = f"图片 ({' '.join(f'*{each}' for each in SUFFIXES)})"

        def choose() -> None:
            chosen, _kind = QFileDialog.getOpenFileName(self, "选择图片", str(self._session.file.path.parent), kinds)
            if chosen:
                self._change(name, Path(chosen))

        return self._line(name, "选择…", choose)

    def _folder_line(self) -> QHBoxLayout:
        def choose() -> None:
            here = str(self._session.file.path.parent)
            chosen = QFileDialog.getExistingDirectory(self, "放项目图片的文件夹，文件名以项目编号开头", here)
            if chosen:
                self._change("pictures", Path(chosen))

        return self._line("pictures", "选择文件夹…", choose)

    def _line(self, name: str, word: str, choose: object) -> QHBoxLayout:
        row, label = QHBoxLayout(), QLabel(self)
        row.setSpacing(8)
        self._words[name] = label
        row.addWidget(label, 1)
        for text, act in ((word, choose), ("去掉", lambda: self._change(name, None))):
            button = QPushButton(text, self)
            button.setProperty("look", "small")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _change(self, name: str, path: Path | None) -> None:
        self.draft = replace(self.draft, **{name: path})  # type: ignore[arg-type]  # a field that holds a path
        self._show()

    def _colour_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, word in enumerate(("亮处…", "暗处…")):
            button = QPushButton(word, self)
            button.setProperty("look", "small")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, at=at: self._choose_colour(at))
            row.addWidget(button)
        usual = QPushButton("原来的颜色", self)
        usual.setProperty("look", "small")
        usual.setAutoDefault(False)
        usual.clicked.connect(lambda: self.choose_colours(ScreenTheme().colours))
        row.addWidget(usual)
        row.addStretch(1)
        return row

    def _choose_colour(self, at: int) -> None:
        chosen = QColorDialog.getColor(QColor(self.draft.colours[at]), self, "选择颜色")
        if chosen.isValid():
            colours = [*self.draft.colours]
            colours[at] = chosen.name()
            self.choose_colours((colours[0], colours[1]))

    def choose_colours(self, colours: tuple[str, str]) -> None:
        """Take the colour of the light and of the dark part of the background."""
        self.draft = replace(self.draft, colours=colours)
        self._show()
