"""彩排: the whole show on one screen, with made-up scores in every picture and nothing of it in the contest file."""

from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.operator_strip import OperatorStrip
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.window.show.run_order_panel import RunOrderPanel


class RehearsalWindow(QWidget):
    """Owns a made-up contest and its folder, which go with the window. Its keys are those of the real show."""

    def __init__(
        self,
        session: Session,
        folder: TemporaryDirectory[str],
        stage: str,
        context: PageContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("彩排：分数和名次都是编造的")
        self._session, self._folder = session, folder
        self.control = AudienceControl(session, context.clock, self, rehearsal=True)
        self.control.desk = self
        self.control.theme = context.audience.theme
        self.control.follow(session.stage(stage), "", None)
        self.picture = AudienceWindow(context.clock)
        self.picture.wear(context.audience.theme)
        self.picture.show_scene(self.control.operator.shown())
        self.control.projected.connect(self.picture.show_scene)
        self.strip = OperatorStrip(self)
        self.strip.attach(self.control)
        self.panel = RunOrderPanel(self.control, self)
        self.panel.setFixedWidth(380)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.picture, 1)
        left.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        for words, hear, key in self.control.bindings():
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked, does=hear: does())
            self.addAction(action)
        self.resize(1180, 720)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remove the made-up contest."""
        self.control.stop_listening()
        self._session.close()
        self._folder.cleanup()
        super().closeEvent(event)
