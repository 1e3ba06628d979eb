"""An open contest on the screens: its window, its audience screen, and what the rail says of its file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from maker_desktop.services.session import Session
from maker_desktop.ui.audience.scenes import Message, Scene
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.desk import Desk
from maker_desktop.ui.help_window import HelpWindow
from maker_desktop.ui.main_window import Entry, FileState, MainWindow
from maker_desktop.ui.menus import FileMenu
from maker_desktop.ui.person_dialog import PersonDialog
from maker_desktop.ui.shortcut_sheet import ShortcutSheet


class OpenContest(QObject):
    """Ties window, hall and session together while a contest is open; closes all of them with its window."""

    closed = Signal()
    named = Signal(str)

    def __init__(
        self, session: Session, entries: Sequence[Entry], file_menu: FileMenu, clock: Callable[[], float]
    ) -> None:
        super().__init__()
        self.session = session
        self.window = MainWindow(Desk(session, self, clock), entries, file_menu)
        self.hall = AudienceWindow(clock)
        self.help = HelpWindow(self.window)
        self.help.keys.clicked.connect(self.window.keys_wanted)
        self.hall.show_scene(Message(text="请稍候"))
        self.hall.closed.connect(lambda: self.window.show_hall("打开大屏幕"))
        self.window.hall_wanted.connect(self.toggle_hall)
        self.window.keys_wanted.connect(lambda: ShortcutSheet(self.window, self.window.page_hints()).exec())
        self.window.person_wanted.connect(self._ask_person)
        self.window.help_wanted.connect(self._toggle_help)
        self.window.went.connect(self._follow_with_help)
        self.window.closed.connect(self._close)
        self.window.desk.projected.connect(self._project)
        self._show_file_state()
        session.listen(lambda _changed: self._show_file_state())

    def toggle_hall(self) -> None:
        """Open the audience screen on the second screen, or close it."""
        if self.hall.isVisible():
            self.hall.close()
            return
        self.hall.open_on(_other_screen(self.window))
        self.window.show_hall("关闭大屏幕")

    def _toggle_help(self, page: str) -> None:
        if self.help.isVisible():
            self.help.close()
            return
        self.help.show_page(page)
        self.help.open_beside()

    def _follow_with_help(self, page: str) -> None:
        if self.help.isVisible():
            self.help.show_page(page)

    def _ask_person(self) -> None:
        dialog = PersonDialog(self.window, self.session.person)
        dialog.named.connect(self._name)
        dialog.open()

    def _name(self, person: str) -> None:
        self.session.person = person
        self.window.show_person()
        self.named.emit(person)

    def _project(self, scene: Scene) -> None:
        self.hall.show_scene(scene)

    def _show_file_state(self) -> None:
        self.window.show_file_state(file_state(self.session))

    def _close(self) -> None:
        self.hall.close()
        self.session.close()
        self.closed.emit()


def file_state(session: Session) -> FileState:
    """Say what is on the disk; every verb has written before it returns, so all of it is."""
    if session.read_only:
        return FileState(session.file.path.name, "只读，不能修改", "", safe=False)
    return FileState(session.file.path.name, f"已落盘 {session.now():%H:%M:%S}", "")


def _other_screen(window: MainWindow) -> QScreen | None:
    """Return a screen the window is not on, or None if there is only one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
