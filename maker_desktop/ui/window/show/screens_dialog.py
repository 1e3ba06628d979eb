"""大屏幕设置: which screen shows what, the host's look, and sounds."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QPushButton, QWidget

from maker_desktop.ui.audience.side_screens import ROLE_NAMES
from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.window.show.screens import Screens, known_screens

_UNUSED = "不用"


class ScreensDialog(DialogFrame):
    """One line for each screen beside the desk's, which never shows anything to an audience by itself."""

    def __init__(
        self, screens: Screens, desk: str, sounds: bool, choose_sounds: Callable[[bool], None], parent: QWidget
    ) -> None:
        says = "屏幕按名称记住，下次接上还是这样；打开大屏幕时一起打开。"
        super().__init__(parent, "presentation", Tone.WHERE, "每块屏幕显示什么", says)
        self._screens = screens
        self.choices: dict[str, QComboBox] = {}
        lines = QFormLayout()
        lines.setHorizontalSpacing(16)
        known = known_screens(screens.roles, desk)
        for name, words in known:
            choice = QComboBox(self)
            choice.setAccessibleName(words)
            choice.addItem(_UNUSED, "")
            for role, shown in ROLE_NAMES.items():
                choice.addItem(shown, role.value)
            choice.setCurrentIndex(max(choice.findData(getattr(screens.roles.get(name), "value", "")), 0))
            self.choices[name] = choice
            lines.addRow(words, choice)
        if not known:
            lines.addRow(QLabel("只有操作台这一块屏幕。接上投影仪或 LED 屏后再来这里设置。", self))
        self.body.addLayout(lines)
        self.sounds = QCheckBox("宣布获奖者时播放鼓点和掌声", self)
        self.sounds.setChecked(sounds)
        self.sounds.clicked.connect(choose_sounds)
        self.body.addSpacing(8)
        self.body.addWidget(self.sounds)
        self.look = QPushButton("外观…", self)
        self.look.setAutoDefault(False)
        self.foot.insertWidget(0, self.look)
        cancel = self.add_button("取消")
        cancel.clicked.connect(self.reject)
        self.apply = self.add_button("使用", "commit")
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        self.accepted.connect(self._apply)

    def _apply(self) -> None:
        chosen = {name: str(choice.currentData()) for name, choice in self.choices.items()}
        self._screens.choose({name: role for name, role in chosen.items() if role})
