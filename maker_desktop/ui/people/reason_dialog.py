"""Asks for the reason of an action, for the journal; without one the action is disabled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.zoom import px

#: In pixels: three lines of a reason.
_FIELD_HEIGHT = 76


class ReasonDialog(DialogFrame):
    """A question, its consequences, and a field for the reason; `given` carries the reason.

    Each line of `consequence` after the first is one thing that follows. A `grave` act, such as leaving the contest,
    has a red button, which Enter never presses.
    """

    given = Signal(str)

    def __init__(
        self, parent: QWidget, question: str, consequence: str, action: str, *, grave: bool = False, picture: str = ""
    ) -> None:
        says, *facts = consequence.split("\n")
        tone = Tone.WRONG if grave else Tone.WHERE
        super().__init__(parent, picture or ("ban" if grave else "pencil"), tone, question, says)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show_facts(facts)
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName("原因")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(px(_FIELD_HEIGHT))
        label = QLabel("原因，写入流水(&Y)", self)
        label.setProperty("look", "field")
        label.setBuddy(self.reason)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        self.cancel = self.add_button("取消")
        self.cancel.clicked.connect(self.reject)
        self.action = self.add_button(f"{action}(&O)", "seal" if grave else "commit")
        self.action.setEnabled(False)
        self.action.clicked.connect(self._give)
        self.reason.textChanged.connect(lambda: self.action.setEnabled(bool(self._text())))
        self.reason.setFocus()

    def _give(self) -> None:
        reason = self._text()
        self.accept()
        self.given.emit(reason)

    def _text(self) -> str:
        return self.reason.toPlainText().strip()
