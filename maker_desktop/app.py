"""The window as a whole: the only place that wires pages, contest file, audience screen and crash handler together."""

import getpass
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_documents_path, user_log_path
from PySide6.QtCore import QObject, QSettings, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon, QScreen
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from maker_desktop.domain.errors import Refusal
from maker_desktop.resources import resource
from maker_desktop.services.session import Session
from maker_desktop.ui import theme
from maker_desktop.ui.audience.scenes import Message, Scene
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.crash import CrashHandler
from maker_desktop.ui.desk import Desk
from maker_desktop.ui.main_window import Entry, FileState, MainWindow
from maker_desktop.ui.memory import Memory
from maker_desktop.ui.menus import FileMenu
from maker_desktop.ui.shortcut_sheet import ShortcutSheet
from maker_desktop.ui.start_page import Preset, StartPage
from maker_desktop.ui.tone import Tone

_NAME = "maker-desktop"


@dataclass(frozen=True, slots=True)
class Doors:
    """What the window needs from the rooms below it, each as one call; tests put their own behind them.

    All of them may raise Refusal. `sample` makes a copy of the sample contest and returns its path.
    """

    presets: Callable[[], Sequence[Preset]]
    new: Callable[[str, Path], Session]
    open: Callable[[Path], Session]
    sample: Callable[[], Path]
    entries: Callable[[], Sequence[Entry]]


class Desktop(QObject):
    """The start page, the desk of at most one open contest, and its audience screen."""

    def __init__(self, doors: Doors, memory: Memory, clock: Callable[[], float]) -> None:
        super().__init__()
        self._doors = doors
        self._memory = memory
        self._clock = clock
        self.start_page: StartPage | None = None
        self.window: MainWindow | None = None
        self.hall: AudienceWindow | None = None

    def start(self) -> None:
        """Show the start page."""
        page = StartPage(self._doors.presets(), self._memory.recent(), user_documents_path())
        page.new_wanted.connect(self.new_file)
        page.open_wanted.connect(self.open_file)
        page.open_asked.connect(self._ask_for_file)
        page.sample_wanted.connect(lambda: self.open_file(self._doors.sample()))
        page.resize(1180, 720)
        page.show()
        self.start_page = page

    def new_file(self, preset: str, path: Path) -> None:
        """Make a contest file from a preset and open it; raises Refusal and changes nothing if that cannot be."""
        self._show_desk(self._doors.new(preset, path))

    def open_file(self, path: Path) -> None:
        """Open a contest file in place of what is open; raises Refusal and leaves everything as it was if it cannot."""
        if self.window is not None and self.window.desk.session.file.path == path:
            return
        self._show_desk(self._doors.open(path))
        last_page = self._memory.page()
        if self.window is not None and any(entry.key == last_page for entry in self.window.entries):
            self.window.go_to_key(last_page)

    def close_file(self) -> None:
        """Close the contest and go back to the start page."""
        self.start()
        if self.window is not None:
            self.window.close()

    def refused(self, sentence: str) -> None:
        """Show a refusal where the user is looking."""
        if self.window is not None:
            self.window.tell(sentence, Tone.WRONG)
        elif self.start_page is not None:
            self.start_page.message.say(sentence, Tone.WRONG)

    def crashed(self, log: Path) -> None:
        """Say once, in one dialog, that the program made a mistake and where it is written down."""
        box = QMessageBox(self.window or self.start_page)
        box.setWindowTitle("创客评审台")
        box.setText("程序出错，刚才的操作没有完成。")
        box.setInformativeText(f"赛事文件没有改动，可以继续工作。\n出错的详情写在：\n{log}")
        folder = box.addButton("打开所在文件夹", QMessageBox.ButtonRole.ActionRole)
        go_on = box.addButton("继续工作", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.exec()
        if box.clickedButton() is folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.parent)))

    def _show_desk(self, session: Session) -> None:
        self._memory.remember(session.file.path)
        former = self.window
        self.window = self._desk_window(Desk(session, self))
        self.window.show()
        if former is not None:
            former.close()
        if self.start_page is not None:
            self.start_page.close()
            self.start_page = None

    def _desk_window(self, desk: Desk) -> MainWindow:
        menu = FileMenu(
            new=self.close_file,
            open=self._ask_for_file,
            open_recent=self.open_file,
            recent=self._memory.recent,
            close=self.close_file,
            quit=QApplication.closeAllWindows,
        )
        window = MainWindow(desk, self._doors.entries(), menu)
        window.hall_wanted.connect(self._toggle_hall)
        window.keys_wanted.connect(lambda: ShortcutSheet(window).exec())
        window.closed.connect(lambda: self._window_closed(window))
        window.show_file_state(file_state(desk.session))
        desk.session.listen(lambda _changed: window.show_file_state(file_state(desk.session)))
        desk.projected.connect(self._project)
        if not self._memory.restore_window(window):
            window.resize(1440, 900)
        return window

    def _window_closed(self, window: MainWindow) -> None:
        self._memory.keep_window(window, window.current_key())
        if self.hall is not None:
            self.hall.close()
        if self.window is window:
            self.window = None
        window.desk.session.close()
        window.deleteLater()

    def _ask_for_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self.window or self.start_page, "打开赛事文件", str(user_documents_path()), "赛事文件 (*.maker)"
        )
        if name:
            self.open_file(Path(name))

    def _project(self, scene: Scene) -> None:
        self._hall().show_scene(scene)

    def _toggle_hall(self) -> None:
        hall = self._hall()
        if hall.isVisible():
            hall.close()
        else:
            hall.open_on(second_screen(self.window))
            self._say_hall("关闭大屏幕")

    def _say_hall(self, words: str) -> None:
        if self.window is not None:
            self.window.show_hall(words)

    def _hall(self) -> AudienceWindow:
        if self.hall is None:
            self.hall = AudienceWindow(self._clock)
            self.hall.show_scene(Message(text="请稍候"))
            self.hall.closed.connect(lambda: self._say_hall("打开大屏幕"))
        return self.hall


def file_state(session: Session) -> FileState:
    """Say what is on the disk; every verb has written before it returns, so all of it is."""
    if session.read_only:
        return FileState(session.file.path.name, "只读，不能修改", "", safe=False)
    return FileState(session.file.path.name, f"已落盘 {session.now():%H:%M:%S}", "")


def second_screen(window: MainWindow | None) -> QScreen | None:
    """Return a screen the desk is not on, or None if there is only one."""
    here = window.screen() if window is not None else QGuiApplication.primaryScreen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


def rooms(person: str) -> Doors:
    """Return the doors to the real rooms; they are entered when first used, so that the start page waits for none."""

    def listed() -> list[Preset]:
        from maker_desktop.exchange import presets  # noqa: PLC0415 - see above

        return [Preset(each.id, each.name, each.level.value, each.year) for each in presets.presets()]

    def new(preset: str, path: Path) -> Session:
        from maker_desktop.exchange import presets  # noqa: PLC0415 - see above
        from maker_desktop.services import contest  # noqa: PLC0415 - see above

        return contest.create(path, presets.preset_text(preset), person, rulebook_name=preset)

    def opened(path: Path) -> Session:
        from maker_desktop.services import contest  # noqa: PLC0415 - see above

        return contest.open_session(path, person)

    def sample() -> Path:
        raise Refusal("这一版还没有带示范赛事，请先用左边的规则新建一个。")

    def entries() -> Sequence[Entry]:
        from maker_desktop.ui import pages  # noqa: PLC0415 - see above

        return pages.ENTRIES

    return Doors(listed, new, opened, sample, entries)


def run(path: Path | None = None) -> int:
    """Run the window until it is closed, with a contest file open if one is named; return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName("创客评审台")
    app.setWindowIcon(QIcon(str(resource("icons", "maker.svg"))))
    theme.apply(app)
    memory = Memory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _NAME, "window"))
    desktop = Desktop(rooms(getpass.getuser()), memory, time.monotonic)
    handler = CrashHandler(user_log_path(_NAME) / "errors.log", desktop.refused, desktop.crashed)
    handler.install()
    desktop.start()
    if path is not None:
        try:
            desktop.open_file(path)
        except Refusal as refusal:
            desktop.refused(refusal.sentence)
    return app.exec()
