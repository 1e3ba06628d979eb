"""The supervisor's drive: appends the journal's heads to the witness list, on request or by a clock."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import witness, witness_key
from maker_desktop.services.journal.witness import Written
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks

#: Milliseconds.
_MINUTE: Final = 60_000


class WitnessDrive(QObject):
    """The path and content of the witness list; `recorded` carries a `Written`, `changed`: the drive or the clock did.

    `chosen` carries the drive and the minutes of the clock where somebody chose them, to be remembered for the contest.
    `stopped` says why nothing is recorded any more, until something is; empty while all is well.
    """

    recorded = Signal(object)
    changed = Signal()
    chosen = Signal(object, int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self)
        self._wanted = False
        #: Minutes of the clock as chosen; it stands still while the drive is away.
        self._minutes = 0
        #: Whether a drive that is away is no news: it is not there yet.
        self._resuming = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._record_what_is_new)
        #: The moment of the session that is on the list.
        self._recorded = -1
        self.folder: Path | None = None
        self.last: Written | None = None
        self.stopped = ""

    @property
    def minutes(self) -> int:
        """Minutes between two records of the clock; 0 where it stands still."""
        return self._clock.interval() // _MINUTE if self._clock.isActive() else 0

    def record_every(self, minutes: int) -> None:
        """Record what is new at intervals from now on, 0: only on request. Raises Refusal without a drive."""
        self._clock.stop()
        self._minutes = 0
        if minutes:
            self._drive()
            self._minutes = minutes
            self._clock.start(minutes * _MINUTE)
        self.chosen.emit(self.folder, self._minutes)
        self.changed.emit()

    def use(self, folder: Path) -> None:
        """Choose a drive, and append to its list at once."""
        self.folder, self.last, self.stopped = folder, None, ""
        self.chosen.emit(folder, self._minutes)
        self.changed.emit()
        self.record()

    def resume(self, folder: Path, minutes: int) -> None:
        """Go on with the drive and the clock that were chosen before this contest was closed; a drive may be away."""
        self.folder, self._minutes, self._resuming = folder, minutes, True
        self.record()

    def record(self) -> None:
        """Append the new heads; a request during that starts another run after it.

        Raises Refusal without a drive.
        """
        if self._tasks.running():
            self._wanted = True
            return
        path, folder, moment = self._session.file.path, self._drive(), self._session.moment

        def work(_progress: TaskProgress) -> Written | Refusal:
            try:
                return witness.add_to(path, folder)
            except Refusal as refusal:
                return refusal

        self._tasks.run("见证清单", work, partial(self._show, moment))

    def make_key(self) -> str:
        """Put a key on the drive and enter its fingerprint, which is returned, in the journal.

        Raises Refusal without a drive.
        """
        told = witness_key.register_key(self._session, self._drive())
        self.record()
        return told

    def close(self) -> None:
        """Stop the clock, and wait for a running write."""
        self._clock.stop()
        self._tasks.close()

    def _drive(self) -> Path:
        if self.folder is None:
            raise Refusal("还没有选监督员的 U 盘，请在“流水与备份”页的“见证清单”里选。")
        return self.folder

    def _record_what_is_new(self) -> None:
        if self._session.moment != self._recorded or not self._drive().is_dir():
            self.record()

    def _show(self, moment: int, made: Written | Refusal) -> None:
        resuming, self._resuming = self._resuming, False
        if isinstance(made, Refusal):
            self._clock.stop()
            self.stopped = made.sentence
            self.changed.emit()
            if resuming:
                return
            raise made
        if self._minutes and not self._clock.isActive():
            self._clock.start(self._minutes * _MINUTE)
        self.last, self.stopped, self._recorded = made, "", moment
        self.recorded.emit(made)
        self.changed.emit()
        if self._wanted:
            self._wanted = False
            self.record()
