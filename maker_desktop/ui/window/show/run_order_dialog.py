"""流程单: the whole show beside the desk, rehearsed on a screen of its own and printed with the host's script."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from maker_desktop.services.core import contest
from maker_desktop.services.demo import rehearsal
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.ui.page_files import print_document
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.show.rehearsal_window import RehearsalWindow
from maker_desktop.ui.window.show.run_order_panel import RunOrderPanel


class RunOrderDialog(QDialog):
    """Stays beside the window while the show goes on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._context = context = window.context
        stage = context.audience.stage()
        self.setWindowTitle(f"流程单 · {stage.name}")
        self.panel = RunOrderPanel(context.audience, self)
        self.rehearse = QPushButton("彩排", self)
        self.rehearse.setToolTip("在另一个窗口里从头走一遍，分数和名次都是编造的，不动赛事文件")
        self.print_script = QPushButton("打印主持词…", self)
        for button in (self.rehearse, self.print_script):
            self.panel.buttons.addWidget(button)
        self.rehearse.clicked.connect(self._rehearse)
        self.print_script.clicked.connect(self._print)
        down = QVBoxLayout(self)
        down.setContentsMargins(18, 16, 18, 14)
        down.addWidget(self.panel)
        self.resize(640, 620)

    def _print(self) -> None:
        stage = self._context.audience.stage()
        print_document(self._context, self, "script", Wanted(stage.id), f"{stage.name}主持词")

    def _rehearse(self) -> None:
        """Make a contest with made-up marks off the main thread, then open it in a window of its own."""
        context, real, main = self._context, self._context.session.contest, self._window
        stage = context.audience.stage().id
        folder = TemporaryDirectory(prefix="maker-rehearsal-", ignore_cleanup_errors=True)

        def opened(path: Path) -> None:
            show = RehearsalWindow(contest.open_session(path, ""), folder, stage, context, main)
            main.closed.connect(show.close)
            show.show()

        context.tasks.run(
            "正在准备彩排", lambda progress: rehearsal.make(real, Path(folder.name), progress=progress.report), opened
        )
