"""Backup copies of the open contest: after important changes, at intervals and at the end, in the background."""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal import backup
from maker_desktop.services.journal.backup import Backups, Copy, Report
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks

#: The first place: this folder beside the contest file.
FOLDER: Final = "备份"
#: Milliseconds between two looks at whether there is something new to copy.
EVERY: Final = 5 * 60 * 1000


class BackupSchedule(QObject):
    """Makes the copies of one contest in the background, and reports their state.

    `followed` says that the copies or their places have changed, `failed` carries one sentence when a place begins to
    take no copies, `usb_drive_chosen` the second place (None: no longer one).
    """

    followed = Signal()
    failed = Signal(str)
    usb_drive_chosen = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._copy_what_is_new)
        #: The moment of the session that the newest copy holds.
        self._held = -1
        self._begun = False
        self._wanted = False
        #: Whether the last copy found no USB drive; it is repeated once the drive is back.
        self._usb_drive_gone = False
        self._failures: tuple[str, ...] = ()
        self._usb_drive: Path | None = None
        self.copies: tuple[Copy, ...] = ()

    @property
    def folder(self) -> Path:
        """The first place, which is made with the first copy."""
        return self._session.file.path.parent / FOLDER

    @property
    def usb_drive(self) -> Path | None:
        """The second place, usually on a USB drive, or None."""
        return self._usb_drive

    def begin(self, usb_drive: Path | None) -> None:
        """Copy from now on, to the second place, too, if there is one; not for a file that is only read."""
        self._usb_drive = usb_drive
        if not self._session.read_only:
            self._begun = True
            self._session.listen(self._follow)
            self._timer.start()
        self._look(tidy=self._begun)

    def close(self) -> None:
        """Stop the clock; a copy that is being made is finished first."""
        self._timer.stop()
        self._tasks.close()

    @property
    def owes_copy(self) -> bool:
        """Whether something has changed since the last copy."""
        return self._begun and self._session.moment > max(self._held, 0)

    def copy_last(self) -> tuple[str, ...]:
        """Copy what has changed since the last copy, and verify it; after `close`, from any thread.

        Return one sentence for each folder that failed and was not reported yet.
        """
        if not self.owes_copy:
            return ()
        return self._news(self._backups().now().failures)

    def use_usb_drive(self, chosen: Path | None) -> None:
        """Change the second place and copy into it at once; Refusal where it is the first, or cannot be a place."""
        if chosen is not None and chosen.resolve() in (
            self.folder.resolve(),
            self._session.file.path.parent.resolve(),
        ):
            raise Refusal("第二处备份要放在另一个地方，最好是 U 盘，请另选文件夹。")
        self._usb_drive, self._failures = chosen, ()
        self.usb_drive_chosen.emit(chosen)
        self.copy_now() if chosen is not None else self._look()

    def copy_now(self) -> None:
        """Copy the file now; a request during a copy starts another one after it."""
        if self._session.soundness.damage:
            raise Damaged(f"没有备份：{self._session.soundness.words}以前的备份都还在。")
        if self._session.read_only:
            raise Refusal("只读打开的文件由正在使用它的电脑备份；要一份副本，请用“另存副本”。")
        if self._tasks.running():
            self._wanted = True
            return
        moment = self._session.moment
        self._tasks.run("备份", lambda _progress: self._copied(), lambda done: self._show(moment, *done))

    def words(self) -> str:
        """Return how the copies stand, for the foot of the rail: e.g. 备份 10:40 · U 盘."""
        if not self.copies:
            return "还没有备份"
        newest = self.copies[0].time
        today = newest.date() == self._session.now().date()
        told = f"备份 {newest:%H:%M}" if today else f"备份 {newest:%m-%d %H:%M}"
        if self._usb_drive is None:
            return told
        return f"{told} · U 盘" if self.on_usb_drive() else f"{told} · U 盘没有备份"

    def on_usb_drive(self) -> bool:
        """Whether the second place has a copy as new as the first has."""
        newest = {self.folder: -1, self._usb_drive: -1}
        for copy in self.copies:
            newest[copy.path.parent] = max(copy.entries, newest.get(copy.path.parent, -1))
        return newest[self._usb_drive] >= max(newest[self.folder], 0)

    @property
    def sound(self) -> bool:
        """Whether every place took its last copy."""
        return not self._failures

    def _copied(self) -> tuple[Report, tuple[Copy, ...]]:
        backups = self._backups()
        return backups.now(), backups.kept()

    def _backups(self) -> Backups:
        """Return who makes the copies. He reads in the file, and may have to wait for a merge that is being written."""
        return Backups(self._session, [self.folder, *([self._usb_drive] if self._usb_drive else [])])

    def _follow(self, changed: Changed) -> None:
        if backup.due(changed):
            self.copy_now()

    def _copy_what_is_new(self) -> None:
        if self._session.read_only:
            return  # found damaged meanwhile: the copies made before are what counts now
        back = self._usb_drive_gone and self._usb_drive is not None and self._usb_drive.is_dir()
        if back or self._session.moment != self._held:
            self.copy_now()

    def _look(self, *, tidy: bool = False) -> None:
        """See which copies there are; a USB drive may take its time to answer."""

        def look(_progress: TaskProgress) -> tuple[Copy, ...]:
            backups = self._backups()
            if tidy:
                backups.tidy()
            return backups.kept()

        if not self._tasks.running():
            self._tasks.run("备份", look, self._list)

    def _show(self, moment: int, report: Report, kept: tuple[Copy, ...]) -> None:
        if report.copies:
            self._held = moment
        self._usb_drive_gone = bool(report.failures) and self._usb_drive is not None and not self._usb_drive.is_dir()
        news = self._news(report.failures)
        self._failures = report.failures
        self._list(kept)
        for sentence in news:
            self.failed.emit(sentence)

    def _news(self, failures: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sentence for sentence in failures if sentence not in self._failures)

    def _list(self, kept: tuple[Copy, ...]) -> None:
        self.copies = kept
        self.followed.emit()
        if self._wanted:
            self._wanted = False
            self.copy_now()


def when(time: datetime) -> str:
    """Return when a copy was made, as a list of copies tells it."""
    return f"{time:%m-%d %H:%M}"
