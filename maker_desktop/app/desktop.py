"""The main window's content: the start page or one open contest, and switching between them."""

import gc
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_documents_path
from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from maker_desktop.app.backend import Backend
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.store.lock import InUse
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.window.crash import tell_of_bug
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.recent_files import SHOWN
from maker_desktop.ui.window.start_page import StartPage

# The start page must not wait for rules, pages, database and paper: what an open contest needs is imported when the
# first is opened, marked below as "on opening".
if TYPE_CHECKING:
    from maker_desktop.services.core.session import Session
    from maker_desktop.services.journal.backup import Restored
    from maker_desktop.services.overview.summary import Summary
    from maker_desktop.ui.window.main_window import MainWindow
    from maker_desktop.ui.window.open_contest import OpenContest

#: Height the frame of a window may add to it, in device-independent pixels; unknown before a window is shown.
_TITLE_BAR: Final = 40


class Desktop(QObject):
    """The start page, or the one contest that is open."""

    def __init__(self, backend: Backend, memory: Memory, clock: Callable[[], float]) -> None:
        super().__init__()
        self._backend = backend
        self._memory = memory
        self._clock = clock
        self._tasks = Tasks(self)
        self._reading = Tasks(self)
        self._getting_ready: threading.Thread | None = None
        self.start_page: StartPage | None = None
        self.contest: OpenContest | None = None

    @property
    def window(self) -> "MainWindow | None":
        """The window of the open contest."""
        return self.contest.window if self.contest is not None else None

    def start(self) -> None:
        """Show the start page."""
        page = StartPage(self._backend.presets(), self._memory.recent(), _documents())
        page.new_wanted.connect(self.new_file)
        page.open_wanted.connect(self.open_file)
        page.open_asked.connect(self._ask_for_file)
        page.restore_asked.connect(self._ask_restore)
        page.sample_wanted.connect(self.open_sample)
        page.zoomed.connect(self._memory.keep_zoom)
        page.help_wanted.connect(self._show_manual)
        _size(page, 1280, 720)
        page.show()
        self.start_page = page
        if self._getting_ready is not None:
            self._read_recent()

    def _show_manual(self) -> None:
        from maker_desktop.ui.window.help_window import MANUAL_SIZE, MANUALS, HelpWindow  # noqa: PLC0415 - on opening

        assert self.start_page is not None, "the start page asks for it"
        for former in self.start_page.findChildren(HelpWindow):
            former.close()
        aid = HelpWindow(self.start_page, MANUAL_SIZE)
        aid.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        aid.keys.hide()
        aid.show_page(MANUALS[0][0])
        aid.open_beside()

    def close(self) -> None:
        """Wait, when the program ends, for what is still being made or restored; its result is dropped."""
        self._tasks.close()
        self._reading.close()

    def end(self) -> None:
        """End the program at once on the system's request: close what is open without questions."""
        if self.contest is not None:
            self.contest.window.asks = False
            self.contest.window.close()
        QApplication.quit()

    def save(self) -> None:
        """Close the file and make its last backup copy, after the screen was lost."""
        if self.contest is not None:
            self.contest.put_away()

    def get_ready(self) -> None:
        """Import what an open contest needs while the user looks at the start page."""
        self._getting_ready = threading.Thread(target=self._backend.entries)
        self._getting_ready.start()
        self._read_recent()

    def _read_recent(self) -> None:
        """Read off the main thread what the files on the start page hold, and show it."""
        paths = self._memory.recent()[:SHOWN]

        def read(progress: TaskProgress) -> dict[Path, "Summary | None"]:
            found = {}
            for turn, path in enumerate(paths):
                progress.report(turn, len(paths))
                found[path] = self._ready_backend().summary(path)
            return found

        self._reading.replace("最近打开", read, self._show_summaries)

    def _show_summaries(self, found: Mapping[Path, "Summary | None"]) -> None:
        if self.start_page is not None:
            for path, summary in found.items():
                self.start_page.show_summary(path, summary)

    def new_file(self, preset: str, path: Path) -> None:
        """Make a contest file from a preset and open it. Raises Refusal and changes nothing if that fails."""
        self._show(self._ready_backend().new(preset, path))

    def open_file(self, path: Path) -> None:
        """Open a contest file in place of the open one. Raises Refusal and changes nothing if that fails."""
        if self.contest is not None and self.contest.session.file.path == path:
            return
        session = self._opened(path)
        if session is None:
            return
        self._show(session)
        last_page = self._memory.page()
        if self.window is not None and any(entry.key == last_page for entry in self.window.entries):
            self.window.go_to_key(last_page)

    def open_sample(self) -> None:
        """Make a copy of the sample contest, off the main thread, and open it."""
        page = self.start_page
        if page is not None:
            page.message.say("正在准备示范赛事…", Tone.WHERE)
        self._tasks.run("准备示范赛事", lambda _progress: self._ready_backend().sample(), self._open_made)

    def _open_made(self, path: Path) -> None:
        if self.start_page is not None:
            self.open_file(path)
            if self.window is not None:
                self.window.guide()

    def restore(self, copy: Path, file: Path) -> None:
        """Restore a contest file from a copy, off the main thread, and open it; the former file is kept beside it."""
        if self.start_page is not None:
            self.start_page.message.say("正在校验备份并恢复…", Tone.WHERE)
        self._tasks.run(
            "恢复", lambda _progress: self._backend.restore(copy, file), lambda done: self._open_restored(file, done)
        )

    def _open_restored(self, file: Path, done: "Restored") -> None:
        self.open_file(file)
        if self.window is not None:
            kept = f"原来的文件留在旁边的“{done.aside.name}”。" if done.aside is not None else ""
            gone = f"有 {done.lost} 条流水不在这个备份里，逐条记在流水的最后一条。" if done.lost else ""
            self.window.tell(f"已从备份恢复。{kept}{gone}", Tone.LOOK if done.lost else Tone.DONE)

    def _opened(self, path: Path) -> "Session | None":
        """Open a file, read-only if another user has it and the user agrees; None if the user declines."""
        try:
            return self._ready_backend().open(path, False)
        except InUse as in_use:
            parent = self.window or self.start_page
            reading = "可以查看和打印，不能修改；等对方关闭以后，重新打开就能修改。"
            if parent is None or not confirm(parent, in_use.sentence, reading, "以只读方式打开", harmless=True):
                return None
            return self._backend.open(path, True)

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

    def heard(self, refusal: Refusal) -> None:
        """Show a refusal; where it tells of damage, verify the open file, which may not be the one it is about."""
        self.refused(refusal.sentence)
        if isinstance(refusal, Damaged) and self.contest is not None:
            self.contest.verify()

    def crashed(self, log: Path | None) -> None:
        """Report a program error in one dialog, once, with the path of the log if it could be written."""
        tell_of_bug(self.window or self.start_page, log)

    def _ready_backend(self) -> Backend:
        """Return the backend after the background import has ended; two threads could half-import a package."""
        if self._getting_ready is not None:
            self._getting_ready.join()
        return self._backend

    def _show(self, session: "Session") -> None:
        from maker_desktop.ui.window.open_contest import OpenContest  # noqa: PLC0415 - on opening

        self._reading.cancel()
        self._memory.remember(session.file.path)
        former = self.contest
        contest = OpenContest(session, self._backend.entries(), self._file_menu(), self._clock)
        contest.closed.connect(lambda: self._forget(contest))
        contest.uncopied.connect(self.refused)
        contest.named.connect(self._memory.keep_person)
        contest.usb_drive_chosen.connect(self._memory.keep_usb_drive)
        contest.window.zoomed.connect(self._memory.keep_zoom)
        contest.screens.assign(self._memory.screens())
        contest.screens.chosen.connect(self._memory.keep_screens)
        contest.cheers.wanted = self._memory.sounds()
        contest.sounds_chosen.connect(self._memory.keep_sounds)
        contest.window.built.connect(self._memory.restore_columns)
        self._memory.restore_columns(contest.window)
        if not self._memory.restore_window(contest.window):
            _size(contest.window, 1440, 900)
        contest.window.show()
        contest.keep_copies(self._memory.usb_drive())
        contest.keep_heads(self._memory)
        contest.verify()
        contest.ask_for_proof()
        if not self._memory.person():
            contest.ask_for_name()
        self.contest = contest
        if former is not None:
            former.window.close()
        if self.start_page is not None:
            self.start_page.close()
            self.start_page.deleteLater()
            self.start_page = None
        QTimer.singleShot(0, partial(self._leave_out_of_collecting, collect_first=former is not None))

    def _leave_out_of_collecting(self, collect_first: bool) -> None:
        """Exclude the open contest from garbage collection, which would delay a keystroke now and then.

        Qt has deleted the widgets of a former contest by now; the rest is collected first, else it is never freed.
        """
        if collect_first:
            gc.collect()
        if self.contest is not None:
            gc.freeze()

    def _forget(self, contest: "OpenContest") -> None:
        self._memory.keep_window(contest.window, contest.window.current_key())
        self._memory.keep_columns(contest.window)
        gc.unfreeze()
        if self.contest is contest:
            self.contest = None
        for part in (contest.window, contest.audience, contest):
            part.deleteLater()

    def _file_menu(self) -> FileMenu:
        return FileMenu(
            new=self.close_file,
            open=self._ask_for_file,
            open_recent=self.open_file,
            recent=self._memory.recent,
            close=self.close_file,
            quit=QApplication.closeAllWindows,
        )

    def _ask_restore(self) -> None:
        backend = self._ready_backend()
        from maker_desktop.ui.kit.backup_schedule import FOLDER  # noqa: PLC0415 - on opening
        from maker_desktop.ui.window.restore_dialog import RestoreDialog  # noqa: PLC0415 - on opening

        usb_drive, documents = self._memory.usb_drive(), _documents()
        folders = [folder / FOLDER for folder in (*self._memory.folders(), documents)]
        copies = backend.copies([*folders, *([usb_drive] if usb_drive is not None else [])])
        dialog = RestoreDialog(self.start_page, copies, self._memory.recent(), documents, backend.foresee)
        try:
            if dialog.exec():
                self.restore(dialog.source(), dialog.target_path())
        finally:
            dialog.deleteLater()

    def _ask_for_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self.window or self.start_page, "打开赛事文件", str(_documents()), "赛事文件 (*.maker)"
        )
        if name:
            self.open_file(Path(name))


def _documents() -> Path:
    """Return the user's documents folder, or the home folder where there is none, as on a new system."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def _size(window: QWidget, width: int, height: int) -> None:
    """Resize a window, in device-independent pixels; maximise it where the screen is too small.

    Resized to the screen it would lose its lowest lines, since its frame comes on top of its size.
    """
    room = window.screen().availableSize() - QSize(0, _TITLE_BAR)
    window.resize(QSize(width, height).boundedTo(room))
    if window.size() != QSize(width, height):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
